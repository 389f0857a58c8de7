/**
 * The folders of the embedded PostgreSQL: where its data and its socket lie, and the making of both.
 * The data folder gets its name only once it is complete: a start that is killed half-way leaves nothing to repair.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOpenToAll, reachable, type Runner } from './powerless.ts';

const majorVersion = '18';
const superuser = 'postgres';
/** Names the socket's file only; nothing listens on a network. */
export const socketPort = 5432;

export function dataFolderOf(dataDir: string): string {
  return join(dataDir, `postgresql-${majorVersion}`);
}

/** The folder that PostgreSQL runs in, made if it is not there. Call it with the lock held. */
export function prepareDataFolder(dataDir: string, initdb: string, runner: Runner | null): string {
  const folder = dataFolderOf(dataDir);
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgresql-new-'))
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 20 });
  }
  if (existsSync(folder)) {
    checkVersion(folder);
    return folder;
  }
  const unfinished = join(dataDir, `postgresql-new-${process.pid}`);
  mkdirSync(unfinished, { mode: 0o700 });
  if (runner) chownSync(unfinished, runner.uid, runner.gid);
  initialise(unfinished, initdb, runner);
  renameSync(unfinished, folder);
  return folder;
}

function initialise(folder: string, initdb: string, runner: Runner | null): void {
  const reached = reachable(folder, runner);
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${reached.path}`,
      `--username=${superuser}`,
      // The socket lies in a folder that only its owner may enter: who reaches it may be whom they say.
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    {
      ...runner,
      env: plainEnvironment,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe', 'ignore', reached.descriptor],
      encoding: 'utf8',
    },
  );
  reached.close();
  if (made.status !== 0)
    throw new Error(`PostgreSQL's data folder could not be made: ${made.stderr || made.error?.message}`);
}

function checkVersion(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version === majorVersion) return;
  throw new Error(
    `${folder} holds PostgreSQL ${version}, not ${majorVersion}. Restore a backup into an empty DATA_DIR.`,
  );
}

/** Where the socket is: in the data folder where its path is short enough for one, else in the system's temporary folder. */
export function socketFolderOf(dataDir: string, runner: Runner | null): string {
  const beside = join(dataDir, 'socket');
  const fits = Buffer.byteLength(join(beside, `.s.PGSQL.${socketPort}`)) < 100;
  if (fits && (!runner || isOpenToAll(dataDir))) return beside;
  return join(tmpdir(), `sellwright-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`);
}

/** Whoever enters the folder of the socket is trusted: it must be the owner's alone, and what a killed run left goes. */
export function prepareSocketFolder(dataDir: string, runner: Runner | null): string {
  const folder = socketFolderOf(dataDir, runner);
  const owner = runner?.uid ?? process.getuid?.();
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (runner) chownSync(folder, runner.uid, runner.gid);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== owner)
    throw new Error(`${folder} belongs to another user. Remove it, then start again.`);
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  return folder;
}

/** PostgreSQL gets no PG* variable and no language of the person who started the product. */
export const plainEnvironment: NodeJS.ProcessEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
