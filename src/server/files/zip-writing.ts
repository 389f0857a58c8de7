/**
 * Writes a zip as a stream (APPNOTE 6.3), one file after the other and none whole in memory. What is packed already (films,
 * pictures) is stored: it is read once for its checksum and once to be sent, because a stored file whose sizes stand behind it is
 * refused by readers that stream. No zip64: who asks for more than 4 GB is told before the first byte.
 */
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { Problem } from '../../kernel/problem.ts';

export type ZipFile =
  /** text, packed small */
  | { readonly name: string; readonly text: string | Uint8Array }
  /** bytes that lie somewhere; opened twice */
  | { readonly name: string; readonly size: number; open(): Promise<Readable> };

const most = 0xffffffff;

/** @throws Problem too-large, before anything is written */
export function zipStream(files: readonly ZipFile[], at: Date): ReadableStream<Uint8Array> {
  const bytes = files.reduce((sum, file) => sum + ('text' in file ? file.text.length * 3 : file.size) + 200, 0);
  if (bytes > most || files.length > 0xffff)
    throw new Problem('too-large', 'This comes to more than 4 GB, which no package may have.', {
      reason: 'zip-too-large',
    });
  const parts = partsOf(files, at);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return();
    },
  });
}

async function* partsOf(files: readonly ZipFile[], at: Date): AsyncGenerator<Uint8Array, void> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const packed = 'text' in file ? await packedText(file.text) : await measured(file);
    const { method, crc, size, bytes } = packed;
    const name = Buffer.from(file.name);
    const shared = [u16(0x800), u16(method), ...dosTime(at), u32(crc), u32(bytes), u32(size), u16(name.length), u16(0)];
    const local = Buffer.concat([u32(0x04034b50), u16(20), ...shared, name]);
    const rest = [u16(0), u16(0), u16(0), u32(0x81a40000), u32(offset)];
    directory.push(Buffer.concat([u32(0x02014b50), u16(0x0314), u16(20), ...shared, ...rest, name]));
    yield local;
    if (packed.content) yield packed.content;
    else if ('open' in file) yield* sent(file, packed);
    offset += local.length + bytes;
  }
  const listed = Buffer.concat(directory);
  const count = u16(files.length);
  yield Buffer.concat([listed, u32(0x06054b50), u16(0), u16(0), count, count, u32(listed.length), u32(offset), u16(0)]);
}

interface Packed {
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  /** as they stand in the zip */
  readonly bytes: number;
  readonly content?: Buffer;
}

async function packedText(text: string | Uint8Array): Promise<Packed> {
  const plain = Buffer.from(text as Uint8Array);
  const content = await promisify(deflateRaw)(plain);
  return { method: 8, crc: crc32(plain), size: plain.length, bytes: content.length, content };
}

type Lying = Extract<ZipFile, { open(): unknown }>;

async function measured(file: Lying): Promise<Packed> {
  let crc = 0;
  let size = 0;
  for await (const part of await file.open()) {
    crc = crc32(part as Buffer, crc);
    size += (part as Buffer).length;
  }
  return { method: 0, crc, size, bytes: size };
}

/** Never more nor less than was said: a file that changed in between breaks the stream, not the zip. */
async function* sent(file: Lying, { size }: Packed): AsyncGenerator<Uint8Array, void> {
  let left = size;
  for await (const part of await file.open()) {
    left -= (part as Buffer).length;
    if (left < 0) break;
    yield part as Buffer;
  }
  if (left !== 0) throw new Error(`${file.name} changed while it was being packed`);
}

/** In two-second steps from 1980 on, in UTC. */
function dosTime(at: Date): readonly Buffer[] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [u16(time), u16(day)];
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
