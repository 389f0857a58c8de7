import { expect, test } from 'vitest';
import fc from 'fast-check';
import { windowAt } from './window-of-rows.ts';

test('every row in sight is drawn, and never many more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -600_000, max: 2_000 }),
      fc.integer({ min: 200, max: 3_000 }),
      fc.integer({ min: 20, max: 90 }),
      fc.nat(10_000),
      (top, height, rowHeight, count) => {
        const { from, to } = windowAt(top, height, rowHeight, count);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 26);
        for (
          let row = Math.max(0, Math.ceil(-top / rowHeight));
          row < count && top + row * rowHeight < height;
          row += 1
        ) {
          expect(row >= from && row < to).toBe(true);
        }
      },
    ),
    { seed: 3, numRuns: 500 },
  );
});
