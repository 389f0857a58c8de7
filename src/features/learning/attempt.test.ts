import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleModule } from '../../testing/sample-module.ts';
import { isQuestion, type DialogueCard } from '../modules/module-content.ts';
import { completedAt, stateOf } from './attempt.ts';
import type { Given } from './judging.ts';
import { minutesLeft, shareDone } from './pace.ts';
import { conversationOf } from './resume.ts';
import type { Step } from './step.ts';

const right: Readonly<Record<string, Given>> = {
  'question-1': { kind: 'single', choice: 'b' },
  'question-2': { kind: 'multiple', choices: ['a', 'd'] },
  'question-3': { kind: 'order', choices: ['first', 'second', 'third'] },
  'question-4': { kind: 'match', pairs: { one: 'one', two: 'two', three: 'three' } },
  'question-5': { kind: 'short', text: 'effect' },
};
const wrong: Given = { kind: 'short', text: 'no idea' };
let count = 0;
const base = (cardKey: string, at: number, seconds = 20) => ({
  stepId: `step-${String((count += 1)).padStart(4, '0')}`,
  cardKey,
  at,
  seconds,
});
const seen = (cardKey: string, at: number, seconds?: number): Step => ({ ...base(cardKey, at, seconds), kind: 'seen' });
const answer = (cardKey: string, at: number, given = right[cardKey] ?? wrong): Step => ({
  ...base(cardKey, at),
  kind: 'answer',
  given,
});
const choice = (at: number, turn: string, chosen: string): Step => ({
  ...base('conversation', at),
  kind: 'choice',
  turn,
  choice: chosen,
});
const note = (at: number, text: string, kept = true): Step => ({ ...base('tomorrow', at), kind: 'note', text, kept });
const wholeRun = (): Step[] =>
  sampleModule.cards.map((card, at) => (isQuestion(card) ? answer(card.key, at * 1000) : seen(card.key, at * 1000)));

describe('an attempt', () => {
  test('begins with the first card', () => {
    expect(stateOf(sampleModule, [])).toMatchObject({ next: 'situation', completed: false, score: null, seconds: 0 });
  });

  test('is completed when all cards are seen and all questions answered right', () => {
    const steps = wholeRun();
    for (let made = 0; made < steps.length; made += 1) {
      const state = stateOf(sampleModule, steps.slice(0, made));
      expect([state.completed, state.next]).toEqual([false, sampleModule.cards[made]?.key]);
    }
    expect(stateOf(sampleModule, steps)).toMatchObject({ completed: true, next: null, score: 1, seconds: 200 });
  });

  test('brings wrong questions back at the end, the longest ago first, until each is right', () => {
    const steps = wholeRun().map((step) =>
      step.cardKey === 'question-1' || step.cardKey === 'question-3'
        ? { ...step, kind: 'answer' as const, given: wrong }
        : step,
    );
    const after = (...more: Step[]) => stateOf(sampleModule, [...steps, ...more]);
    expect(after()).toMatchObject({ next: 'question-1', returning: ['question-1', 'question-3'], completed: false });
    const again = answer('question-1', 20_000, wrong);
    expect(after(again)).toMatchObject({ next: 'question-3', returning: ['question-3', 'question-1'] });
    const done = after(again, answer('question-3', 21_000), answer('question-1', 22_000));
    expect(done).toMatchObject({ completed: true, firstRight: 3, questions: 5, score: 0.6 });
  });

  test('a wrong answer after a right one takes nothing back', () => {
    const state = stateOf(sampleModule, [...wholeRun(), answer('question-1', 90_000, wrong)]);
    expect(state).toMatchObject({ completed: true, score: 1 });
  });

  test('a tab left open over night does not count the night', () => {
    expect(stateOf(sampleModule, [seen('situation', 0, 9 * 3600)]).seconds).toBe(180);
    expect(stateOf(sampleModule, [seen('practice', 0, 9 * 3600)]).seconds).toBe(600);
    expect(stateOf(sampleModule, [seen('situation', 0, -5)]).seconds).toBe(0);
  });

  test('the last note on a card is the one that stands, and can be taken back', () => {
    expect(stateOf(sampleModule, [note(2, 'Ms Okafor'), note(1, 'nobody')]).notes.get('tomorrow')).toBe('Ms Okafor');
    expect(stateOf(sampleModule, [note(1, 'Ms Okafor'), note(2, '', false)]).notes.size).toBe(0);
  });

  test('a step on a card the module does not have says nothing', () => {
    expect(stateOf(sampleModule, [seen('elsewhere', 0)])).toEqual(stateOf(sampleModule, []));
  });
});

/** Any steps, sensible or not, as two devices might make them. */
const anySteps = fc
  .array(
    fc.record({
      card: fc.constantFrom(...sampleModule.cards.map(({ key }) => key)),
      at: fc.integer({ min: 0, max: 6 }),
      seconds: fc.integer({ min: -10, max: 100_000 }),
      what: fc.constantFrom('seen', 'right', 'wrong', 'note', 'opening', 'cooled'),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(({ card, at, seconds, what }, place): Step => {
      const step = { stepId: `id-${String(place).padStart(3, '0')}`, cardKey: card, at, seconds };
      if (what === 'right') return { ...step, kind: 'answer', given: right[card] ?? wrong };
      if (what === 'wrong') return { ...step, kind: 'answer', given: wrong };
      if (what === 'note') return { ...step, kind: 'note', text: `note ${place}`, kept: place % 3 > 0 };
      if (what === 'opening')
        return { ...step, cardKey: 'conversation', kind: 'choice', turn: 'opening', choice: 'pitch' };
      if (what === 'cooled')
        return { ...step, cardKey: 'conversation', kind: 'choice', turn: 'cooled', choice: 'recover' };
      return { ...step, kind: 'seen' };
    }),
  );
const conversation = sampleModule.cards.find((card): card is DialogueCard => card.kind === 'dialogue') as DialogueCard;

describe('whatever the steps', () => {
  test('neither their order nor their repetition changes how the attempt stands', () => {
    fc.assert(
      fc.property(
        anySteps,
        fc.array(fc.nat(40), { maxLength: 20 }),
        fc.array(fc.nat(), { maxLength: 40 }),
        (steps, twice, keys) => {
          const repeated = twice.flatMap((at) => steps[at] ?? []);
          const mixed = [...steps, ...repeated]
            .map((step, at) => [keys[at % Math.max(1, keys.length)] ?? 0, step] as const)
            .sort(([a], [b]) => a - b)
            .map(([, step]) => step);
          expect(stateOf(sampleModule, mixed)).toEqual(stateOf(sampleModule, steps));
          expect(conversationOf(conversation, mixed)).toEqual(conversationOf(conversation, steps));
        },
      ),
      { seed: 11, numRuns: 400 },
    );
  });

  test('what is done stays done, and something is next until all is', () => {
    fc.assert(
      fc.property(anySteps, fc.nat(30), (steps, cut) => {
        const [before, after] = [stateOf(sampleModule, steps.slice(0, cut)), stateOf(sampleModule, steps)];
        for (const key of before.done) expect(after.done.has(key)).toBe(true);
        expect(before.completed && !after.completed).toBe(false);
        expect(after.seconds).toBeGreaterThanOrEqual(before.seconds);
        expect(after.completed).toBe(after.done.size === sampleModule.cards.length);
        expect(after.next !== null && after.done.has(after.next)).toBe(false);
        const share = shareDone(sampleModule.cards, after.done, 'en');
        expect(share >= shareDone(sampleModule.cards, before.done, 'en') && share <= 1 + 1e-9).toBe(true);
      }),
      { seed: 12, numRuns: 400 },
    );
  });

  test('whoever goes on answering what is shown completes it', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const made = [...steps];
        for (let more = 0; more <= sampleModule.cards.length; more += 1) {
          const { next } = stateOf(sampleModule, made);
          if (next !== null) made.push(right[next] ? answer(next, 100 + more) : seen(next, 100 + more));
        }
        expect(stateOf(sampleModule, made).completed).toBe(true);
      }),
      { seed: 13 },
    );
  });
});

describe('the conversation', () => {
  test('goes on where it was left', () => {
    const state = conversationOf(conversation, [choice(1, 'opening', 'pitch')]);
    expect([state.now?.key, state.path.length, state.ended]).toEqual(['cooled', 1, false]);
  });

  test('ends when the customer has nothing to choose from any more, or a choice ends it', () => {
    expect(conversationOf(conversation, [choice(1, 'opening', 'ask')])).toMatchObject({ ended: true });
    const insisted = conversationOf(conversation, [choice(1, 'opening', 'pitch'), choice(2, 'cooled', 'insist')]);
    expect([insisted.now, insisted.ended]).toEqual([null, true]);
  });

  test('a choice at an earlier turn goes back there', () => {
    const steps = [choice(1, 'opening', 'pitch'), choice(2, 'cooled', 'insist'), choice(3, 'opening', 'ask')];
    const state = conversationOf(conversation, steps);
    expect(state.path.map((one) => one.choice.key)).toEqual(['ask']);
    expect(state.now?.key).toBe('opens-up');
  });
});

test('is completed when the last step was made, unless the clock cannot be believed', () => {
  const [started, now] = [new Date('2026-03-02T09:00:00Z'), new Date('2026-03-03T09:00:00Z')];
  const at = (moment: string) => completedAt([seen('situation', Date.parse(moment))], started, now).toISOString();
  expect(at('2026-03-02T18:00:00Z')).toBe('2026-03-02T18:00:00.000Z');
  expect(at('2031-01-01T00:00:00Z')).toBe(now.toISOString());
  expect(at('1970-01-01T00:00:00Z')).toBe(started.toISOString());
});

test('minutes left run down to one and reach none only at the end', () => {
  expect([minutesLeft(8, 0), minutesLeft(8, 0.5), minutesLeft(8, 0.99), minutesLeft(8, 1)]).toEqual([8, 4, 1, 0]);
  expect(shareDone(sampleModule.cards, new Set(sampleModule.cards.map(({ key }) => key)), 'en')).toBeCloseTo(1);
});
