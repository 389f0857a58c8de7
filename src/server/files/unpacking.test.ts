import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Packing, zipOf } from '../../testing/zip.ts';
import { unpack, unpackingLimits } from './unpacking.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-unpacking-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

function written(bytes: Uint8Array): string {
  const path = join(folder, `${++made}.zip`);
  writeFileSync(path, bytes);
  return path;
}

async function contentsOf(
  bytes: Uint8Array,
  limits: Partial<typeof unpackingLimits> | object = {},
): Promise<Record<string, string>> {
  return unpack(
    written(bytes),
    async (files) => {
      const all: Record<string, string> = {};
      for (const { path, open } of files) {
        const parts: Buffer[] = [];
        for await (const part of await open()) parts.push(part as Buffer);
        all[path] = Buffer.concat(parts).toString();
      }
      return all;
    },
    { ...unpackingLimits, ...limits },
  );
}

const files: readonly Packing[] = [
  { name: 'folder/', content: '' },
  { name: 'folder/größe.txt', content: 'some text' },
  { name: 'a.html', content: 'page' },
];

test.each([
  ['deflated', {}],
  ['stored', { packed: false }],
  ['zip64', { zip64: true }],
])('files come out as they went in: %s', async (_, options) => {
  expect(await contentsOf(zipOf(files, options))).toEqual({ 'folder/größe.txt': 'some text', 'a.html': 'page' });
});

describe('is refused whole', () => {
  const one = (name: string, more: Partial<Packing> = {}): Buffer =>
    zipOf([
      { name: 'a.html', content: 'x' },
      { name, content: 'x', ...more },
    ]);
  test.each([
    ['a way out', one('../x'), 'package-path'],
    ['a way out in the middle', one('a/../../x'), 'package-path'],
    ['a way out with backslashes', one('..\\x'), 'package-path'],
    ['a root', one('/etc/passwd'), 'package-path'],
    ['a drive', one('C:\\x'), 'package-path'],
    ['a step that stays', one('a/./x'), 'package-path'],
    ['a name with a line break', one('a\nb'), 'package-path'],
    ['a link', one('link', { link: true }), 'package-link'],
    ['a locked file', one('secret', { locked: true }), 'package-locked'],
    ['a name twice', one('a.html'), 'package-name-repeated'],
    ['nesting without end', one(`${'a/'.repeat(40)}x`), 'package-bomb'],
    ['no zip', Buffer.from('PK, but no zip'), 'package-damaged'],
    ['a zip that is cut off', zipOf(files).subarray(0, 90), 'package-damaged'],
  ])('%s', async (_, bytes, reason) => {
    await expect(contentsOf(bytes)).rejects.toMatchObject({ code: 'unsupported-file', more: { reason } });
  });

  test('more files than allowed', async () => {
    await expect(contentsOf(zipOf(files), { files: 1 })).rejects.toMatchObject({ more: { reason: 'package-bomb' } });
  });

  test('more bytes than allowed', async () => {
    await expect(contentsOf(zipOf(files), { bytes: 10 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(contentsOf(zipOf(files), { bytesOfFile: 5 })).rejects.toMatchObject({ code: 'too-large' });
  });

  test('far more content than its size can hold', async () => {
    const bomb = zipOf([{ name: 'zeros', content: Buffer.alloc(1024 * 1024) }]);
    await expect(contentsOf(bomb, { ratioFrom: 1024 })).rejects.toMatchObject({ more: { reason: 'package-bomb' } });
    expect(Object.keys(await contentsOf(bomb))).toEqual(['zeros']);
  });

  test('a size that lies', async () => {
    const honest = zipOf([{ name: 'a.txt', content: 'x'.repeat(1000) }]);
    const at = honest.lastIndexOf(Buffer.from([0xe8, 0x03, 0, 0]));
    honest.writeUInt32LE(10, at);
    await expect(contentsOf(honest)).rejects.toThrow(/bytes/);
  });
});
