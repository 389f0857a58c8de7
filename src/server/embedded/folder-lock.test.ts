import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder, lockHolder } from './folder-lock.ts';

let folder: string;
const lock = () => join(folder, 'lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sellwright-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a locked folder', () => {
  test('is refused to everyone else, with the process that holds it', () => {
    const held = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`${folder} is in use by another Sellwright (process ${process.pid})`);
    expect(lockHolder(folder)).toBe(process.pid);
    held.release();
  });

  test('is free again after its release, with nothing left behind', () => {
    lockFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
    expect(lockHolder(folder)).toBeNull();
    lockFolder(folder).release();
  });

  test('is taken over from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(lock(), `${pid} some moment`);
    expect(lockHolder(folder)).toBeNull();
    const held = lockFolder(folder);
    expect(lockHolder(folder)).toBe(process.pid);
    held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is taken over from a process of the same id before a restart of the machine', () => {
    const held = lockFolder(folder);
    const [pid, ...beginning] = readFileSync(lock(), 'utf8').split(' ');
    held.release();
    writeFileSync(lock(), `${pid} earlier ${beginning.join(' ')}`);
    lockFolder(folder).release();
  });

  test('is taken over from a lock that was never finished', () => {
    writeFileSync(lock(), '');
    lockFolder(folder).release();
  });

  test('keeps the lock of whoever took it over from us', () => {
    const held = lockFolder(folder);
    writeFileSync(lock(), '1 another');
    held.release();
    expect(readFileSync(lock(), 'utf8')).toBe('1 another');
  });
});
