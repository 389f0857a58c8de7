import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKey, planCatalogue } from './catalogue.ts';
import { catalogueMeanings, findHeadings, guessCatalogue, headingsKey, languageMeant } from './catalogue-words.ts';

const world = { languages: ['de', 'en'], capabilities: [], steps: 4, packages: [], links: [], packagesUsed: [] };

test('gives each meaning to the first column that bears it, whatever the capitals and accents', () => {
  expect(guessCatalogue(['TITEL', 'Name', 'Länge', 'Fähigkeit', 'Preis', 'file_name'])).toEqual([
    'title',
    null,
    'minutes',
    'capability',
    null,
    'package',
  ]);
});

test('finds the headings below titles, and takes the first row where no words are known', () => {
  const headings = ['Titel', 'Dauer', 'Link'];
  const row = ['Fragen', '10', 'https://a.example'];
  expect(findHeadings([['Kurse'], ['Stand', 'März'], headings, row])).toBe(2);
  expect(findHeadings([headings, row, ['Titel', 'Minuten']])).toBe(0);
  expect(findHeadings([['Was', 'Wo'], row])).toBe(0);
  // a list has rows below its headings, and nobody writes so many titles
  expect(findHeadings([['Was', 'Wo'], headings])).toBe(0);
  expect(findHeadings([...Array.from({ length: 20 }, () => ['x']), headings, row])).toBe(0);
});

test('knows headings again whatever their capitals and the empty columns after them', () => {
  expect(headingsKey(['TITEL ', 'Länge', '', ''])).toBe(headingsKey(['Titel', 'lange']));
  expect(headingsKey(['Titel', 'Länge'])).not.toBe(headingsKey(['Titel Länge']));
});

test.each([
  ['Deutsch', 'de'],
  ['german', 'de'],
  ['en-GB', 'en'],
  ['Anglais', null],
  ['fr', null],
])('takes %s for %s', (said, tag) => {
  expect(languageMeant(said, world.languages)).toBe(tag);
});

test('takes an address for the same whatever the capitals of its host, and another path for another', () => {
  expect(addressKey('HTTPS://Shop.Example/A/')).toBe(addressKey('https://shop.example/A'));
  expect(addressKey('https://shop.example/a')).not.toBe(addressKey('https://shop.example/A'));
});

test('lets every row come or stay out, once, and what comes is never more than can be begun', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '12', '0', 'de', 'https://a.example/1', '=1+1', 'x.zip'));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 20 }), (cells) => {
      const rows = cells.map((one, at) => ({ line: at + 2, cells: one }));
      const { coming, leftOut } = planCatalogue(rows, catalogueMeanings, world);
      const lines = [...coming, ...leftOut].map(({ line }) => line).toSorted((a, b) => a - b);
      expect(lines).toEqual(rows.map(({ line }) => line));
      for (const { title, minutes, url } of coming) {
        expect(title).not.toBe('');
        expect(minutes >= 1 && minutes <= 600).toBe(true);
        expect(url).toMatch(/^https?:\/\//i);
      }
    }),
    { seed: 5, numRuns: 200 },
  );
});
