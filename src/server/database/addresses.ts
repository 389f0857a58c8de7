/**
 * Where the database is, and as whom one logs in: the owner makes and reads everything (migrations, backups),
 * the app answers requests. Only the embedded PostgreSQL has a user of its own for each.
 */
import type pg from 'pg';
import { type EmbeddedAddress } from '../embedded/launch.ts';
import type { Settings } from '../settings.ts';
import { appRole } from './pool.ts';

export interface Addresses {
  readonly owner: pg.ClientConfig;
  readonly app: pg.ClientConfig;
}

export type DatabaseSettings = Pick<Settings, 'dataDir' | 'databaseUrl' | 'databaseOwnerUrl' | 'databasePool'> &
  Partial<Pick<Settings, 'minFreeMb' | 'filesUrl'>>;

export function addressesIn(embedded: EmbeddedAddress): Addresses {
  return { owner: { ...embedded, user: 'postgres' }, app: { ...embedded, user: appRole } };
}

export function addressesAt(databaseUrl: string, ownerUrl: string | null): Addresses {
  return { owner: { connectionString: ownerUrl ?? databaseUrl }, app: { connectionString: databaseUrl } };
}
