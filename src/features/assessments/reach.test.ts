import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import { countReached, endless, packReach, reachOf } from './reach.ts';
import { scaleVariance } from './standing-model.ts';
import { standingOn } from './standing.ts';

const someone = fc.record({
  steps: fc.integer({ min: 2, max: 9 }),
  mean: fc.double({ min: 0, max: 1, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 1, noNaN: true }),
  age: fc.integer({ min: -30, max: 6_000 }),
});
const estimateOf = ({ steps, mean, variance }: { steps: number; mean: number; variance: number }) => ({
  mean: Math.round((0.5 + mean * steps) * 1e6) / 1e6,
  variance: Math.max(1e-6, Math.round(variance * scaleVariance(steps) * 1e6) / 1e6),
  on: '2026-03-02',
});

describe('what a standing comes to', () => {
  test('says on every day the step that the rule of standing states', () => {
    fc.assert(
      fc.property(someone, ({ age, ...one }) => {
        const estimate = estimateOf(one);
        const reach = reachOf(estimate, one.steps);
        for (const days of [age, ...reach.flatMap((day) => [day, addDays(day, 1)])]) {
          const day = typeof days === 'number' ? addDays(estimate.on, days) : days;
          if (day >= endless) continue;
          const stated = standingOn(estimate, one.steps, day).step;
          expect(reach.filter((until) => until >= day)).toHaveLength(stated);
        }
      }),
      { numRuns: 400, seed: 20260302 },
    );
  });

  test('is counted for any number of people as one would count them one by one', () => {
    const people = fc.array(fc.record({ number: fc.integer({ min: 1, max: 65_535 }), of: someone }), { maxLength: 40 });
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 4_000 }), (all, age) => {
        const today = addDays('2026-03-02', age);
        const kept = all.map(({ number, of }) => ({ number, reach: reachOf(estimateOf(of), of.steps) }));
        const bytes = Buffer.concat(kept.map((one) => packReach([one])));
        const counted = new Map<number, number[]>();
        for (const { number, of } of all) {
          const { step } = standingOn(estimateOf(of), of.steps, today);
          const counts = counted.get(number) ?? Array.from({ length: 9 }, () => 0);
          for (let at = 0; at < step; at += 1) counts[at] = (counts[at] ?? 0) + 1;
          counted.set(number, counts);
        }
        expect(new Map(countReached(bytes, today, 9))).toEqual(counted);
      }),
      { numRuns: 100, seed: 20260302 },
    );
  });
});
