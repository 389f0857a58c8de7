import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import type { AcademyId } from '../../kernel/id.ts';
import { fileStore, keyOf } from './file-store.ts';
import { KeepingMany } from './keeping-many.ts';

const academyId = '01890000-0000-7000-8000-000000000001' as AcademyId;
const folder = mkdtempSync(join(tmpdir(), 'sellwright-many-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settingsAt = (name: string) => ({ dataDir: join(folder, name), minFreeMb: 0, filesUrl: null });
const arrivingIn = (name: string): string[] =>
  readdirSync(join(folder, name, 'files', academyId)).filter((one) => one.startsWith('.incoming-'));

test('many are kept, small and large, the same ones once, and nothing of their way is left', async () => {
  const settings = settingsAt('well');
  const keeping = new KeepingMany(settings, academyId);
  const hashes: string[] = [];
  for (let at = 0; at < 40; at += 1)
    hashes.push(await keeping.keep(Readable.from([Buffer.alloc(at % 10 === 0 ? 600_000 : 20, at % 30)])));
  await keeping.settled();
  expect(new Set(hashes).size).toBeLessThan(40);
  for (const hash of hashes) expect(await fileStore(settings).has(keyOf(academyId, 'packages', hash))).toBe(true);
  expect(arrivingIn('well')).toEqual([]);
});

test('one that cannot be kept is told in the end, and what was on its way has ended by then', async () => {
  const settings = settingsAt('badly');
  const keeping = new KeepingMany(settings, academyId);
  await keeping.keep(Readable.from([Buffer.from('first')]));
  await keeping.settled();
  // where its folder should be, something else lies
  const other = new KeepingMany(settings, academyId);
  rmSync(join(settings.dataDir, 'files', academyId, 'packages'), { recursive: true });
  writeFileSync(join(settings.dataDir, 'files', academyId, 'packages'), '');
  await other.keep(Readable.from([Buffer.from('second')]));
  await expect(other.settled()).rejects.toThrow(/EEXIST|ENOTDIR/);
  await other.ended();
  expect(arrivingIn('badly')).toEqual([]);
});
