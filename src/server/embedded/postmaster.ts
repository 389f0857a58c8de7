/**
 * One run of PostgreSQL, from the start of its process to its end. It runs under a small shell that reads from a pipe
 * held by this process: when the pipe closes, be it by `kill -9`, the shell stops PostgreSQL.
 */
import { execFileSync, spawn, type StdioOptions } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { plainEnvironment } from './cluster.ts';
import { reachable, type Runner } from './powerless.ts';

export interface Postmaster {
  readonly pid: number;
  /** resolves when PostgreSQL, or the shell above it, is gone */
  readonly ended: Promise<void>;
  /** disconnects everyone, writes a checkpoint and ends */
  stop(): Promise<void>;
}

export interface PostmasterPlan {
  readonly program: string;
  readonly folder: string;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly runner: Runner | null;
  readonly onLine: (line: string) => void;
}

// 3: the pipe from Node. Signals to the whole group are PostgreSQL's own affair; the shell only waits.
const supervisor = `
trap '' HUP INT TERM
"$@" 3<&- </dev/null 1>&2 &
postgres=$!
echo "$postgres"
{ read -r _ <&3; kill -INT "$postgres"; } &
watcher=$!
wait "$postgres"
kill -KILL "$watcher" 2>&-
`;

/** Starts PostgreSQL and waits until it takes connections. @throws when it ends before that, with what it said */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const reached = reachable(plan.folder, plan.runner);
  const settings = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'pipe', reached.descriptor];
  const shell = spawn(
    '/bin/sh',
    ['-c', supervisor, 'sellwright-postgresql', plan.program, '-D', reached.path, ...settings],
    {
      ...plan.runner,
      stdio,
      env: plainEnvironment,
      cwd: '/',
      // A session of its own: Ctrl-C reaches Node, which then stops PostgreSQL in its own time.
      detached: true,
    },
  );
  reached.close();
  const lifeline = shell.stdio[3] as Duplex;
  lifeline.on('error', () => {});
  const said: string[] = [];
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()).once('error', () => resolve()));
  let gone = false;
  void ended.then(() => (gone = true));
  byLine(shell.stderr, (line) => {
    said.push(line);
    if (said.length > 20) said.shift();
    plan.onLine(line);
  });
  let pid = 0;
  byLine(shell.stdout, (line) => (pid = Number(line)));

  while (!isReady(plan.folder, pid)) {
    if (gone) throw new Error(said.join('\n') || 'PostgreSQL ended without a word.');
    await pause(5);
  }
  const stop = async () => {
    lifeline.destroy();
    await ended;
  };
  return { pid, ended, stop };
}

/** PostgreSQL writes its own state into its folder: the process on the first line, its readiness on the eighth. */
function isReady(folder: string, pid: number): boolean {
  const lines = readState(folder);
  return pid > 0 && Number(lines[0]) === pid && (lines[7] ?? '').startsWith('ready');
}

/** Ends a PostgreSQL that a killed run left behind in this folder. Call it with the lock held. */
export async function endOrphan(folder: string): Promise<boolean> {
  const pid = Number(readState(folder)[0]);
  if (!pid || !isRunning(pid)) return false;
  if (!worksIn(pid, folder)) {
    // The number is another program's now; PostgreSQL would take it for itself and refuse to start.
    rmSync(join(folder, 'postmaster.pid'));
    return false;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isRunning(pid); waited += 20) {
    if (waited === 10_000) process.kill(pid, 'SIGKILL');
    await pause(20);
  }
  return true;
}

function readState(folder: string): readonly string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function worksIn(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder);
  } catch {
    return false;
  }
}

function byLine(stream: NodeJS.ReadableStream | null, take: (line: string) => void): void {
  let rest = '';
  stream?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    lines.filter(Boolean).forEach(take);
  });
}
