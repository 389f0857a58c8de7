/**
 * Before the stories: the product is built if it is stale, the browser is unpacked into a folder of this run's own, and a product
 * with the demo academy serves for all stories that look around in it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { provideChromium } from '../../e2e/chromium.ts';
import { type Product, startProduct } from '../../e2e/product.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`The product does not build:\n${built.stderr}`);
  const folder = mkdtempSync(join(tmpdir(), 'sellwright-chromium-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const [chromium, demo] = await Promise.all([provideChromium(folder), startDemo()]);
  project.provide('chromium', chromium);
  project.provide('demo', { url: demo.url });
  return async () => {
    remove();
    await demo.stop();
  };
}

async function startDemo(): Promise<Product> {
  const product = await startProduct();
  try {
    await product.command('demo');
    return product;
  } catch (problem) {
    await product.stop();
    throw problem;
  }
}
