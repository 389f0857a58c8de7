import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortEvidence, sourceOf } from './evidence.ts';
import type { Evidence } from './evidence.ts';

const piece = (over: Partial<Evidence>): Evidence => ({
  id: '1',
  kind: 'appraisal',
  raterId: 'ann',
  proficiency: 3,
  on: '2026-01-10',
  ...over,
});
const countingIds = (all: readonly Evidence[], asOf = '2026-06-01'): string[] =>
  sortEvidence(all, asOf).counting.map(({ evidence }) => evidence.id);

describe('which evidence counts', () => {
  test('a self-evaluation never does', () => {
    const sorted = sortEvidence([piece({ kind: 'self' })], '2026-06-01');
    expect(sorted.counting).toEqual([]);
    expect(sorted.left.map(({ reason }) => reason)).toEqual(['self-never-counts']);
  });

  test('a correction by the same rater on the same day replaces, whichever is told first', () => {
    const wrong = piece({ id: '1', proficiency: 1 });
    const right = piece({ id: '2', proficiency: 4 });
    for (const all of [
      [wrong, right],
      [right, wrong],
    ]) {
      expect(countingIds(all)).toEqual(['2']);
      expect(sortEvidence(all, '2026-06-01').left).toEqual([{ evidence: wrong, reason: 'replaced' }]);
    }
  });

  test('another day, another rater or another kind is combined, not replaced', () => {
    const all = [
      piece({ id: '1' }),
      piece({ id: '2', on: '2026-01-11' }),
      piece({ id: '3', raterId: 'bo' }),
      piece({ id: '4', kind: 'demonstration' }),
    ];
    expect(countingIds(all)).toEqual(['1', '3', '4', '2']);
  });

  test('what is dated after the day asked about does not count yet', () => {
    const later = piece({ on: '2026-06-02' });
    expect(sortEvidence([later], '2026-06-01').left).toEqual([{ evidence: later, reason: 'not-yet' }]);
    expect(countingIds([later], '2026-06-02')).toEqual(['1']);
  });

  test('a correction dated after the day asked about replaces nothing yet', () => {
    expect(countingIds([piece({ id: '1' }), piece({ id: '2', on: '2026-06-02' })])).toEqual(['1']);
  });

  test('a test that has the id of a rater is still another source', () => {
    expect(sourceOf(piece({ kind: 'measurement' }))).not.toBe(sourceOf(piece({})));
  });

  test('nothing is lost: every piece counts or says why not', () => {
    const some = fc.record({
      kind: fc.constantFrom('self', 'appraisal', 'measurement', 'demonstration'),
      raterId: fc.constantFrom('ann', 'bo'),
      proficiency: fc.integer({ min: 1, max: 4 }),
      on: fc.constantFrom('2026-01-10', '2026-05-01', '2026-07-01'),
    } as const);
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (all) => {
        const told = all.map((one, index) => piece({ ...one, id: String(index).padStart(3, '0') }));
        const { counting, left } = sortEvidence(told, '2026-06-01');
        const ids = [...counting, ...left].map(({ evidence }) => evidence.id);
        expect(ids.sort()).toEqual(told.map(({ id }) => id));
      }),
      { seed: 1 },
    );
  });
});
