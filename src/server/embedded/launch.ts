/**
 * The PostgreSQL that lives in the data folder when no DATABASE_URL is given: started and stopped by the product, and
 * started again when something kills it. Only this machine's owner of the folder reaches it, through a socket.
 */
import { accessSync, constants, existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../kernel/problem.ts';
import type { Log } from '../log.ts';
import { findBinaries } from './binaries.ts';
import { dataFolderOf, prepareDataFolder, prepareSocketFolder, socketFolderOf, socketPort } from './cluster.ts';
import { lockFolder, lockHolder } from './folder-lock.ts';
import { endOrphan, type Postmaster, type PostmasterPlan, startPostmaster } from './postmaster.ts';
import { powerlessRunner, type Runner } from './powerless.ts';

/** How to reach it, in the words of `pg`; `user: 'postgres'` is the owner of everything. */
export interface EmbeddedAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

export interface Embedded {
  readonly address: EmbeddedAddress;
  /** PostgreSQL's first process; another one after it was killed */
  pid(): number;
  stop(): Promise<void>;
}

export async function launchEmbedded(dataDir: string, connections: number, log: Log): Promise<Embedded> {
  const home = makeHome(dataDir);
  const lock = lockFolder(home);
  try {
    const runner = runnerFor(home);
    const binaries = findBinaries(runner !== null);
    const folder = prepareDataFolder(home, binaries.initdb, runner);
    if (await endOrphan(folder)) log.warn('Ended a PostgreSQL that a killed run had left behind.');
    const socketFolder = prepareSocketFolder(home, runner);
    const onLine = (line: string) =>
      /^(WARNING|ERROR|FATAL|PANIC):/.test(line) ? log.warn(`PostgreSQL: ${line}`) : log.debug(`PostgreSQL: ${line}`);
    const plan: PostmasterPlan = {
      program: binaries.postgres,
      folder,
      runner,
      onLine,
      settings: settingsFor(socketFolder, connections),
    };
    const keeper = await keepRunning(plan, log);
    const stop = async () => {
      await keeper.stop();
      rmSync(socketFolder, { recursive: true, force: true });
      lock.release();
    };
    return { address: addressOf(socketFolder), pid: keeper.pid, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** @throws Problem where this user may not write */
function makeHome(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: powerlessRunner() ? 0o711 : 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    const message = `The data folder ${dataDir} cannot be used by this user (${(error as Error).message}). Start as the user it belongs to, or set DATA_DIR to another folder.`;
    throw new Problem('unavailable', message, { reason: 'folder-not-writable' });
  }
}

/** The address of the PostgreSQL that another process runs in this folder, or null. */
export function runningEmbedded(dataDir: string): EmbeddedAddress | null {
  if (!existsSync(dataDir)) return null;
  const home = realpathSync(dataDir);
  return lockHolder(home) === null ? null : addressOf(socketFolderOf(home, runnerFor(home)));
}

function addressOf(socketFolder: string): EmbeddedAddress {
  return { host: socketFolder, port: socketPort, database: 'postgres' };
}

/** Root runs PostgreSQL as whoever the folder belongs to, so that it may take over an ordinary user's folder. */
function runnerFor(dataDir: string): Runner | null {
  const runner = powerlessRunner();
  const owner = statSync(dataFolderOf(dataDir), { throwIfNoEntry: false });
  return runner && owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : runner;
}

function settingsFor(socketFolder: string, connections: number): PostmasterPlan['settings'] {
  return {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: socketPort,
    max_connections: connections,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '',
    // Plans are short here; compiling them to machine code costs more than it saves.
    jit: 'off',
  };
}

/** Starts PostgreSQL, and again each time it ends unasked. */
async function keepRunning(plan: PostmasterPlan, log: Log): Promise<{ pid: () => number; stop: () => Promise<void> }> {
  const stopping = new AbortController();
  let current = await startPatiently(plan);
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await current.ended;
      await current.stop();
      if (stopping.signal.aborted) return;
      log.error('PostgreSQL ended unasked. Starting it again.');
      try {
        await endOrphan(plan.folder);
        current = await startPatiently(plan);
        log.info('PostgreSQL runs again.');
      } catch (error) {
        log.error('PostgreSQL does not start. Trying again.', { why: String(error) });
        await pause(1000);
      }
    }
    await current.stop();
  };
  const watched = watch();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await current.stop();
    await watched;
  };
  return { pid: () => current.pid, stop };
}

/** After a `kill -9` the old run's processes take a moment to notice; until then PostgreSQL refuses its own folder. */
async function startPatiently(plan: PostmasterPlan): Promise<Postmaster> {
  for (let left = 100; ; left--) {
    try {
      return await startPostmaster(plan);
    } catch (error) {
      if (left === 0 || !/still in use|postmaster\.pid/.test(String(error))) throw error;
      await pause(100);
    }
  }
}
