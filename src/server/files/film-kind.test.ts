import { expect, test } from 'vitest';
import { filmKindOf } from './film-kind.ts';

function ftyp(...brands: string[]): Uint8Array {
  const [made = '', ...others] = brands;
  const size = 16 + 4 * others.length;
  return new Uint8Array(
    Buffer.from(`\0\0\0${String.fromCharCode(size)}ftyp${made}\0\0\x02\0${others.join('')}`, 'latin1'),
  );
}

function ebml(kind: string): Uint8Array {
  const length = String.fromCharCode(0x80 + kind.length);
  return new Uint8Array(
    Buffer.from(`\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82${length}${kind}\x42\x87`, 'latin1'),
  );
}

test.each([
  ['MP4 of a camera', ftyp('mp42', 'mp42', 'isom')],
  ['MP4 as encoders write it', ftyp('isom', 'isom', 'iso2', 'avc1')],
  ['MP4 whose maker has a brand of its own', ftyp('XAVC', 'mp42')],
])('knows a film by its first bytes: %s', (_, head) => {
  expect(filmKindOf(head)).toBe('video/mp4');
});

test('knows WebM, and not what is only built like it', () => {
  expect(filmKindOf(ebml('webm'))).toBe('video/webm');
  expect(filmKindOf(ebml('matroska'))).toBeNull();
});

test.each([
  ['QuickTime', ftyp('qt  ', 'qt  ')],
  ['sound', ftyp('M4A ', 'mp42', 'isom')],
  ['a photograph', ftyp('heic', 'mif1', 'isom')],
  ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0])],
  ['a page that names a brand', new Uint8Array(Buffer.from('<html>ftypisom and more</html>'))],
  ['a box too small for what it says', new Uint8Array(Buffer.from('\0\0\0\x08ftypisom\0\0\0\0', 'latin1'))],
  ['a few bytes', ftyp('isom').subarray(0, 12)],
  ['nothing', new Uint8Array()],
])('takes no %s', (_, head) => {
  expect(filmKindOf(head)).toBeNull();
});
