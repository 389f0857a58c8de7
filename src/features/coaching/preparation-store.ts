/**
 * What coaching reads of the features above: gaps, judgements and re-assessments. Standings are aged to the day they are read,
 * by the same rule as everywhere; what is required follows the level a person works toward.
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { findGaps } from '../assessments/gap.ts';
import { standingOn } from '../assessments/standing.ts';
import { targetLevel } from '../people/person.ts';
import type { LevelStep } from '../people/person.ts';
import { ladderSql, loadRequirementsFor } from '../way-of-selling/requirement-store.ts';
import type { Required } from '../way-of-selling/requirement-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import type { KnownGap, KnownJudgements } from './preparation.ts';

interface Place {
  readonly personId: PersonId;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  readonly targetLevelId: LevelId | null;
}

/** What each of these people is required to show and where they stand today. */
export async function loadGaps(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<ReadonlyMap<PersonId, readonly KnownGap[]>> {
  const places = await sql<Place>`
    select person_id as "personId", role_id as "roleId", level_id as "levelId", target_level_id as "targetLevelId"
    from person where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(db);
  const roles = [...new Set(places.rows.flatMap((place) => place.roleId ?? []))];
  const levels = await sql<LevelStep>`
    select level_id as "levelId", role_id as "roleId", position from ${ladderSql(academyId, today)} level
    where role_id = any(${roles}::uuid[])`.execute(db);
  const required = new Map<RoleId, readonly Required[]>();
  for (const role of roles) {
    const ofRole = levels.rows.filter((level) => level.roleId === role).map((level) => level.levelId);
    required.set(role, await loadRequirementsFor(db, academyId, role, ofRole, today));
  }
  const standings = await loadSteps(db, academyId, people, today);
  return new Map(
    places.rows.map((place) => [
      place.personId,
      gapsOf(place, levels.rows, required, standings.get(place.personId) ?? new Map()),
    ]),
  );
}

function gapsOf(
  place: Place,
  levels: readonly LevelStep[],
  required: ReadonlyMap<RoleId, readonly Required[]>,
  steps: ReadonlyMap<CapabilityId, { readonly step: number }>,
): readonly KnownGap[] {
  const ofRole = place.roleId === null ? [] : (required.get(place.roleId) ?? []);
  const target = targetLevel(place.targetLevelId, place.levelId, place.roleId, levels);
  const at = (levelId: LevelId | null): readonly Required[] => ofRole.filter((one) => one.levelId === levelId);
  return findGaps(at(place.levelId), at(target), steps).gaps.map((gap) => ({
    capabilityId: gap.capabilityId,
    required: gap.outcome === 'unproven' ? gap.required : Math.max(gap.required, gap.step + gap.toRestore),
    standing: gap.outcome === 'unproven' ? null : gap.step,
    weight: gap.weight,
  }));
}

async function loadSteps(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<ReadonlyMap<PersonId, ReadonlyMap<CapabilityId, { readonly step: number }>>> {
  const scale = await sql<{ steps: number }>`
    select count(*)::int as steps from proficiency_step where academy_id = ${academyId} and version_id = ${versionInForceSql(academyId, today)}`.execute(
    db,
  );
  const steps = scale.rows[0]?.steps ?? 0;
  const found = await sql<{ personId: PersonId; capabilityId: CapabilityId; mean: number; variance: number; on: Day }>`
    select person_id as "personId", capability_id as "capabilityId", mean, variance, on_day as "on"
    from standing where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(db);
  const byPerson = new Map<PersonId, Map<CapabilityId, { step: number }>>();
  for (const { personId, capabilityId, ...estimate } of found.rows) {
    const own = byPerson.get(personId) ?? new Map<CapabilityId, { step: number }>();
    own.set(capabilityId, { step: steps < 2 ? 0 : standingOn(estimate, steps, today).step });
    byPerson.set(personId, own);
  }
  return byPerson;
}

/** The newest word of each of the two on every capability. */
export async function loadJudgements(
  db: Db,
  academyId: AcademyId,
  salespersonId: PersonId,
  managerId: PersonId,
): Promise<readonly KnownJudgements[]> {
  const found = await sql<{ capabilityId: CapabilityId; kind: 'self' | 'appraisal'; proficiency: number }>`
    select distinct on (r.capability_id, a.kind) r.capability_id as "capabilityId", a.kind, r.proficiency
    from rating r join assessment a on a.academy_id = r.academy_id and a.assessment_id = r.assessment_id
    where r.academy_id = ${academyId} and r.person_id = ${salespersonId} and a.state <> 'withdrawn'
      and (a.kind = 'self' or (a.kind = 'appraisal' and a.rater_id = ${managerId}))
    order by r.capability_id, a.kind, r.rated_at desc, r.assessment_id desc`.execute(db);
  const byCapability = new Map<CapabilityId, { self: number | null; manager: number | null }>();
  for (const { capabilityId, kind, proficiency } of found.rows) {
    const said = byCapability.get(capabilityId) ?? { self: null, manager: null };
    if (kind === 'self') said.self = proficiency;
    else said.manager = proficiency;
    byCapability.set(capabilityId, said);
  }
  return Array.from(byCapability, ([capabilityId, said]) => ({ capabilityId, ...said }));
}

/**
 * What a re-assessment found: confirmed, so that it cannot change any more; not by the salesperson; and not older than `since`.
 * Null where there is no such rating.
 */
export async function loadFinding(
  db: Db,
  academyId: AcademyId,
  of: {
    readonly assessmentId: string;
    readonly personId: PersonId;
    readonly capabilityId: CapabilityId;
    readonly since: Day;
  },
): Promise<number | null> {
  const found = await sql<{ proficiency: number }>`
    select r.proficiency from rating r join assessment a on a.academy_id = r.academy_id and a.assessment_id = r.assessment_id
    where r.academy_id = ${academyId} and r.person_id = ${of.personId} and r.capability_id = ${of.capabilityId}
      and r.assessment_id = ${of.assessmentId} and a.state = 'confirmed' and a.kind <> 'self' and r.on_day >= ${of.since}`.execute(
    db,
  );
  return found.rows[0]?.proficiency ?? null;
}
