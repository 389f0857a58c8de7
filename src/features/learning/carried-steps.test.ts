import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleModule } from '../../testing/sample-module.ts';
import type { Card, ModuleContent } from '../modules/module-content.ts';
import { stateOf, type AttemptState } from './attempt.ts';
import { carriedIn, carry } from './carried-steps.ts';
import { judge } from './judging.ts';
import { conversationOf } from './resume.ts';
import { emptyAnswerTo, solutionOf } from './solution.ts';
import { inOrder, type Step } from './step.ts';

const said = (text: string) => ({ en: text });
const from = Date.parse('2026-03-02T09:00:00Z');

/** As large as a module can be: every kind of question, long conversations, notes on every fifth card. */
const bigModule: ModuleContent = {
  cards: Array.from({ length: 80 }, (_, at): Card => {
    const card = { key: `a-card-with-a-rather-long-key-of-its-own-${at}`, title: said('Title') };
    const asked = { ...card, asks: said('What?'), explains: said('So.') };
    const choices = Array.from({ length: 12 }, (_, one) => ({ key: `one-of-the-choices-${one}`, says: said('A') }));
    switch (at % 8) {
      case 0:
        return { ...card, kind: 'practice', asks: said('Write.'), good: said('Good.') };
      case 1:
        return { ...asked, kind: 'order', choices };
      case 2:
        return { ...asked, kind: 'multiple', choices, right: choices.slice(0, 6).map(({ key }) => key) };
      case 3:
        return {
          ...asked,
          kind: 'match',
          pairs: choices.map(({ key }) => ({ key, left: said(key), right: said(key) })),
        };
      case 4:
        return { ...asked, kind: 'short', accepts: { en: ['the effect'] } };
      case 5:
        return {
          ...card,
          kind: 'dialogue',
          customer: said('Somebody'),
          turns: Array.from({ length: 12 }, (_, turn) => ({
            key: `turn-number-${turn}`,
            says: said('Well?'),
            choices: Array.from({ length: 4 }, (_, choice) => ({
              key: `choice-number-${choice}`,
              says: said('A'),
              worth: 'fair' as const,
              comment: said('So.'),
              leadsTo: turn === 11 ? null : `turn-number-${turn + 1}`,
            })),
          })),
        };
      case 6:
        return { ...asked, kind: 'single', choices, right: 'one-of-the-choices-3' };
      default:
        return { ...card, kind: 'task', text: said('Tomorrow.') };
    }
  }),
};

interface Doing {
  readonly card: number;
  readonly way: number;
  readonly text: string;
  readonly later: number;
}

/** What somebody may do in any order, sensible or not. */
function stepsFrom(content: ModuleContent, doings: readonly Doing[]): readonly Step[] {
  let at = from;
  return doings.map(({ card: place, way, text, later }, number): Step => {
    const card = content.cards[place % content.cards.length] as Card;
    at += later;
    const base = {
      stepId: `step-${String(number).padStart(5, '0')}`,
      cardKey: card.key,
      at,
      seconds: Math.round(later / 1000),
    };
    if (card.kind === 'practice' || card.kind === 'task')
      return way % 3 === 0 ? { ...base, kind: 'seen' } : { ...base, kind: 'note', text, kept: way % 3 === 1 };
    if (card.kind === 'dialogue' && way % 5 !== 0) {
      const turn = card.turns[way % card.turns.length];
      const choice = turn?.choices[way % Math.max(1, turn.choices.length)];
      if (turn && choice) return { ...base, kind: 'choice', turn: turn.key, choice: choice.key };
    }
    if (!('explains' in card)) return { ...base, kind: 'seen' };
    if (way % 2 === 0) return { ...base, kind: 'answer', given: solutionOf(card) };
    if (card.kind === 'short') return { ...base, kind: 'answer', given: { kind: 'short', text } };
    return { ...base, kind: 'answer', given: emptyAnswerTo(card) };
  });
}

const doings = fc.array(
  fc.record({
    card: fc.nat(79),
    way: fc.nat(40),
    text: fc.string({ unit: 'grapheme', maxLength: 300 }),
    later: fc.nat(90_000),
  }),
  { maxLength: 400 },
);

/** What must hold however little room there was. */
function essence({ done, tries, next, returning, completed, score }: AttemptState): object {
  const firsts = Object.fromEntries(Array.from(tries, ([key, { firstRight, right }]) => [key, { firstRight, right }]));
  return { done: [...done].sort(), firsts, next, returning, completed, score };
}

describe('an attempt carried along', () => {
  test('is all there again where there is room', () => {
    fc.assert(
      fc.property(fc.constantFrom(sampleModule, bigModule), doings, (content, made) => {
        const steps = stepsFrom(content, made);
        const text = carry(content, { attemptId: 'a1', language: 'de', steps }, Number.POSITIVE_INFINITY);
        const read = carriedIn(content, text);
        expect(read).toMatchObject({ attemptId: 'a1', language: 'de' });
        const all = (some: readonly Step[]) =>
          inOrder(some).map(({ stepId: _, at: __, ...step }) =>
            step.kind === 'answer' &&
            !judge(content.cards.find(({ key }) => key === step.cardKey) as never, step.given).right
              ? { ...step, given: null }
              : step.kind === 'answer' && step.given.kind === 'multiple'
                ? { ...step, given: [...step.given.choices].sort() }
                : step,
          );
        expect(all(read?.steps ?? [])).toEqual(all(steps));
        expect(essence(stateOf(content, read?.steps ?? []))).toEqual(essence(stateOf(content, steps)));
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  test('keeps what is done, what was right at first and what comes next, however little room there is', () => {
    fc.assert(
      fc.property(fc.constantFrom(sampleModule, bigModule), doings, (content, made) => {
        const steps = stepsFrom(content, made);
        const text = carry(content, { attemptId: 'a1', language: 'de', steps }, 4096);
        expect(text.length).toBeLessThanOrEqual(4096);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        const read = carriedIn(content, text)?.steps ?? [];
        expect(essence(stateOf(content, read))).toEqual(essence(stateOf(content, steps)));
        for (const card of content.cards) {
          if (card.kind !== 'dialogue' || stateOf(content, steps).done.has(card.key)) continue;
          expect(conversationOf(card, read).now?.key).toBe(conversationOf(card, steps).now?.key);
        }
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  test('lets the oldest words go first', () => {
    const notes = [0, 8, 16].map((place, number): Step => {
      const cardKey = bigModule.cards[place]?.key ?? '';
      return {
        stepId: `s${number}`,
        cardKey,
        at: from + number,
        seconds: 0,
        kind: 'note',
        text: `${number}`.repeat(1800),
        kept: true,
      };
    });
    const text = carry(bigModule, { attemptId: 'a1', language: 'en', steps: notes }, 4096);
    const kept = stateOf(bigModule, carriedIn(bigModule, text)?.steps ?? []).notes;
    expect([...kept.values()].map((words) => words.length)).toEqual([0, 1800, 1800]);
  });

  test('finds its cards again in a module that was changed a little', () => {
    const steps = stepsFrom(
      sampleModule,
      sampleModule.cards.map((_, card) => ({ card, way: 0, text: '', later: 1000 })),
    );
    const text = carry(sampleModule, { attemptId: 'a1', language: 'en', steps }, 4096);
    const fewer = { cards: sampleModule.cards.filter((_, at) => at % 2 === 1).reverse() };
    expect(stateOf(fewer, carriedIn(fewer, text)?.steps ?? []).completed).toBe(stateOf(fewer, steps).completed);
  });

  test.each(['', 'whatever', '1', '19:;', '2200:a:en;'])('knows what it did not write: %j', (text) => {
    expect(carriedIn(sampleModule, text)).toBeNull();
  });
});
