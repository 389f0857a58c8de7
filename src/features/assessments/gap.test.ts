import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findGaps, readinessFor } from './gap.ts';
import type { Required, Standings } from './gap.ts';

const needs = (capabilityId: string, proficiency: number, weight = 1): Required => ({
  capabilityId,
  proficiency,
  weight,
});
const at = (steps: Record<string, number>): Standings =>
  new Map(Object.entries(steps).map(([capabilityId, step]) => [capabilityId, { step }]));

const capabilities = ['a', 'b', 'c', 'd', 'e'];
const someRequired = fc
  .record({
    which: fc.subarray(capabilities),
    proficiencies: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
    weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ which, proficiencies, weights }) =>
    which.map((id, index) => needs(id, proficiencies[index] ?? 0, weights[index] ?? 1)),
  );
const someStandings = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 })
  .map((steps) => at(Object.fromEntries(capabilities.map((id, index) => [id, steps[index] ?? 0]))));

describe('gaps', () => {
  test('are what the target level requires minus the standing, never below 0', () => {
    const { gaps, steps } = findGaps([], [needs('a', 3), needs('b', 2)], at({ a: 1, b: 4 }));
    expect(gaps.map(({ capabilityId, gap, outcome }) => [capabilityId, gap, outcome])).toEqual([
      ['a', 2, 'gap'],
      ['b', 0, 'met'],
    ]);
    expect(steps).toBe(2);
  });

  test('state what nobody has proven apart, not as a gap', () => {
    const found = findGaps([needs('b', 2)], [needs('a', 3), needs('b', 3)], at({ b: 0 }));
    expect(found).toMatchObject({ steps: 0, weighted: 0, toRestore: 0, open: 0, unproven: 2, met: 0 });
    expect(found.gaps.every(({ outcome, gap }) => outcome === 'unproven' && gap === 0)).toBe(true);
  });

  test('tell what is to restore of the level held from what is to develop for the next', () => {
    const { gaps } = findGaps([needs('a', 3)], [needs('a', 4)], at({ a: 2 }));
    expect(gaps[0]).toMatchObject({ gap: 2, toRestore: 1, toDevelop: 1, outcome: 'gap' });
  });

  test('still show what the held level requires and the target does not', () => {
    const found = findGaps([needs('a', 3)], [needs('b', 1)], at({ a: 1, b: 1 }));
    expect(found.gaps[0]).toMatchObject({ capabilityId: 'a', required: 0, gap: 0, toRestore: 2, outcome: 'gap' });
    expect(found).toMatchObject({ open: 1, met: 1, steps: 0, toRestore: 2 });
  });

  test('are ranked by gap times weight; unproven come after gaps, what is met last', () => {
    const target = [needs('a', 2), needs('b', 4, 1), needs('c', 2, 5), needs('d', 3), needs('e', 1, 9)];
    const { gaps, weighted } = findGaps([], target, at({ a: 2, b: 1, c: 1, e: 1 }));
    expect(gaps.map(({ capabilityId }) => capabilityId)).toEqual(['c', 'b', 'd', 'e', 'a']);
    expect(weighted).toBe(5 + 3);
  });

  test('add up: every capability is open, unproven or met, and steps split into restoring and developing', () => {
    fc.assert(
      fc.property(someRequired, someRequired, someStandings, (held, target, standings) => {
        const found = findGaps(held, target, standings);
        expect(found.open + found.unproven + found.met).toBe(found.gaps.length);
        expect(new Set(found.gaps.map(({ capabilityId }) => capabilityId)).size).toBe(found.gaps.length);
        for (const one of found.gaps) {
          expect(one.gap).toBeGreaterThanOrEqual(0);
          expect(one.toDevelop + Math.min(one.toRestore, one.gap)).toBe(one.gap);
          expect(one.weighted).toBe(one.gap * one.weight);
        }
      }),
      { seed: 1 },
    );
  });

  test('never grow when a standing rises, once it is proven', () => {
    fc.assert(
      fc.property(
        someRequired,
        someRequired,
        someStandings,
        fc.constantFrom(...capabilities),
        (held, target, before, id) => {
          const step = before.get(id)?.step ?? 0;
          fc.pre(step > 0);
          const after = new Map(before).set(id, { step: step + 1 });
          const [old, now] = [findGaps(held, target, before), findGaps(held, target, after)];
          expect(now.steps).toBeLessThanOrEqual(old.steps);
          expect(now.toRestore).toBeLessThanOrEqual(old.toRestore);
          expect(readinessFor(target, after).demonstrated).toBeGreaterThanOrEqual(
            readinessFor(target, before).demonstrated,
          );
        },
      ),
      { seed: 2 },
    );
  });
});

describe('readiness', () => {
  test('is the weighted share of requirements that are met; unproven is not met', () => {
    const required = [needs('a', 3, 2), needs('b', 2, 1), needs('c', 1, 1), needs('d', 0, 7)];
    expect(readinessFor(required, at({ a: 3, b: 1 }))).toEqual({ demonstrated: 2, required: 4, share: 0.5 });
  });

  test('is not a number where nothing is required', () => {
    expect(readinessFor([needs('a', 0)], at({}))).toEqual({ demonstrated: 0, required: 0, share: null });
  });
});
