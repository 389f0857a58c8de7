/**
 * `npm test`: builds, checks, and runs every test; the last line is `N passed, N failed`, in which each check counts as one.
 * Everything a run needs lies in a temporary folder of its own and is gone afterwards, also when it is interrupted.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './building.mjs';
import { runChecks } from './check.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-test-'));
// PostgreSQL runs as a user without powers when the tests run as root, and must be able to pass through.
chmodSync(folder, 0o711);
const report = join(folder, 'report.json');

/** What the machine sets for other programs must not reach the tests. */
const foreign =
  /^(PG[A-Z]+|DATABASE_.*|DATA_DIR|PORT|HOST|PUBLIC_URL|SMTP_URL|MAIL_FROM|SECRET|LOG_LEVEL|TRUST_PROXY|MIN_FREE_MB|NODE_OPTIONS|NODE_ENV)$/;
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
  TMPDIR: folder,
};

let running;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    end(signal);
    setTimeout(() => end('SIGKILL'), 10_000).unref();
  });
}

let passed = 0;
let failed = 0;
try {
  await test();
} finally {
  end('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
if (interrupted) failed++;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function test() {
  const built = await run([join(root, 'scripts', 'build.mjs'), '--if-stale']);
  count('build', built === 0);
  if (interrupted) return;
  for (const check of await runChecks()) count(check.name, check.passed);
  if (interrupted) return;
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await run([
    vitest,
    'run',
    '--silent=passed-only',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const told = readReport();
  passed += told.passed;
  failed += told.failed;
  // A file that does not load, an error outside any test, or a run without tests has no failed test of its own.
  if (told.passed + told.failed === 0 || (code !== 0 && told.failed === 0)) count('the test run', false);
}

function count(name, ok) {
  if (ok) passed++;
  else {
    failed++;
    console.log(`FAILED ${name}`);
  }
}

function readReport() {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const tests = testResults.flatMap((file) => file.assertionResults);
    const broken = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      passed: tests.filter((test) => test.status === 'passed').length,
      failed: tests.filter((test) => test.status === 'failed').length + broken.length,
    };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** Each child leads a group of its own, so that whatever it leaves behind can be ended with it. */
function run(command) {
  return new Promise((resolve) => {
    running = spawn(process.execPath, command, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    running.on('error', () => resolve(1));
    running.on('close', (code) => resolve(code ?? 1));
  });
}

function end(signal) {
  try {
    if (running?.pid) process.kill(-running.pid, signal);
  } catch {
    // it is gone already
  }
}
