/**
 * The database: the embedded PostgreSQL or the one at DATABASE_URL, migrated, and reached as a role without powers.
 * There is no global handle. Whoever wants rows gets them from a transaction that says which academy it is about.
 */
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type AcademyId, isUuid } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Embedded, type EmbeddedAddress, launchEmbedded, runningEmbedded } from '../embedded/launch.ts';
import type { Log } from '../log.ts';
import { type Addresses, addressesAt, addressesIn, type DatabaseSettings } from './addresses.ts';
import { type DiskSpace, elsewhere, watchDiskSpace } from './disk-space.ts';
import { asProblem, isLostConnection } from './lost-connection.ts';
import { migrate } from './migrate.ts';
import { checkPowerless, openPool } from './pool.ts';
import { letTakeAppRole, makeAppRole } from './roles.ts';
import type { Db, Migration } from './tables.ts';
import { inTransaction, type TransactionSettings } from './transaction.ts';

export interface Database {
  /** Runs `work` in a transaction that sees and writes this academy's rows only. `more`: further settings for policies. */
  inAcademy<T>(academyId: AcademyId, work: (db: Db) => Promise<T>, more?: TransactionSettings): Promise<T>;
  /** Runs `work` in a transaction of no academy: tenant tables show no rows. */
  outside<T>(work: (db: Db) => Promise<T>, more?: TransactionSettings): Promise<T>;
  /** for the sign-in library; logged in without powers, like everything here */
  readonly pool: pg.Pool;
  /** random, made once and kept in the database: the same for all processes of an installation */
  readonly secret: string;
  /** the disk that rows are written to: demanded before a request that writes */
  readonly diskSpace: DiskSpace;
  /** process id of the embedded PostgreSQL; null when it is not ours */
  postgresPid(): number | null;
  /** Waits for open transactions, then stops what was started. */
  close(): Promise<void>;
}

export async function openDatabase(
  settings: DatabaseSettings,
  migrations: readonly Migration[],
  log: Log,
): Promise<Database> {
  // The owner's own connections (a start, a backup) come on top of the pool.
  const embedded =
    settings.databaseUrl === null ? await launchEmbedded(settings.dataDir, settings.databasePool + 10, log) : null;
  return databaseAt(embedded?.address ?? null, embedded, settings, migrations, log);
}

/** For a command beside the running product: shares the embedded PostgreSQL where one runs, else opens it for itself. */
export async function joinDatabase(
  settings: DatabaseSettings,
  migrations: readonly Migration[],
  log: Log,
): Promise<Database> {
  const running = settings.databaseUrl === null ? runningEmbedded(settings.dataDir) : null;
  if (!running) return openDatabase(settings, migrations, log);
  return databaseAt(running, null, { ...settings, databasePool: 2 }, migrations, log);
}

async function databaseAt(
  embeddedAddress: EmbeddedAddress | null,
  embedded: Embedded | null,
  settings: DatabaseSettings,
  migrations: readonly Migration[],
  log: Log,
): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl, databasePool, dataDir } = settings;
  const addresses = embeddedAddress ? addressesIn(embeddedAddress) : addressesAt(databaseUrl ?? '', databaseOwnerUrl);
  try {
    const secret = await prepare(addresses, embeddedAddress !== null, migrations, log);
    const pool = openPool(addresses.app, databasePool, log);
    await checkPowerless(pool).catch(async (error: unknown) => {
      await pool.end();
      throw error;
    });
    const diskSpace = embeddedAddress ? watchDiskSpace(dataDir, settings.minFreeMb ?? 0) : elsewhere;
    return databaseOn(pool, secret, embedded, diskSpace);
  } catch (error) {
    await embedded?.stop();
    throw asProblem(error);
  }
}

function databaseOn(pool: pg.Pool, secret: string, embedded: Embedded | null, diskSpace: DiskSpace): Database {
  return {
    pool,
    secret,
    diskSpace,
    async inAcademy(academyId, work, more) {
      if (!isUuid(academyId)) throw new Error('An academy is named by its id.');
      return inTransaction(pool, { 'app.academy': academyId, ...more }, work);
    },
    outside: (work, more) => inTransaction(pool, more ?? {}, work),
    postgresPid: () => embedded?.pid() ?? null,
    async close() {
      await pool.end();
      await embedded?.stop();
    },
  };
}

/** Everything that takes the owner's powers. @returns the installation's secret */
async function prepare(
  addresses: Addresses,
  isEmbedded: boolean,
  migrations: readonly Migration[],
  log: Log,
): Promise<string> {
  const owner = await connectPatiently(addresses.owner, log);
  try {
    await makeAppRole(owner, isEmbedded);
    if (!isEmbedded) {
      const app = await connectPatiently(addresses.app, log);
      await letTakeAppRole(owner, app).finally(() => app.end());
    }
    const ran = await migrate(owner, migrations);
    if (ran.length > 0) log.info('The schema of the database was brought up to date.', { migrations: ran });
    return await keepSecret(owner);
  } finally {
    await owner.end();
  }
}

async function keepSecret(owner: pg.Client): Promise<string> {
  await owner.query(`insert into installation (name, value) values ('secret', $1) on conflict do nothing`, [
    randomBytes(32).toString('base64url'),
  ]);
  const { rows } = await owner.query<{ value: string }>(`select value from installation where name = 'secret'`);
  return rows[0]?.value ?? '';
}

/** A database that is started together with the product may need a moment longer. */
export async function connectPatiently(address: pg.ClientConfig, log: Log): Promise<pg.Client> {
  for (let left = 10; ; left--) {
    const client = new pg.Client({ ...address, connectionTimeoutMillis: 5_000, application_name: 'sellwright owner' });
    // A connection that breaks makes its statement fail; that is where it is dealt with.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (left === 0 || !isLostConnection(error)) throw notConnected(error);
      log.warn('The database cannot be reached yet. Trying again.', { why: (error as Error).message });
      await pause(1000);
    }
  }
}

/** At a start an operator reads it, who can do more about it than try again. */
function notConnected(error: unknown): Problem {
  const message = `The database cannot be used: ${(error as Error).message}. Check DATABASE_URL and whether PostgreSQL runs there.`;
  return new Problem('unavailable', message, { reason: 'database-lost' });
}
