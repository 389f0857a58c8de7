/**
 * Makes small zips, honest ones and such as nobody should make: with names, links and sizes that lie. Entries are stored or deflated;
 * on demand the directory is that of zip64.
 */
import { deflateRawSync } from 'node:zlib';

export interface Packing {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly link?: boolean;
  readonly locked?: boolean;
}

export function zipOf(files: readonly Packing[], { zip64 = false, packed = true } = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, link, locked } of files) {
    const plain = Buffer.from(content as Uint8Array);
    const body = packed ? deflateRawSync(plain) : plain;
    const shared = [u16(locked ? 0x801 : 0x800), u16(packed ? 8 : 0), u32(0), u32(crcOf(plain))];
    const label = Buffer.from(name);
    const local = [
      u32(0x04034b50),
      u16(45),
      ...shared,
      u32(body.length),
      u32(plain.length),
      u16(label.length),
      u16(0),
      label,
      body,
    ];
    const large = zip64
      ? Buffer.concat([u16(1), u16(24), u64(plain.length), u64(body.length), u64(at)])
      : Buffer.alloc(0);
    const sizes = zip64 ? [u32(0xffffffff), u32(0xffffffff)] : [u32(body.length), u32(plain.length)];
    const attributes = u32(link ? 0xa1ff0000 : 0x81a40000);
    const place = u32(zip64 ? 0xffffffff : at);
    const lengths = [u16(label.length), u16(large.length), u16(0), u16(0), u16(0)];
    const entry = [u32(0x02014b50), u16(0x032d), u16(45), ...shared, ...sizes, ...lengths, attributes, place];
    directory.push(Buffer.concat([...entry, label, large]));
    bodies.push(Buffer.concat(local));
    at += bodies.at(-1)?.length ?? 0;
  }
  const listed = Buffer.concat(directory);
  const end = [u32(0x06054b50), u16(0), u16(0)];
  if (!zip64)
    return Buffer.concat([
      ...bodies,
      listed,
      ...end,
      u16(files.length),
      u16(files.length),
      u32(listed.length),
      u32(at),
      u16(0),
    ]);
  const wide = [
    u32(0x06064b50),
    u64(44),
    u16(45),
    u16(45),
    u32(0),
    u32(0),
    u64(files.length),
    u64(files.length),
    u64(listed.length),
    u64(at),
  ];
  const locator = [u32(0x07064b50), u32(0), u64(at + listed.length), u32(1)];
  const full = [u16(0xffff), u16(0xffff), u32(0xffffffff), u32(0xffffffff), u16(0)];
  return Buffer.concat([...bodies, listed, ...wide, ...locator, ...end, ...full]);
}

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, (value >> 8) & 0xff]);

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** CRC-32 (ISO 3309), bit by bit: these zips are small. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
