/**
 * Before thousands of rows are written in one transaction: what the connection has planned while tables were small, the checks of foreign
 * keys above all, reads a whole table for each row, and nothing would plan it anew before the transaction ends.
 */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

const fewRows = 100;

/** Everything that follows in the transaction is planned anew, by the indexes. */
export async function planForMany(db: Db, rows: number): Promise<void> {
  if (rows < fewRows) return;
  await sql`set local enable_seqscan = off`.execute(db);
  await sql`discard plans`.execute(db);
}
