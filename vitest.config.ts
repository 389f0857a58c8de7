/**
 * Four kinds of tests: rules (no world), commands on the embedded PostgreSQL, the same on the machine's own, and stories
 * in a browser. Rules and commands share a worker's modules between files: they keep nothing at the top of a module.
 */
import { defineConfig } from 'vitest/config';
import { machinePostgres } from './scripts/testing/machine-postgres.ts';

const database = ['src/**/*.db.test.ts', 'src/story*.test.ts'];
const onDatabase = {
  include: database,
  isolate: false,
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    slowTestThreshold: 3_000,
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}', 'bench/**/*.test.ts'],
          exclude: database,
          isolate: false,
          pool: 'threads',
          testTimeout: 60_000,
        },
      },
      { test: { ...onDatabase, name: 'database', globalSetup: 'scripts/testing/on-embedded.ts' } },
      ...(machinePostgres()
        ? [{ test: { ...onDatabase, name: 'database-system', globalSetup: 'scripts/testing/on-machine.ts' } }]
        : []),
      {
        test: {
          name: 'stories',
          include: ['e2e/*.test.ts'],
          globalSetup: 'scripts/testing/on-browser.ts',
          isolate: false,
          fileParallelism: false,
          // a browser and a server at once are enough for two cores
          sequence: { groupOrder: 1 },
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
