/**
 * A connection of the owner for the command line: to the database the product uses, whether it runs at the moment or not.
 * The embedded PostgreSQL of a product that stands still is started for as long as the work takes.
 */
import type pg from 'pg';
import { launchEmbedded, runningEmbedded } from '../embedded/launch.ts';
import type { Log } from '../log.ts';
import { addressesAt, addressesIn, type DatabaseSettings } from './addresses.ts';
import { asProblem } from './lost-connection.ts';
import { connectPatiently } from './open.ts';

export async function asOwner<T>(
  settings: DatabaseSettings,
  log: Log,
  work: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const { databaseUrl, databaseOwnerUrl, dataDir, databasePool } = settings;
  if (databaseUrl !== null) return connected(addressesAt(databaseUrl, databaseOwnerUrl).owner, log, work);
  const running = runningEmbedded(dataDir);
  if (running) return connected(addressesIn(running).owner, log, work);
  const embedded = await launchEmbedded(dataDir, databasePool + 10, log);
  try {
    return await connected(addressesIn(embedded.address).owner, log, work);
  } finally {
    await embedded.stop();
  }
}

/** Values are written in the same words whatever the server's defaults are. */
const greeting = `set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set extra_float_digits = 1; set statement_timeout = 0`;

async function connected<T>(address: pg.ClientConfig, log: Log, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = await connectPatiently(address, log);
  try {
    await owner.query(greeting);
    return await work(owner);
  } catch (error) {
    throw asProblem(error);
  } finally {
    await owner.end();
  }
}
