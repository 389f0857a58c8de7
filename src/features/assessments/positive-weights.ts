/**
 * The weights of the best estimate in which no rating counts against itself.
 * Left free, an old rating may get a negative weight (it says more about its rater than about the person): raising it would
 * lower the standing. So weights are kept at 0 or more; they depend on dates, kinds and raters only, never on the ratings.
 */

/**
 * Minimises ½wᵀKw − cᵀw over w ≥ 0 for a positive definite K: the one solution is found by flipping, at each turn, the
 * first index on the wrong side (Murty's rule, which ends for every such K).
 */
export function positiveWeights(between: readonly (readonly number[])[], toNow: readonly number[]): number[] {
  const counts = toNow.map(() => true);
  for (;;) {
    const chosen = counts.flatMap((yes, index) => (yes ? [index] : []));
    const solved = solve(
      chosen.map((i) => chosen.map((j) => at(between, i, j))),
      chosen.map((i) => toNow[i] ?? 0),
    );
    const weights = toNow.map(() => 0);
    chosen.forEach((index, place) => (weights[index] = solved[place] ?? 0));
    const wrong = counts.findIndex((yes, index) => {
      if (yes) return (weights[index] ?? 0) < -tolerance;
      const left = chosen.reduce((rest, j) => rest - at(between, index, j) * (weights[j] ?? 0), toNow[index] ?? 0);
      return left > tolerance;
    });
    if (wrong < 0) return weights.map((weight) => Math.max(0, weight));
    counts[wrong] = !counts[wrong];
  }
}

const tolerance = 1e-9;

/** Solves Kx = c for a symmetric positive definite K by Cholesky factors. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const lower: number[][] = [];
  const x = [...right];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    lower.push(row);
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i, j);
      for (let k = 0; k < j; k++) sum -= at(lower, i, k) * at(lower, j, k);
      row.push(i === j ? Math.sqrt(sum) : sum / at(lower, j, j));
    }
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - at(lower, i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(lower, i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] ?? 0) - at(lower, k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(lower, i, i);
  }
  return x;
}

function at(matrix: readonly (readonly number[])[], i: number, j: number): number {
  return matrix[i]?.[j] ?? 0;
}
