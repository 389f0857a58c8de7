import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elsewhereModule } from '../../testing/elsewhere-module.ts';
import { stateOf } from './attempt.ts';
import type { PlayedStep, Step } from './step.ts';

const content = elsewhereModule('00000000-0000-7000-8000-000000000001');
let count = 0;
const base = (cardKey: string, at: number, seconds = 0) => ({
  stepId: `step-${String((count += 1)).padStart(4, '0')}`,
  cardKey,
  at,
  seconds,
});
const seen = (cardKey: string, seconds = 10): Step => ({ ...base(cardKey, 1, seconds), kind: 'seen' });
const played = (score: number | null, done: boolean, seconds = 60, at = 1): PlayedStep => ({
  ...base('package', at, seconds),
  kind: 'played',
  score,
  done,
});
const answer = (choice: string): Step => ({
  ...base('question', 2),
  kind: 'answer',
  given: { kind: 'single', choice },
});
const others = [seen('link'), seen('document'), answer('b')];

describe('a package in a module', () => {
  test('is not done by passing its card, only by what its content says', () => {
    expect(stateOf(content, [seen('package'), ...others])).toMatchObject({ completed: false, next: 'package' });
    expect(stateOf(content, [played(null, false), ...others])).toMatchObject({ completed: false, next: 'package' });
    expect(stateOf(content, [played(null, true), ...others])).toMatchObject({ completed: true, next: null });
  });

  test('counts in the score as much as a question, with its own score', () => {
    expect(stateOf(content, [played(0.6, true), answer('b')]).score).toBe(0.8);
    expect(stateOf(content, [played(0.6, true), answer('a')]).score).toBe(0.3);
    expect(stateOf(content, [played(0.6, true)]).score).toBe(0.6);
    expect(stateOf(content, [played(null, true), answer('b')]).score).toBe(1);
    expect(stateOf(content, [played(null, true)]).score).toBeNull();
  });

  test('takes the time its content says, not the time its card stood open', () => {
    expect(stateOf(content, [seen('package', 170), played(null, false, 4000)]).seconds).toBe(4000);
    expect(stateOf(content, [seen('link', 90_000), seen('document', 90_000)]).seconds).toBe(420 + 540);
  });

  test('a step of it on another kind of card says nothing', () => {
    expect(stateOf(content, [{ ...played(1, true), cardKey: 'question' }])).toEqual(stateOf(content, []));
  });

  test('keeps what it came to, whatever comes later', () => {
    const any = fc.record({
      score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      done: fc.boolean(),
      seconds: fc.nat(10_000),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), fc.nat(12), (told, cut) => {
        const steps = told.map(({ score, done, seconds }, at) => played(score, done, seconds, at));
        const [before, after] = [stateOf(content, steps.slice(0, cut)), stateOf(content, steps)];
        expect(before.done.has('package') && !after.done.has('package')).toBe(false);
        expect(before.score !== null && after.score === null).toBe(false);
        expect(after.seconds).toBe(Math.max(0, ...told.map(({ seconds }) => seconds)));
        expect(after.done.has('package')).toBe(told.some(({ done }) => done));
        const last = told.findLast(({ score }) => score !== null)?.score ?? null;
        expect(after.score).toBe(last);
      }),
      { seed: 21, numRuns: 200 },
    );
  });
});
