/** What happened to a person in some capabilities since a day, as the features above know it. Only what is confirmed is told. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';

export interface Since {
  readonly personId: PersonId;
  readonly since: Day;
  readonly capabilityIds: readonly CapabilityId[];
}

export interface FinishedSince {
  readonly on: Day;
  readonly activityId: string;
  readonly name: Words;
  readonly minutes: number;
  /** of those asked about */
  readonly capabilityIds: readonly CapabilityId[];
}

/** What develops one of the capabilities, or is named by the agreement itself. */
export async function listFinishedSince(
  db: Db,
  academyId: AcademyId,
  { personId, since, capabilityIds }: Since,
  agreed: readonly string[],
): Promise<readonly FinishedSince[]> {
  const found = await sql<FinishedSince>`
    select c.on_day as "on", a.activity_id as "activityId", a.name, c.minutes, d.ids as "capabilityIds"
    from completion c
    join activity a on a.academy_id = c.academy_id and a.activity_id = c.activity_id
    cross join lateral (
      select coalesce(array_agg(d.capability_id::text), '{}') as ids from activity_develops d
      where d.academy_id = a.academy_id and d.activity_id = a.activity_id and d.number = a.shown_number
        and d.capability_id = any(${capabilityIds}::uuid[])
    ) d
    where c.academy_id = ${academyId} and c.person_id = ${personId} and c.on_day >= ${since}::date
      and (cardinality(d.ids) > 0 or a.activity_id = any(${agreed}::uuid[]))`.execute(db);
  return found.rows;
}

export interface JudgedSince {
  readonly on: Day;
  readonly kind: 'self' | 'appraisal' | 'measurement' | 'demonstration';
  readonly assessmentId: string;
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
  /** null for a measurement */
  readonly by: string | null;
}

export async function listJudgedSince(
  db: Db,
  academyId: AcademyId,
  { personId, since, capabilityIds }: Since,
): Promise<readonly JudgedSince[]> {
  const found = await sql<JudgedSince>`
    select r.on_day as "on", a.kind, a.assessment_id as "assessmentId", r.capability_id as "capabilityId", r.proficiency, p.name as by
    from rating r
    join assessment a on a.academy_id = r.academy_id and a.assessment_id = r.assessment_id and a.state = 'confirmed'
    left join person p on p.academy_id = a.academy_id and p.person_id = a.rater_id
    where r.academy_id = ${academyId} and r.person_id = ${personId} and r.on_day >= ${since}::date
      and r.capability_id = any(${capabilityIds}::uuid[])`.execute(db);
  return found.rows;
}
