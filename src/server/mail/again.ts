/** Has letters that failed sent again, now. One that went out is not sent twice. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';

/** @param mails these; null: all that failed. @returns how many there were */
export async function sendMailsAgain(
  db: Db,
  academyId: AcademyId,
  mails: readonly string[] | null,
  now: Date,
): Promise<number> {
  const changed = await sql`update mail set tries = 0, due_at = ${now}
    where of_academy = ${academyId} and sent_at is null and failed is not null
      and (${mails}::uuid[] is null or mail_id = any(${mails}::uuid[]))`.execute(db);
  return Number(changed.numAffectedRows ?? 0n);
}
