/**
 * Assessments and their ratings as rows, written for one rating as for ten thousand: always in sets. What ratings mean for
 * standings stands in standing-store.ts.
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Assessment, AssessmentKind, AssessmentState } from './assessment.ts';

interface Found {
  assessment_id: string;
  person_id: PersonId;
  rater_id: PersonId;
  kind: AssessmentKind;
  state: AssessmentState;
  opened_at: Date;
  closed_at: Date | null;
}

const columns = ['assessment_id', 'person_id', 'rater_id', 'kind', 'state', 'opened_at', 'closed_at'] as const;

function read(row: Found): Assessment {
  return {
    assessmentId: row.assessment_id,
    personId: row.person_id,
    raterId: row.rater_id,
    kind: row.kind,
    state: row.state,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
}

export async function loadAssessment(
  db: Db,
  academyId: AcademyId,
  assessmentId: string,
  lock: 'to-read' | 'to-change',
): Promise<Assessment | null> {
  const all = db
    .selectFrom('assessment')
    .select(columns)
    .where('academy_id', '=', academyId)
    .where('assessment_id', '=', assessmentId);
  const row = await (lock === 'to-change' ? all.forUpdate() : all).executeTakeFirst();
  return row ? read(row) : null;
}

/** The one a rater goes on with: their latest of this person that is still open. */
export async function findOpenAssessment(
  db: Db,
  academyId: AcademyId,
  raterId: PersonId,
  personId: PersonId,
): Promise<Assessment | null> {
  const row = await db
    .selectFrom('assessment')
    .select(columns)
    .where('academy_id', '=', academyId)
    .where('rater_id', '=', raterId)
    .where('state', '=', 'open')
    .where('person_id', '=', personId)
    .orderBy('opened_at', 'desc')
    .orderBy('assessment_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? read(row) : null;
}

export interface NewAssessment extends Assessment {
  /** the test, only of a measurement */
  readonly instrument?: string | undefined;
}

/** Adds those that are not there yet: the same one twice is one. */
export async function addAssessments(
  db: Db,
  academyId: AcademyId,
  assessments: readonly NewAssessment[],
): Promise<void> {
  await sql`
    insert into assessment (academy_id, assessment_id, person_id, rater_id, kind, instrument, state, opened_at, closed_at)
    select ${academyId}::uuid, a.* from unnest(${assessments.map((one) => one.assessmentId)}::uuid[],
      ${assessments.map((one) => one.personId)}::uuid[], ${assessments.map((one) => one.raterId)}::uuid[],
      ${assessments.map((one) => one.kind)}::text[], ${assessments.map((one) => one.instrument ?? null)}::text[],
      ${assessments.map((one) => one.state)}::text[],
      ${assessments.map((one) => one.openedAt)}::timestamptz[], ${assessments.map((one) => one.closedAt)}::timestamptz[]) as a
    on conflict (academy_id, assessment_id) do nothing`.execute(db);
}

export async function saveState(
  db: Db,
  academyId: AcademyId,
  { assessmentId, state, closedAt }: Assessment,
): Promise<void> {
  await db
    .updateTable('assessment')
    .set({ state, closed_at: closedAt })
    .where('academy_id', '=', academyId)
    .where('assessment_id', '=', assessmentId)
    .execute();
}

export interface Rating {
  readonly assessmentId: string;
  readonly personId: PersonId;
  readonly capabilityId: CapabilityId;
  /** null: no judgement yet, or taken back */
  readonly proficiency: number | null;
  readonly note: string | null;
  readonly on: Day;
  readonly ratedAt: Date;
}

/** A judgement said again keeps the day on which it was first said. */
export async function saveRatings(db: Db, academyId: AcademyId, ratings: readonly Rating[]): Promise<void> {
  await sql`
    insert into rating (academy_id, person_id, capability_id, assessment_id, proficiency, on_day, rated_at, note)
    select ${academyId}::uuid, r.* from unnest(${ratings.map((one) => one.personId)}::uuid[],
      ${ratings.map((one) => one.capabilityId)}::uuid[], ${ratings.map((one) => one.assessmentId)}::uuid[],
      ${ratings.map((one) => one.proficiency)}::smallint[], ${ratings.map((one) => one.on)}::date[],
      ${ratings.map((one) => one.ratedAt)}::timestamptz[], ${ratings.map((one) => one.note)}::text[]) as r
    on conflict (academy_id, person_id, capability_id, assessment_id) do update set
      proficiency = excluded.proficiency, note = excluded.note,
      on_day = case when rating.proficiency is not distinct from excluded.proficiency then rating.on_day else excluded.on_day end,
      rated_at = case when rating.proficiency is not distinct from excluded.proficiency then rating.rated_at else excluded.rated_at end`.execute(
    db,
  );
}

export async function loadRating(
  db: Db,
  academyId: AcademyId,
  { assessmentId, personId }: Pick<Assessment, 'assessmentId' | 'personId'>,
  capabilityId: CapabilityId,
): Promise<Pick<Rating, 'proficiency' | 'note' | 'on'> | null> {
  const found = await db
    .selectFrom('rating')
    .select(['proficiency', 'note', 'on_day as on'])
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .where('capability_id', '=', capabilityId)
    .where('assessment_id', '=', assessmentId)
    .executeTakeFirst();
  return found ?? null;
}

export interface RatingFound {
  readonly capabilityId: CapabilityId;
  readonly proficiency: number | null;
  readonly note: string | null;
  readonly on: Day;
  readonly ratedAt: Date;
}

export async function listRatings(
  db: Db,
  academyId: AcademyId,
  { assessmentId, personId }: Pick<Assessment, 'assessmentId' | 'personId'>,
): Promise<RatingFound[]> {
  return db
    .selectFrom('rating')
    .select(['capability_id as capabilityId', 'proficiency', 'note', 'on_day as on', 'rated_at as ratedAt'])
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('rated_at')
    .orderBy('capability_id')
    .execute();
}

/** Whether the version knows the capability. */
export async function knowsCapability(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  capabilityId: CapabilityId,
): Promise<boolean> {
  const found = await db
    .selectFrom('way_capability')
    .select('capability_id')
    .where('academy_id', '=', academyId)
    .where('version_id', '=', versionId)
    .where('capability_id', '=', capabilityId)
    .executeTakeFirst();
  return found !== undefined;
}

export interface AssessmentListed {
  readonly assessmentId: string;
  readonly kind: AssessmentKind;
  readonly state: AssessmentState;
  readonly rater: { readonly id: PersonId; readonly name: string };
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly ratings: number;
}

/** The latest first; `before` is the last of the page before. Of a rater who may not see more: their own. */
export async function listAssessments(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  of: {
    readonly raterId?: PersonId | undefined;
    readonly before?: { readonly openedAt: Date; readonly assessmentId: string } | undefined;
  },
  limit: number,
): Promise<AssessmentListed[]> {
  const mine = of.raterId ? sql`and a.rater_id = ${of.raterId}` : sql``;
  const beyond = of.before
    ? sql`and (a.opened_at, a.assessment_id) < (${of.before.openedAt}, ${of.before.assessmentId}::uuid)`
    : sql``;
  const found = await sql<AssessmentListed>`
    select a.assessment_id as "assessmentId", a.kind, a.state, json_build_object('id', a.rater_id, 'name', b.name) as rater,
      a.opened_at as "openedAt", a.closed_at as "closedAt",
      (select count(*) from rating r where r.academy_id = a.academy_id and r.person_id = a.person_id
        and r.assessment_id = a.assessment_id and r.proficiency is not null)::int as ratings
    from assessment a join person b on b.academy_id = a.academy_id and b.person_id = a.rater_id
    where a.academy_id = ${academyId} and a.person_id = ${personId} ${mine} ${beyond}
    order by a.opened_at desc, a.assessment_id desc limit ${limit}`.execute(db);
  return found.rows;
}
