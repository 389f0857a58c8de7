import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AcademyId, newId } from '../../kernel/id.ts';
import type { DatabaseSettings } from './addresses.ts';
import { backup } from './backup.ts';
import { describeSchema } from './describe.ts';
import { openDatabase } from './open.ts';
import { asOwner } from './owner.ts';
import { restore } from './restore.ts';
import type { Migration } from './tables.ts';
import { tenantTable } from './tenant.ts';
import { openS3 } from '../../testing/s3-endpoint.ts';
import { quiet, releases, startEmbedded, type TestServer } from './testing/servers.ts';

const schema: Migration = {
  name: '0001-all',
  sql: `
create type mood as enum ('low', 'high');
create function never() returns trigger language plpgsql as $$ begin raise exception 'rows are never added'; end $$;
create table academy (academy_id uuid primary key, name text);
${tenantTable('academy')}
create table "Odd ""Name" (academy_id uuid references academy, id uuid, "or|der" bigint generated always as identity, parent uuid,
  words jsonb, bytes bytea, at timestamptz, day date, share double precision, money numeric, mood mood, tags text[], body text,
  length int generated always as (length(body)) stored,
  primary key (academy_id, id), foreign key (academy_id, parent) references "Odd ""Name" (academy_id, id));
alter table "Odd ""Name" enable row level security;
alter table "Odd ""Name" force row level security;
create policy of_academy on "Odd ""Name" using (academy_id = (select nullif(current_setting('app.academy', true), '')::uuid));
create table seeded (key text primary key, value int);
insert into seeded values ('from a migration', 1);
create table guarded (id int);
insert into guarded values (1);
create trigger never before insert on guarded for each row execute function never();`,
};
const later: Migration = {
  name: '0002-later',
  sql: `alter table seeded add column doubled int; update seeded set doubled = value * 2`,
};

const text = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((value) => value.replaceAll('\0', '').replace(/[\uD800-\uDFFF]/g, ''));
const row = fc.record({
  words: fc.option(
    fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null))).map((value) => JSON.stringify(value)),
  ),
  bytes: fc.option(fc.uint8Array({ maxLength: 200 }).map((value) => Buffer.from(value))),
  at: fc.option(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })),
  day: fc.option(fc.constantFrom('0044-03-15 BC', '1999-12-31', '2024-02-29', 'infinity')),
  share: fc.option(fc.double()),
  money: fc.option(fc.bigInt().map(String)),
  mood: fc.option(fc.constantFrom('low', 'high')),
  tags: fc.option(fc.array(fc.option(text), { maxLength: 4 })),
  body: fc.option(fc.oneof(text, fc.constantFrom('\\N', '\\.', '\t\n\r\\', '', 'Ząb 🦷 ‏עברית'))),
});
const rows = fc.sample(row, { numRuns: 400, seed: 7 });

let folder: string;
let made = 0;
const servers = new Map<string, TestServer>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sellwright backup '));
});
afterAll(async () => {
  for (const server of servers.values()) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function emptyFolder(databaseUrl: string | null = null): DatabaseSettings {
  return { dataDir: join(folder, `installation ${++made}`), databaseUrl, databaseOwnerUrl: null, databasePool: 3 };
}

/** Each release is started once, when first needed. */
async function serverOf(release = releases[0]): Promise<TestServer> {
  const [name, start] = release ?? ['', startEmbedded];
  const server = servers.get(name) ?? (await start());
  servers.set(name, server);
  return server;
}

async function emptyDatabase(server?: TestServer, owner = 'postgres'): Promise<DatabaseSettings> {
  const { admin, urlOf } = server ?? (await serverOf());
  const name = `restored_${++made}`;
  await admin.query(`create database ${name} owner ${owner}`);
  return emptyFolder(urlOf(owner, name));
}

/** Opens and closes, as a start of the product does. */
async function migrateTo(settings: DatabaseSettings, migrations: readonly Migration[]): Promise<string> {
  const database = await openDatabase(settings, migrations, quiet);
  await database.close();
  return database.secret;
}

async function fillWithOddRows(settings: DatabaseSettings): Promise<void> {
  await migrateTo(settings, [schema]);
  await asOwner(settings, quiet, async (owner) => {
    for (const academy of [newId(), newId()]) {
      await owner.query('insert into academy values ($1, $2)', [academy, academy]);
      let parent: string | null = null;
      for (const r of rows) {
        const id = newId();
        await owner.query(
          `insert into "Odd ""Name" (academy_id, id, parent, words, bytes, at, day, share, money, mood, tags, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [academy, id, parent, r.words, r.bytes, r.at, r.day, r.share, r.money, r.mood, r.tags, r.body],
        );
        parent = id;
      }
    }
  });
  put(settings, 'logo.png', Buffer.alloc(3 * 1024 * 1024 + 17, 'x'));
  put(settings, 'deep/er/Zażółć gęślą.txt', Buffer.from('jaźń'));
  put(settings, 'empty', Buffer.alloc(0));
}

function put(settings: DatabaseSettings, path: string, bytes: Buffer): void {
  const place = join(settings.dataDir, 'files', path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, bytes);
}

/** All there is: rows as text in the order of their identity, where sequences stand, the schema, the files. */
async function everything(settings: DatabaseSettings): Promise<unknown> {
  const files = readdirSync(join(settings.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).sort();
  const sizes = files.map((name) => [
    name,
    statSync(join(settings.dataDir, 'files', name)).isFile() &&
      readFileSync(join(settings.dataDir, 'files', name), 'base64'),
  ]);
  const found = await asOwner(settings, quiet, async (owner) => ({
    rows: (await owner.query(`select o::text from "Odd ""Name" o order by "or|der"`)).rows,
    academies: (await owner.query('select a::text from academy a order by 1')).rows,
    seeded: (await owner.query('select key, value from seeded')).rows,
    guarded: (await owner.query('select id from guarded')).rows,
    secret: (await owner.query('select value from installation')).rows,
    next: (await owner.query(`select last_value from pg_sequences`)).rows,
    schema: await describeSchema(owner),
  }));
  return { ...found, sizes };
}

describe('a backup', () => {
  let source: DatabaseSettings;
  let file: string;
  let before: unknown;

  beforeAll(async () => {
    source = emptyFolder();
    await fillWithOddRows(source);
    before = await everything(source);
    file = join(folder, 'backup.tar.gz');
    // still on its way in: no part of it, nor in its way
    put(source, '.incoming-1', Buffer.from('half'));
    await backup(source, file, '1.2.3', quiet);
    rmSync(join(source.dataDir, 'files', '.incoming-1'));
  }, 60_000);

  test('brings everything back, row for row and byte for byte', async () => {
    const target = emptyFolder();
    expect(await restore(target, file, [schema], quiet)).toMatchObject({ tables: 5, rows: 805, files: 3 });
    expect(await everything(target)).toEqual(before);
  });

  test.each(releases)('goes to %s and back again', async (...release) => {
    const server = await serverOf(release);
    const there = await emptyDatabase(server);
    await restore(there, file, [schema], quiet);
    expect(await everything(there)).toEqual(before);
    const again = join(folder, `again ${++made}.tar.gz`);
    await backup(there, again, '1.2.3', quiet);
    const back = await emptyDatabase();
    await restore(back, again, [schema], quiet);
    expect(await everything(back)).toEqual(before);
  });

  test('goes into a bucket and back again, and comes to a bucket of something else in no way', async () => {
    const s3 = await openS3();
    try {
      const there = { ...(await emptyDatabase()), filesUrl: s3.url() };
      await restore(there, file, [schema], quiet);
      expect([...s3.files.keys()].map((key) => key.slice('kept/'.length)).sort()).toEqual(
        ['deep/er/Zażółć gęślą.txt', 'empty', 'logo.png'].sort(),
      );
      expect(existsSync(join(there.dataDir, 'files.arriving'))).toBe(false);
      const again = join(folder, `again ${++made}.tar.gz`);
      expect(await backup(there, again, '1.2.3', quiet)).toMatchObject({ files: 3 });
      const back = emptyFolder();
      await restore(back, again, [schema], quiet);
      expect(await everything(back)).toEqual(before);
      const other = { ...(await emptyDatabase()), filesUrl: s3.url() };
      s3.files.set('kept/theirs', Buffer.from('theirs'));
      await expect(restore(other, file, [schema], quiet)).rejects.toThrow('holds uploaded files');
    } finally {
      await s3.close();
    }
  });

  test('leaves no file in a bucket where its rows do not come', async () => {
    const s3 = await openS3();
    try {
      const there = { ...(await emptyDatabase()), filesUrl: s3.url() };
      s3.misbehave(/^PUT .*logo/, 'denied');
      await expect(restore(there, file, [schema], quiet)).rejects.toMatchObject({ code: 'unavailable' });
      expect([...s3.files.keys()]).toEqual([]);
    } finally {
      await s3.close();
    }
  });

  test.each(releases)('is taken and brought back on %s by an owner without powers', async (...release) => {
    const server = await serverOf(release);
    await server.admin.query(
      'do $$ begin create role sellwright_app nologin; exception when duplicate_object then null; end $$',
    );
    await server.admin.query('create role maker login in role sellwright_app');
    const there = await emptyDatabase(server, 'maker');
    await restore(there, file, [schema], quiet);
    expect(await everything(there)).toEqual(before);
    const again = join(folder, `again ${++made}.tar.gz`);
    expect(await backup(there, again, '1.2.3', quiet)).toMatchObject({ rows: 805 });
    const database = await openDatabase(there, [schema], quiet);
    expect((await database.pool.query('select count(*) as n from academy')).rows).toEqual([{ n: 0 }]);
    await database.close();
  });

  test('is taken while the product runs, and holds one moment of it', async () => {
    const settings = emptyFolder();
    const database = await openDatabase(settings, [schema], quiet);
    const academy = newId() as AcademyId;
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n++) {
        // Two rows or none: a backup with an odd number was no one moment.
        await database.inAcademy(academy, async (db) => {
          for (const name of ['a', 'b']) await sql`insert into seeded values (${`${name}${n}`}, ${n})`.execute(db);
        });
      }
    })();
    const running = join(folder, 'running.tar.gz');
    await backup(settings, running, '1.2.3', quiet);
    writing = false;
    await writer;
    await database.close();
    const target = await emptyDatabase();
    await restore(target, running, [schema], quiet);
    const [n] = await asOwner(
      target,
      quiet,
      async (owner) =>
        (await owner.query(`select count(*)::int as n from seeded where key <> 'from a migration'`)).rows,
    );
    expect(n.n % 2).toBe(0);
  });

  test('of an older version is brought up to date', async () => {
    const target = await emptyDatabase();
    await restore(target, file, [schema, later], quiet);
    const found = await asOwner(target, quiet, async (owner) => (await owner.query('select * from seeded')).rows);
    expect(found).toEqual([{ key: 'from a migration', value: 1, doubled: 2 }]);
    await migrateTo(target, [schema, later]);
  });

  test('of a newer version is refused', async () => {
    await expect(restore(emptyFolder(), file, [], quiet)).rejects.toThrow('newer than this version');
  });

  test('goes into an installation that was started but never founded, and keeps its own secret', async () => {
    const target = await emptyDatabase();
    const unseeded: Migration = { ...schema, sql: schema.sql.replaceAll(/insert into \w+ values [^;]*;/g, '') };
    const secretBefore = await migrateTo(target, [unseeded]);
    await restore(target, file, [schema], quiet);
    expect(await everything(target)).toEqual(before);
    expect(await migrateTo(target, [schema])).not.toBe(secretBefore);
  });

  test('is refused by an installation with rows, which keeps them', async () => {
    await expect(restore(source, file, [schema], quiet)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('not empty'),
    });
    expect(await everything(source)).toEqual(before);
  });

  test('is refused by a database of something else', async () => {
    const target = await emptyDatabase();
    await asOwner(target, quiet, (owner) => owner.query('create table theirs (id int)'));
    await expect(restore(target, file, [schema], quiet)).rejects.toThrow('tables of something else');
  });

  test.each([
    ['a folder', emptyFolder],
    ['a database', emptyDatabase],
  ])('is refused by %s in which the product runs', async (_, empty) => {
    const target = await empty();
    const database = await openDatabase(target, [schema], quiet);
    await expect(restore(target, file, [schema], quiet)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Stop it'),
    });
    await database.close();
  });

  describe('that is damaged is refused, and nothing is written:', () => {
    const whole = () => readFileSync(file);
    const changed = (change: (tar: Buffer) => void) => () => {
      const tar = gunzipSync(whole());
      change(tar);
      return gzipSync(tar);
    };
    const flip = (tar: Buffer, at: number) => tar.writeUInt8(tar.readUInt8(at) ^ 1, at);
    test.each([
      ['cut in the middle', () => whole().subarray(0, whole().length / 2)],
      ['cut at its very end', () => whole().subarray(0, whole().length - 1)],
      [
        'without its manifest',
        () => gzipSync(gunzipSync(whole()).subarray(0, gunzipSync(whole()).lastIndexOf('manifest.json'))),
      ],
      ['with another byte in a row', changed((tar) => flip(tar, tar.indexOf('tables/academy') + 520))],
      ['with another byte in a file', changed((tar) => flip(tar, tar.indexOf('files/2/') + 700))],
      ['with a changed name', changed((tar) => flip(tar, tar.indexOf('tables/academy') + 8))],
      ['a text', () => Buffer.from('not a backup')],
      ['empty', () => Buffer.alloc(0)],
      ['another archive', () => gzipSync(Buffer.alloc(10_240))],
    ])('%s', async (_, bytes) => {
      const bad = join(folder, 'bad.tar.gz');
      writeFileSync(bad, bytes());
      const target = emptyFolder();
      await expect(restore(target, bad, [schema], quiet)).rejects.toMatchObject({ code: 'unsupported-file' });
      expect(existsSync(target.dataDir)).toBe(false);
    });
  });

  test('that cannot be written leaves nothing half-done behind', async () => {
    const target = join(folder, 'no such folder', 'backup.tar.gz');
    await expect(backup(source, target, '1.2.3', quiet)).rejects.toThrow('ENOENT');
    await expect(backup(await emptyDatabase(), join(folder, 'nothing.tar.gz'), '1.2.3', quiet)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(readdirSync(folder).filter((name) => name.includes('.part') || name.startsWith('nothing'))).toEqual([]);
  });
});
