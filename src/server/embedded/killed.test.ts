/** `kill -9` of the product, of PostgreSQL, of both, and of what stands between: nothing acknowledged is lost, nothing is left running. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { launchEmbedded } from './launch.ts';

let folder: string;
let program: string;
const started: ChildProcess[] = [];
const saved = new Set<number>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sellwright killed '));
  // Inside the tree, so that packages are found from there.
  const built = join('.build', `killed-${process.pid}`);
  mkdirSync(built, { recursive: true });
  program = join(built, 'writer.mjs');
  await build({
    entryPoints: ['src/server/embedded/testing/writer.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
}, 60_000);

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(join(program, '..'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}, 60_000);

interface Writer {
  readonly child: ChildProcess;
  readonly postgres: number;
  /** resolves when it has saved so many more rows */
  saves(times: number): Promise<void>;
  readonly failures: readonly string[];
}

async function startWriter(dataDir: string): Promise<Writer> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const failures: string[] = [];
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  lines.on('line', (line) => {
    const [word, value = ''] = line.split(' ');
    if (word === 'saved') saved.add(Number(value));
    if (word === 'failed') failures.push(value);
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`it ended with ${code} before it was ready: ${said}`);
  });
  ended.catch(() => {});
  const [ready] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  const saves = async (times: number): Promise<void> => {
    const goal = saved.size + times;
    await until(() => saved.size >= goal);
  };
  return { child, postgres: Number(ready.split(' ')[1]), saves, failures };
}

/** Asks again until it is so. The test's own time limit bounds it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5);
}

function isRunning(pid: number): boolean {
  try {
    // A process that ended, yet whose parent has not asked about it, is not running.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

/** PostgreSQL's first process, by its own account; another one after each start. */
function postgresOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgresql-18', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** All are stopped before any is killed: none may end by itself, or act, because another is gone already. */
function kill(...pids: readonly (number | undefined)[]): void {
  for (const signal of ['SIGSTOP', 'SIGKILL']) for (const pid of pids) if (pid) process.kill(pid, signal);
}

/** Starts PostgreSQL once more, as the next start would, and reads what is there. */
async function savedRows(dataDir: string): Promise<ReadonlySet<number>> {
  const embedded = await launchEmbedded(dataDir, 10, openLog('silent'));
  const client = new pg.Client({ ...embedded.address, user: 'postgres' });
  await client.connect();
  const { rows } = await client.query<{ n: number }>('select n from saved');
  await client.end();
  await embedded.stop();
  return new Set(rows.map(({ n }) => n));
}

async function expectNothingLost(dataDir: string): Promise<void> {
  const rows = await savedRows(dataDir);
  expect([...saved].filter((n) => !rows.has(n))).toEqual([]);
}

// Which process is whose child is read from /proc.
describe.skipIf(process.platform !== 'linux')('kill -9', () => {
  let dataDir: string;

  beforeEach(() => {
    saved.clear();
    dataDir = mkdtempSync(join(folder, 'data '));
  });

  test('of the product stops PostgreSQL, and the next start finds every row', async () => {
    for (let round = 0; round < 3; round++) {
      const writer = await startWriter(dataDir);
      await writer.saves(20);
      kill(writer.child.pid);
      await until(() => !isRunning(writer.postgres));
    }
    await expectNothingLost(dataDir);
  });

  test('of PostgreSQL is healed by the product, which says meanwhile that it is unavailable', async () => {
    const writer = await startWriter(dataDir);
    for (let round = 0; round < 3; round++) {
      await writer.saves(20);
      kill(postgresOf(dataDir));
      await writer.saves(20);
    }
    expect(new Set(writer.failures)).toEqual(new Set(['unavailable']));
    writer.child.kill('SIGTERM');
    await once(writer.child, 'exit');
    await expectNothingLost(dataDir);
  });

  test('of both at once leaves nothing running and loses nothing', async () => {
    for (let round = 0; round < 3; round++) {
      const writer = await startWriter(dataDir);
      await writer.saves(20);
      const all = [writer.postgres, ...childrenOf(writer.postgres)];
      const gone = once(writer.child, 'exit');
      kill(writer.child.pid, writer.postgres);
      await gone;
      await until(() => !all.some(isRunning));
    }
    await expectNothingLost(dataDir);
  });

  test('of all but PostgreSQL leaves an orphan that the next start ends and replaces', async () => {
    const writer = await startWriter(dataDir);
    await writer.saves(20);
    const shell = parentOf(writer.postgres);
    kill(writer.child.pid, shell, ...childrenOf(shell).filter((pid) => pid !== writer.postgres));
    await once(writer.child, 'exit');
    expect(isRunning(writer.postgres)).toBe(true);
    const next = await startWriter(dataDir);
    expect(isRunning(writer.postgres)).toBe(false);
    await next.saves(20);
    next.child.kill('SIGTERM');
    await once(next.child, 'exit');
    expect(isRunning(next.postgres)).toBe(false);
    await expectNothingLost(dataDir);
  });

  test('of the shell in between is healed too', async () => {
    const writer = await startWriter(dataDir);
    await writer.saves(20);
    kill(parentOf(writer.postgres));
    await until(() => !isRunning(writer.postgres));
    await writer.saves(20);
    const healed = postgresOf(dataDir);
    kill(writer.child.pid);
    await until(() => !isRunning(healed));
    await expectNothingLost(dataDir);
  });

  test('during the very first start leaves nothing that the next one could trip over', async () => {
    const first = startWriter(dataDir);
    first.catch(() => {});
    await until(() => readdirSync(dataDir).some((name) => name.startsWith('postgresql-new-')));
    kill(started.at(-1)?.pid);
    await expect(first).rejects.toThrow('before it was ready');
    const second = await startWriter(dataDir);
    await second.saves(5);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
    await expectNothingLost(dataDir);
  });
});

test('a clean stop leaves no lock, no socket and no process', async () => {
  const dataDir = mkdtempSync(join(folder, 'clean '));
  const embedded = await launchEmbedded(dataDir, 10, openLog('silent'));
  const pid = embedded.pid();
  await embedded.stop();
  expect(isRunning(pid)).toBe(false);
  expect(readdirSync(dataDir)).toEqual(['postgresql-18']);
  expect(existsSync(embedded.address.host)).toBe(false);
});
