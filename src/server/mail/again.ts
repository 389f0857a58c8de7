/** Has a letter that failed sent again, now. One that went out is not sent twice. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';

/** @returns whether there is such a letter, not sent yet */
export async function sendMailAgain(db: Db, academyId: AcademyId, mailId: string, now: Date): Promise<boolean> {
  const changed = await sql`update mail set tries = 0, due_at = ${now}
    where mail_id = ${mailId} and of_academy = ${academyId} and sent_at is null and failed is not null`.execute(db);
  return (changed.numAffectedRows ?? 0n) > 0n;
}
