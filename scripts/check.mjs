/**
 * `npm run check`: everything that can be said about the code without running the product, one line each.
 * A check is a command that exits with 0. What it printed is shown only when it fails.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './building.mjs';

const bin = (name) => join(root, 'node_modules', name);
const script = (file, ...rest) => [join(root, 'scripts', 'run-script.mjs'), join(root, 'scripts', file), ...rest];

/** In the order in which a reader wants to be told; the long ones start first all the same. */
const checks = [
  ['types', [bin('typescript/bin/tsc'), '-p', '.']],
  ['types of the domain', [bin('typescript/bin/tsc'), '-p', 'tsconfig.domain.json']],
  ['lint', [bin('oxlint/bin/oxlint'), '--deny-warnings']],
  ['format', [bin('oxfmt/bin/oxfmt'), '--check']],
  ['rooms', script('check-rooms.ts')],
  ['dead code', [bin('knip/bin/knip.js'), '--no-progress']],
  ['languages', script('check-languages.ts')],
  ['schema description', script('describe-database.ts', '--check')],
  ['settings in README', script('check-settings.ts')],
].filter(([, command]) => command[0] !== script('')[0] || existsSync(command[1]));

/** Runs all checks, two at a time; gives name, whether it passed, and what it printed when it did not. */
export async function runChecks(say = console.log) {
  const results = [];
  const waiting = [...checks].reverse();
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [name, command] = next;
      const started = performance.now();
      const { code, output } = await run(command);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0) say(shortened(output));
      results.push({ name, passed: code === 0 });
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (problem) => resolve({ code: 1, output: String(problem) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function shortened(output) {
  const lines = output.trim().split('\n');
  const shown = lines.slice(0, 60).map((line) => `       ${line}`);
  if (lines.length > shown.length) shown.push(`       … and ${lines.length - shown.length} lines more`);
  return shown.join('\n');
}

if (process.argv[1] === join(root, 'scripts', 'check.mjs')) {
  const results = await runChecks();
  const failed = results.filter((result) => !result.passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
