/** The PostgreSQL servers that tests of the ground run on: the embedded release, and this machine's own where it has one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { machinePostgres, startMachinePostgres } from '../../../../scripts/testing/machine-postgres.ts';
import { launchEmbedded } from '../../embedded/launch.ts';
import { openLog } from '../../log.ts';

export const quiet = openLog('silent');

export interface TestServer {
  /** logged in as a superuser */
  readonly admin: pg.Client;
  urlOf(user: string, database: string): string;
  stop(): Promise<void>;
}

const programs = machinePostgres();

/** for `describe.each` */
export const releases: readonly (readonly [string, () => Promise<TestServer>])[] = [
  ['the embedded release', startEmbedded],
  ...(programs ? [["this machine's own release", () => startMachine(programs)] as const] : []),
];

export async function startEmbedded(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sellwright-given-'));
  const embedded = await launchEmbedded(folder, 40, quiet);
  return serverAt(embedded.address, async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

async function startMachine(folder: string): Promise<TestServer> {
  const server = await startMachinePostgres(folder);
  return serverAt(server, () => server.stop());
}

async function serverAt(
  { host, port }: { host: string; port: number },
  stop: () => Promise<void>,
): Promise<TestServer> {
  const admin = new pg.Client({ host, port, user: 'postgres', database: 'postgres' });
  await admin.connect();
  return {
    admin,
    urlOf: (user, database) => `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    async stop() {
      await admin.end();
      await stop();
    },
  };
}
