/**
 * What a file is, by its first bytes: a renamed program stays a program. Text is what has none of the other marks
 * and no zero bytes outside UTF-16.
 */
import { fault, type SpreadsheetFault } from './spreadsheet-reading.ts';

type Unreadable =
  | 'empty'
  | 'program'
  | 'picture'
  | 'pdf'
  | 'old-workbook'
  | 'locked-workbook'
  | 'archive'
  | 'web-page'
  | 'not-a-table';
type Kind = 'text' | 'workbook' | Unreadable;

const marks: readonly (readonly [Kind, readonly number[]])[] = [
  ['program', [0x4d, 0x5a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0xcf, 0xfa, 0xed, 0xfe]],
  ['program', [0xca, 0xfe, 0xba, 0xbe]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x50, 0x4b]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
];
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether the first bytes already say that the rest need not be awaited. */
export function kindOf(bytes: Uint8Array): Kind {
  if (bytes.length === 0 || isBlank(bytes)) return 'empty';
  if (startsWith(bytes, compound)) return isLocked(bytes) ? 'locked-workbook' : 'old-workbook';
  for (const [kind, mark] of marks) {
    // "MZ" and "PK" could begin a header; a program or an archive has zero bytes soon after
    if (startsWith(bytes, mark) && (mark.length > 2 || bytes.subarray(0, 512).includes(0))) return kind;
  }
  const start = Buffer.from(bytes.subarray(0, 512))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^(<!doctype html|<html|<table|<\?xml|<meta)/i.test(start)) return 'web-page';
  return hasZeroes(bytes) ? 'not-a-table' : 'text';
}

export function faultOf(kind: Unreadable): SpreadsheetFault {
  switch (kind) {
    case 'empty':
      return fault('empty-file', 'The file is empty. Export it again and check that it holds rows.');
    case 'program':
      return fault(
        'program',
        'This is a program, whatever its name says. Choose the CSV or XLSX file with your people.',
      );
    case 'picture':
      return fault('picture', 'This is a picture. Choose the CSV or XLSX file with your people.');
    case 'pdf':
      return fault('pdf', 'This is a PDF. Export the same list as CSV or XLSX.');
    case 'old-workbook':
      return fault('old-workbook', 'This is an old Excel file (.xls). Open it and save it as .xlsx or CSV.');
    case 'locked-workbook':
      return fault(
        'locked-workbook',
        'This workbook is locked with a password. Remove the password, or save it as CSV.',
      );
    case 'archive':
      return fault('archive', 'This is an archive. Unpack it and choose the CSV or XLSX file inside.');
    case 'web-page':
      return fault(
        'web-page',
        'This is a web page or XML, although it may be called .xls. Open it in a spreadsheet program and save it as .xlsx or CSV.',
      );
    case 'not-a-table':
      return fault('not-a-table', 'This file is neither text nor a workbook. Choose a CSV or XLSX file.');
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function isBlank(bytes: Uint8Array): boolean {
  const text = bytes.length > 4096 ? null : Buffer.from(bytes).toString('latin1');
  return text !== null && /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\u0000]*$/.test(text);
}

/** A workbook with a password is a compound file that holds the stream "EncryptedPackage". */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

function hasZeroes(bytes: Uint8Array): boolean {
  return bytes.includes(0) && utf16Order(bytes) === null;
}

/** The byte order of UTF-16, told by its mark, or without one by the zero bytes of Latin letters. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const half = sample.length / 2;
  if (odd > half * 0.6 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.05) return 'utf-16be';
  return null;
}
