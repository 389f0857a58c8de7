/**
 * The few parts of a ZIP archive (APPNOTE 6.3) that a workbook needs: the directory, and one entry unpacked.
 * Sizes written in the directory may lie; what counts is what comes out, and unpacking stops at the limit.
 */
import { inflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
}

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const localMark = 0x04034b50;
const mostEntries = 10_000;

/** The entries by name; null where the archive is damaged, locked or larger than 4 GB (ZIP64). */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) return null;
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryMark) return null;
    const locked = (view.getUint16(at + 8, true) & 1) === 1;
    const method = view.getUint16(at + 10, true);
    const packedSize = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const skip = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    if (locked || local + 30 > bytes.length || view.getUint32(local, true) !== localMark) return null;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packedSize > bytes.length) return null;
    entries.set(name.replaceAll('\\', '/').toLowerCase(), {
      name,
      method,
      packed: bytes.subarray(start, start + packedSize),
    });
    at += 46 + nameLength + skip;
  }
  return entries;
}

/** The entry as text; 'too-large' when it unpacks to more than `limit` bytes, 'broken' when it does not unpack. */
export async function unpack(entry: ZipEntry, limit: number): Promise<string | 'too-large' | 'broken'> {
  if (entry.method === 0) return entry.packed.length > limit ? 'too-large' : Buffer.from(entry.packed).toString('utf8');
  if (entry.method !== 8) return 'broken';
  return new Promise((resolve) => {
    inflateRaw(entry.packed, { maxOutputLength: Math.max(limit, 1) }, (error, unpacked) => {
      if (!error) resolve(unpacked.toString('utf8'));
      else resolve('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken');
    });
  });
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === endMark) return at;
  return -1;
}
