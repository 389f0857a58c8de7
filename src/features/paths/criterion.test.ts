import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../kernel/day.ts';
import { allMet, checkProof, type Criterion, criterionState, type Demonstrated, usualProof } from './criterion.ts';

const today = '2026-06-15';
const criterion: Criterion = { capabilityId: 'listening', proficiency: 3, demonstrations: 2, raters: 2, months: 6 };

function shown(on: string, over: Partial<Demonstrated> = {}): Demonstrated {
  return { assessmentId: `on ${on}`, capabilityId: 'listening', raterId: 'Ada', proficiency: 3, on, ...over };
}

describe('a criterion counts demonstrations', () => {
  test('and is met by enough of them, by enough raters', () => {
    const one = shown('2026-05-01');
    const two = shown('2026-06-01', { raterId: 'Bo' });
    expect(criterionState(criterion, [one], today)).toMatchObject({
      met: false,
      missingDemonstrations: 1,
      missingRaters: 1,
    });
    expect(criterionState(criterion, [one, two], today)).toMatchObject({ met: true, raters: 2, until: '2026-11-01' });
  });

  test('by one rater alone is not by two', () => {
    const state = criterionState(criterion, [shown('2026-05-01'), shown('2026-06-01')], today);
    expect(state).toMatchObject({ met: false, missingDemonstrations: 0, missingRaters: 1, until: null });
  });

  test('below what the level requires, of another capability, too old or of tomorrow does not count', () => {
    const none = [
      shown('2026-06-01', { proficiency: 2 }),
      shown('2026-06-01', { capabilityId: 'closing' }),
      shown('2025-12-15'),
      shown('2026-06-16'),
    ];
    expect(criterionState(criterion, none, today).counted).toEqual([]);
    expect(criterionState(criterion, [shown('2025-12-16')], today).counted).toHaveLength(1);
  });

  test('told twice for one occasion counts once', () => {
    const twice = [shown('2026-06-01'), shown('2026-06-01', { assessmentId: 'on 2026-06-01 again' })];
    const { counted } = criterionState(criterion, twice, today);
    expect(counted.map(({ assessmentId }) => assessmentId)).toEqual(['on 2026-06-01 again']);
  });

  const demonstrations = fc.array(
    fc.record({
      assessmentId: fc.uuid(),
      capabilityId: fc.constantFrom('listening', 'closing'),
      raterId: fc.constantFrom('Ada', 'Bo', 'Cy'),
      proficiency: fc.integer({ min: 1, max: 4 }),
      on: fc.integer({ min: -400, max: 0 }).map((days) => addDays(today, days)),
    }),
    { maxLength: 12 },
  );

  test('for exactly so many months, whatever day of them it is', () => {
    const days = fc.tuple(
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: -4, max: 4 }),
    );
    fc.assert(
      fc.property(days, ([later, months, near]) => {
        const day = addDays('2023-12-25', later);
        const on = addDays(addMonths(day, -months), near);
        const { counted } = criterionState({ ...criterion, months }, [shown(on)], day);
        expect(counted).toHaveLength(addMonths(on, months) > day ? 1 : 0);
      }),
      { seed: 20261123, numRuns: 2000 },
    );
  });

  test('until the day it says, and not on that day', () => {
    fc.assert(
      fc.property(demonstrations, (all) => {
        const { met, until } = criterionState(criterion, all, today);
        expect(until !== null).toBe(met);
        if (until === null) return;
        expect(criterionState(criterion, all, addDays(until, -1)).met).toBe(true);
        expect(criterionState(criterion, all, until).met).toBe(false);
      }),
    );
  });

  test('and one more never hurts', () => {
    fc.assert(
      fc.property(demonstrations, demonstrations, (some, more) => {
        const [before, after] = [
          criterionState(criterion, some, today),
          criterionState(criterion, [...some, ...more], today),
        ];
        expect(after.missingDemonstrations).toBeLessThanOrEqual(before.missingDemonstrations);
        expect(after.missingRaters).toBeLessThanOrEqual(before.missingRaters);
      }),
    );
  });
});

test('a level without criteria is never reached by itself', () => {
  expect(allMet([])).toBe(false);
});

test('what is usual is always possible, and grows with the level', () => {
  for (const weight of [1, 2, 3, 4, 5])
    for (const position of [1, 2, 3, 4]) {
      expect(checkProof(usualProof(position, weight)).ok).toBe(true);
      expect(usualProof(position + 1, weight).demonstrations).toBeGreaterThanOrEqual(
        usualProof(position, weight).demonstrations,
      );
    }
});

test('refuses what nobody could show', () => {
  expect(checkProof({ demonstrations: 1, raters: 2, months: 6 })).toEqual({
    ok: false,
    refused: 'more-raters-than-demonstrations',
  });
  expect(checkProof({ demonstrations: 0, raters: 1, months: 6 })).toEqual({ ok: false, refused: 'no-demonstration' });
  expect(checkProof({ demonstrations: 1, raters: 1, months: 0 })).toEqual({ ok: false, refused: 'no-month' });
});
