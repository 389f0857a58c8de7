/**
 * What is required: of everyone on a day, of one role, and the cells of a draft's matrix.
 * The features below ask here; one query each, and nothing is remembered between requests.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, RoleId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { type Cell, type Change, type Matrix, type Place, placeKey } from './matrix.ts';
import { versionInForceSql } from './version-store.ts';

export interface Required {
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
  readonly weight: number;
}

const figures = sql`role_id as "roleId", level_id as "levelId", capability_id as "capabilityId", proficiency, weight`;

/** All that holds on a day; nothing where no version is in force. */
export async function loadRequirements(db: Db, academyId: AcademyId, day: Day): Promise<readonly Required[]> {
  const found = await sql<Required>`
    select ${figures} from requirement where academy_id = ${academyId} and version_id = ${versionInForceSql(academyId, day)}`.execute(
    db,
  );
  return found.rows;
}

/** What a role requires at some of its levels on a day. */
export async function loadRequirementsFor(
  db: Db,
  academyId: AcademyId,
  roleId: RoleId,
  levelIds: readonly LevelId[],
  day: Day,
): Promise<readonly Required[]> {
  if (levelIds.length === 0) return [];
  const found = await sql<Required>`
    select ${figures} from requirement where academy_id = ${academyId} and version_id = ${versionInForceSql(academyId, day)}
      and role_id = ${roleId} and level_id = any(${levelIds}::uuid[])`.execute(db);
  return found.rows;
}

export async function loadRequirementsOfVersion(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<readonly Required[]> {
  const found = await sql<Required>`
    select ${figures} from requirement where academy_id = ${academyId} and version_id = ${versionId}`.execute(db);
  return found.rows;
}

/** The part of a draft's matrix in which some places lie. */
export async function loadMatrixAround(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  places: readonly Place[],
): Promise<Matrix & { readonly roleOf: ReadonlyMap<string, string> }> {
  const levelIds = [...new Set(places.map(({ levelId }) => levelId))];
  const capabilityIds = [...new Set(places.map(({ capabilityId }) => capabilityId))];
  const levels = await sql<{ levelId: string; roleId: string }>`
    select level_id as "levelId", role_id as "roleId" from way_level
    where academy_id = ${academyId} and version_id = ${versionId} and level_id = any(${levelIds}::uuid[])`.execute(db);
  const capabilities = await sql<{ capabilityId: string }>`
    select capability_id as "capabilityId" from way_capability
    where academy_id = ${academyId} and version_id = ${versionId} and capability_id = any(${capabilityIds}::uuid[])`.execute(
    db,
  );
  const steps = await sql<{ steps: number }>`
    select count(*)::integer as steps from proficiency_step where academy_id = ${academyId} and version_id = ${versionId}`.execute(
    db,
  );
  const cells = await sql<Place & Cell>`
    select ${figures} from requirement where academy_id = ${academyId} and version_id = ${versionId}
      and level_id = any(${levelIds}::uuid[]) and capability_id = any(${capabilityIds}::uuid[])`.execute(db);
  return {
    levelIds: levels.rows.map(({ levelId }) => levelId),
    capabilityIds: capabilities.rows.map(({ capabilityId }) => capabilityId),
    steps: steps.rows[0]?.steps ?? 0,
    cells: new Map(cells.rows.map((cell) => [placeKey(cell), { proficiency: cell.proficiency, weight: cell.weight }])),
    roleOf: new Map(levels.rows.map(({ levelId, roleId }) => [levelId, roleId])),
  };
}

export async function saveCells(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  change: Change,
  roleOf: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = change.map(({ levelId, capabilityId, now }) => ({
    role_id: roleOf.get(levelId),
    level_id: levelId,
    capability_id: capabilityId,
    ...now,
  }));
  const cleared = rows.filter((_, at) => change[at]?.now === null);
  const set = rows.filter((_, at) => change[at]?.now !== null);
  if (cleared.length > 0) {
    await sql`
      delete from requirement r using jsonb_to_recordset(${JSON.stringify(cleared)}::jsonb) as c (role_id uuid, level_id uuid, capability_id uuid)
      where r.academy_id = ${academyId} and r.version_id = ${versionId}
        and r.role_id = c.role_id and r.level_id = c.level_id and r.capability_id = c.capability_id`.execute(db);
  }
  if (set.length > 0) {
    await sql`
      insert into requirement (academy_id, version_id, role_id, level_id, capability_id, proficiency, weight)
      select ${academyId}::uuid, ${versionId}::uuid, role_id, level_id, capability_id, proficiency, weight
      from jsonb_to_recordset(${JSON.stringify(set)}::jsonb)
        as c (role_id uuid, level_id uuid, capability_id uuid, proficiency smallint, weight smallint)
      on conflict (academy_id, version_id, role_id, level_id, capability_id) do update
      set proficiency = excluded.proficiency, weight = excluded.weight`.execute(db);
  }
}

/** The ladder of every role in a version: its levels, 1 the lowest. */
export async function loadLaddersOfVersion(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<readonly { readonly levelId: LevelId; readonly roleId: RoleId; readonly position: number }[]> {
  const found = await sql<{ levelId: LevelId; roleId: RoleId; position: number }>`
    select level_id as "levelId", role_id as "roleId", position from way_level
    where academy_id = ${academyId} and version_id = ${versionId} order by role_id, position`.execute(db);
  return found.rows;
}

/**
 * Whom a version asks for what, as a subquery: each person with a role, the level held and the level worked toward
 * (`person_id, role_id, level_id, target_level_id`), by the same rule as `targetLevel`. @param versionId an expression
 * @param of rows with an academy, a role and levels, where they are counted and not listed, with the column each is told by
 */
export function aimsSql(
  academyId: AcademyId,
  versionId: RawBuilder<string>,
  of: { readonly rows: RawBuilder<unknown>; readonly told: RawBuilder<unknown> } = {
    rows: sql`person`,
    told: sql`p.person_id`,
  },
): RawBuilder<unknown> {
  return sql`(
    select ${of.told}, p.role_id, held.level_id, coalesce(chosen.level_id, above.level_id, held.level_id) as target_level_id
    from ${of.rows} p
    left join way_level held on held.academy_id = p.academy_id and held.version_id = ${versionId}
      and held.role_id = p.role_id and held.level_id = p.level_id
    left join way_level chosen on chosen.academy_id = p.academy_id and chosen.version_id = ${versionId}
      and chosen.role_id = p.role_id and chosen.level_id = p.target_level_id
    left join lateral (
      select l.level_id from way_level l where l.academy_id = p.academy_id and l.version_id = ${versionId}
        and l.role_id = p.role_id and l.position > coalesce(held.position, 0)
      order by l.position limit 1
    ) above on true
    where p.academy_id = ${academyId} and p.role_id is not null)`;
}

/**
 * The ladders of the roles on a day, as a subquery (`role_id, role_name, level_id, name, position`): whom the next level
 * follows from. The register of people may hold planned levels already; these do not count before their day.
 */
export function ladderSql(academyId: AcademyId, day: Day): RawBuilder<unknown> {
  return sql`(
    select r.role_id, r.name as role_name, r.position as role_position, l.level_id, l.name, l.position
    from way_level l
    join way_role r on r.academy_id = l.academy_id and r.version_id = l.version_id and r.role_id = l.role_id
    where l.academy_id = ${academyId} and l.version_id = ${versionInForceSql(academyId, day)})`;
}
