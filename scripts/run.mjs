/**
 * `npm start` and `npm run -s sellwright -- …`: builds what is stale, then runs the command line in this very process,
 * so that signals and exit codes are its own. Only the product writes to stdout; whatever building says goes to stderr.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, isStale, root } from './building.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Sellwright needs Node 20.19 or later; this is ${process.versions.node}.`);
if (!existsSync(join(root, 'node_modules'))) fail('Its packages are not installed yet: run `npm ci` first.');

if (isStale()) {
  console.error('Building Sellwright. This happens once, and again after a change …');
  // A process of its own: the bundlers set NODE_ENV and take memory that a server should not keep.
  const building = spawn(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  const stop = (signal) => building.kill(signal);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const code = await new Promise((resolve) =>
    building.on('close', (exit, signal) => resolve(signal ? 130 : (exit ?? 1))),
  );
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (code !== 0) process.exit(code);
}

process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(dist, 'server', 'main.js')).href);

function fail(line) {
  console.error(line);
  process.exit(1);
}
