/**
 * Walking through the cards: which one is shown, forward and back. Forward follows the cards one has been at already, and then
 * whatever the attempt says comes next: a new card, or a question that comes back.
 */
import { useState } from 'react';
import { newId } from '../../../kernel/id.ts';
import type { Cards } from '../cards.ts';
import { stateOf } from '../attempt.ts';
import type { Step } from '../step.ts';
import { useStopwatch } from './use-stopwatch.ts';
import type { Doing, Walk } from './walk.ts';

export interface Walking extends Walk {
  /** the card shown; null: the end */
  readonly shown: string | null;
  /** grows with every move: a card that comes again begins anew */
  readonly visit: number;
  /** from the first card, to look at it again */
  readonly lookThrough: () => void;
}

export interface WalkOf {
  readonly attemptId: string;
  readonly content: Cards;
  readonly steps: readonly Step[];
  readonly add: (step: Step) => void;
  readonly preview?: boolean;
}

export function useWalk({ attemptId, content, steps, add, preview = false }: WalkOf): Walking {
  const state = stateOf(content, steps);
  const [place, setPlace] = useState({ shown: state.next, visit: 0, looking: false });
  const { shown, visit, looking } = place;
  const lap = useStopwatch(`${shown ?? ''}:${visit}`);
  const at = content.cards.findIndex(({ key }) => key === shown);
  const goTo = (card: string | null, look: boolean): void => setPlace({ shown: card, visit: visit + 1, looking: look });
  const act = (doing: Doing): Step | null => {
    if (shown === null) return null;
    const step = { ...doing, stepId: newId(), cardKey: shown, at: Date.now(), seconds: lap() } as Step;
    add(step);
    return step;
  };
  const next = (): void => {
    const card = content.cards[at];
    if (!card) return;
    const been = state.done.has(card.key) || state.tries.has(card.key);
    // only its content says that a package is done
    if (card.kind === 'package' && !been && !preview) return;
    const passing: Doing = card.kind === 'package' ? { kind: 'played', score: null, done: true } : { kind: 'seen' };
    const passed = been ? null : act(passing);
    const after = passed ? stateOf(content, [...steps, passed]) : state;
    const following = content.cards[at + 1]?.key;
    if (looking && following !== undefined && (after.done.has(following) || after.tries.has(following)))
      goTo(following, true);
    else goTo(after.next, false);
  };
  const before = content.cards[at - 1]?.key;
  return {
    attemptId,
    steps,
    state,
    shown,
    visit,
    act: (doing) => void act(doing),
    next,
    back: before === undefined ? null : () => goTo(before, true),
    looking,
    preview,
    lookThrough: () => goTo(content.cards[0]?.key ?? null, true),
  };
}
