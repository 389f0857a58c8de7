import { expect, test } from 'vitest';
import { readSince, sinceCursor } from './on-record.ts';

test('a cursor leads back to its place, and what is none of ours to the beginning', () => {
  const at = new Date('2026-03-02T09:00:00.000Z');
  expect(readSince(sinceCursor(at, 'one two'))).toEqual({ at: at.toISOString(), id: 'one two' });
  for (const foreign of [
    '',
    'nothing',
    '2026-03-02T09:00:00.000Z',
    '2026-03-02T09:00:00.000Z ',
    'now() x',
    '2026-13-41T99:00:00Z x',
  ])
    expect(readSince(foreign)).toBeNull();
});
