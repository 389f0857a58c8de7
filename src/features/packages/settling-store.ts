/** Modules whose cards hold packages of cmi5, for one person: those they are in the middle of, and those they have not begun. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';

export interface UnitModule {
  readonly activityId: string;
  readonly name: Words;
}

/** of the version `v` */
const hasUnits = sql`exists (select from jsonb_array_elements(v.content->'cards') card
  join package p on p.academy_id = v.academy_id and p.package_id = (card->>'packageId')::uuid and p.kind = 'cmi5'
  where card->>'kind' = 'package')`;

/** The one touched last first. */
export async function listBegun(db: Db, academyId: AcademyId, personId: string): Promise<readonly UnitModule[]> {
  const found = await sql<UnitModule>`
    select t.activity_id as "activityId", v.name from attempt t
    join activity_version v on v.academy_id = t.academy_id and v.activity_id = t.activity_id and v.number = t.number
    where t.academy_id = ${academyId} and t.person_id = ${personId} and t.state = 'open' and ${hasUnits}
    order by t.last_at desc, t.attempt_id desc`.execute(db);
  return found.rows;
}

/** On the menu, the one published last first. */
export async function listNotBegun(db: Db, academyId: AcademyId, personId: string): Promise<readonly UnitModule[]> {
  const found = await sql<UnitModule>`
    select a.activity_id as "activityId", v.name from activity a
    join activity_version v on v.academy_id = a.academy_id and v.activity_id = a.activity_id and v.number = a.published_number
    where a.academy_id = ${academyId} and a.state = 'published' and ${hasUnits}
      and not exists (select from attempt t
        where t.academy_id = a.academy_id and t.activity_id = a.activity_id and t.person_id = ${personId})
    order by v.published_at desc, a.activity_id limit 500`.execute(db);
  return found.rows;
}

export async function hasCmi5(db: Db, academyId: AcademyId): Promise<boolean> {
  const found = await sql`select from package where academy_id = ${academyId} and kind = 'cmi5' limit 1`.execute(db);
  return found.rows.length > 0;
}
