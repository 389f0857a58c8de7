/** Chance with a seed: the same academy each time. Mulberry32, a public-domain generator by Tommy Ettinger. */
export interface Chance {
  /** from 0 up to 1 */
  next(): number;
  /** about `mean`, by the standard deviation `spread` (Box–Muller) */
  around(mean: number, spread: number): number;
  pick<T>(some: readonly T[]): T;
  happens(share: number): boolean;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    around: (mean, spread) => mean + spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick(some) {
      const chosen = some[Math.floor(next() * some.length)];
      if (chosen === undefined) throw new Error('there is nothing to pick from');
      return chosen;
    },
    happens: (share) => next() < share,
  };
}
