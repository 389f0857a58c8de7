import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openS3, type S3Endpoint } from '../../testing/s3-endpoint.ts';
import { DiskStore } from './disk-store.ts';
import type { FileStore, Span } from './kept-files.ts';
import { s3AddressOf } from './s3-address.ts';
import { S3Store } from './s3-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-files-'));
let s3: S3Endpoint;
const partLength = 64 * 1024;

beforeAll(async () => {
  s3 = await openS3();
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

function s3Store(more: Parameters<S3Endpoint['url']>[0] = {}, tries = 3): S3Store {
  const address = s3AddressOf(s3.url(more));
  if (!address) throw new Error('no address');
  return new S3Store(address, { tries, firstMs: 1, answerMs: 5_000 }, partLength);
}

let number = 0;
/** bytes that lie somewhere, and the key that says what they are */
function arrived(bytes: Buffer, below = 'academy/films'): { readonly path: string; readonly key: string } {
  const path = join(folder, `arrived-${(number += 1)}`);
  writeFileSync(path, bytes);
  const name = createHash('sha256').update(bytes).digest('hex');
  return { path, key: `${below}/${name.slice(0, 2)}/${name}` };
}

/** of a period that no part of a file is a multiple of, so that a mistake by a part shows */
function bytesOf(length: number, mark = 1): Buffer {
  const block = Buffer.alloc(4_099);
  for (let at = 0, state = mark; at < block.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    block[at] = state >>> 16;
  }
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, block);
}

async function read(store: FileStore, key: string, span: Span | null = null): Promise<Buffer | null> {
  const stream = await store.read(key, span);
  if (!stream) return null;
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function keysOf(store: FileStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** more than two parts of an S3 */
const large = bytesOf(2 * partLength + 5);

describe.each([
  ['a disk', () => new DiskStore(join(folder, 'disk'))],
  ['an S3', () => s3Store()],
])('files on %s', (_, make) => {
  let store: FileStore;
  beforeAll(() => {
    store = make();
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a little', bytesOf(100)],
    ['much', large],
  ])('come back as they were put: %s', async (_name, bytes) => {
    const { key, path } = arrived(bytes);
    expect([await store.has(key), await store.read(key)]).toEqual([false, null]);
    await store.put(key, path);
    await store.put(key, path);
    expect(await store.has(key)).toBe(true);
    expect(bytes.equals((await read(store, key)) ?? Buffer.from('missing'))).toBe(true);
    // what arrived stays until whoever brought it lets it go
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test.each([
    [0, 0],
    [0, large.length - 1],
    [large.length - 1, large.length - 1],
    [partLength - 1, partLength],
  ])('are read in part, from byte %i to %i', async (start, end) => {
    const { key, path } = arrived(large);
    await store.put(key, path);
    expect((await read(store, key, { start, end }))?.equals(large.subarray(start, end + 1))).toBe(true);
  });

  test('are listed by what their keys begin with, and taken away', async () => {
    const some = [1, 2, 3, 4, 5, 6, 7].map((mark) => arrived(bytesOf(10, mark), 'other/packages'));
    for (const { key, path } of some) await store.put(key, path);
    const keys = some.map(({ key }) => key).sort();
    expect(await keysOf(store, 'other/')).toEqual(keys);
    expect(await keysOf(store, keys[0]?.slice(0, -60) ?? '')).toEqual([keys[0]]);
    expect(await keysOf(store, 'nobody/')).toEqual([]);
    await store.remove([...keys.slice(1), 'other/packages/00/gone']);
    expect(await keysOf(store, 'other/')).toEqual([keys[0]]);
    for await (const { size } of store.list('other/')) expect(size).toBe(10);
  });

  test('lie nowhere else than where they belong', async () => {
    const { path } = arrived(bytesOf(3));
    for (const key of ['../out', 'a/../../out', '/out', 'a//b', 'a/b/', ''])
      await expect(store.put(key, path), key).rejects.toThrow('leads nowhere else');
  });

  test('can be kept there: that is tried, and leaves nothing', async () => {
    await store.prove();
    expect(await keysOf(store, 'proof/')).toEqual([]);
  });
});

describe('files on a disk', () => {
  test('that were arriving when a process was killed are not there', async () => {
    const store = new DiskStore(join(folder, 'killed'));
    mkdirSync(join(folder, 'killed/files/academy'), { recursive: true });
    writeFileSync(join(folder, 'killed/files/academy/.incoming-half'), 'half');
    expect(await keysOf(store, 'academy/')).toEqual([]);
  });

  test('cannot be kept where a file stands in the way, and it is said what to do', async () => {
    writeFileSync(join(folder, 'occupied'), '');
    await expect(new DiskStore(join(folder, 'occupied')).prove()).rejects.toThrow(/cannot be kept in .*DATA_DIR/);
  });
});

describe('files on an S3', () => {
  test('are reached beside a web server that puts a Response of its own in the place of the other', async () => {
    const { key, path } = arrived(bytesOf(10, 16));
    const native = globalThis.Response;
    globalThis.Response = Map as unknown as typeof Response;
    try {
      const store = s3Store();
      await store.put(key, path);
      expect(await store.has(key)).toBe(true);
    } finally {
      globalThis.Response = native;
    }
  });

  test('arrive whole in spite of a bad network and a busy service', async () => {
    const bytes = bytesOf(partLength + 9, 11);
    const { key, path } = arrived(bytes);
    s3.misbehave(/^POST .*uploads/, 'cut', 'busy');
    s3.misbehave(/^PUT .*partNumber=1&/, 'lost', 'busy');
    s3.misbehave(/^PUT .*partNumber=2&/, 'cut');
    const store = s3Store();
    await store.put(key, path);
    expect((await read(store, key))?.equals(bytes)).toBe(true);
  });

  test('are there when the answer to the last word was lost', async () => {
    const { key, path } = arrived(bytesOf(partLength + 9, 12));
    s3.misbehave(/^POST .*uploadId/, 'lost');
    const store = s3Store();
    await store.put(key, path);
    expect(await store.has(key)).toBe(true);
  });

  test('are read on where a connection broke, as often as it goes forward', async () => {
    const bytes = bytesOf(400_000, 13);
    const { key, path } = arrived(bytes);
    const store = s3Store();
    await store.put(key, path);
    s3.misbehave(/^GET /, 'half', 'half', 'half', 'half');
    expect((await read(store, key))?.equals(bytes)).toBe(true);
    s3.misbehave(/^GET /, 'half', 'half');
    expect((await read(store, key, { start: 5, end: 399_000 }))?.equals(bytes.subarray(5, 399_001))).toBe(true);
  });

  test('are not there, nor half, where they could not be sent to their end', async () => {
    const { key, path } = arrived(bytesOf(partLength + 9, 14));
    s3.misbehave(/^PUT .*partNumber=2&/, 'busy', 'busy', 'busy');
    const store = s3Store();
    await expect(store.put(key, path)).rejects.toMatchObject({ code: 'unavailable', more: { retryAfter: 60 } });
    expect([await store.has(key), [...s3.unfinished.values()].some((one) => one.key.includes(key))]).toEqual([
      false,
      false,
    ]);
  });

  test('that a killed process left half sent are given up later, and what is being sent now is not', async () => {
    const { key, path } = arrived(bytesOf(partLength + 9, 15));
    s3.misbehave(/^PUT .*partNumber=1&/, 'busy', 'busy', 'busy');
    s3.misbehave(/^DELETE .*uploadId/, 'cut', 'cut', 'cut');
    const store = s3Store();
    await expect(store.put(key, path)).rejects.toThrow('cannot serve now');
    const left = (): number => [...s3.unfinished.values()].filter((one) => one.key.endsWith(key)).length;
    expect(left()).toBe(1);
    await store.forgetUnfinished(new Date(Date.now() - 3_600_000));
    expect(left()).toBe(1);
    await store.forgetUnfinished(new Date(Date.now() + 3_600_000));
    expect(left()).toBe(0);
  });

  test('are refused where they are not what their name says', async () => {
    const { key } = arrived(bytesOf(20));
    const { path } = arrived(bytesOf(21));
    await expect(s3Store().put(key, path)).rejects.toThrow('not what its name says');
  });

  test.each([
    ['another secret', { secret: 'not it' }, /does not accept the secret/],
    ['another region', { query: 'region=us-east-1&tls=no' }, /not in us-east-1.*region=/],
    ['no such bucket', { bucket: 'elsewhere' }, /no bucket elsewhere/],
    ['no encryption there', { query: 'region=eu-test-1' }, /cannot be reached/],
  ])('cannot be kept where the address is wrong, and it is said what to do: %s', async (_name, more, says) => {
    const refused = s3Store(more, 1).prove();
    await expect(refused).rejects.toThrow(says);
    // neither key nor secret, in no spelling
    await expect(refused).rejects.not.toThrow(/AKIATEST|a\/secret|a%2Fsecret|not it|not%20it/);
  });
});
