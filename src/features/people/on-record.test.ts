import { expect, test } from 'vitest';
import { readSince, sinceCursor } from './on-record.ts';

test('a cursor finds its place again, and a foreign one finds none', () => {
  expect(readSince(sinceCursor(new Date('2026-03-02T09:00:00.123Z'), 'viewer gaps'))).toEqual({ at: '2026-03-02T09:00:00.123Z', id: 'viewer gaps' });
  for (const foreign of ['', '!!!', btoa('[1,2]'), btoa('{"a":1}'), btoa(encodeURIComponent('["soon","x"]'))]) expect(readSince(foreign)).toBeNull();
});
