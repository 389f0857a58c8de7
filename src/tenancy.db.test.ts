/**
 * Two academies in one installation, as much alike as two academies can be. The owner and administrator of one asks every
 * endpoint with ids of the other, and neither sees nor changes anything of it; and where a query forgot which academy it is
 * about, the database itself answers with nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { academy } from './academy.ts';
import type { Db } from './server/database/tables.ts';
import { createApp, type Handle } from './server/http/app.ts';
import { type Crossing, crossings } from './testing/access/foreign-ids.ts';
import { send } from './testing/access/asking.ts';
import { testWorld, type TestWorld } from './testing/academy.ts';
import { forgetting } from './testing/forgetting.ts';
import { askingAt, livedIn, type LivedIn } from './testing/lived-in.ts';
import { countRows, digestRows, tenantTables, writtenColumns } from './testing/tenant-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-tenancy-'));
let world: TestWorld;
let mine: LivedIn;
let theirs: LivedIn;

beforeAll(async () => {
  world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  mine = await livedIn(world, 'aurora');
  theirs = await livedIn(world, 'borealis');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the owner of one academy, with ids of another', () => {
  let asked: readonly Crossing[];
  let handle: Handle;
  const changed = new Set<string>();
  let looked = 0;

  beforeAll(async () => {
    // some requests are made of what the other academy answers its own people: first those answers, then the picture
    asked = await crossings(mine, theirs);
    const before = new Map((await theirs.a.inside(digestRows)).map((one) => [one.name, one]));
    const look = async (db: Db): Promise<void> => {
      for (const now of await digestRows(db, theirs.a.academyId)) {
        const was = before.get(now.name);
        if (was?.digest !== now.digest) changed.add(`${now.name}: ${was?.rows} rows, then ${now.rows}`);
      }
      looked += 1;
    };
    handle = createApp(forgetting(world, look), academy, async () => null);
  });

  test('sees nothing of it and changes nothing of it, whatever is asked', async () => {
    expect(asked.length).toBeGreaterThan(200);
    const leaks: string[] = [];
    for (const crossing of asked) leaks.push(...(await faultsOf(crossing)));
    expect(leaks).toEqual([]);
    expect(looked).toBeGreaterThan(50);
  });

  async function faultsOf({ endpoint, asked }: Crossing): Promise<string[]> {
    const { status, text } = await send(endpoint, asked, askingAt(handle, mine.a.founder));
    const told = `${endpoint} ${JSON.stringify(asked).slice(0, 300)}: ${status}`;
    if (status >= 500) return [`${told} broke: ${text.slice(0, 200)}`];
    const faults = [...changed].map((what) => `${told} changed ${what}`);
    changed.clear();
    if (text.includes(theirs.mark)) faults.push(`${told} tells: ${text.slice(0, 400)}`);
    return faults;
  }
});

describe('a session that names an academy its sign-in does not belong to', () => {
  test('is let into nothing, and cannot enter', async () => {
    const { nick } = mine;
    await world.database.outside((db) =>
      db
        .updateTable('sign_in_session')
        .set({ active_academy: theirs.a.academyId })
        .where('sign_in_id', '=', nick.signInId)
        .execute(),
    );
    const refused = await nick.ask('GET', '/api/people');
    expect([refused.status, refused.body.reason]).toEqual([403, 'no-academy']);
    expect((await nick.ask('GET', '/api/me')).body).toMatchObject({ person: null, academy: null });
    expect((await nick.ask('POST', `/api/academies/${theirs.a.academyId}/enter`)).status).toBe(404);
    expect((await nick.ask('POST', `/api/academies/${mine.a.academyId}/enter`)).status).toBe(200);
  });
});

describe('row-level security by itself', () => {
  test('stands before every tenant table, and both academies have rows in all of them', async () => {
    const [one, other] = [await mine.a.inside(countRows), await theirs.a.inside(countRows)];
    const empty = [...one].filter(([name, rows]) => rows === 0 || other.get(name) === 0).map(([name]) => name);
    expect(empty).toEqual([]);
  });

  test('shows a query without a where clause the rows of its own academy only', async () => {
    await mine.a.inside(async (db, academyId) => {
      for (const table of await tenantTables(db)) {
        const found = await sql<{
          academy_id: string;
          rows: number;
        }>`select academy_id, count(*)::int as rows from ${sql.table(table)} group by academy_id`.execute(db);
        expect(found.rows, table).toEqual([{ academy_id: academyId, rows: expect.any(Number) }]);
      }
      const mails = await sql`select from mail where of_academy is not null and of_academy <> ${academyId}`.execute(db);
      expect(mails.rows).toEqual([]);
    });
  });

  test('shows a query in no academy nothing at all', async () => {
    await world.database.outside(async (db) => {
      for (const table of await tenantTables(db)) {
        expect((await sql`select from ${sql.table(table)} limit 1`.execute(db)).rows, table).toEqual([]);
      }
    });
  });

  test('refuses a row written for another academy, new or moved there', async () => {
    const tables = await mine.a.inside((db) => tenantTables(db));
    const other = theirs.a.academyId;
    for (const table of tables) {
      const columns = sql.join((await mine.a.inside((db) => writtenColumns(db, table))).map((name) => sql.ref(name)));
      const insert = sql`insert into ${sql.table(table)} (${columns}) select ${columns} from (
        select (jsonb_populate_record(one, jsonb_build_object('academy_id', ${other}::text))).* from ${sql.table(table)} one limit 1) other`;
      const move = sql`update ${sql.table(table)} set academy_id = ${other}`;
      expect(await refusalOf(insert), `insert into ${table}`).toMatch(/row-level security|permission denied/);
      expect(await refusalOf(move), `update ${table}`).toMatch(/row-level security|permission denied|never changed?/);
    }
  });

  async function refusalOf(statement: ReturnType<typeof sql>): Promise<string> {
    return mine.a
      .inside((db) => statement.execute(db))
      .then(
        ({ numAffectedRows }) => `done to ${numAffectedRows ?? 0} rows`,
        (error: Error) => `${error.message} ${String(error.cause ?? '')}`,
      );
  }
});
