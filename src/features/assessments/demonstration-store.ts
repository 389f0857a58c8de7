/**
 * Demonstrations as rows, written in sets. A judgement lies in `rating` like every other; who reads demonstrations reads only
 * those that were not taken back.
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Demonstration, Occasion } from './demonstration.ts';

export interface Recorded extends Demonstration {
  readonly recordedAt: Date;
}

export async function addDemonstrations(db: Db, academyId: AcademyId, all: readonly Recorded[]): Promise<void> {
  const rows = all.map(({ note: _, ...one }) => one);
  await sql`
    insert into demonstration (academy_id, assessment_id, person_id, capability_id, rater_id, occasion, on_day, seen, proficiency, recorded_at)
    select ${academyId}::uuid, d."assessmentId", d."personId", d."capabilityId", d."raterId", d.occasion, d."on", d.seen, d.proficiency, d."recordedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d("assessmentId" uuid, "personId" uuid, "capabilityId" uuid,
      "raterId" uuid, occasion text, "on" date, seen smallint[], proficiency smallint, "recordedAt" timestamptz)`.execute(
    db,
  );
}

export async function loadDemonstration(
  db: Db,
  academyId: AcademyId,
  assessmentId: string,
): Promise<(Recorded & { readonly withdrawn: boolean }) | null> {
  const found = await sql<Recorded & { withdrawn: boolean }>`
    select d.assessment_id as "assessmentId", d.person_id as "personId", d.capability_id as "capabilityId", d.rater_id as "raterId",
      d.occasion, d.on_day as on, d.seen, d.recorded_at as "recordedAt", d.proficiency, r.note, d.taken_back as withdrawn
    from demonstration d
    join rating r on r.academy_id = d.academy_id and r.person_id = d.person_id and r.capability_id = d.capability_id and r.assessment_id = d.assessment_id
    where d.academy_id = ${academyId} and d.assessment_id = ${assessmentId} for update of d`.execute(db);
  return found.rows[0] ?? null;
}

export interface Demonstrated {
  readonly personId: PersonId;
  readonly capabilityId: CapabilityId;
  readonly raterId: PersonId;
  readonly proficiency: number;
  readonly on: Day;
  readonly assessmentId: string;
}

/** What was demonstrated by people since a day, for criteria to count; as fast for ten thousand people as for one. */
export async function listDemonstrations(
  db: Db,
  academyId: AcademyId,
  personIds: readonly PersonId[],
  sinceDay: Day,
): Promise<Demonstrated[]> {
  const found = await sql<Demonstrated>`
    select person_id as "personId", capability_id as "capabilityId", rater_id as "raterId", proficiency, on_day as on,
      assessment_id as "assessmentId"
    from demonstration
    where academy_id = ${academyId} and person_id = any(${personIds}::uuid[]) and on_day >= ${sinceDay}::date and not taken_back`.execute(
    db,
  );
  return found.rows;
}

export async function saveTakenBack(db: Db, academyId: AcademyId, assessmentId: string): Promise<void> {
  await db
    .updateTable('demonstration')
    .set({ taken_back: true })
    .where('academy_id', '=', academyId)
    .where('assessment_id', '=', assessmentId)
    .execute();
}

export interface DemonstrationListed {
  readonly assessmentId: string;
  readonly capabilityId: CapabilityId;
  readonly rater: { readonly id: PersonId; readonly name: string };
  readonly occasion: Occasion;
  readonly on: Day;
  readonly proficiency: number;
  readonly seen: readonly number[];
  readonly note: string | null;
  readonly recordedAt: Date;
}

/** The last seen first; `before` is the last of the page before. Of somebody who may not see more: what they recorded. */
export async function pageDemonstrations(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  of: {
    readonly raterId?: PersonId | undefined;
    readonly capabilityId?: CapabilityId | undefined;
    readonly before?: { readonly on: Day; readonly assessmentId: string } | undefined;
  },
  limit: number,
): Promise<DemonstrationListed[]> {
  const only = [
    of.raterId ? sql`and d.rater_id = ${of.raterId}` : sql``,
    of.capabilityId ? sql`and d.capability_id = ${of.capabilityId}` : sql``,
    of.before ? sql`and (d.on_day, d.assessment_id) < (${of.before.on}::date, ${of.before.assessmentId}::uuid)` : sql``,
  ];
  const found = await sql<DemonstrationListed>`
    select d.assessment_id as "assessmentId", d.capability_id as "capabilityId", json_build_object('id', b.person_id, 'name', b.name) as rater,
      d.occasion, d.on_day as on, d.proficiency, d.seen, r.note, d.recorded_at as "recordedAt"
    from demonstration d
    join rating r on r.academy_id = d.academy_id and r.person_id = d.person_id and r.capability_id = d.capability_id and r.assessment_id = d.assessment_id
    join person b on b.academy_id = d.academy_id and b.person_id = d.rater_id
    where d.academy_id = ${academyId} and d.person_id = ${personId} and not d.taken_back ${sql.join(only, sql` `)}
    order by d.on_day desc, d.assessment_id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** How often each capability was demonstrated by a person since a day, and when last. */
export async function countDemonstrations(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  sinceDay: Day,
): Promise<ReadonlyMap<CapabilityId, { readonly times: number; readonly lastOn: Day }>> {
  const found = await sql<{ capabilityId: CapabilityId; times: number; lastOn: Day }>`
    select d.capability_id as "capabilityId", count(*)::int as times, max(d.on_day) as "lastOn"
    from demonstration d
    where d.academy_id = ${academyId} and d.person_id = ${personId} and d.on_day >= ${sinceDay}::date and not d.taken_back
    group by d.capability_id`.execute(db);
  return new Map(found.rows.map(({ capabilityId, times, lastOn }) => [capabilityId, { times, lastOn }]));
}

export interface ToJudge {
  readonly capabilityId: CapabilityId;
  readonly name: Words;
  readonly purpose: Words;
  readonly group: Words;
  readonly indicators: { readonly [proficiency: string]: Words };
}

/** Capabilities with what one can observe of them, as a version has them. */
export async function listObservable(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  capabilities: readonly CapabilityId[],
): Promise<ToJudge[]> {
  const found = await sql<ToJudge>`
    select w.capability_id as "capabilityId", w.name, w.purpose, g.name as "group", w.indicators
    from way_capability w
    join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
    where w.academy_id = ${academyId} and w.version_id = ${versionId} and w.capability_id = any(${capabilities}::uuid[])
    order by g.position, g.key, w.position, w.capability_id`.execute(db);
  return found.rows;
}
