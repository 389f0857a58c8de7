import { expect, test } from 'vitest';
import { cursorOf, placeOf, searchTerms } from './directory.ts';

test('a query becomes beginnings of words, whatever signs stand between them', () => {
  expect(searchTerms('Marta we')).toBe('marta:* & we:*');
  expect(searchTerms("  O'Brien & (co) | !x:*")).toBe('o:* & brien:* & co:* & x:*');
  expect(searchTerms('Łukasz Żółć')).toBe('łukasz:* & żółć:*');
  expect(searchTerms(' - ')).toBeNull();
});

test('a cursor leads back to its place, and a foreign one nowhere', () => {
  const place = { id: '01a20702-fbe0-7c7c-a4b0-92f0ec140a8c', name: 'Ann Ä "x"' };
  expect(placeOf(cursorOf(place))).toEqual({ ...place, name: 'ann ä "x"' });
  expect(placeOf('garbage')).toBeNull();
  expect(placeOf('')).toBeNull();
});
