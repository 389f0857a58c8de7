/**
 * Takes erased people out of the mail log: letters to them that wait are not sent, those that went are kept without recipient
 * and subject, and where others were written to about them, their name goes. That a letter was sent, when and why stays countable.
 */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';

export interface Erased {
  readonly personId: PersonId;
  readonly name: string;
  /** theirs, in lower case */
  readonly addresses: readonly string[];
}

/** @param instead what stands where a name stood */
export async function eraseMails(
  db: Db,
  academyId: AcademyId,
  people: readonly Erased[],
  instead: string,
): Promise<void> {
  if (people.length === 0) return;
  const ids = people.map((person) => person.personId);
  const addresses = people.flatMap((person) => person.addresses);
  const theirs = sql`of_academy = ${academyId} and (person_id = any(${ids}::uuid[]) or lower(recipient) = any(${addresses}::text[]))`;
  await sql`delete from mail where ${theirs} and sent_at is null`.execute(db);
  await sql`update mail set recipient = '', subject = '', text = '', calendar = null, failed = null where ${theirs}`.execute(
    db,
  );
  // One expression for all of them: the log is read once, however many are erased.
  const named = `(?<!\\w)(${[...people.map((person) => person.name), ...addresses].filter(Boolean).map(escaped).join('|')})(?!\\w)`;
  const without = (column: string) =>
    sql`regexp_replace(${sql.ref(column)}, ${named}, ${instead.replaceAll('\\', '\\\\')}, 'gi')`;
  await sql`
    update mail set subject = ${without('subject')}, text = ${without('text')}, calendar = ${without('calendar')}, failed = ${without('failed')}
    where of_academy = ${academyId} and concat_ws(' ', subject, text, calendar, failed) ~* ${named}`.execute(db);
}

/** Letters about a sign-in that is removed. They belong to no academy: only the postman sees those, so he is asked. */
export async function removeSignInMails(db: Db, address: string): Promise<void> {
  await sql`select set_config('app.postman', 'yes', true)`.execute(db);
  await sql`delete from mail where of_academy is null and lower(recipient) = lower(${address})`.execute(db);
  await sql`select set_config('app.postman', '', true)`.execute(db);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
