/** Before the stories: the product is built if it is stale, and the browser is unpacked into a folder of this run's own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { provideChromium } from '../../e2e/chromium.ts';

export default async function setUp(project: TestProject): Promise<() => void> {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`The product does not build:\n${built.stderr}`);
  const folder = mkdtempSync(join(tmpdir(), 'sellwright-chromium-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  project.provide('chromium', await provideChromium(folder));
  return remove;
}
