/**
 * How an attempt stands: a pure function of the module and the set of steps made in it, whatever order they came in and however
 * often. A question answered wrong comes back at the end until it is right; the score counts first tries only. A package counts as
 * much as a question, with the score its content gives. What is done stays done: no further step takes it back. Finishing a module
 * is not a demonstration.
 */
import { type Card, isQuestion, type ModuleContent, type Question } from '../modules/module-content.ts';
import { judge } from './judging.ts';
import { inOrder, longest, type AnswerStep, type PlayedStep, type Step } from './step.ts';

export interface Tries {
  readonly count: number;
  readonly firstRight: boolean;
  readonly right: boolean;
  readonly last: AnswerStep;
}

export interface AttemptState {
  readonly done: ReadonlySet<string>;
  readonly tries: ReadonlyMap<string, Tries>;
  /** the card to show now; null when all is done */
  readonly next: string | null;
  /** questions answered wrong, in the order in which they come back */
  readonly returning: readonly string[];
  readonly completed: boolean;
  /** from 0 to 1: questions right at first try, of those answered, and packages by their own score; null before the first of them */
  readonly score: number | null;
  readonly firstRight: number;
  readonly questions: number;
  /** really used: a card left open over night does not count the night */
  readonly seconds: number;
  /** what stands written, by card */
  readonly notes: ReadonlyMap<string, string>;
  /** how far packages have come, by card; those never begun are not in it */
  readonly played: ReadonlyMap<string, Played>;
}

export type Played = Pick<PlayedStep, 'score' | 'done' | 'seconds'>;

export function stateOf(content: ModuleContent, steps: Iterable<Step>): AttemptState {
  const cards = new Map(content.cards.map((card) => [card.key, card]));
  const made = inOrder(steps).filter(({ cardKey }) => cards.has(cardKey));
  const tries = triesOf(cards, made);
  const played = playedOf(cards, made);
  const seen = new Set(made.flatMap((step) => (step.kind === 'seen' ? step.cardKey : [])));
  const done = new Set(
    content.cards
      .filter((card) => {
        if (isQuestion(card)) return tries.get(card.key)?.right === true;
        return card.kind === 'package' ? played.get(card.key)?.done === true : seen.has(card.key);
      })
      .map(({ key }) => key),
  );
  const returning = [...tries].filter(([, { right }]) => !right).sort(([, a], [, b]) => a.last.at - b.last.at);
  const waiting = returning.map(([key]) => key);
  const next = content.cards.find(({ key }) => !done.has(key) && !tries.has(key))?.key ?? waiting[0] ?? null;
  const firstRight = [...tries.values()].filter((one) => one.firstRight).length;
  const scores = [...played.values()].flatMap(({ score }) => (score === null ? [] : [score]));
  const scored = tries.size + scores.length;
  return {
    done,
    tries,
    next,
    returning: waiting,
    completed: content.cards.length > 0 && next === null,
    score: scored === 0 ? null : scores.reduce((sum, score) => sum + score, firstRight) / scored,
    firstRight,
    questions: content.cards.filter(isQuestion).length,
    seconds: [...played.values()].reduce((sum, one) => sum + one.seconds, secondsUsed(cards, made)),
    notes: notesOf(made),
    played,
  };
}

function triesOf(cards: ReadonlyMap<string, Card>, made: readonly Step[]): ReadonlyMap<string, Tries> {
  const tries = new Map<string, Tries>();
  for (const step of made) {
    const card = cards.get(step.cardKey);
    if (step.kind !== 'answer' || !card || !isQuestion(card)) continue;
    const before = tries.get(step.cardKey);
    // once right it stays so: looking again and trying something else is no exam
    if (before?.right) continue;
    const right = isRight(card, step);
    tries.set(step.cardKey, {
      count: (before?.count ?? 0) + 1,
      firstRight: before?.firstRight ?? right,
      right,
      last: step,
    });
  }
  return tries;
}

/** The one that says most: what was done stays done, a score stays until there is another, time is never taken back. */
function playedOf(cards: ReadonlyMap<string, Card>, made: readonly Step[]): ReadonlyMap<string, Played> {
  const played = new Map<string, Played>();
  for (const step of made) {
    if (step.kind !== 'played' || cards.get(step.cardKey)?.kind !== 'package') continue;
    played.set(step.cardKey, furthest(played.get(step.cardKey) ?? null, step));
  }
  return played;
}

export function furthest(before: Played | null, { score, done, seconds }: Played): Played {
  return {
    score: score === null ? (before?.score ?? null) : Math.min(1, Math.max(0, score)),
    done: done || before?.done === true,
    seconds: Math.max(before?.seconds ?? 0, Math.round(seconds)),
  };
}

export function isRight(card: Question, step: AnswerStep): boolean {
  return judge(card, step.given).right;
}

function secondsUsed(cards: ReadonlyMap<string, Card>, made: readonly Step[]): number {
  return made.reduce((sum, { kind, cardKey, seconds }) => {
    if (kind === 'played') return sum;
    const card = cards.get(cardKey);
    return sum + (card ? Math.min(Math.max(0, Math.round(seconds)), longest(card)) : 0);
  }, 0);
}

function notesOf(made: readonly Step[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const step of made) {
    if (step.kind !== 'note') continue;
    if (step.kept) notes.set(step.cardKey, step.text);
    else notes.delete(step.cardKey);
  }
  return notes;
}

/** When it was finished, as far as the device's clock can be believed: not before it began, not after now. */
export function completedAt(steps: Iterable<Step>, startedAt: Date, now: Date): Date {
  const last = inOrder(steps).at(-1)?.at ?? now.getTime();
  return new Date(Math.min(now.getTime(), Math.max(startedAt.getTime(), last)));
}
