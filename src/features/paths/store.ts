/** Paths as they stand: criteria from what is required today, modules from what was written or from the menu. */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityKind, Delivery } from '../modules/activity.ts';
import { aimsSql, ladderSql } from '../way-of-selling/requirement-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import { type Criterion, type Proof, usualProof } from './criterion.ts';
import { modulesACapability, type Offer } from './path.ts';

export interface CriterionFound extends Criterion {
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly weight: number;
  readonly name: Words;
  readonly group: Words;
  /** what the level below requires; 0 for nothing */
  readonly below: number;
  /** an owner wrote how much it takes */
  readonly written: boolean;
}

type Found = Omit<CriterionFound, 'written' | keyof Proof> & { readonly position: number } & {
  readonly [P in keyof Proof]: number | null;
};

/** What must be demonstrated for a level, in the order of the way of selling; nothing where no version is in force. */
export async function loadCriteria(
  db: Db,
  academyId: AcademyId,
  roleId: RoleId,
  levelId: LevelId,
  today: Day,
): Promise<readonly CriterionFound[]> {
  const inForce = versionInForceSql(academyId, today);
  return criteriaWhere(db, academyId, inForce, sql`r.role_id = ${roleId} and r.level_id = ${levelId}`);
}

/** The same in a version, whether or not it is in force. */
export async function loadCriteriaOf(
  db: Db,
  academyId: AcademyId,
  { versionId, roleId, levelId }: { readonly versionId: string; readonly roleId: RoleId; readonly levelId: LevelId },
): Promise<readonly CriterionFound[]> {
  return criteriaWhere(db, academyId, sql`${versionId}::uuid`, sql`r.role_id = ${roleId} and r.level_id = ${levelId}`);
}

/** The same for every role and level: what a look at many people needs once. */
export async function listCriteria(db: Db, academyId: AcademyId, today: Day): Promise<readonly CriterionFound[]> {
  return criteriaWhere(db, academyId, versionInForceSql(academyId, today), sql`true`);
}

/** The same in a version, whether or not it is in force. */
export async function listCriteriaOfVersion(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<readonly CriterionFound[]> {
  return criteriaWhere(db, academyId, sql`${versionId}::uuid`, sql`true`);
}

/** The same for some levels: what a look at a team needs. */
export async function listCriteriaOf(
  db: Db,
  academyId: AcademyId,
  levelIds: readonly LevelId[],
  today: Day,
): Promise<readonly CriterionFound[]> {
  if (levelIds.length === 0) return [];
  const inForce = versionInForceSql(academyId, today);
  return criteriaWhere(db, academyId, inForce, sql`r.level_id = any(${levelIds}::uuid[])`);
}

async function criteriaWhere(
  db: Db,
  academyId: AcademyId,
  versionId: RawBuilder<unknown>,
  wanted: RawBuilder<unknown>,
): Promise<readonly CriterionFound[]> {
  const found = await sql<Found>`
    select r.role_id as "roleId", r.level_id as "levelId", r.capability_id as "capabilityId", r.proficiency, r.weight, l.position,
      w.name, g.name as "group", coalesce(b.proficiency, 0) as below, c.demonstrations, c.raters, c.months
    from requirement r
    join way_level l on l.academy_id = r.academy_id and l.version_id = r.version_id and l.role_id = r.role_id and l.level_id = r.level_id
    join way_role o on o.academy_id = r.academy_id and o.version_id = r.version_id and o.role_id = r.role_id
    join way_capability w on w.academy_id = r.academy_id and w.version_id = r.version_id and w.capability_id = r.capability_id
    join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
    left join way_level lb on lb.academy_id = l.academy_id and lb.version_id = l.version_id and lb.role_id = l.role_id
      and lb.position = l.position - 1
    left join requirement b on b.academy_id = r.academy_id and b.version_id = r.version_id and b.role_id = r.role_id
      and b.level_id = lb.level_id and b.capability_id = r.capability_id
    left join path_criterion c on c.academy_id = r.academy_id and c.role_id = r.role_id and c.level_id = r.level_id
      and c.capability_id = r.capability_id
    where r.academy_id = ${academyId} and r.version_id = ${versionId} and r.proficiency > 0 and ${wanted}
    order by o.position, l.position, g.position, g.key, w.position, w.capability_id`.execute(db);
  return found.rows.map(({ position, demonstrations, raters, months, ...one }) => {
    const usual = usualProof(position, one.weight);
    const written = demonstrations !== null && raters !== null && months !== null;
    return { ...one, ...(written ? { demonstrations, raters, months } : usual), written };
  });
}

export interface OfferFound extends Offer {
  readonly name: Words;
  readonly summary: Words;
  readonly kind: ActivityKind;
  readonly delivery: Delivery | null;
  readonly languages: readonly string[];
}

const offerColumns = sql`a.activity_id as "activityId", a.name, a.summary, a.kind, a.delivery, a.minutes, a.languages,
  (select json_agg(json_build_object('capabilityId', d.capability_id, 'proficiency', d.proficiency)) from activity_develops d
    where d.academy_id = a.academy_id and d.activity_id = a.activity_id and d.number = a.published_number) as develops`;

/** A scale has no more. */
const mostSteps = 9;

type AskedFor = readonly {
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
  readonly below: number;
}[];

/**
 * From which modules a path nobody wrote is made: for each capability the nearest few of those that lead beyond the level below, so
 * that a menu of thousands costs no more than one of twenty. A subquery: capability_id, activity_id, proficiency, minutes.
 */
function nearestSql(academyId: AcademyId, asked: AskedFor): RawBuilder<unknown> {
  const rows = asked.map(({ capabilityId, proficiency, below }) => ({ capabilityId, proficiency, below }));
  return sql`(
    select asked."capabilityId" as capability_id, one.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as asked ("capabilityId" uuid, proficiency integer, below integer)
    cross join lateral (
      select few.* from generate_series(asked.below + 1, ${mostSteps}) as step cross join lateral (
        select o.activity_id, o.proficiency, o.minutes from menu_offer o
        where o.academy_id = ${academyId} and o.capability_id = asked."capabilityId" and o.kind = 'module' and o.proficiency = step
        order by o.minutes, o.activity_id limit ${modulesACapability}
      ) few
      order by abs(few.proficiency - asked.proficiency), few.proficiency, few.minutes, few.activity_id
      limit ${modulesACapability}
    ) one)`;
}

export async function listCandidates(db: Db, academyId: AcademyId, asked: AskedFor): Promise<readonly OfferFound[]> {
  const found = await sql<OfferFound>`
    with near as (select distinct activity_id from ${nearestSql(academyId, asked)} one)
    -- looked up one by one: they are few, and the planner cannot know it
    select ${offerColumns} from near cross join lateral (
      select * from activity where academy_id = ${academyId} and activity_id = near.activity_id offset 0
    ) a`.execute(db);
  return found.rows;
}

/** The same, with no more of each than a path is made by: what else it develops is left out, so no activity is read. */
export async function listCandidatesInShort(db: Db, academyId: AcademyId, asked: AskedFor): Promise<readonly Offer[]> {
  const found = await sql<Offer>`
    select activity_id as "activityId", min(minutes) as minutes,
      json_agg(json_build_object('capabilityId', capability_id, 'proficiency', proficiency)) as develops
    from (select distinct * from ${nearestSql(academyId, asked)} near) one group by activity_id`.execute(db);
  return found.rows;
}

export interface WrittenSum {
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly modules: number;
  readonly minutes: number;
}

/** How much every path holds whose modules an owner chose. */
export async function sumWritten(db: Db, academyId: AcademyId): Promise<readonly WrittenSum[]> {
  const found = await sql<WrittenSum>`
    select h.role_id as "roleId", h.level_id as "levelId", count(a.activity_id)::integer as modules,
      coalesce(sum(a.minutes), 0)::integer as minutes
    from path h
    left join path_module m on m.academy_id = h.academy_id and m.role_id = h.role_id and m.level_id = h.level_id
    left join activity a on a.academy_id = m.academy_id and a.activity_id = m.activity_id and a.state = 'published'
    where h.academy_id = ${academyId} and h.own_modules group by h.role_id, h.level_id`.execute(db);
  return found.rows;
}

/** The modules an owner wrote into a path, in order, as far as they are still published. */
export async function listWritten(
  db: Db,
  academyId: AcademyId,
  roleId: RoleId,
  levelId: LevelId,
): Promise<readonly OfferFound[]> {
  const found = await sql<OfferFound>`
    select ${offerColumns} from path_module m
    join activity a on a.academy_id = m.academy_id and a.activity_id = m.activity_id and a.state = 'published'
    where m.academy_id = ${academyId} and m.role_id = ${roleId} and m.level_id = ${levelId} order by m.position`.execute(
    db,
  );
  return found.rows;
}

export interface PathKept {
  readonly ownModules: boolean;
  readonly revision: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** @param hold locks it until the end of the transaction, so that of two who write at once one is told */
export async function loadPath(
  db: Db,
  academyId: AcademyId,
  roleId: RoleId,
  levelId: LevelId,
  hold: 'to-write' | 'to-read' = 'to-read',
): Promise<PathKept | null> {
  const found = await sql<PathKept>`
    select h.own_modules as "ownModules", h.revision, p.name as "changedBy", h.changed_at as "changedAt"
    from path h join person p on p.academy_id = h.academy_id and p.person_id = h.changed_by
    where h.academy_id = ${academyId} and h.role_id = ${roleId} and h.level_id = ${levelId}
    ${hold === 'to-write' ? sql`for update of h` : sql``}`.execute(db);
  return found.rows[0] ?? null;
}

export interface PathWritten {
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  /** null: they follow from the menu */
  readonly modules: readonly string[] | null;
  readonly criteria: readonly (Proof & { readonly capabilityId: CapabilityId })[];
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
}

/** False where somebody else wrote the first one meanwhile. */
export async function savePath(db: Db, academyId: AcademyId, path: PathWritten): Promise<boolean> {
  const { roleId, levelId, modules, criteria, revision } = path;
  const kept = await sql`
    insert into path (academy_id, role_id, level_id, own_modules, revision, changed_by, changed_at)
    values (${academyId}, ${roleId}, ${levelId}, ${modules !== null}, ${revision}, ${path.by}, ${path.at})
    on conflict (academy_id, role_id, level_id) do update set own_modules = excluded.own_modules, revision = excluded.revision,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at where path.revision = excluded.revision - 1
    returning 1`.execute(db);
  if (kept.rows.length === 0) return false;
  const place = sql`academy_id = ${academyId} and role_id = ${roleId} and level_id = ${levelId}`;
  await sql`delete from path_module where ${place}`.execute(db);
  await sql`delete from path_criterion where ${place}`.execute(db);
  await sql`
    insert into path_module (academy_id, role_id, level_id, position, activity_id)
    select ${academyId}::uuid, ${roleId}::uuid, ${levelId}::uuid, position, activity_id
    from unnest(${modules ?? []}::uuid[]) with ordinality as m (activity_id, position)`.execute(db);
  await sql`
    insert into path_criterion (academy_id, role_id, level_id, capability_id, demonstrations, raters, months)
    select ${academyId}::uuid, ${roleId}::uuid, ${levelId}::uuid, "capabilityId", demonstrations, raters, months
    from jsonb_to_recordset(${JSON.stringify(criteria)}::jsonb)
      as c ("capabilityId" uuid, demonstrations smallint, raters smallint, months smallint)`.execute(db);
  return true;
}

export async function removePath(db: Db, academyId: AcademyId, roleId: RoleId, levelId: LevelId): Promise<void> {
  await sql`delete from path where academy_id = ${academyId} and role_id = ${roleId} and level_id = ${levelId}`.execute(
    db,
  );
}

export interface RungFound {
  readonly roleId: RoleId;
  readonly role: Words;
  readonly levelId: LevelId;
  readonly level: Words;
  /** 1 is the lowest */
  readonly position: number;
  readonly written: boolean;
  /** who work toward it and are here today */
  readonly people: number;
}

/** Every role and level a path leads to today. People who stand alike are counted first: a handful of rows, however many people. */
export async function listRungs(db: Db, academyId: AcademyId, today: Day): Promise<readonly RungFound[]> {
  const found = await sql<RungFound>`
    with alike as materialized (
      select p.academy_id, p.role_id, p.level_id, p.target_level_id, count(*)::integer as people from person p
      where p.academy_id = ${academyId} and p.role_id is not null and p.erased_at is null
        and p.joined_on <= ${today}::date and (p.left_on is null or p.left_on > ${today}::date)
      group by 1, 2, 3, 4
    ), towards as materialized (
      select a.role_id, a.target_level_id as level_id, sum(a.people)::integer as people
      from ${aimsSql(academyId, versionInForceSql(academyId, today), { rows: sql`alike`, told: sql`p.people` })} a
      group by 1, 2
    )
    select l.role_id as "roleId", l.role_name as role, l.level_id as "levelId", l.name as level, l.position, h.academy_id is not null as written,
      coalesce(w.people, 0) as people
    from ${ladderSql(academyId, today)} l
    left join towards w on w.role_id = l.role_id and w.level_id = l.level_id
    left join path h on h.academy_id = ${academyId} and h.role_id = l.role_id and h.level_id = l.level_id
    order by l.role_position, l.role_id, l.position`.execute(db);
  return found.rows;
}

/** Which of some activities are published modules: what a path may hold. */
export async function listPublishedModules(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select activity_id as id from activity where academy_id = ${academyId} and activity_id = any(${activityIds}::uuid[])
      and state = 'published' and kind = 'module'`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}
