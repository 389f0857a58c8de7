/** A team's gaps: its people, what their levels require, where they stand. As many rows as are shown, however large the academy. */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AcademyId, CapabilityId, LevelId, MarketId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { loadRelation } from '../people/actor-store.ts';
import { marketTree } from '../people/store.ts';
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

/** Whom the one who asks may see of a scope. */
export type Visible =
  | 'all'
  /** the people of these markets, and those this person leads */
  | { readonly markets: readonly MarketId[]; readonly ledBy: PersonId };

interface Asked {
  readonly visible: Visible;
  readonly roleId?: RoleId | undefined;
  readonly today: Day;
  readonly limit: number;
}

/** Those who count today, by name. Its cost follows the people of the scope, not those of the academy. */
export async function listMembers(
  db: Db,
  academyId: AcademyId,
  scope: Scope,
  of: Asked,
): Promise<{ readonly people: readonly Member[]; readonly total: number }> {
  const { visible } = of;
  const seen = visible === 'all' ? sql`true` : sql`p.market_id = any(${visible.markets}::uuid[])`;
  const led =
    visible === 'all' || scope.kind === 'manager'
      ? sql``
      : sql`union select p.* from ${below(academyId, visible.ledBy, 'tree')} p where ${placeIs(scope)}`;
  const markets =
    scope.kind === 'market' ? sql`${marketTree(academyId, scope.id)}` : sql`(select null::uuid where false)`;
  const found = await sql<Member & { total: number }>`
    with shown (market_id) as materialized (select * from ${markets} as shown), members as materialized (
      select p.* from ${peopleOf(academyId, scope)} p where ${seen} ${led}
    ), page as materialized (
      select p.*, count(*) over ()::int as total from members p
      where (p.left_on is null or p.left_on > ${of.today}::date) and p.erased_at is null ${of.roleId ? sql`and p.role_id = ${of.roleId}` : sql``}
      order by lower(p.name), p.person_id limit ${of.limit}
    )
    select p.person_id as id, p.name, p.role_id as "roleId", p.level_id as "levelId", p.target_level_id as "chosenId", l.leads is not null as leads, p.total
    from page p left join lateral (
      select true as leads from person led where led.academy_id = ${academyId} and led.manager_id = p.person_id
        and (led.left_on is null or led.left_on > ${of.today}::date) limit 1
    ) l on true
    order by lower(p.name), p.person_id`.execute(db);
  return { people: found.rows.map(({ total: _, ...member }) => member), total: found.rows[0]?.total ?? 0 };
}

const memberColumns = sql`p.person_id, p.name, p.role_id, p.level_id, p.target_level_id, p.market_id, p.team_id, p.left_on, p.erased_at`;

function peopleOf(academyId: AcademyId, scope: Scope): RawBuilder<unknown> {
  if (scope.kind === 'manager') return below(academyId, scope.id, scope.depth);
  return sql`(select ${memberColumns} from person p where p.academy_id = ${academyId} and ${placeIs(scope)})`;
}

function placeIs(scope: Exclude<Scope, { kind: 'manager' }>): RawBuilder<unknown> {
  return scope.kind === 'team'
    ? sql`p.team_id = ${scope.id}`
    : sql`p.market_id = any(array(select market_id from shown))`;
}

/** The people somebody leads. `offset 0` has them looked up one leader at a time, however many people the academy has. */
function below(academyId: AcademyId, managerId: PersonId, depth: 'direct' | 'tree'): RawBuilder<unknown> {
  const direct = sql`select ${memberColumns} from person p where p.academy_id = ${academyId} and p.manager_id = ${managerId}`;
  if (depth === 'direct') return sql`(${direct})`;
  return sql`(with recursive led as (
      ${direct}
      union
      select each.* from led cross join lateral (
        select ${memberColumns} from person p where p.academy_id = ${academyId} and p.manager_id = led.person_id offset 0
      ) each
    ) select * from led)`;
}

/** Whether somebody leads a manager, or is that manager. */
export async function leadsManager(db: Db, academyId: AcademyId, actor: Actor, managerId: PersonId): Promise<boolean> {
  const relation = await loadRelation(db, academyId, actor, managerId);
  return relation === 'self' || relation === 'manager' || relation === 'above';
}

export async function findScopeName(db: Db, academyId: AcademyId, scope: Scope): Promise<string | null> {
  const table = {
    manager: sql`person where person_id`,
    team: sql`team where team_id`,
    market: sql`market where market_id`,
  }[scope.kind];
  const found = await sql<{
    name: string;
  }>`select name from ${table} = ${scope.id} and academy_id = ${academyId}`.execute(db);
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
export async function listAsked(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  roles: readonly RoleId[],
): Promise<readonly RoleAsked[]> {
  const found = await sql<RoleAsked>`
    select role_id as "roleId", level_id as "levelId", capability_id as "capabilityId", proficiency, weight
    from requirement where academy_id = ${academyId} and version_id = ${versionId} and role_id = any(${roles}::uuid[])`.execute(
    db,
  );
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

export async function listRungs(
  db: Db,
  academyId: AcademyId,
  roles: readonly RoleId[],
  today: Day,
): Promise<RungFound[]> {
  const found = await sql<RungFound>`
    select l.level_id as "levelId", l.role_id as "roleId", l.position, l.name as level, l.role_name as role
    from ${ladderSql(academyId, today)} l where l.role_id = any(${roles}::uuid[])
    order by l.role_position, l.role_id, l.position`.execute(db);
  return found.rows;
}
