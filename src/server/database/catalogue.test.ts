import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './catalogue.ts';
import { describeSchema } from './describe.ts';
import { type Database, openDatabase } from './open.ts';
import { tenantTable } from './tenant.ts';
import { quiet, releases, type TestServer } from './testing/servers.ts';

const sound = `
create table academy (academy_id uuid primary key, name text not null default 'a|b');
${tenantTable('academy')}
create table team (academy_id uuid references academy on delete cascade, team_id uuid, name varchar(40), size int check (size > 0), primary key (academy_id, team_id), unique (academy_id, name));
${tenantTable('team')}
create table person (academy_id uuid, person_id uuid, team_id uuid, born date generated always as ('2000-01-01'::date) stored, number bigint generated always as identity,
  primary key (academy_id, person_id), foreign key (academy_id, team_id) references team (academy_id, team_id) deferrable initially deferred);
${tenantTable('person')}
create unique index person_by_team on person (academy_id, lower(team_id::text)) where team_id is not null;
create table sign_in (sign_in_id text primary key, email text not null);
comment on table sign_in is 'Who may enter.';`;

const unsound = `
create table open_door (academy_id uuid, id uuid, primary key (academy_id, id));
create table half_open (academy_id uuid, id uuid, primary key (academy_id, id));
alter table half_open enable row level security;
create policy anyone on half_open using (true);
create table wrong_key (academy_id uuid, id uuid primary key);
${tenantTable('wrong_key')}
create table wrong_way (academy_id uuid, id uuid, other uuid references wrong_key, name text unique, primary key (id, academy_id));
${tenantTable('wrong_way')}
create table keyless (academy_id uuid);
${tenantTable('keyless')}
create table nobodys (id uuid primary key);`;

const described: string[] = [];

describe.each(releases)('the catalogue of %s', (_, start) => {
  let server: TestServer;
  const opened: Database[] = [];
  beforeAll(async () => {
    server = await start();
  }, 60_000);
  afterAll(async () => {
    for (const database of opened) await database.close();
    await server.stop();
  }, 60_000);

  async function databaseWith(name: string, sql: string): Promise<Database> {
    await server.admin.query(`create database ${name}`);
    const settings = {
      dataDir: '',
      databaseUrl: server.urlOf('postgres', name),
      databaseOwnerUrl: null,
      databasePool: 2,
    };
    const database = await openDatabase(settings, [{ name: '0001-all', sql }], quiet);
    opened.push(database);
    return database;
  }

  test('finds nothing wrong with tables that keep academies apart, and reads as one page', async () => {
    const { pool } = await databaseWith('sound', sound);
    expect(await findViolations(pool, ['sign_in'])).toEqual([]);
    const page = await describeSchema(pool);
    expect(page).toContain('## sign_in\n\nWho may enter.\n\n| Column | Type | Null | Default |');
    expect(page).toContain(`| name | text |  | \`'a\\|b'::text\` |`);
    expect(page).toContain('policy team_of_owner for all to the owner using `true`');
    expect(page).toContain(
      '- index person_by_team `UNIQUE btree (academy_id, lower((team_id)::text)) WHERE (team_id IS NOT NULL)`',
    );
    described.push(page);
  });

  test('tells every way in which a table could let academies meet', async () => {
    const { pool } = await databaseWith('unsound', unsound);
    expect(await findViolations(pool, [])).toEqual([
      'half_open does not enable and force row-level security',
      'half_open has no policy that compares academy_id with app.academy',
      'keyless has no primary key',
      'nobodys has no academy_id',
      'open_door does not enable and force row-level security',
      'open_door has no policy that compares academy_id with app.academy',
      'wrong_key: primary key wrong_key_pkey does not start with academy_id',
      'wrong_way: unique key wrong_way_name_key does not hold academy_id',
      'wrong_way: foreign key wrong_way_other_fkey does not start with academy_id',
      'wrong_way: foreign key wrong_way_other_fkey does not lead to academy_id of wrong_key',
      'wrong_way: primary key wrong_way_pkey does not start with academy_id',
    ]);
  });
});

test('every release describes the same schema in the same words', () => {
  expect(new Set(described).size).toBe(1);
});
