/** Queues a letter in the open transaction: it leaves only if the act that causes it commits. */
import { sql } from 'kysely';
import { type AcademyId, newId, type PersonId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';
import type { World } from '../world.ts';

export interface Letter {
  readonly recipient: string;
  readonly personId?: PersonId;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: string;
  /** what caused it: the name of an event, or `sign-in.reset-asked` */
  readonly trigger: string;
  /** the same key is never sent twice in an academy */
  readonly onceKey?: string;
  readonly dueAt?: Date;
}

type Queueing = { readonly db: Db; readonly world: Pick<World, 'now'> };

export async function queueMail(act: Queueing, academyId: AcademyId | null, letter: Letter): Promise<void> {
  await queueMails(act, academyId, [letter]);
}

/** Many at once, in one statement: everybody may be invited together. */
export async function queueMails(
  act: Queueing,
  academyId: AcademyId | null,
  letters: readonly Letter[],
): Promise<void> {
  if (letters.length === 0) return;
  const now = act.world.now();
  const rows = letters.map((letter) => ({ ...letter, mailId: newId(), dueAt: letter.dueAt ?? now }));
  await sql`
    insert into mail (mail_id, of_academy, person_id, recipient, subject, text, calendar, trigger, once_key, queued_at, due_at)
    select m."mailId", ${academyId}::uuid, m."personId", m.recipient, m.subject, m.text, m.calendar, m.trigger, m."onceKey", ${now}, m."dueAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m ("mailId" uuid, "personId" uuid, recipient text, subject text, text text,
      calendar text, trigger text, "onceKey" text, "dueAt" timestamptz)
    on conflict do nothing`.execute(act.db);
}
