/** One person's standings with what their levels require, and what was said last; as many rows as the role has capabilities. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { EvidenceItem } from './evidence-store.ts';

export interface Stands {
  readonly capabilityId: CapabilityId;
  readonly name: Words;
  readonly group: Words;
  readonly required: number;
  readonly held: number;
  readonly weight: number;
  /** null: no evidence counts */
  readonly mean: number | null;
  readonly variance: number | null;
  readonly on: Day | null;
  readonly self: number | null;
  readonly selfOn: Day | null;
}

/** In the order of the way of selling: everything the target level or the level held requires. */
export async function listStands(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  of: {
    readonly versionId: string;
    readonly roleId: RoleId;
    readonly targetId: LevelId | null;
    readonly heldId: LevelId | null;
  },
): Promise<Stands[]> {
  const found = await sql<Stands>`
    with asked as (
      select capability_id,
        coalesce(max(proficiency) filter (where level_id = ${of.targetId}), 0) as required,
        coalesce(max(proficiency) filter (where level_id = ${of.heldId}), 0) as held,
        coalesce(max(weight) filter (where level_id = ${of.targetId}), max(weight)) as weight
      from requirement where academy_id = ${academyId} and version_id = ${of.versionId} and role_id = ${of.roleId}
        and level_id in (${of.targetId}, ${of.heldId})
      group by capability_id
    ), said as materialized (
      select distinct on (r.capability_id) r.capability_id, r.proficiency, r.on_day
      from assessment a join rating r on r.academy_id = a.academy_id and r.person_id = a.person_id and r.assessment_id = a.assessment_id
      where a.academy_id = ${academyId} and a.person_id = ${personId} and a.kind = 'self' and a.state <> 'withdrawn' and r.proficiency is not null
      order by r.capability_id, r.rated_at desc
    )
    select w.capability_id as "capabilityId", w.name, g.name as "group", asked.required, asked.held, asked.weight,
      s.mean, s.variance, s.on_day as on, said.proficiency as self, said.on_day as "selfOn"
    from asked
    join way_capability w on w.academy_id = ${academyId} and w.version_id = ${of.versionId} and w.capability_id = asked.capability_id
    join capability_group g on g.academy_id = ${academyId} and g.version_id = ${of.versionId} and g.key = w.group_key
    left join standing s on s.academy_id = ${academyId} and s.person_id = ${personId} and s.capability_id = asked.capability_id
    left join said on said.capability_id = asked.capability_id
    order by g.position, g.key, w.position, w.capability_id`.execute(db);
  return found.rows;
}

export interface Said {
  readonly assessmentId: string;
  readonly note: string | null;
  /** the name of whoever judged; of a measurement, of the test */
  readonly rater: string;
  readonly items: readonly EvidenceItem[];
}

/** What goes with the ratings of one capability, by assessment: notes, raters' names, evidence. */
export async function listSaid(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  capabilityId: CapabilityId,
): Promise<ReadonlyMap<string, Said>> {
  const found = await sql<Said>`
    select r.assessment_id as "assessmentId", r.note, coalesce(a.instrument, p.name) as rater,
      coalesce((select json_agg(json_build_object('evidenceId', e.evidence_id, 'kind', e.kind, 'said', e.said,
          'hash', e.file_hash, 'size', e.file_size, 'type', e.file_type) order by e.added_at, e.evidence_id)
        from rating_evidence e where e.academy_id = r.academy_id and e.person_id = r.person_id and e.capability_id = r.capability_id
          and e.assessment_id = r.assessment_id), '[]') as items
    from rating r
    join assessment a on a.academy_id = r.academy_id and a.assessment_id = r.assessment_id
    join person p on p.academy_id = a.academy_id and p.person_id = a.rater_id
    where r.academy_id = ${academyId} and r.person_id = ${personId} and r.capability_id = ${capabilityId}`.execute(db);
  return new Map(found.rows.map((one) => [one.assessmentId, one]));
}

export async function listPersonNames(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: PersonId; name: string }>`
    select person_id as id, name from person where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(
    db,
  );
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
