/** DATABASE_URL: servers of several releases, owners with and without powers, and databases that must be refused. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AcademyId, newId } from '../../kernel/id.ts';
import { type Database, openDatabase } from './open.ts';
import type { Migration } from './tables.ts';
import { tenantTable } from './tenant.ts';
import { quiet, releases, type TestServer } from './testing/servers.ts';

const one: Migration = {
  name: '0001-note',
  sql: `create table note (academy_id uuid, note_id uuid, body text not null, primary key (academy_id, note_id)); ${tenantTable('note')}`,
};
const upperCase: Migration = { name: '0002-upper-case', sql: 'update note set body = upper(body)' };

describe.each(releases)('a database on %s', (_, start) => {
  let server: TestServer;
  let admin: pg.Client;
  const opened: Database[] = [];

  beforeAll(async () => {
    server = await start();
    admin = server.admin;
  }, 60_000);

  afterAll(async () => {
    for (const database of opened) await database.close();
    await server.stop();
  }, 60_000);

  const urlOf = (user: string, name: string) => server.urlOf(user, name);

  async function open(
    url: string,
    migrations: readonly Migration[],
    ownerUrl: string | null = null,
  ): Promise<Database> {
    const settings = { dataDir: '', databaseUrl: url, databaseOwnerUrl: ownerUrl, databasePool: 3 };
    const database = await openDatabase(settings, migrations, quiet);
    opened.push(database);
    return database;
  }

  async function expectLocked(database: Database): Promise<void> {
    const academy = newId() as AcademyId;
    const add = sql`insert into note values (${academy}, ${newId()}, 'kept')`;
    await database.inAcademy(academy, (db) => add.execute(db));
    const rows = sql<{ body: string }>`select body from note`;
    expect((await database.inAcademy(academy, (db) => rows.execute(db))).rows).toEqual([{ body: 'kept' }]);
    expect((await database.outside((db) => rows.execute(db))).rows).toEqual([]);
    const { rows: who } = await database.pool.query('select current_user as name');
    expect(who).toEqual([{ name: 'sellwright_app' }]);
  }

  test('whose owner may make no roles asks for the statement, and starts once it was run', async () => {
    await admin.query('create role modest login');
    await admin.query('create database modest owner modest');
    await expect(open(urlOf('modest', 'modest'), [one])).rejects.toThrow('“create role sellwright_app nologin”');
    await admin.query('create role sellwright_app nologin');
    await expect(open(urlOf('modest', 'modest'), [one])).rejects.toThrow('“grant sellwright_app to "modest"”');
    await admin.query('grant sellwright_app to modest');
    await expectLocked(await open(urlOf('modest', 'modest'), [one]));
  });

  test('whose owner is a superuser is used without those powers', async () => {
    await admin.query('create database mighty');
    await expectLocked(await open(urlOf('postgres', 'mighty'), [one]));
  });

  test('whose owner is no superuser migrates the rows of every academy', async () => {
    await admin.query('create role maker login createrole');
    await admin.query('create database made owner maker');
    await admin.query('grant sellwright_app to maker with admin option');
    await expectLocked(await open(urlOf('maker', 'made'), [one]));
    const later = await open(urlOf('maker', 'made'), [one, upperCase]);
    const owner = new pg.Client(urlOf('maker', 'made'));
    await owner.connect();
    expect((await owner.query('select body from note')).rows).toEqual([{ body: 'KEPT' }]);
    await owner.end();
    expect((await later.pool.query('select body from note')).rows).toEqual([]);
  });

  test('with an owner of its own lets the requests log in as a user without powers', async () => {
    await admin.query('create role visitor login');
    await admin.query('create database apart');
    await expectLocked(await open(urlOf('visitor', 'apart'), [one], urlOf('postgres', 'apart')));
  });

  test('is migrated once when two processes start at once', async () => {
    await admin.query('create database twins');
    const url = urlOf('postgres', 'twins');
    await Promise.all([open(url, [one, upperCase]), open(url, [one, upperCase]), open(url, [one, upperCase])]);
    const [first, second] = await Promise.all([open(url, [one, upperCase]), open(url, [one, upperCase])]);
    expect(first?.secret).toBe(second?.secret);
  });

  test('of a newer version is refused', async () => {
    await expect(open(urlOf('maker', 'made'), [one])).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('newer than this version of Sellwright: it knows 0002-upper-case'),
    });
  });

  test('is refused when a released migration was edited', async () => {
    const edited = { ...one, sql: `${one.sql} -- and more` };
    await expect(open(urlOf('postgres', 'mighty'), [edited])).rejects.toThrow('changed after they ran here: 0001-note');
  });

  test('keeps nothing of a migration that fails half-way', async () => {
    const failing = { name: '0003-half', sql: 'create table half (id int); select 1 / 0' };
    await expect(open(urlOf('postgres', 'mighty'), [one, failing])).rejects.toThrow(
      'Migration 0003-half failed and was undone',
    );
    await open(urlOf('postgres', 'mighty'), [one, { name: '0003-half', sql: 'create table half (id int)' }]);
  });

  test('that is not there is told with what PostgreSQL says', async () => {
    await expect(open(urlOf('postgres', 'nowhere'), [one])).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('database "nowhere" does not exist. Check DATABASE_URL'),
    });
  });

  test('in another encoding is refused', async () => {
    await admin.query(`create database latin encoding 'LATIN1' locale 'C' template template0`);
    await expect(open(urlOf('postgres', 'latin'), [one])).rejects.toThrow('encoding UTF8; this one is LATIN1');
  });

  test('is refused when the role of the requests could see across academies', async () => {
    await admin.query('alter role sellwright_app bypassrls');
    const url = urlOf('postgres', 'twins');
    await expect(open(url, [one, upperCase])).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('sellwright_app bypasses row-level security'),
    });
    await admin.query('alter role sellwright_app nobypassrls');
  });

  test('that is gone for a moment gives a clear problem and heals', async () => {
    await admin.query('create database moody');
    const database = await open(urlOf('postgres', 'moody'), [one]);
    await admin.query('alter database moody allow_connections false');
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'moody'`);
    await expect(database.outside(async (db) => sql`select 1`.execute(db))).rejects.toMatchObject({
      code: 'unavailable',
    });
    await admin.query('alter database moody allow_connections true');
    await expectLocked(database);
  });
});
