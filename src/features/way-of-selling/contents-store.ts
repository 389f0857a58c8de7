/**
 * What a version holds, one query a table; saved as the difference between what it held and what it shall hold.
 * Retiring a capability or removing a level takes its requirements along (foreign keys).
 */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { type Identities, type KnownWay, levelKeyOf } from './known-way.ts';
import type { Cell, Place } from './matrix.ts';
import { loadVersion, type VersionRecord } from './version-store.ts';

export interface KeptWay {
  readonly version: VersionRecord;
  readonly way: KnownWay;
}

export async function loadWay(db: Db, academyId: AcademyId, versionId: string): Promise<KeptWay | null> {
  const version = await loadVersion(db, academyId, versionId);
  return version && { version, way: await loadContents(db, academyId, version) };
}

export async function loadContents(db: Db, academyId: AcademyId, version: VersionRecord): Promise<KnownWay> {
  const library = await loadLibrary(db, academyId, version.versionId);
  const roles = await loadRoles(db, academyId, version.versionId);
  const cells = await loadCells(db, academyId, version.versionId);
  const capabilityAt = new Map(library.capabilities.map(({ capabilityId, key }, at) => [capabilityId, { key, at }]));
  const levelAt = new Map(
    roles.flatMap((role, roleAt) =>
      role.levels.map((level, at) => [level.levelId, { role, level, roleAt, at }] as const),
    ),
  );
  const requirements = cells
    .flatMap((cell) => {
      const [column, row] = [levelAt.get(cell.levelId), capabilityAt.get(cell.capabilityId)];
      if (!column || !row) return [];
      const requirement = {
        ...cell,
        roleId: column.role.roleId,
        roleKey: column.role.key,
        levelKey: column.level.key,
        capabilityKey: row.key,
      };
      return [{ requirement, order: [column.roleAt, row.at, column.at] as const }];
    })
    .sort(({ order: a }, { order: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .map(({ requirement }) => requirement);
  return { languages: version.languages, name: version.name, ...library, roles, requirements };
}

/** The library all roles share: scale, groups and capabilities, in order. */
export async function loadLibrary(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<Pick<KnownWay, 'scale' | 'groups' | 'capabilities'>> {
  const scale = await sql<KnownWay['scale'][number]>`
    select proficiency, key, name, meaning from proficiency_step where ${within(academyId, versionId)} order by proficiency`.execute(
    db,
  );
  const groups = await sql<KnownWay['groups'][number]>`
    select key, name from capability_group where ${within(academyId, versionId)} order by position, key`.execute(db);
  const capabilities = await sql<KnownWay['capabilities'][number]>`
    select w.capability_id as "capabilityId", c.key, w.group_key as "groupKey", w.name, w.purpose, w.indicators,
      w.occupational_tasks as "occupationalTasks", w.tags
    from way_capability w
    join capability c on c.academy_id = w.academy_id and c.capability_id = w.capability_id
    join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
    where w.academy_id = ${academyId} and w.version_id = ${versionId}
    order by g.position, g.key, w.position, w.capability_id`.execute(db);
  return { scale: scale.rows, groups: groups.rows, capabilities: capabilities.rows };
}

export async function loadRoles(db: Db, academyId: AcademyId, versionId: string): Promise<KnownWay['roles']> {
  const roles = await sql<Omit<KnownWay['roles'][number], 'levels'>>`
    select role_id as "roleId", key, name, purpose, motion from way_role where ${within(academyId, versionId)} order by position, role_id`.execute(
    db,
  );
  const levels = await sql<KnownWay['roles'][number]['levels'][number] & { roleId: string }>`
    select role_id as "roleId", level_id as "levelId", key, name, meaning from way_level
    where ${within(academyId, versionId)} order by position, level_id`.execute(db);
  return roles.rows.map((role) => ({
    ...role,
    levels: levels.rows.filter(({ roleId }) => roleId === role.roleId).map(({ roleId: _, ...level }) => level),
  }));
}

/** All cells of a version's matrix, in no order. */
export async function loadCells(db: Db, academyId: AcademyId, versionId: string): Promise<readonly (Place & Cell)[]> {
  const cells = await sql<Place & Cell>`
    select level_id as "levelId", capability_id as "capabilityId", proficiency, weight from requirement
    where ${within(academyId, versionId)}`.execute(db);
  return cells.rows;
}

function within(academyId: AcademyId, versionId: string) {
  return sql`academy_id = ${academyId} and version_id = ${versionId}`;
}

/** A table of a version's contents: its columns beside academy and version with their types, and which of them are its key. */
interface Shelf {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly keys: readonly string[];
  rows(way: KnownWay): readonly Readonly<Record<string, unknown>>[];
}

const text = { name: 'jsonb', position: 'integer' } as const;

const shelves: readonly Shelf[] = [
  {
    table: 'proficiency_step',
    columns: { proficiency: 'smallint', key: 'text', name: 'jsonb', meaning: 'jsonb' },
    keys: ['proficiency'],
    rows: (way) => way.scale.map(({ proficiency, key, name, meaning }) => ({ proficiency, key, name, meaning })),
  },
  {
    table: 'capability_group',
    columns: { key: 'text', ...text },
    keys: ['key'],
    rows: (way) => way.groups.map(({ key, name }, at) => ({ key, name, position: at + 1 })),
  },
  {
    table: 'way_capability',
    columns: {
      capability_id: 'uuid',
      group_key: 'text',
      purpose: 'jsonb',
      indicators: 'jsonb',
      occupational_tasks: 'jsonb',
      tags: 'jsonb',
      ...text,
    },
    keys: ['capability_id'],
    rows: (way) =>
      way.capabilities.map((one, at) => ({
        capability_id: one.capabilityId,
        group_key: one.groupKey,
        name: one.name,
        purpose: one.purpose,
        indicators: one.indicators,
        occupational_tasks: one.occupationalTasks,
        tags: one.tags,
        position: at + 1,
      })),
  },
  {
    table: 'way_role',
    columns: { role_id: 'uuid', key: 'text', purpose: 'jsonb', motion: 'text', ...text },
    keys: ['role_id'],
    rows: (way) =>
      way.roles.map(({ roleId, key, name, purpose, motion }, at) => ({
        role_id: roleId,
        key,
        name,
        purpose,
        motion,
        position: at + 1,
      })),
  },
  {
    table: 'way_level',
    columns: { role_id: 'uuid', level_id: 'uuid', key: 'text', meaning: 'jsonb', ...text },
    keys: ['role_id', 'level_id'],
    rows: (way) =>
      way.roles.flatMap(({ roleId, levels }) =>
        levels.map(({ levelId, key, name, meaning }, at) => ({
          role_id: roleId,
          level_id: levelId,
          key,
          name,
          meaning,
          position: at + 1,
        })),
      ),
  },
  {
    table: 'requirement',
    columns: { role_id: 'uuid', level_id: 'uuid', capability_id: 'uuid', proficiency: 'smallint', weight: 'smallint' },
    keys: ['role_id', 'level_id', 'capability_id'],
    rows: (way) =>
      way.requirements.map(({ roleId, levelId, capabilityId, proficiency, weight }) => ({
        role_id: roleId,
        level_id: levelId,
        capability_id: capabilityId,
        proficiency,
        weight,
      })),
  },
];

/** @param before what the version holds now; null for a new one */
export async function saveContents(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  before: KnownWay | null,
  after: KnownWay,
): Promise<void> {
  const register = after.capabilities.map(({ capabilityId, key }) => ({ capability_id: capabilityId, key }));
  await sql`
    insert into capability (academy_id, capability_id, key)
    select ${academyId}::uuid, capability_id, key from jsonb_to_recordset(${JSON.stringify(register)}::jsonb) as c (capability_id uuid, key text)
    on conflict (academy_id, capability_id) do nothing`.execute(db);
  for (const shelf of shelves) {
    const was = new Map((before ? shelf.rows(before) : []).map((row) => [keyOf(shelf, row), row]));
    const now = new Map(shelf.rows(after).map((row) => [keyOf(shelf, row), row]));
    const changed = [...now]
      .filter(([key, row]) => JSON.stringify(was.get(key)) !== JSON.stringify(row))
      .map(([, row]) => row);
    const gone = [...was].filter(([key]) => !now.has(key)).map(([, row]) => row);
    if (gone.length > 0) await removeRows(db, academyId, versionId, shelf, gone);
    if (changed.length > 0) await upsertRows(db, academyId, versionId, shelf, changed);
  }
}

function keyOf(shelf: Shelf, row: Readonly<Record<string, unknown>>): string {
  return shelf.keys.map((key) => String(row[key])).join('/');
}

function recordOf(shelf: Shelf, names: readonly string[]) {
  return sql.raw(names.map((name) => `"${name}" ${shelf.columns[name]}`).join(', '));
}

async function upsertRows(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  shelf: Shelf,
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(shelf.columns);
  const all = sql.raw(names.map((name) => `"${name}"`).join(', '));
  const rest = names.filter((name) => !shelf.keys.includes(name));
  await sql`
    insert into ${sql.table(shelf.table)} (academy_id, version_id, ${all})
    select ${academyId}::uuid, ${versionId}::uuid, ${all} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${recordOf(shelf, names)})
    on conflict (academy_id, version_id, ${sql.raw(shelf.keys.map((key) => `"${key}"`).join(', '))}) do update
    set ${sql.raw(rest.map((name) => `"${name}" = excluded."${name}"`).join(', '))}`.execute(db);
}

async function removeRows(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  shelf: Shelf,
  rows: readonly object[],
): Promise<void> {
  const matches = sql.raw(shelf.keys.map((key) => `t."${key}" = r."${key}"`).join(' and '));
  await sql`
    delete from ${sql.table(shelf.table)} t using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${recordOf(shelf, shelf.keys)})
    where t.academy_id = ${academyId} and t.version_id = ${versionId} and ${matches}`.execute(db);
}

/**
 * The ids the academy has given by key: capabilities, and the roles and levels of its register and of all versions.
 * Held until the transaction ends, so that two drafts never give one key two ids.
 */
export async function loadIdentities(db: Db, academyId: AcademyId): Promise<Identities> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${academyId}, 200))`.execute(db);
  const capabilities = await sql<{ key: string; id: string }>`
    select key, capability_id as id from capability where academy_id = ${academyId}`.execute(db);
  const roles = await sql<{ key: string; id: string }>`
    select key, role_id as id from role where academy_id = ${academyId}
    union select key, role_id from way_role where academy_id = ${academyId}`.execute(db);
  const levels = await sql<{ role: string; key: string; id: string }>`
    select r.key as role, l.key, l.level_id as id from level l
      join role r on r.academy_id = l.academy_id and r.role_id = l.role_id where l.academy_id = ${academyId}
    union
    select r.key, l.key, l.level_id from way_level l
      join way_role r on r.academy_id = l.academy_id and r.version_id = l.version_id and r.role_id = l.role_id
      where l.academy_id = ${academyId}`.execute(db);
  return {
    capabilities: new Map(capabilities.rows.map(({ key, id }) => [key, id])),
    roles: new Map(roles.rows.map(({ key, id }) => [key, id])),
    levels: new Map(levels.rows.map(({ role, key, id }) => [levelKeyOf(role, key), id])),
  };
}
