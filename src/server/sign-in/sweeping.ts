/** Takes away what no longer opens a door: sessions and links that ran out, and counts of tries long past. Safe to run at any time. */
import { sql } from 'kysely';
import type { Db } from '../database/tables.ts';

/** The longest lock and window of tries.ts, and more. */
const triesLiveMs = 24 * 3_600_000;

export async function sweepSignIns(db: Db, now: Date): Promise<void> {
  await sql`delete from sign_in_session where expires_at <= ${now}`.execute(db);
  await sql`delete from sign_in_verification where expires_at <= ${now}`.execute(db);
  await sql`delete from sign_in_try where since < ${new Date(now.getTime() - triesLiveMs)} and (locked_until is null or locked_until <= ${now})`.execute(
    db,
  );
}
