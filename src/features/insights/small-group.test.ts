import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { added, type Group, nobody, withoutSmallGroups } from './small-group.ts';

const of = (proven: number, below = 0): Group => ({ people: proven + 1, proven, below, missing: below * 2 });

describe('figures without small groups', () => {
  test('shows groups of five and more, and their total', () => {
    expect(withoutSmallGroups([of(5, 2), of(9, 3)])).toEqual({
      total: { people: 16, proven: 14, below: 5, missing: 10 },
      groups: [of(5, 2), of(9, 3)],
    });
  });

  test('hides a group of four, and the next smallest with it', () => {
    expect(withoutSmallGroups([of(9), of(4), of(6)]).groups).toEqual([of(9), null, null]);
  });

  test('leaves the next one alone where the small ones are many together', () => {
    expect(withoutSmallGroups([of(3), of(2), of(5)]).groups).toEqual([null, null, of(5)]);
  });

  test('shows no figure at all where there are fewer than five in all', () => {
    expect(withoutSmallGroups([of(3, 1), of(0), of(1)])).toEqual({ total: null, groups: [null, of(0), null] });
  });

  test('never lets a reader work out the figures of one to four people', () => {
    const group = fc
      .integer({ min: 0, max: 12 })
      .chain((proven) => fc.integer({ min: 0, max: proven }).map((below) => of(proven, below)));
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), fc.integer({ min: 1, max: 8 }), (groups, smallest) => {
        const { total, groups: shown } = withoutSmallGroups(groups, smallest);
        for (const one of shown) expect(one === null || one.proven === 0 || one.proven >= smallest).toBe(true);
        const all = groups.reduce((sum, one) => sum + one.proven, 0);
        const seen = shown.reduce((sum, one) => sum + (one?.proven ?? 0), 0);
        if (total) expect(all - seen === 0 || all - seen >= smallest).toBe(true);
        else expect(all < smallest && seen === 0).toBe(true);
        expect(total ?? groups.reduce(added, nobody)).toMatchObject({ proven: all });
        shown.forEach((one, at) => expect(one === null || one.below === groups[at]?.below).toBe(true));
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
