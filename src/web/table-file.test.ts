import { expect, test } from 'vitest';
import { csvOf, separatorFor } from './table-file.ts';

test('quotes what would break a line or a column', () => {
  const text = csvOf({ head: ['Name', 'Said'], rows: [['Łukasz, Jr.', 'he said "yes"\nthen no']] });
  expect(text).toBe('\ufeffName,Said\r\n"Łukasz, Jr.","he said ""yes""\nthen no"\r\n');
});

test('lets no cell run as a formula, and keeps negative numbers numbers', () => {
  expect(csvOf({ head: ['a'], rows: [['=cmd'], ['@x'], [-1.5], [null]] })).toBe(
    "\ufeffa\r\n'=cmd\r\n'@x\r\n-1.5\r\n\r\n",
  );
});

test('writes decimals and columns as the reader’s spreadsheet expects', () => {
  expect(separatorFor('de')).toBe(';');
  expect(separatorFor('en')).toBe(',');
  expect(csvOf({ head: ['a', 'b'], rows: [[1.5, 'x;y']] }, ';')).toBe('\ufeffa;b\r\n1,5;"x;y"\r\n');
});
