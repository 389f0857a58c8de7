import { expect, test } from 'vitest';
import { nextOpen } from './next-open.ts';

test('goes to the next open question, back to what was left out, and to the end when nothing is open', () => {
  expect(nextOpen(new Set([0, 1, 2]), 5, 0)).toBe(3);
  expect(nextOpen(new Set([1, 3, 4]), 5, 4)).toBe(0);
  expect(nextOpen(new Set([0, 1, 2, 3, 4]), 5, 2)).toBe(5);
  expect(nextOpen(new Set(), 0, -1)).toBe(0);
});
