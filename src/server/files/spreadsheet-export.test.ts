import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSpreadsheet } from './spreadsheet.ts';
import { csvCell, writeCsv } from './spreadsheet-export.ts';

test.each([["=cmd|' /C calc'!A0"], ['+49 30 1234'], ['-2+3'], ['@SUM(A1)'], ['\t=1']])('makes %j harmless', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
});

test('leaves numbers alone, also negative ones', () => {
  expect(csvCell(-3.5)).toBe('-3.5');
});

test('writes what reads back as the same cells', async () => {
  const cell = fc.stringMatching(/^[A-Za-zäöü][A-Za-z0-9 ",;|äöü\n]{0,20}[a-z]$/);
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const reading = await readSpreadsheet(new TextEncoder().encode(writeCsv(rows)));
      expect(reading.ok && reading.spreadsheet.rows.map((row) => row.cells)).toEqual(rows);
    }),
    { seed: 11, numRuns: 200 },
  );
});
