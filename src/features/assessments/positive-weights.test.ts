import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positiveWeights } from './positive-weights.ts';

/** What the weights are to make small. */
function cost(weights: ArrayLike<number>, between: Float64Array, toNow: Float64Array): number {
  const size = toNow.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    sum -= (toNow[i] ?? 0) * (weights[i] ?? 0);
    for (let j = 0; j < size; j++) sum += 0.5 * (between[i * size + j] ?? 0) * (weights[i] ?? 0) * (weights[j] ?? 0);
  }
  return sum;
}

/** A random positive definite matrix (a sum of squares and a diagonal) and a right-hand side. */
const problem = fc
  .integer({ min: 1, max: 6 })
  .chain((size) => {
    const entry = fc.integer({ min: -100, max: 100 }).map((whole) => whole / 50);
    return fc.tuple(
      fc.array(entry, { minLength: size * size, maxLength: size * size }),
      fc.array(entry, { minLength: size, maxLength: size }),
    );
  })
  .map(([factor, right]) => {
    const size = right.length;
    const between = new Float64Array(size * size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        let sum = i === j ? 0.3 : 0;
        for (let k = 0; k < size; k++) sum += (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
        between[i * size + j] = sum;
      }
    return { between, toNow: Float64Array.from(right) };
  });

describe('weights that are never negative', () => {
  test('one rating gets the share of its variance that is not noise', () => {
    expect(positiveWeights(Float64Array.of(2), Float64Array.of(1))[0]).toBeCloseTo(0.5, 12);
  });

  test('a rating that would count against itself counts nothing', () => {
    const weights = positiveWeights(Float64Array.of(1, 0.9, 0.9, 1), Float64Array.of(1, 0.5));
    expect([...weights]).toEqual([1, 0]);
  });

  test('are the best there are: no small step from them, within what is allowed, is better', () => {
    fc.assert(
      fc.property(problem, ({ between, toNow }) => {
        const weights = positiveWeights(between, toNow);
        const least = cost(weights, between, toNow);
        weights.forEach((weight, index) => {
          expect(weight).toBeGreaterThanOrEqual(0);
          for (const step of [0.01, -0.01]) {
            const moved = [...weights];
            moved[index] = Math.max(0, weight + step);
            expect(cost(moved, between, toNow)).toBeGreaterThanOrEqual(least - 1e-9);
          }
        });
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
