import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moved, placeUnder, scrollAt } from './list-moves.ts';

test.each([
  ['b', 0, 'bacd'],
  ['b', 3, 'acdb'],
  ['b', 9, 'acdb'],
  ['b', -2, 'bacd'],
  ['b', 1, 'abcd'],
  ['x', 1, 'abcd'],
])('moves %s to place %i', (key, to, order) => {
  expect(moved([...'abcd'], key, to).join('')).toBe(order);
});

test('a line dragged over lines of any height comes to rest where it is put', () => {
  const heights = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(heights, fc.nat(), fc.integer({ min: -50, max: 2500 }), (all, which, y) => {
      const keys = all.map((_, at) => at);
      const key = which % keys.length;
      const linesOf = (order: readonly number[]) => {
        let top = 0;
        return order.map((one) => {
          const line = { key: one, top, bottom: top + (all[one] ?? 0) };
          top = line.bottom;
          return line;
        });
      };
      const once = moved(keys, key, placeUnder(linesOf(keys), key, y));
      const twice = moved(once, key, placeUnder(linesOf(once), key, y));
      const thrice = moved(twice, key, placeUnder(linesOf(twice), key, y));
      expect(thrice).toEqual(twice);
      expect(twice.toSorted((a, b) => a - b)).toEqual(keys);
    }),
    { seed: 31, numRuns: 300 },
  );
});

test.each([
  [0, -16],
  [36, -8],
  [72, 0],
  [400, 0],
  [800, 16],
  [900, 16],
])('scrolls at %i of a window of 800 by %i', (y, by) => {
  expect(scrollAt(y, 800)).toBe(by);
});
