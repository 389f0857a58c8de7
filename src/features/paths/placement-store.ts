/** Placement checks as rows, and the questions of the menu they are made of. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ModuleContent } from '../modules/module-content.ts';
import type { Placement } from './placement.ts';

export interface Source {
  readonly activityId: string;
  readonly number: number;
  readonly capabilityIds: readonly CapabilityId[];
  readonly content: ModuleContent;
}

/** The shortest published e-learning module of each of some capabilities, with its cards. */
export async function listSources(
  db: Db,
  academyId: AcademyId,
  capabilityIds: readonly CapabilityId[],
): Promise<readonly Source[]> {
  const found = await sql<Source>`
    with nearest as (
      select distinct on (d.capability_id) d.capability_id, a.activity_id, a.published_number from activity_develops d
      join activity a on a.academy_id = d.academy_id and a.activity_id = d.activity_id and a.published_number = d.number
      where d.academy_id = ${academyId} and d.capability_id = any(${capabilityIds}::uuid[]) and a.state = 'published'
        and a.delivery = 'e-learning'
      order by d.capability_id, a.minutes, a.activity_id
    )
    select n.activity_id as "activityId", n.published_number as number, json_agg(n.capability_id) as "capabilityIds",
      (select v.content from activity_version v where v.academy_id = ${academyId} and v.activity_id = n.activity_id
        and v.number = n.published_number) as content
    from nearest n group by n.activity_id, n.published_number`.execute(db);
  return found.rows;
}

/** The cards of the versions a placement was made of: a question stays what it was when it was asked. */
export async function listContents(
  db: Db,
  academyId: AcademyId,
  versions: readonly { readonly activityId: string; readonly number: number }[],
): Promise<readonly { readonly activityId: string; readonly number: number; readonly content: ModuleContent }[]> {
  const rows = versions.map(({ activityId, number }) => ({ activityId, number }));
  const found = await sql<{ activityId: string; number: number; content: ModuleContent }>`
    select v.activity_id as "activityId", v.number, v.content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as asked ("activityId" uuid, number integer)
    join activity_version v on v.academy_id = ${academyId} and v.activity_id = asked."activityId" and v.number = asked.number
    group by v.activity_id, v.number, v.content`.execute(db);
  return found.rows;
}

export interface PlacementFound extends Placement {
  readonly madeAt: Date;
  readonly judgedAt: Date | null;
  readonly judgedBy: string | null;
}

const columns = sql`l.placement_id as "placementId", l.person_id as "personId", l.role_id as "roleId", l.level_id as "levelId", l.state,
  l.items, l.made_at as "madeAt", l.judged_at as "judgedAt", j.name as "judgedBy"`;

/** The last one of a person toward a level. */
export async function findPlacement(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  levelId: LevelId,
): Promise<PlacementFound | null> {
  const found = await sql<PlacementFound>`
    select ${columns} from placement l left join person j on j.academy_id = l.academy_id and j.person_id = l.judged_by
    where l.academy_id = ${academyId} and l.person_id = ${personId} and l.level_id = ${levelId}
    order by l.made_at desc, l.placement_id desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** Handed in by those somebody leads directly, and not judged yet: the one waiting longest first. */
export async function listHandedIn(
  db: Db,
  academyId: AcademyId,
  managerId: PersonId,
): Promise<readonly { readonly person: { readonly id: PersonId; readonly name: string }; readonly since: Day }[]> {
  const found = await sql<{ person: { id: PersonId; name: string }; since: Day }>`
    select json_build_object('id', p.person_id, 'name', p.name) as person, (l.submitted_at at time zone 'UTC')::date as since
    from placement l join person p on p.academy_id = l.academy_id and p.person_id = l.person_id
    where l.academy_id = ${academyId} and l.state = 'submitted' and p.manager_id = ${managerId} and p.left_on is null
    order by l.submitted_at, l.placement_id`.execute(db);
  return found.rows;
}

export async function loadPlacementToChange(
  db: Db,
  academyId: AcademyId,
  placementId: string,
): Promise<PlacementFound | null> {
  const found = await sql<PlacementFound>`
    select ${columns} from placement l left join person j on j.academy_id = l.academy_id and j.person_id = l.judged_by
    where l.academy_id = ${academyId} and l.placement_id = ${placementId} for update of l`.execute(db);
  return found.rows[0] ?? null;
}

/** False where one is under way already, or the id is taken. */
export async function addPlacement(
  db: Db,
  academyId: AcademyId,
  { placementId, personId, roleId, levelId, state, items }: Placement,
  made: { readonly by: PersonId; readonly at: Date },
): Promise<boolean> {
  const added = await sql`
    insert into placement (academy_id, placement_id, person_id, role_id, level_id, state, items, made_by, made_at)
    values (${academyId}, ${placementId}, ${personId}, ${roleId}, ${levelId}, ${state}, ${JSON.stringify(items)}, ${made.by}, ${made.at})
    on conflict do nothing returning 1`.execute(db);
  return added.rows.length > 0;
}

export async function savePlacement(
  db: Db,
  academyId: AcademyId,
  { placementId, state, items }: Placement,
  at: Date,
  judged: { readonly by: PersonId; readonly assessmentId: string } | null,
): Promise<void> {
  await sql`
    update placement set state = ${state}, items = ${JSON.stringify(items)},
      submitted_at = case when ${state} = 'open' then null else coalesce(submitted_at, ${at}) end,
      judged_by = ${judged?.by ?? null}, judged_at = ${judged ? at : null}, assessment_id = ${judged?.assessmentId ?? null}
    where academy_id = ${academyId} and placement_id = ${placementId}`.execute(db);
}

/** Of somebody who was erased: that they were placed stays countable, what they answered goes. */
export async function forgetAnswers(db: Db, academyId: AcademyId, personId: PersonId): Promise<void> {
  await sql`update placement set items = '[]' where academy_id = ${academyId} and person_id = ${personId}`.execute(db);
}

/** @param whole with what was answered: that is for the person */
export async function exportPlacements(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  whole: boolean,
): Promise<object> {
  const answers = whole ? sql`, 'answer', i.item->'given'` : sql``;
  const found = await sql<{ all: object }>`
    with named as (
      select distinct on (w.capability_id) w.capability_id, w.name from way_capability w
      join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id and v.state = 'published'
      where w.academy_id = ${academyId} order by w.capability_id, v.effective_on desc
    )
    select coalesce(json_agg(json_build_object('begunAt', l.made_at, 'state', l.state, 'handedInAt', l.submitted_at, 'judgedAt', l.judged_at,
      'questions', (select coalesce(json_agg(json_build_object('capability', n.name, 'self', i.item->'self' ${answers}) order by i.at), '[]'::json)
        from jsonb_array_elements(l.items) with ordinality as i (item, at)
        left join named n on n.capability_id = (i.item->>'capabilityId')::uuid)) order by l.made_at), '[]'::json) as all
    from placement l where l.academy_id = ${academyId} and l.person_id = ${personId}`.execute(db);
  return found.rows[0]?.all ?? [];
}
