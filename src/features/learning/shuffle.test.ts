import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disordered, seedOf, shuffled } from './shuffle.ts';

const lists = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 });

test('keeps every choice, and the same order for the same attempt and card', () => {
  fc.assert(
    fc.property(lists, fc.string(), (items, seed) => {
      expect([...shuffled(items, seed)].sort()).toEqual([...items].sort());
      expect(shuffled(items, seed)).toEqual(shuffled(items, seed));
    }),
    { seed: 7 },
  );
});

test('never shows a list to be ordered in its right order', () => {
  fc.assert(
    fc.property(lists, fc.string(), (items, seed) => {
      expect(disordered(items, seed)).not.toEqual(items);
      expect([...disordered(items, seed)].sort()).toEqual([...items].sort());
    }),
    { seed: 7 },
  );
});

test('puts each choice at each place about as often', () => {
  const firsts = new Map<string, number>();
  for (let at = 0; at < 4000; at += 1) {
    const [first = ''] = shuffled(['a', 'b', 'c', 'd'], seedOf(`attempt-${at}`, 'question-1'));
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  for (const count of firsts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
