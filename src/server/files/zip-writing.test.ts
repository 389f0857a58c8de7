import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { unpack } from './unpacking.ts';
import { type ZipFile, zipStream } from './zip-writing.ts';

const at = new Date('2026-03-02T09:00:00Z');
const bytesOf = async (files: readonly ZipFile[]): Promise<Buffer> =>
  Buffer.from(await new Response(zipStream(files, at)).arrayBuffer());
const film = Buffer.from(Array.from({ length: 300_000 }, (_, place) => (place * place) % 251));
const lying = (name: string, content: Buffer): ZipFile => ({
  name,
  size: content.length,
  open: async () => Readable.from([content.subarray(0, 1000), content.subarray(1000)]),
});

test('what is written is read again, film and text, with names of any letters', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sellwright-zip-'));
  try {
    const path = join(folder, 'a.zip');
    const page = 'Grüße '.repeat(1000);
    const zip = await bytesOf([
      { name: 'index.html', text: page },
      lying('files/größe.mp4', film),
      { name: 'leer', text: '' },
    ]);
    expect(zip.length).toBeLessThan(film.length + 2000);
    await writeFile(path, zip);
    const read = await unpack(path, async (files) =>
      Promise.all(files.map(async (file) => [file.path, Buffer.concat(await (await file.open()).toArray())] as const)),
    );
    expect(read.map(([name]) => name)).toEqual(['index.html', 'files/größe.mp4', 'leer']);
    expect(read[0]?.[1].toString()).toBe(page);
    expect(read[1]?.[1].equals(film)).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the same files make the same zip', async () => {
  const files: readonly ZipFile[] = [{ name: 'a', text: 'a' }, lying('b', film)];
  expect((await bytesOf(files)).equals(await bytesOf(files))).toBe(true);
});

test('what comes to more than four gigabytes is refused before the first byte', () => {
  expect(() => zipStream([{ name: 'a', size: 5 * 1024 ** 3, open: async () => Readable.from([]) }], at)).toThrow(
    /4 GB/,
  );
});

test('breaks off where a file changes while it is packed', async () => {
  let opened = 0;
  const changing: ZipFile = {
    name: 'a',
    size: 3,
    open: async () => Readable.from([Buffer.from(opened++ === 0 ? 'abc' : 'abcd')]),
  };
  await expect(bytesOf([changing])).rejects.toThrow(/changed/);
});
