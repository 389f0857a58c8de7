/**
 * Just enough of tar (POSIX.1-2017, pax, "ustar Interchange Format") for a backup: plain files of at most a megabyte, so that any
 * tool can open one and neither side ever holds more than one of them.
 */
const block = 512;
export const largestEntry = 1024 * 1024;

export interface TarEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

export class TarError extends Error {}

/** @param name at most 100 bytes @param seconds when it was written, in seconds since 1970 */
export function tarEntry(name: string, bytes: Buffer, seconds: number): Buffer {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100 || bytes.length > largestEntry)
    throw new TarError(`${name} does not fit into a backup`);
  const octal = (number: number, digits: number): string => `${number.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(bytes.length, 11), 124);
  header.write(octal(seconds, 11), 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  header.write(`${octal(sumOf(header), 6)} `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc(paddingOf(bytes.length))]);
}

/** What follows the last entry. */
export const tarEnd = Buffer.alloc(2 * block);

/** @throws TarError at anything that `tarEntry` would not have written, and when the end is missing */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = taker(source);
  for (;;) {
    const header = await take(block);
    if (header.every((byte) => byte === 0)) break;
    const text = (from: number, to: number): string => header.toString('utf8', from, to).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 136), 8);
    const sum = Number.parseInt(text(148, 156), 8);
    header.write('        ', 148);
    if (text(257, 262) !== 'ustar' || sum !== sumOf(header) || !(size <= largestEntry))
      throw new TarError('not an entry of a backup');
    const name = text(0, 100);
    const bytes = await take(size);
    await take(paddingOf(size));
    yield { name, bytes };
  }
  // To the last byte: what packed the archive tells only there whether it is whole.
  await take(block);
  if (!(await isAtEnd(take))) throw new TarError('something follows its end');
}

async function isAtEnd(take: (size: number) => Promise<Buffer>): Promise<boolean> {
  try {
    await take(1);
    return false;
  } catch (error) {
    if (error instanceof TarError) return true;
    throw error;
  }
}

/** The sum of a header whose own field for it holds spaces. */
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

function paddingOf(size: number): number {
  return (block - (size % block)) % block;
}

/** Hands out a stream in pieces of the asked size. */
function taker(source: AsyncIterable<Buffer>): (size: number) => Promise<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return async (size) => {
    const pieces = [rest];
    let length = rest.length;
    while (length < size) {
      const { done, value } = await iterator.next();
      if (done) throw new TarError('it ends too early');
      pieces.push(value);
      length += value.length;
    }
    const all = Buffer.concat(pieces);
    rest = all.subarray(size);
    return Buffer.from(all.subarray(0, size));
  };
}
