/** Before the tests on a database, once more: the PostgreSQL that this machine has installed, in a folder of this run's own. */
import type { TestProject } from 'vitest/node';
import { machinePostgres, startMachinePostgres } from './machine-postgres.ts';
import { makeTemplate } from './template.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startMachinePostgres(machinePostgres() ?? '');
  try {
    project.provide('postgres', await makeTemplate(server));
  } catch (problem) {
    await server.stop();
    throw problem;
  }
  return () => server.stop();
}
