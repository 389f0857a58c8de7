/**
 * `backup FILE`: every row and every uploaded file as of one moment, written while the product runs. Rows are text in
 * PostgreSQL's own words, so any release from 15 can take them. The file has its name only when it is complete.
 */
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Problem } from '../../kernel/problem.ts';
import { fileStore } from '../files/file-store.ts';
import type { FileStore } from '../files/kept-files.ts';
import type { Log } from '../log.ts';
import type { DatabaseSettings } from './addresses.ts';
import { firstEntry, formatNow, jsonEntry, lastEntry, type Manifest, partEntries } from './backup-file.ts';
import { asOwner } from './owner.ts';
import { tarEnd } from './tar.ts';

export interface BackupTaken {
  readonly file: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

export function filesFolderOf(dataDir: string): string {
  return join(dataDir, 'files');
}

/** Wherever uploaded files lie. */
export function keptFiles({ dataDir, filesUrl = null }: DatabaseSettings): FileStore {
  return fileStore({ dataDir, filesUrl });
}

/** @param version of the product, for whoever looks into the file */
export async function backup(
  settings: DatabaseSettings,
  file: string,
  version: string,
  log: Log,
): Promise<BackupTaken> {
  const unfinished = `${file}.part`;
  try {
    const manifest = await asOwner(settings, log, async (owner) => {
      const written = { manifest: null as Manifest | null };
      const bytes = backupBytes(owner, keptFiles(settings), version, (manifest) => (written.manifest = manifest));
      await pipeline(bytes, createGzip({ level: 3 }), createWriteStream(unfinished, { mode: 0o600, flush: true }));
      return written.manifest;
    });
    renameSync(unfinished, file);
    const { tables = [], files = [] } = manifest ?? {};
    return { file, tables: tables.length, files: files.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

interface CopiedTable {
  readonly table: string;
  readonly columns: string[];
}

async function* backupBytes(
  owner: pg.Client,
  kept: FileStore,
  version: string,
  done: (manifest: Manifest) => void,
): AsyncGenerator<Buffer> {
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  const tables = (await owner.query<CopiedTable>(tablesToCopy)).rows;
  if (!tables.some(({ table }) => table === 'installation'))
    throw new Problem('not-found', 'There is nothing to back up yet: the database holds no academy.', {
      reason: 'nothing-to-back-up',
    });
  await owner.query('begin isolation level repeatable read read only');
  // A migration meanwhile waits, instead of changing what is being read.
  await owner.query(
    `lock table ${tables.map(({ table }) => pg.escapeIdentifier(table)).join(', ')} in access share mode`,
  );
  const migrations = (
    await owner.query<Manifest['migrations'][number]>('select name, sha256 from schema_migration order by name')
  ).rows;
  const sequences = (await owner.query<Manifest['sequences'][number]>(sequencesToCopy)).rows;
  const manifest: Manifest = {
    format: formatNow,
    version,
    takenAt: now.toISOString(),
    migrations,
    tables: [],
    sequences,
    files: [],
  };

  yield* jsonEntry(firstEntry, { format: formatNow, version, takenAt: manifest.takenAt }, seconds);
  for (const { table, columns } of tables) {
    const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const copy = owner.query(copyTo(`copy (select ${names} from ${pg.escapeIdentifier(table)}) to stdout`));
    yield* partEntries(`tables/${table}`, copy, seconds, (part) =>
      manifest.tables.push({ ...part, table, columns, rows: copy.rowCount }),
    );
  }
  await owner.query('commit');
  let number = 0;
  for await (const { key } of kept.list('')) {
    // Removed since the rows were read: then so is every mention of it, but for the rows of this very moment.
    const content = await kept.read(key);
    if (!content) continue;
    yield* partEntries(`files/${number++}`, content, seconds, (part) => manifest.files.push({ ...part, path: key }));
  }
  yield* jsonEntry(lastEntry, manifest, seconds);
  yield tarEnd;
  done(manifest);
}

/** Which migrations ran is told by the manifest; generated columns are made again. */
const tablesToCopy = `
select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
group by c.relname order by c.relname collate "C"`;

const sequencesToCopy = `
select sequencename as name, last_value::text as value from pg_sequences
where schemaname = current_schema() and last_value is not null order by 1`;
