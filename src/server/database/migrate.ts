/**
 * Brings the schema to this version's: each migration once, in the order of names, in a transaction of its own.
 * Several processes may start at once: one migrates, the others wait and find it done. Released migrations never change.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { openTables } from './roles.ts';
import type { Migration } from './tables.ts';

// Any number will do, as long as it is always the same.
const lockKey = 4_400_001;

/** What the ground keeps of its own: which migrations ran, and the installation's secret. */
export const groundTables = `
create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
create table if not exists installation (name text primary key, value text not null)`;

/** @returns the names of the migrations it ran */
export async function migrate(owner: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await checkServer(owner);
  return aloneWith(owner, async () => {
    await owner.query(groundTables);
    const applied = await appliedMigrations(owner);
    checkHistory(applied, migrations);
    const pending = byName(migrations).filter(({ name }) => !applied.has(name));
    for (const migration of pending) await apply(owner, migration);
    await owner.query(openTables);
    return pending.map(({ name }) => name);
  });
}

/** Whoever else wants to change the schema waits meanwhile. */
export async function aloneWith<T>(owner: pg.Client, work: () => Promise<T>): Promise<T> {
  await owner.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    return await work();
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [lockKey]);
  }
}

export function byName(migrations: readonly Migration[]): readonly Migration[] {
  return migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function fingerprint(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

async function appliedMigrations(owner: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

/** @throws Problem when this version cannot have made the schema it finds */
export function checkHistory(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, fingerprint(migration)]));
  const newer = [...applied.keys()].filter((name) => !known.has(name)).sort();
  if (newer.length > 0)
    throw new Problem(
      'conflict',
      `The database is newer than this version of Sellwright: it knows ${newer.join(', ')}. Start the newer version.`,
      { reason: 'database-newer' },
    );
  const edited = [...applied].filter(([name, sha256]) => known.get(name) !== sha256).map(([name]) => name);
  if (edited.length > 0)
    throw new Problem(
      'conflict',
      `Migrations changed after they ran here: ${edited.sort().join(', ')}. Install an unchanged version of Sellwright.`,
      { reason: 'migration-edited' },
    );
}

async function apply(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    await runMigration(owner, migration);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

/** Runs one migration in the transaction that is open. */
export async function runMigration(owner: pg.Client, migration: Migration): Promise<void> {
  try {
    await owner.query(migration.sql);
    await owner.query(openTables);
    await owner.query('insert into schema_migration (name, sha256) values ($1, $2)', [
      migration.name,
      fingerprint(migration),
    ]);
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed and was undone: ${String(error)}`, { cause: error });
  }
}

export async function checkServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < 150_000)
    throw new Problem('refused', `PostgreSQL 15 or later is needed; this is ${Math.floor(version / 10_000)}.`, {
      reason: 'postgresql-too-old',
    });
  if (encoding !== 'UTF8')
    throw new Problem('refused', `The database must be in the encoding UTF8; this one is ${encoding}.`, {
      reason: 'wrong-encoding',
    });
}
