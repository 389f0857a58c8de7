/**
 * The rows of the whole database, put together by declaration merging: each feature's tables.ts adds its own.
 *
 *   declare module '../../server/database/tables.ts' {
 *     interface Tables { person: PersonRow }
 *   }
 */
import type { Kysely, Transaction } from 'kysely';

// filled by declaration merging
export interface Tables {}

/** A connection or an open transaction. Store functions take it as their first argument. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** One step of the schema. `name` sorts: `0100-people`; features count in hundreds in the order of academy.ts. */
export interface Migration {
  readonly name: string;
  /** SQL statements, run in one transaction as the owner of the schema. They are never edited after they were released. */
  readonly sql: string;
}
