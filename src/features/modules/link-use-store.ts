/** The addresses that the menu leads to, so that nobody brings the same twice. What was taken off the menu does not count. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

/** Of what is published or being written. */
export async function listLinkUses(db: Db, academyId: AcademyId): Promise<readonly string[]> {
  const found = await sql<{ url: string }>`
    select distinct card->>'url' as url from activity a
    join activity_version v on v.academy_id = a.academy_id and v.activity_id = a.activity_id
    cross join jsonb_array_elements(v.content->'cards') card
    where a.academy_id = ${academyId} and a.state <> 'retired' and v.content @> '{"cards":[{"kind":"link"}]}'::jsonb
      and (v.state = 'draft' or v.number = a.published_number) and card->>'kind' = 'link'`.execute(db);
  return found.rows.map(({ url }) => url);
}
