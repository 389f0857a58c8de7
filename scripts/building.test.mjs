import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stampOf } from './building.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sellwright stamp '));
  mkdirSync(join(folder, 'src/web'), { recursive: true });
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(join(folder, 'src/main.ts'), 'one');
  writeFileSync(join(folder, 'src/web/base.css'), 'two');
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['a changed source', 'src/main.ts', 'another'],
  ['a changed style', 'src/web/base.css', 'another'],
  ['a new source', 'src/new.ts', ''],
  ['other packages', 'package-lock.json', '{ }'],
  ['new content', 'index.html', ''],
])('%s makes the product stale', (_, file, text) => {
  const before = stampOf(folder);
  writeFileSync(join(folder, file), text);
  expect(stampOf(folder)).not.toBe(before);
});

test('text that moves from one file to the next makes the product stale', () => {
  const before = stampOf(folder);
  writeFileSync(join(folder, 'src/main.ts'), 'onet');
  writeFileSync(join(folder, 'src/web/base.css'), 'wo');
  expect(stampOf(folder)).not.toBe(before);
});

test('a test, a time and a file beside the sources do not', () => {
  const before = stampOf(folder);
  writeFileSync(join(folder, 'src/main.test.ts'), 'a test');
  writeFileSync(join(folder, 'notes.md'), 'a note');
  utimesSync(join(folder, 'src/main.ts'), 1, 1);
  expect(stampOf(folder)).toBe(before);
});
