/** Who looked at whose record: once a day and kind, so that reading often costs nothing more. Looking at oneself is nobody's business. */
import { sql } from 'kysely';
import type { PersonId } from '../../kernel/id.ts';
import type { Act } from './act.ts';

export type Viewed = 'standings' | 'assessment' | 'gaps' | 'agreement' | 'learning' | 'whole-record';

export async function recordViewing(act: Act, kind: Viewed, subjects: readonly PersonId[]): Promise<void> {
  const viewer = act.actor?.personId;
  if (!viewer) return;
  const others = [...new Set(subjects)].filter((subject) => subject !== viewer);
  if (others.length === 0) return;
  await sql`
    insert into viewing (academy_id, subject_id, viewer_id, day, kind)
    select ${act.academyId}::uuid, subject, ${viewer}::uuid, ${act.today}::date, ${kind} from unnest(${others}::uuid[]) as subject
    on conflict do nothing`.execute(act.db);
}
