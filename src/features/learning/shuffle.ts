/**
 * The order in which choices are shown: by chance, but the same whenever and wherever the attempt is opened again, so that
 * "the second one" stays the second one on the phone and on the desk.
 */

/** @param seed `${attemptId}:${cardKey}` */
export function shuffled<Item>(items: readonly Item[], seed: string): readonly Item[] {
  const next = chance(seed);
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item];
  }
  return mixed;
}

/** The same, and never in the order it came: that would be the answer. */
export function disordered<Item>(items: readonly Item[], seed: string): readonly Item[] {
  const mixed = shuffled(items, seed);
  const asBefore = items.length > 1 && mixed.every((item, at) => item === items[at]);
  return asBefore ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}

export function seedOf(attemptId: string, cardKey: string): string {
  return `${attemptId}:${cardKey}`;
}

/** Numbers from 0 up to 1 that look like chance and follow from the seed: a hash (FNV-1a), stirred by multiplication. */
function chance(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
