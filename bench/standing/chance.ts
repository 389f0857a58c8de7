/**
 * Chance for simulations, from a seed: the same seed gives the same people on every machine.
 * Never for secrets, and never in a rule.
 */
export interface Chance {
  /** at least 0, below 1 */
  share(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  /** true with a probability */
  happens(probability: number): boolean;
  normal(mean: number, deviation: number): number;
  /** days until something that happens once in `mean` days on average */
  wait(mean: number): number;
  pick<One>(all: readonly [One, ...One[]]): One;
}

export function chanceFrom(seed: number): Chance {
  // A Weyl sequence whose terms are scrambled by two multiplications: ample for simulation, and exact in 32-bit integers.
  let counter = Math.imul(seed ^ 0x5bd1e995, 0x27d4eb2f);
  const share = (): number => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = counter;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    between: (low, high) => low + (high - low) * share(),
    whole: (low, high) => low + Math.floor((high - low + 1) * share()),
    happens: (probability) => share() < probability,
    normal,
    wait: (mean) => -mean * Math.log(1 - share()),
    pick: (all) => all[Math.floor(all.length * share())] ?? all[0],
  };
}
