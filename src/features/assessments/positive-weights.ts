/**
 * The weights of the best estimate in which no rating counts against itself.
 * Left free, an old rating may get a negative weight (it says more about its rater than about the person): raising it would
 * lower the standing. So weights are kept at 0 or more; they depend on dates, kinds and raters only, never on the ratings.
 */

/**
 * Minimises ½wᵀKw − cᵀw over w ≥ 0 for a positive definite K (`between`, row after row): the one solution is found by
 * flipping, at each turn, the first index on the wrong side (Murty's rule, which ends for every such K).
 */
export function positiveWeights(between: Float64Array, toNow: Float64Array): Float64Array {
  const size = toNow.length;
  let chosen = Array.from({ length: size }, (_, index) => index);
  for (;;) {
    const weights = solveFor(chosen, between, toNow);
    const wrong = firstWrong(chosen, weights, between, toNow);
    if (wrong === null) return weights.map((weight) => Math.max(0, weight));
    chosen = chosen.includes(wrong)
      ? chosen.filter((index) => index !== wrong)
      : [...chosen, wrong].sort((a, b) => a - b);
  }
}

const tolerance = 1e-9;

/** The first index that counts against itself, or is left out although it would add something. */
function firstWrong(
  chosen: readonly number[],
  weights: Float64Array,
  between: Float64Array,
  toNow: Float64Array,
): number | null {
  const size = toNow.length;
  for (let index = 0; index < size; index++) {
    if (chosen.includes(index)) {
      if (at(weights, index) < -tolerance) return index;
      continue;
    }
    let left = at(toNow, index);
    for (const other of chosen) left -= at(between, index * size + other) * at(weights, other);
    if (left > tolerance) return index;
  }
  return null;
}

/** Solves Kw = c for the chosen rows and columns by Cholesky factors; the other weights are 0. */
function solveFor(chosen: readonly number[], between: Float64Array, toNow: Float64Array): Float64Array {
  const size = toNow.length;
  const count = chosen.length;
  const lower = new Float64Array(count * count);
  const solved = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = at(chosen, i);
    for (let j = 0; j <= i; j++) {
      let rest = at(between, row * size + at(chosen, j));
      for (let k = 0; k < j; k++) rest -= at(lower, i * count + k) * at(lower, j * count + k);
      lower[i * count + j] = i === j ? Math.sqrt(rest) : rest / at(lower, j * count + j);
    }
    let rest = at(toNow, row);
    for (let k = 0; k < i; k++) rest -= at(lower, i * count + k) * at(solved, k);
    solved[i] = rest / at(lower, i * count + i);
  }
  const weights = new Float64Array(size);
  for (let i = count - 1; i >= 0; i--) {
    let rest = at(solved, i);
    for (let k = i + 1; k < count; k++) rest -= at(lower, k * count + i) * at(solved, k);
    solved[i] = rest / at(lower, i * count + i);
    weights[at(chosen, i)] = at(solved, i);
  }
  return weights;
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}
