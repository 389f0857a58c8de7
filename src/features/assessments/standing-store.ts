/**
 * Evidence of people, and the standings derived from it. `renewStandings` runs in the transaction of every change to what
 * counts and derives anew from all evidence there is: a stored standing is never adjusted, only recomputed.
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { AssessmentKind } from './assessment.ts';
import { grouped } from './grouped.ts';
import type { Evidence } from './evidence.ts';
import { listWithoutReach, saveReach } from './reach-store.ts';
import { type Estimate, estimateStanding } from './standing.ts';

/** After every possible day of evidence: what is stored is as of the last of it, whatever day that is. */
const always: Day = '9999-12-31';

interface EvidenceFound {
  readonly personId: PersonId;
  readonly capabilityId: CapabilityId;
  readonly assessmentId: string;
  readonly raterId: string;
  readonly kind: AssessmentKind;
  readonly proficiency: number;
  readonly on: Day;
  /** as PostgreSQL writes it: it sorts as text as it does as a moment, and costs neither making nor writing a date */
  readonly ratedAt: string;
}

export interface PersonEvidence extends Evidence {
  readonly personId: PersonId;
  readonly capabilityId: CapabilityId;
  readonly assessmentId: string;
}

/**
 * All that was judged and not withdrawn. Its ids sort by the moment of the rating.
 * @param which self-evaluations are shown, and never count
 */
export async function loadEvidence(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  capabilities: readonly CapabilityId[] | 'all',
  which: 'shown' | 'counting' = 'shown',
): Promise<PersonEvidence[]> {
  const only = capabilities === 'all' ? sql`` : sql`and r.capability_id = any(${capabilities}::uuid[])`;
  // looked up person by person, whatever the planner believes: within one long act its statistics know nothing of these rows
  const found = await sql<EvidenceFound>`
    select r.person_id as "personId", r.capability_id as "capabilityId", r.assessment_id as "assessmentId", a.kind,
      coalesce(a.instrument, a.rater_id::text) as "raterId", r.proficiency, r.on_day as on, r.rated_at::text as "ratedAt"
    from (select distinct unnest(${people}::uuid[]) as person_id) asked
    cross join lateral (
      select * from rating r where r.academy_id = ${academyId} and r.person_id = asked.person_id ${only}
        and r.proficiency is not null offset 0
    ) r
    cross join lateral (
      select a.kind, a.instrument, a.rater_id, a.state from assessment a
      where a.academy_id = ${academyId} and a.assessment_id = r.assessment_id offset 0
    ) a
    where a.state <> 'withdrawn' ${which === 'counting' ? sql`and a.kind <> 'self'` : sql``}`.execute(db);
  return found.rows.map(({ ratedAt, ...row }) => ({ ...row, id: `${ratedAt} ${row.assessmentId}` }));
}

/** Until the transaction ends nobody else renews the standings of these people: two raters at once would each miss the other. */
export async function holdStandings(db: Db, academyId: AcademyId, people: readonly PersonId[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(person_id, 300))
    from (select distinct person_id from unnest(${people}::text[]) as person_id where ${academyId}::uuid is not null order by person_id) as held`.execute(
    db,
  );
}

/** Derives and stores the standings of people in some capabilities; what no evidence supports any more is removed. */
export async function renewStandings(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  capabilities: readonly CapabilityId[],
  steps: number,
): Promise<void> {
  const evidence = await loadEvidence(db, academyId, people, capabilities);
  const byPlace = grouped(evidence, (one) => `${one.personId} ${one.capabilityId}`);
  const kept: (Estimate & { readonly personId: PersonId; readonly capabilityId: CapabilityId })[] = [];
  for (const [first, ...rest] of byPlace.values()) {
    const estimate = first && estimateStanding([first, ...rest], steps, always);
    if (first && estimate) kept.push({ ...estimate, personId: first.personId, capabilityId: first.capabilityId });
  }
  await sql`
    with now (person_id, capability_id, mean, variance, on_day) as (
      select * from unnest(${kept.map((one) => one.personId)}::uuid[], ${kept.map((one) => one.capabilityId)}::uuid[],
        ${kept.map((one) => one.mean)}::float8[], ${kept.map((one) => one.variance)}::float8[], ${kept.map((one) => one.on)}::date[])
    ), gone as (
      delete from standing s where s.academy_id = ${academyId} and s.person_id = any(${people}::uuid[])
        and s.capability_id = any(${capabilities}::uuid[])
        and not exists (select from now where now.person_id = s.person_id and now.capability_id = s.capability_id)
    )
    insert into standing (academy_id, person_id, capability_id, mean, variance, on_day)
    select ${academyId}::uuid, now.* from now
    on conflict (academy_id, person_id, capability_id) do update
    set mean = excluded.mean, variance = excluded.variance, on_day = excluded.on_day`.execute(db);
  await saveReach(db, academyId, await loadEstimates(db, academyId, people), steps);
}

/** Of people for whom nobody did it yet: what they had before it was kept, or judged on another scale. @returns how many */
export async function keepMissingReach(db: Db, academyId: AcademyId, steps: number, most: number): Promise<number> {
  const people = await listWithoutReach(db, academyId, steps, most);
  await holdStandings(db, academyId, people);
  await saveReach(db, academyId, await loadEstimates(db, academyId, people), steps);
  return people.length;
}

/** The stored estimates of people, by person and capability. */
export async function loadEstimates(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<Map<PersonId, Map<CapabilityId, Estimate>>> {
  const found = await sql<Estimate & { personId: PersonId; capabilityId: CapabilityId }>`
    select person_id as "personId", capability_id as "capabilityId", mean, variance, on_day as on
    from standing where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(db);
  const all = new Map<PersonId, Map<CapabilityId, Estimate>>();
  for (const { personId, capabilityId, mean, variance, on } of found.rows) {
    const of = all.get(personId) ?? new Map<CapabilityId, Estimate>();
    of.set(capabilityId, { mean, variance, on });
    all.set(personId, of);
  }
  return all;
}
