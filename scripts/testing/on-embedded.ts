/** Before the tests on a database: the embedded PostgreSQL in a folder of this run's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchEmbedded } from '../../src/server/embedded/launch.ts';
import { openLog } from '../../src/server/log.ts';
import { machinePostgres } from './machine-postgres.ts';
import { makeTemplate } from './template.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!machinePostgres())
    console.log('No PostgreSQL is installed on this machine: the database tests run on the embedded one only.');
  const folder = mkdtempSync(join(tmpdir(), 'sellwright-db-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const embedded = await launchEmbedded(join(folder, 'data'), 100, openLog('silent'));
  const tearDown = async (): Promise<void> => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    project.provide('postgres', await makeTemplate(embedded.address));
  } catch (problem) {
    await tearDown();
    throw problem;
  }
  return tearDown;
}
