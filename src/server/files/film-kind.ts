/**
 * Which films browsers play everywhere, by their first bytes: MP4 and WebM. QuickTime and Matroska are built alike and are played by
 * few; sound and still pictures wear the same box. None of those is taken.
 */
export type FilmKind = 'video/mp4' | 'video/webm';

/** So many first bytes are enough. */
export const filmHeadLength = 256;

const films: ReadonlySet<string> = new Set([
  'isom',
  ...['2', '3', '4', '5', '6', '7', '8', '9'].map((number) => `iso${number}`),
  'mp41',
  'mp42',
  'avc1',
  'M4V ',
  'M4VH',
  'M4VP',
  'MSNV',
  'dash',
  'f4v ',
]);
/** sound and pictures, which name a film's brand beside their own */
const noFilms: ReadonlySet<string> = new Set([
  'M4A ',
  'M4B ',
  'M4P ',
  'heic',
  'heix',
  'mif1',
  'msf1',
  'avif',
  'avis',
  'crx ',
]);

/** @returns null for what is no film, or one that not every browser plays */
export function filmKindOf(head: Uint8Array): FilmKind | null {
  if (isMp4(head)) return 'video/mp4';
  return isWebm(head) ? 'video/webm' : null;
}

/** A box `ftyp`: its size, its name, the brand it is made for, a version, and the brands it is good for, too. */
function isMp4(head: Uint8Array): boolean {
  if (head.length < 16 || textAt(head, 4) !== 'ftyp') return false;
  const size = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const made = textAt(head, 8);
  if (size < 16 || size % 4 !== 0 || noFilms.has(made)) return false;
  if (films.has(made)) return true;
  for (let at = 16; at + 4 <= Math.min(size, head.length); at += 4) if (films.has(textAt(head, at))) return true;
  return false;
}

/** An EBML header whose document type (element 4282, four letters long) says so. */
function isWebm(head: Uint8Array): boolean {
  const magic = [0x1a, 0x45, 0xdf, 0xa3];
  if (!magic.every((byte, at) => head[at] === byte)) return false;
  for (let at = 4; at + 7 <= head.length; at += 1)
    if (head[at] === 0x42 && head[at + 1] === 0x82 && head[at + 2] === 0x84) return textAt(head, at + 3) === 'webm';
  return false;
}

function textAt(head: Uint8Array, at: number): string {
  return String.fromCharCode(...head.subarray(at, at + 4));
}
