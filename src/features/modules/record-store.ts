/** What somebody wrote for the menu: each version with its day, drafts too, by the name of the activity. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export async function exportWritten(db: Db, academyId: AcademyId, personId: PersonId): Promise<object> {
  const found = await sql<{ all: object }>`
    select coalesce(json_agg(json_build_object('activity', v.name, 'version', v.number, 'state', v.state,
        'begunAt', case when v.made_by = ${personId} then v.made_at end,
        'askedToPublishAt', case when v.asked_by = ${personId} then v.asked_at end,
        'publishedAt', case when v.published_by = ${personId} then v.published_at end) order by v.made_at, v.activity_id, v.number), '[]'::json) as all
    from activity_version v
    where v.academy_id = ${academyId} and ${personId}::uuid in (v.made_by, v.asked_by, v.published_by)`.execute(db);
  return found.rows[0]?.all ?? [];
}
