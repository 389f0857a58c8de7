/**
 * The built product as a person starts it: a process of its own with an empty folder and a free port. Settings of the
 * machine that runs the tests do not reach it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export interface Product {
  /** `http://127.0.0.1:41234`, without a slash at the end */
  readonly url: string;
  readonly dataDir: string;
  /** everything it has printed so far */
  said(): string;
  /** runs `sellwright …` on the same folder while it serves; rejects when that fails */
  command(...asked: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const home = mkdtempSync(join(tmpdir(), 'sellwright-story-'));
  const dataDir = join(home, 'data');
  const { PATH = '', TMPDIR } = process.env;
  const environment = { PATH, HOME: home, ...(TMPDIR ? { TMPDIR } : {}), PORT: '0', DATA_DIR: dataDir, ...settings };
  const server = run(environment, ['serve']);
  const forget = (): void => void server.child.kill('SIGKILL');
  process.once('exit', forget);
  const stop = async (): Promise<void> => {
    process.off('exit', forget);
    if (server.child.exitCode === null && server.child.signalCode === null) {
      const late = setTimeout(() => server.child.kill('SIGKILL'), 15_000);
      server.child.kill('SIGTERM');
      await once(server.child, 'exit');
      clearTimeout(late);
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const url = await addressOf(server);
    return { url, dataDir, said: server.said, stop, command: (...asked) => answerOf(run(environment, asked), asked) };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

type Running = ReturnType<typeof run>;

function run(environment: Record<string, string>, asked: readonly string[]) {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), ...asked], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let all = '';
  let answer = '';
  child.stdout.on('data', (chunk: Buffer) => {
    all += chunk.toString();
    answer += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => (all += chunk.toString()));
  return { child, said: () => all, answer: () => answer };
}

/** The address it prints once it listens. */
async function addressOf(server: Running): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const found = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(server.said());
    if (found) return found[0];
    if (server.child.exitCode !== null) break;
    await pause(50);
  }
  throw new Error(`The product did not start:\n${server.said()}`);
}

async function answerOf(running: Running, asked: readonly string[]): Promise<string> {
  const [code] = (await once(running.child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`sellwright ${asked.join(' ')} ended with ${code}:\n${running.said()}`);
  return running.answer();
}
