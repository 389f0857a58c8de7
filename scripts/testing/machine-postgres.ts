/**
 * The PostgreSQL that this machine has installed, if any: its programs, and a run of it in a folder of the tests' own.
 * It is another and older release than the embedded one, which is the point of running the tests on it once more.
 */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startPostmaster } from '../../src/server/embedded/postmaster.ts';
import { powerlessRunner } from '../../src/server/embedded/powerless.ts';

/** The folder of its programs; the newest release where there are several, null where there is none. */
export function machinePostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const releases = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...releases.map((release) => join(debian, release, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  for (const folder of folders) {
    try {
      for (const program of ['initdb', 'postgres']) accessSync(join(folder, program), constants.X_OK);
      return realpathSync(folder);
    } catch {
      // not here
    }
  }
  return null;
}

export interface RunningPostgres {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts it in a temporary folder, on a socket only; it goes with this process, however that ends. */
export async function startMachinePostgres(programs: string): Promise<RunningPostgres> {
  const runner = powerlessRunner();
  const home = mkdtempSync(join(tmpdir(), 'sellwright-pg-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, 'postgresql');
  const socket = join(home, 'socket');
  chmodSync(home, 0o711);
  for (const made of [folder, socket]) {
    mkdirSync(made, { mode: 0o700 });
    if (runner) chownSync(made, runner.uid, runner.gid);
  }
  const environment = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const flags = [
    '-D',
    folder,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  const made = spawnSync(join(programs, 'initdb'), flags, { ...runner, env: environment, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb of ${programs} failed: ${made.stderr || String(made.error)}`);
  const postmaster = await startPostmaster({
    program: join(programs, 'postgres'),
    folder,
    runner,
    settings: {
      listen_addresses: '',
      unix_socket_directories: socket,
      port: 5432,
      max_connections: 100,
      fsync: 'off',
      timezone: 'UTC',
      log_line_prefix: '',
    },
    onLine: () => {},
  });
  const stop = async (): Promise<void> => {
    await postmaster.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { host: socket, port: 5432, stop };
}
