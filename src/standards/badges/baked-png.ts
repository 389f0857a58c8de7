/**
 * A badge in a PNG (Open Badges 3.0, "Baked Badge"): an uncompressed `iTXt` chunk with the keyword `openbadgecredential` and the
 * token as its text. One that is there already is replaced: a picture carries one badge.
 */
import { crc32 } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const keyword = 'openbadgecredential';

interface Chunk {
  readonly kind: string;
  readonly bytes: Buffer;
  /** length, kind, bytes and checksum, as they stand in the file */
  readonly whole: Buffer;
}

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** @throws TypeError where it is no PNG, or a broken one */
export function bakePng(picture: Uint8Array, token: string): Uint8Array {
  const chunks = chunksOf(picture);
  if (!chunks) throw new TypeError('a badge is baked into a whole PNG');
  const baked = chunks
    .filter((chunk) => textOf(chunk) === null)
    .flatMap((chunk) => (chunk.kind === 'IEND' ? [chunkOf(token), chunk.whole] : [chunk.whole]));
  return Buffer.concat([signature, ...baked]);
}

/** The token in it; null where there is none, or the file is broken. */
export function takeFromPng(picture: Uint8Array): string | null {
  for (const chunk of chunksOf(picture) ?? []) {
    const text = textOf(chunk);
    if (text !== null) return text;
  }
  return null;
}

function chunkOf(token: string): Buffer {
  // keyword, not compressed, no method, no language, no translated keyword, text
  const bytes = Buffer.concat([Buffer.from(`iTXt${keyword}\0`, 'latin1'), Buffer.alloc(4), Buffer.from(token, 'utf8')]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return Buffer.concat([length, bytes, sum]);
}

/** Null where the file is no PNG, ends early, or a checksum is wrong. */
function chunksOf(picture: Uint8Array): readonly Chunk[] | null {
  if (!isPng(picture)) return null;
  const file = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (at + 12 <= file.length) {
    const end = at + 8 + file.readUInt32BE(at);
    if (end + 4 > file.length || file.readUInt32BE(end) !== crc32(file.subarray(at + 4, end))) return null;
    const kind = file.toString('latin1', at + 4, at + 8);
    chunks.push({ kind, bytes: file.subarray(at + 8, end), whole: file.subarray(at, end + 4) });
    if (kind === 'IEND') return chunks;
    at = end + 4;
  }
  return null;
}

/** The text of a chunk that is a badge; a compressed one is not, by the specification. */
function textOf({ kind, bytes }: Chunk): string | null {
  const name = Buffer.from(`${keyword}\0\0`, 'latin1');
  if (kind !== 'iTXt' || !bytes.subarray(0, name.length).equals(name)) return null;
  const language = bytes.indexOf(0, name.length + 1);
  const translated = language < 0 ? -1 : bytes.indexOf(0, language + 1);
  return translated < 0 ? null : bytes.toString('utf8', translated + 1);
}
