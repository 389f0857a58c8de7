import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AcademyId, newId } from '../../kernel/id.ts';
import { openLog } from '../log.ts';
import { type Database, openDatabase } from './open.ts';
import type { Migration } from './tables.ts';
import { tenantTable } from './tenant.ts';

const quiet = openLog('silent');
const notes: Migration = {
  name: '0001-notes',
  sql: `create table note (academy_id uuid not null, note_id uuid not null, at timestamptz, day date, size bigint, share numeric, primary key (academy_id, note_id)); ${tenantTable('note')}`,
};
const settings = { databaseUrl: null, databaseOwnerUrl: null, databasePool: 4 };
const academy = () => newId() as AcademyId;

let folder: string;
let database: Database;

beforeAll(async () => {
  // A path with a space, below a folder that nobody else may enter.
  folder = mkdtempSync(join(tmpdir(), 'sellwright open '));
  chmodSync(folder, 0o700);
  database = await openDatabase({ ...settings, dataDir: join(folder, 'first academy') }, [notes], quiet);
}, 60_000);

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function addNote(academyId: AcademyId, noteId = newId()) {
  return database.inAcademy(academyId, (db) =>
    sql`insert into note (academy_id, note_id) values (${academyId}, ${noteId})`.execute(db),
  );
}

function countNotes(academyId: AcademyId) {
  return database.inAcademy(
    academyId,
    async (db) => (await sql<{ n: number }>`select count(*) as n from note`.execute(db)).rows[0]?.n,
  );
}

describe('a transaction in an academy', () => {
  test('sees its own rows and no others', async () => {
    const [one, other] = [academy(), academy()];
    await addNote(one);
    expect(await countNotes(one)).toBe(1);
    expect(await countNotes(other)).toBe(0);
  });

  test('runs plans made for any academy, so that one founded a moment ago is not taken for empty', async () => {
    const { rows } = await database.inAcademy(academy(), async (db) => {
      await sql`select note_id from note where size > ${1}`.execute(db);
      return sql<{ custom: number; generic: number }>`
        select custom_plans as custom, generic_plans as generic from pg_prepared_statements
        where statement = 'select note_id from note where size > $1'`.execute(db);
    });
    expect(rows).toEqual([{ custom: 0, generic: 1 }]);
  });

  test('cannot write a row of another academy', async () => {
    const other = academy();
    const crossing = database.inAcademy(academy(), (db) =>
      sql`insert into note (academy_id, note_id) values (${other}, ${newId()})`.execute(db),
    );
    await expect(crossing).rejects.toThrow(/row-level security/);
    expect(await countNotes(other)).toBe(0);
  });

  test('leaves nothing behind when it throws', async () => {
    const one = academy();
    const failing = database.inAcademy(one, async (db) => {
      await sql`insert into note (academy_id, note_id) values (${one}, ${newId()})`.execute(db);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await countNotes(one)).toBe(0);
  });

  test('does not pass for saved when a statement failed and the failure was swallowed', async () => {
    const one = academy();
    const swallowing = database.inAcademy(one, async (db) => {
      await sql`insert into note (academy_id, note_id) values (${one}, ${newId()})`.execute(db);
      await sql`select 1 / 0`.execute(db).catch(() => {});
    });
    await expect(swallowing).rejects.toThrow('nothing was saved');
    expect(await countNotes(one)).toBe(0);
  });

  test('its handle is dead once it has ended', async () => {
    const kept = await database.inAcademy(academy(), async (db) => db);
    await expect(sql`select 1`.execute(kept)).rejects.toThrow('has ended');
  });

  test('the next one on the same connection does not inherit the academy', async () => {
    const one = academy();
    await addNote(one);
    const seen = await Promise.all(
      Array.from({ length: 20 }, () =>
        database.outside(async (db) => (await sql`select * from note`.execute(db)).rows.length),
      ),
    );
    expect(new Set(seen)).toEqual(new Set([0]));
  });

  test('takes further settings for policies, and refuses what is no id', async () => {
    const read = database.outside(
      async (db) => (await sql<{ id: string }>`select current_setting('app.sign_in') as id`.execute(db)).rows[0]?.id,
      { 'app.sign_in': 'abc-123' },
    );
    expect(await read).toBe('abc-123');
    await expect(database.outside(async () => 1, { 'app.sign_in': `'; drop table note; --` })).rejects.toThrow(
      'cannot be set',
    );
    await expect(database.inAcademy(`x' or true` as AcademyId, async () => 1)).rejects.toThrow('named by its id');
  });

  test('fifty at once share four connections', async () => {
    const one = academy();
    await Promise.all(Array.from({ length: 50 }, () => addNote(one)));
    expect(await countNotes(one)).toBe(50);
  });

  test('statements sent at once are answered each with its own', async () => {
    const answers = await database.outside((db) =>
      Promise.all([1, 2, 3].map(async (n) => (await sql<{ n: number }>`select ${n}::int as n`.execute(db)).rows[0]?.n)),
    );
    expect(answers).toEqual([1, 2, 3]);
  });
});

describe('values', () => {
  test('arrive as numbers, days and moments', async () => {
    const one = academy();
    const row = await database.inAcademy(one, async (db) => {
      await sql`insert into note values (${one}, ${newId()}, '2026-03-29T01:30:00Z', '2026-02-28', 9007199254740991, 0.25)`.execute(
        db,
      );
      return (await sql`select at, day, size, share from note`.execute(db)).rows[0];
    });
    expect(row).toEqual({
      at: new Date('2026-03-29T01:30:00Z'),
      day: '2026-02-28',
      size: 9007199254740991,
      share: 0.25,
    });
  });

  test('a whole number beyond what a number holds is an error, not another number', async () => {
    const read = database.outside((db) => sql`select 9007199254740993::bigint as n`.execute(db));
    await expect(read).rejects.toThrow('too large');
  });
});

describe('the pool', () => {
  test('has no powers: no superuser, no tables of its own, no way past the policies', async () => {
    const { rows } = await database.pool.query(
      'select current_user, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    expect(rows).toEqual([{ current_user: 'sellwright_app', rolsuper: false, rolbypassrls: false }]);
    await expect(database.pool.query('alter table note disable row level security')).rejects.toThrow('must be owner');
    await expect(database.pool.query('create table mine (id int)')).rejects.toThrow('permission denied');
    await expect(database.pool.query('select value from installation')).rejects.toThrow('permission denied');
  });

  test('a connection that is cut is a clear problem, and the next transaction works', async () => {
    const cut = database.outside(async (db) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sql`select 1`.execute(db);
    });
    await expect(cut).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    expect(await countNotes(academy())).toBe(0);
  });
});

describe('a second start', () => {
  test('on the same folder is refused, naming the folder and the process', async () => {
    const second = openDatabase({ ...settings, dataDir: join(folder, 'first academy') }, [notes], quiet);
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(new RegExp(`first academy is in use .*process ${process.pid}`)),
    });
  });

  test('keeps rows and secret, and migrates nothing twice', async () => {
    const dataDir = join(folder, 'again');
    const first = await openDatabase({ ...settings, dataDir }, [notes], quiet);
    const one = academy();
    await first.inAcademy(one, (db) =>
      sql`insert into note (academy_id, note_id) values (${one}, ${newId()})`.execute(db),
    );
    await first.close();
    const second = await openDatabase({ ...settings, dataDir }, [notes], quiet);
    expect(second.secret).toBe(first.secret);
    expect(second.secret.length).toBeGreaterThanOrEqual(32);
    expect(await second.inAcademy(one, async (db) => (await sql`select * from note`.execute(db)).rows.length)).toBe(1);
    await second.close();
  }, 60_000);

  test('works with a path longer than a socket may have', async () => {
    const dataDir = join(folder, 'x'.repeat(120));
    const long = await openDatabase({ ...settings, dataDir }, [notes], quiet);
    expect(await long.outside(async (db) => (await sql`select 1 as one`.execute(db)).rows)).toEqual([{ one: 1 }]);
    await long.close();
  }, 60_000);
});

test('a database that cannot be reached is a clear problem', async () => {
  const gone = new pg.Pool({ host: folder, connectionTimeoutMillis: 1000 });
  const { inTransaction } = await import('./transaction.ts');
  await expect(inTransaction(gone, {}, async () => 1)).rejects.toMatchObject({ code: 'unavailable' });
  await gone.end();
}, 20_000);
