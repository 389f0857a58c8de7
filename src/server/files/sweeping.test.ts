import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AcademyId } from '../../kernel/id.ts';
import { openLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import type { World } from '../world.ts';
import { sweepIncoming } from './sweeping.ts';

const academyId = '01890000-0000-7000-8000-000000000001' as AcademyId;
const now = new Date('2026-03-02T09:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'sellwright-sweep-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what a killed process left half arrived goes after a day; what arrives now, and what is kept, stays', async () => {
  const read = readSettings({ DATA_DIR: folder });
  if (!read.ok) throw new Error(read.errors.join());
  const world: Pick<World, 'settings' | 'log'> = { settings: read.settings, log: openLog('error') };
  const act = { academyId, now, world: world as World };
  await sweepIncoming(act);
  const place = join(folder, 'files', academyId);
  mkdirSync(place, { recursive: true });
  const made = (name: string, hoursAgo: number): void => {
    writeFileSync(join(place, name), 'bytes');
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    utimesSync(join(place, name), at, at);
  };
  made('.incoming-old', 25);
  made('.incoming-young', 1);
  made('kept', 1000);
  await sweepIncoming(act);
  expect(readdirSync(place).sort()).toEqual(['.incoming-young', 'kept']);
});
