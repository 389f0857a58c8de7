/**
 * Bytes to text. UTF-8 and UTF-16 are proven by the bytes themselves; anything else can only be taken for Windows-1252,
 * and that is said, since nothing in the file can confirm it.
 */
import { utf16Order } from './spreadsheet-kind.ts';
import { fault, type Spreadsheet, type SpreadsheetFault, type SpreadsheetNote } from './spreadsheet-reading.ts';

export interface DecodedText {
  readonly ok: true;
  readonly text: string;
  readonly encoding: NonNullable<Spreadsheet['encoding']>;
  readonly notes: readonly SpreadsheetNote[];
}

// Windows-1252 leaves these five bytes undefined: a file that holds them is something else
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

export function decodeText(file: Uint8Array): DecodedText | { readonly ok: false; readonly fault: SpreadsheetFault } {
  const order = utf16Order(file);
  if (order) return decodeAs(file, order);
  // some programs put the mark of UTF-8 before text that is none: it is no part of the first heading either way
  const marked = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf;
  const bytes = marked ? file.subarray(3) : file;
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return checked(utf8, 'utf-8', []);
  const scan = scanUtf8(bytes);
  if (scan.sequences > 3 && scan.sequences >= scan.broken * 4)
    return broken(bytes, scan.firstBroken, 'It is UTF-8, but some of its characters are damaged');
  const strange = bytes.findIndex(
    (byte) => undefinedBytes.has(byte) || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13),
  );
  if (strange >= 0) return broken(bytes, strange, 'It is neither UTF-8, nor UTF-16, nor Windows-1252');
  const place = placeOf(bytes, scan.firstBroken);
  return checked(new TextDecoder('windows-1252').decode(bytes), 'windows-1252', [
    {
      reason: 'not-utf-8',
      line: place.line,
      column: place.column,
      detail:
        'The file is not UTF-8 and was read as Windows-1252. Check names with accents or umlauts; if they look wrong, save the file as "CSV UTF-8".',
    },
  ]);
}

function decodeAs(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): ReturnType<typeof decodeText> {
  const text = bytes.length % 2 === 0 ? strict(bytes, encoding) : null;
  if (text !== null) return checked(text, encoding, []);
  return {
    ok: false,
    fault: fault(
      'broken-encoding',
      'The file is UTF-16, but damaged: it may have been cut off. Export it again, best as "CSV UTF-8".',
    ),
  };
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function checked(text: string, encoding: DecodedText['encoding'], notes: readonly SpreadsheetNote[]): DecodedText {
  const more = [...notes];
  const lost = text.indexOf('\ufffd');
  if (lost >= 0) {
    more.push({
      reason: 'lost-characters',
      ...placeIn(text, lost),
      detail:
        'Some characters were already lost when this file was made (they show as \ufffd). Export it again as "CSV UTF-8".',
    });
  }
  // "Ã" with a continuation character: UTF-8 that was once read as Windows-1252 and saved again
  const twice = text.search(/[\u00c3\u00c5][\u0080-\u00bf\u2018-\u201e\u0152-\u0178]/);
  if (twice >= 0 && encoding !== 'windows-1252') {
    more.push({
      reason: 'twice-encoded',
      ...placeIn(text, twice),
      detail:
        'Some names look as if they had been converted twice ("MÃ¼ller" for "Müller"). Check them before you confirm.',
    });
  }
  return { ok: true, text, encoding, notes: more };
}

function broken(bytes: Uint8Array, at: number, why: string): { readonly ok: false; readonly fault: SpreadsheetFault } {
  const { line, column } = placeOf(bytes, at);
  return {
    ok: false,
    fault: fault(
      'broken-encoding',
      `The file cannot be read as text from line ${line} on. ${why}. Export it again as "CSV UTF-8".`,
      line,
      column,
    ),
  };
}

/** Counts whole multi-byte sequences and broken bytes: mixed files have both, Windows-1252 has hardly any of the former. */
function scanUtf8(bytes: Uint8Array): { sequences: number; broken: number; firstBroken: number } {
  let sequences = 0;
  let broken = 0;
  let firstBroken = -1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const tail = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let whole = tail > 0 && byte < 0xf5;
    for (let next = 1; next <= tail && whole; next++) whole = ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    if (whole) {
      sequences++;
      at += tail;
    } else {
      broken++;
      if (firstBroken < 0) firstBroken = at;
    }
  }
  return { sequences, broken, firstBroken };
}

function placeOf(bytes: Uint8Array, at: number): { line: number; column: null } {
  let line = 1;
  for (let before = 0; before < at; before++) if (bytes[before] === 10) line++;
  return { line, column: null };
}

function placeIn(text: string, at: number): { line: number; column: null } {
  return { line: text.slice(0, at).split('\n').length, column: null };
}
