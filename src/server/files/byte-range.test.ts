import { expect, test } from 'vitest';
import { byteRangeOf } from './byte-range.ts';

test.each([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=8-200', { start: 8, end: 9 }],
  ['bytes=9-9', { start: 9, end: 9 }],
])('reads %s of ten bytes', (header, range) => {
  expect(byteRangeOf(header, 10)).toEqual(range);
});

test.each(['bytes=10-', 'bytes=5-2', 'bytes=-0', 'bytes=-', 'bytes=a-b', 'bytes='])(
  'refuses %s of ten bytes',
  (header) => {
    expect(byteRangeOf(header, 10)).toBe('beyond');
  },
);

test.each([null, '', 'lines=0-3', 'bytes=0-1,4-5'])('gives the whole where %s is asked', (header) => {
  expect(byteRangeOf(header, 10)).toBeNull();
});
