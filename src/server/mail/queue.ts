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

export async function queueMail(act: { readonly db: Db; readonly world: Pick<World, 'now'> }, academyId: AcademyId | null, letter: Letter): Promise<void> {
  const now = act.world.now();
  await sql`
    insert into mail (mail_id, of_academy, person_id, recipient, subject, text, calendar, trigger, once_key, queued_at, due_at)
    values (${newId()}, ${academyId}, ${letter.personId ?? null}, ${letter.recipient}, ${letter.subject}, ${letter.text},
      ${letter.calendar ?? null}, ${letter.trigger}, ${letter.onceKey ?? null}, ${now}, ${letter.dueAt ?? now})
    on conflict do nothing`.execute(act.db);
}
