/**
 * `restore FILE`: what a backup holds, into an empty installation, whatever release of PostgreSQL either is on. The file is
 * read to its end and found whole before anything is written; then all rows come in one transaction, files just before its end.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { runningEmbedded } from '../embedded/launch.ts';
import type { Log } from '../log.ts';
import type { DatabaseSettings } from './addresses.ts';
import type { BackupTaken } from './backup.ts';
import { checkBackup, type Manifest } from './backup-file.ts';
import { aloneWith, byName, checkHistory, checkServer, groundTables, runMigration } from './migrate.ts';
import { asOwner } from './owner.ts';
import { type FilesBack, filesBack } from './restore-files.ts';
import { loadParts } from './restore-parts.ts';
import { makeAppRole } from './roles.ts';
import { clearSchema, countTables, hasSchema, loosen, tablesWithRows, tighten } from './restore-schema.ts';
import type { Migration } from './tables.ts';

/** @throws Problem `unsupported-file` for what is no whole backup, `conflict` where the installation is not empty or runs */
export async function restore(
  settings: DatabaseSettings,
  file: string,
  migrations: readonly Migration[],
  log: Log,
): Promise<BackupTaken> {
  const manifest = await checkBackup(file);
  checkHistory(new Map(manifest.migrations.map(({ name, sha256 }) => [name, sha256])), migrations);
  const files = filesBack(settings);
  const held = await files.holds(manifest);
  if (held) throw notEmpty(held);
  if (settings.databaseUrl === null && runningEmbedded(settings.dataDir)) throw stillRuns();

  try {
    await asOwner(settings, log, (owner) =>
      aloneWith(owner, async () => {
        await checkServer(owner);
        await refuseUnlessEmpty(owner);
        await makeAppRole(owner, settings.databaseUrl === null);
        await inOneTransaction(owner, async () => {
          await fill(owner, file, manifest, migrations, files);
          files.settle();
        });
        await owner.query('analyze');
      }),
    );
  } catch (error) {
    await files.undo();
    throw error;
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { file, tables: manifest.tables.length, rows, files: manifest.files.length };
}

/** The schema the rows come from, the rows, and then the steps that were made since. */
async function fill(
  owner: pg.Client,
  file: string,
  manifest: Manifest,
  migrations: readonly Migration[],
  files: FilesBack,
): Promise<void> {
  const known = new Set(manifest.migrations.map(({ name }) => name));
  if (await hasSchema(owner)) await owner.query(clearSchema);
  await owner.query(groundTables);
  for (const migration of byName(migrations)) if (known.has(migration.name)) await runMigration(owner, migration);
  const loosened = await loosen(owner);
  await loadParts(owner, file, manifest, files.arriving, files.arrived);
  await tighten(owner, loosened);
  for (const { name, value } of manifest.sequences)
    await owner.query('select setval($1::regclass, $2::bigint)', [pg.escapeIdentifier(name), value]);
  for (const migration of byName(migrations)) if (!known.has(migration.name)) await runMigration(owner, migration);
}

async function refuseUnlessEmpty(owner: pg.Client): Promise<void> {
  if (await staysConnected(owner)) throw stillRuns();
  const filled = await tablesWithRows(owner);
  if (!(await hasSchema(owner)) && (await countTables(owner)) > 0)
    throw notEmpty('the database holds tables of something else');
  if (filled.length > 0) throw notEmpty(`the database has rows in ${filled.join(', ')}`);
}

/** PostgreSQL lists a connection for a moment after the product has closed it. */
const goneWithinMs = 2_000;

async function staysConnected(owner: pg.Client): Promise<boolean> {
  for (const until = Date.now() + goneWithinMs; ; await pause(50)) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'sellwright'`,
    );
    if (!rows[0]?.n) return false;
    if (Date.now() > until) return true;
  }
}

async function inOneTransaction(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  await owner.query('begin');
  try {
    await work();
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
}

function notEmpty(why: string): Problem {
  const message = `This installation is not empty: ${why}. Restore into an empty DATA_DIR or database. Nothing was changed.`;
  return new Problem('conflict', message, { reason: 'not-empty' });
}

function stillRuns(): Problem {
  const message = 'Sellwright runs on this installation. Stop it, restore, then start it again. Nothing was changed.';
  return new Problem('conflict', message, { reason: 'still-running' });
}
