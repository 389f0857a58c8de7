import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Problem } from '../../kernel/problem.ts';
import { type FreeBytes, watchDiskSpace } from './disk-space.ts';
import { asProblem } from './lost-connection.ts';

const mb = 1024 * 1024;

test('writes are refused while too little is free, and go on once there is enough', async () => {
  let free = 300 * mb;
  const space = watchDiskSpace('/academy', 256, async () => free, 0);
  await space.demand();
  free = 255 * mb;
  await expect(space.demand()).rejects.toMatchObject({ code: 'storage-full', status: 507 });
  free = 256 * mb;
  await space.demand();
});

test('the disk is not asked for each of many writes', async () => {
  let asked = 0;
  const counting: FreeBytes = async () => ++asked * 1000 * mb;
  const space = watchDiskSpace('/academy', 1, counting, 60_000);
  for (let write = 0; write < 100; write++) await space.demand();
  expect(asked).toBe(1);
});

test('a disk that cannot be asked refuses nothing', async () => {
  const space = watchDiskSpace('/academy', 1, () => Promise.reject(new Error('no such device')), 0);
  await expect(space.demand()).resolves.toBeUndefined();
});

test('the real disk is found below a folder that is yet to be made', async () => {
  const folder = join(tmpdir(), 'not', 'made', 'yet');
  await expect(watchDiskSpace(folder, 0).demand()).resolves.toBeUndefined();
  await expect(watchDiskSpace(folder, 1e12).demand()).rejects.toMatchObject({ code: 'storage-full' });
});

test("PostgreSQL's own full disk is the same problem", () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' });
  expect(asProblem(full)).toBeInstanceOf(Problem);
  expect(asProblem(full)).toMatchObject({ code: 'storage-full', status: 507, cause: full });
});
