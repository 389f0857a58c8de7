/**
 * Databases for tests, on the one PostgreSQL of the run: copies of a database that was migrated once. Tests share their
 * worker's copy and found an academy each, which makes every test a tenancy test; only what needs an empty installation
 * takes a database of its own.
 */
import pg from 'pg';
import { inject } from 'vitest';
import { migrations } from '../academy.ts';
import { type Database, openDatabase } from '../server/database/open.ts';
import { openLog } from '../server/log.ts';

/** The PostgreSQL of the run, as the set-up of the tests hands it to their workers. */
export interface TestPostgres {
  readonly host: string;
  readonly port: number;
  /** the migrated database that others are copied from */
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres;
  }
}

let shared: Promise<Database> | undefined;

/** This worker's database. It is opened once and never closed by a test. */
export function testDatabase(): Promise<Database> {
  shared ??= migratedDatabaseUrl().then(openTestDatabase);
  return shared;
}

/** Opens the database at an address as the product does; whoever opens it closes it. */
export function openTestDatabase(databaseUrl: string): Promise<Database> {
  return openDatabase(
    { databaseUrl, databaseOwnerUrl: null, databasePool: 8, dataDir: '' },
    migrations,
    openLog('silent'),
  );
}

/** A database of this test's own with today's schema and no rows: an installation nobody has founded yet. */
export function migratedDatabaseUrl(): Promise<string> {
  return createDatabase(inject('postgres').template);
}

/** A database of this test's own without a schema, as `restore` asks for. */
export function emptyDatabaseUrl(): Promise<string> {
  return createDatabase('template0');
}

export function urlOf(postgres: Pick<TestPostgres, 'host' | 'port'>, database: string): string {
  return `postgres://postgres@/${database}?host=${encodeURIComponent(postgres.host)}&port=${postgres.port}`;
}

let made = 0;

async function createDatabase(template: string): Promise<string> {
  const postgres = inject('postgres');
  const name = `test_${process.pid}_${++made}`;
  const owner = new pg.Client({ connectionString: urlOf(postgres, 'postgres') });
  await owner.connect();
  try {
    await owner.query(`create database ${name} template ${template}`);
  } finally {
    await owner.end();
  }
  return urlOf(postgres, name);
}
