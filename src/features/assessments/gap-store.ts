/** A team's gaps: its people, what their levels require, where they stand. As many rows as are shown, however large the academy. */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { ledTree, marketTree } from '../people/store.ts';
import { ladderSql } from '../way-of-selling/requirement-store.ts';

export type Scope =
  | { readonly kind: 'manager'; readonly id: PersonId; readonly depth: 'direct' | 'tree' }
  | { readonly kind: 'team'; readonly id: string }
  | { readonly kind: 'market'; readonly id: string };

export interface Member {
  readonly id: PersonId;
  readonly name: string;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  /** as chosen; null: the next one */
  readonly chosenId: LevelId | null;
  readonly leads: boolean;
}

/** Those who count today, by name. `visible` is a condition on `person p`. */
export async function listMembers(
  db: Db,
  academyId: AcademyId,
  scope: Scope,
  of: { readonly visible: RawBuilder<unknown>; readonly roleId?: RoleId | undefined; readonly today: Day; readonly limit: number },
): Promise<{ readonly people: readonly Member[]; readonly total: number }> {
  const found = await sql<Member & { total: number }>`
    select p.person_id as id, p.name, p.role_id as "roleId", p.level_id as "levelId", p.target_level_id as "chosenId",
      exists (select from person led where led.academy_id = p.academy_id and led.manager_id = p.person_id
        and (led.left_on is null or led.left_on > ${of.today}::date)) as leads,
      count(*) over ()::int as total
    from person p
    where p.academy_id = ${academyId} and ${within(academyId, scope)} and ${of.visible}
      ${of.roleId ? sql`and p.role_id = ${of.roleId}` : sql``}
      and (p.left_on is null or p.left_on > ${of.today}::date) and p.erased_at is null
    order by lower(p.name), p.person_id limit ${of.limit}`.execute(db);
  return { people: found.rows.map(({ total: _, ...member }) => member), total: found.rows[0]?.total ?? 0 };
}

function within(academyId: AcademyId, scope: Scope): RawBuilder<unknown> {
  if (scope.kind === 'team') return sql`p.team_id = ${scope.id}`;
  if (scope.kind === 'market') return sql`p.market_id in ${marketTree(academyId, scope.id)}`;
  return scope.depth === 'direct' ? sql`p.manager_id = ${scope.id}` : sql`p.person_id in ${ledTree(academyId, scope.id)}`;
}

export async function findScopeName(db: Db, academyId: AcademyId, scope: Scope): Promise<string | null> {
  const table = { manager: sql`person where person_id`, team: sql`team where team_id`, market: sql`market where market_id` }[scope.kind];
  const found = await sql<{ name: string }>`select name from ${table} = ${scope.id} and academy_id = ${academyId}`.execute(db);
  return found.rows[0]?.name ?? null;
}

export interface RoleAsked {
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
  readonly weight: number;
}

/** What some roles require at all their levels in a version. */
export async function listAsked(db: Db, academyId: AcademyId, versionId: string, roles: readonly RoleId[]): Promise<readonly RoleAsked[]> {
  const found = await sql<RoleAsked>`
    select role_id as "roleId", level_id as "levelId", capability_id as "capabilityId", proficiency, weight
    from requirement where academy_id = ${academyId} and version_id = ${versionId} and role_id = any(${roles}::uuid[])`.execute(db);
  return found.rows;
}

export interface CapabilityNamed {
  readonly capabilityId: CapabilityId;
  readonly name: Words;
  readonly group: Words;
}

/** All capabilities of a version, in its order. */
export async function listCapabilities(db: Db, academyId: AcademyId, versionId: string): Promise<CapabilityNamed[]> {
  const found = await sql<CapabilityNamed>`
    select w.capability_id as "capabilityId", w.name, g.name as "group"
    from way_capability w
    join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
    where w.academy_id = ${academyId} and w.version_id = ${versionId}
    order by g.position, g.key, w.position, w.capability_id`.execute(db);
  return found.rows;
}

export interface RungFound {
  readonly levelId: LevelId;
  readonly roleId: RoleId;
  readonly position: number;
  readonly level: Words;
  readonly role: Words;
}

export async function listRungs(db: Db, academyId: AcademyId, roles: readonly RoleId[], today: Day): Promise<RungFound[]> {
  const found = await sql<RungFound>`
    select l.level_id as "levelId", l.role_id as "roleId", l.position, l.name as level, l.role_name as role
    from ${ladderSql(academyId, today)} l where l.role_id = any(${roles}::uuid[])
    order by l.role_position, l.role_id, l.position`.execute(db);
  return found.rows;
}
