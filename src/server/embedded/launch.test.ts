import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { launchEmbedded, runningEmbedded } from './launch.ts';

const quiet = openLog('silent');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sellwright launch '));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

test('it sorts and compares text by code point, in UTF-8, whatever the language of the machine', async () => {
  const embedded = await launchEmbedded(join(folder, 'plain'), 10, quiet);
  const client = new pg.Client({ ...embedded.address, user: 'postgres' });
  await client.connect();
  const { rows } = await client.query(
    `select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding, upper('ż') as upper, 'ä' < 'z' as by_language from pg_database where datname = current_database()`,
  );
  expect(rows).toEqual([{ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', upper: 'Ż', by_language: false }]);
  expect((await client.query('show listen_addresses')).rows).toEqual([{ listen_addresses: '' }]);
  await client.end();
  await embedded.stop();
}, 60_000);

test('others find it while it runs, and only then', async () => {
  const dataDir = join(folder, 'found');
  expect(runningEmbedded(dataDir)).toBeNull();
  const embedded = await launchEmbedded(dataDir, 10, quiet);
  expect(runningEmbedded(dataDir)).toEqual(embedded.address);
  await embedded.stop();
  expect(runningEmbedded(dataDir)).toBeNull();
}, 60_000);

test('a folder of another release is refused and left as it is', async () => {
  const dataDir = join(folder, 'older');
  mkdirSync(join(dataDir, 'postgresql-18'), { recursive: true });
  writeFileSync(join(dataDir, 'postgresql-18', 'PG_VERSION'), '17\n');
  await expect(launchEmbedded(dataDir, 10, quiet)).rejects.toThrow('holds PostgreSQL 17, not 18');
  expect(readdirSync(dataDir)).toEqual(['postgresql-18']);
});

test('a data folder that is none is refused with its name', async () => {
  const dataDir = join(folder, 'a file');
  writeFileSync(dataDir, '');
  await expect(launchEmbedded(dataDir, 10, quiet)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(`${dataDir} cannot be used`),
  });
});
