import { expect, test } from 'vitest';
import { cursorOf, placeOf, searchTerms } from './directory.ts';

test('a query becomes the beginnings of words, whatever signs or accents stand in them', () => {
  expect(searchTerms('Marta we')).toEqual(['marta', 'we']);
  expect(searchTerms("  O'Brien & (co) | !x:*")).toEqual(['o', 'brien', 'co', 'x']);
  expect(searchTerms('Łukasz Müller-Żak')).toEqual(['łukasz', 'muller', 'zak']);
  expect(searchTerms(' - ')).toEqual([]);
});

test('a cursor leads back to its place, and a foreign one nowhere', () => {
  const place = { id: '01a20702-fbe0-7c7c-a4b0-92f0ec140a8c', name: 'Ann Ä "x"' };
  expect(placeOf(cursorOf(place))).toEqual(place);
  expect(placeOf('garbage')).toBeNull();
  expect(placeOf('')).toBeNull();
});
