/** People, markets, teams, roles and levels, read and written. Who may see what is decided before these are called. */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, LevelId, MarketId, PersonId, RoleId, TeamId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { afterTerm, placeOf, searchTerms } from './directory.ts';
import type { Motion } from './role.ts';

export interface Named<Key extends string = string> {
  readonly id: Key;
  readonly name: string;
}

export interface PersonFound {
  readonly id: PersonId;
  readonly name: string;
  /** where it stands in lists */
  readonly sortName: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly market: Named<MarketId> | null;
  readonly team: Named<TeamId> | null;
  readonly manager: Named<PersonId> | null;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  readonly targetLevelId: LevelId | null;
  readonly joinedOn: Day | null;
  readonly leftOn: Day | null;
  readonly erased: boolean;
}

export interface DirectoryFilters {
  readonly q?: string | undefined;
  readonly market?: string | undefined;
  readonly team?: string | undefined;
  readonly manager?: string | undefined;
  readonly role?: string | undefined;
  readonly level?: string | undefined;
  readonly status: 'here' | 'left' | 'no-sign-in' | 'no-role' | 'no-level';
}

const personColumns = sql`
  p.person_id as id, p.name, p.sort_name as "sortName", p.title, p.email, p.role_id as "roleId", p.level_id as "levelId",
  p.target_level_id as "targetLevelId", p.joined_on as "joinedOn", p.left_on as "leftOn", p.erased_at is not null as erased,
  case when k.market_id is not null then json_build_object('id', k.market_id, 'name', k.name) end as market,
  case when t.team_id is not null then json_build_object('id', t.team_id, 'name', t.name) end as team,
  case when b.person_id is not null then json_build_object('id', b.person_id, 'name', b.name) end as manager`;

const personPlaces = sql`
  left join market k on k.academy_id = p.academy_id and k.market_id = p.market_id
  left join team t on t.academy_id = p.academy_id and t.team_id = p.team_id
  left join person b on b.academy_id = p.academy_id and b.person_id = p.manager_id`;

export async function loadPerson(db: Db, academyId: AcademyId, personId: PersonId): Promise<PersonFound | null> {
  const found = await sql<PersonFound>`
    select ${personColumns} from person p ${personPlaces}
    where p.academy_id = ${academyId} and p.person_id = ${personId}`.execute(db);
  return found.rows[0] ?? null;
}

/** One page by name; `cursor` is that of the last person of the page before. */
export async function listPeople(
  db: Db,
  academyId: AcademyId,
  filters: DirectoryFilters,
  today: Day,
  cursor: string | undefined,
  limit: number,
): Promise<PersonFound[]> {
  const after = cursor === undefined ? null : placeOf(cursor);
  // two comparisons that an index may serve behind row-level security; one of pairs it may not
  const beyond = after
    ? sql`and p.sort_name >= ${after.name} and (p.sort_name > ${after.name} or p.person_id > ${after.id}::uuid)`
    : sql``;
  const found = await sql<PersonFound>`
    select ${personColumns} from (
      select p.* from ${chosen(academyId, filters, today)} p where true ${beyond}
      order by p.sort_name, p.person_id limit ${limit}
    ) p ${personPlaces} order by p.sort_name, p.person_id`.execute(db);
  return found.rows;
}

export async function countPeople(
  db: Db,
  academyId: AcademyId,
  filters: DirectoryFilters,
  today: Day,
): Promise<number> {
  const found = await sql<{ people: number }>`
    select count(*)::int as people from ${chosen(academyId, filters, today)} p`.execute(db);
  return found.rows[0]?.people ?? 0;
}

export async function listChosen(
  db: Db,
  academyId: AcademyId,
  filters: DirectoryFilters,
  today: Day,
): Promise<PersonId[]> {
  const found = await sql<{ person_id: PersonId }>`
    select p.person_id from ${chosen(academyId, filters, today)} p order by p.person_id`.execute(db);
  return found.rows.map((row) => row.person_id);
}

/**
 * The people filters choose, as a subquery. A search begins with the words and reads whom they name, one by one (`offset 0`):
 * it costs what it finds, not what the academy holds.
 */
function chosen(academyId: AcademyId, filters: DirectoryFilters, today: Day): RawBuilder<unknown> {
  const conditions = [sql`p.academy_id = ${academyId}`, sql`p.erased_at is null`, statusIs(filters.status, today)];
  if (filters.team) conditions.push(sql`p.team_id = ${filters.team}`);
  if (filters.manager) conditions.push(sql`p.manager_id = ${filters.manager}`);
  if (filters.role) conditions.push(sql`p.role_id = ${filters.role}`);
  if (filters.level) conditions.push(sql`p.level_id = ${filters.level}`);
  if (filters.market) conditions.push(sql`p.market_id in ${marketTree(academyId, filters.market)}`);
  const terms = filters.q === undefined ? [] : searchTerms(filters.q);
  if (terms.length === 0) return sql`(select p.* from person p where ${sql.join(conditions, sql` and `)})`;
  const named = terms.map(
    (term) => sql`select w.person_id from person_word w
      where w.academy_id = ${academyId} and w.word >= ${term} and w.word < ${afterTerm(term)}`,
  );
  return sql`(select p.* from (select distinct person_id from (${sql.join(named, sql` intersect `)}) as words) named
    cross join lateral (select p.* from person p where p.person_id = named.person_id and ${sql.join(conditions, sql` and `)} offset 0) p)`;
}

function statusIs(status: DirectoryFilters['status'], today: Day): RawBuilder<unknown> {
  if (status === 'left') return sql`p.left_on <= ${today}::date`;
  const here = sql`(p.left_on is null or p.left_on > ${today}::date)`;
  if (status === 'no-role') return sql`${here} and p.role_id is null`;
  if (status === 'no-level') return sql`${here} and p.level_id is null`;
  if (status === 'no-sign-in') {
    return sql`${here} and not exists (select from membership m where m.academy_id = p.academy_id and m.person_id = p.person_id)`;
  }
  return here;
}

/** The market and all below it, as a subquery of ids. */
export function marketTree(academyId: AcademyId, marketId: string): RawBuilder<unknown> {
  return sql`(with recursive below (market_id) as (
      select ${marketId}::uuid
      union
      select m.market_id from market m join below on m.parent_id = below.market_id where m.academy_id = ${academyId}
    ) select market_id from below)`;
}

export async function listLed(
  db: Db,
  academyId: AcademyId,
  managerId: PersonId,
  today: Day,
): Promise<(Named<PersonId> & { roleId: RoleId | null; levelId: LevelId | null })[]> {
  const found = await sql<Named<PersonId> & { roleId: RoleId | null; levelId: LevelId | null }>`
    select person_id as id, name, role_id as "roleId", level_id as "levelId" from person
    where academy_id = ${academyId} and manager_id = ${managerId} and (left_on is null or left_on > ${today}::date)
    order by lower(name), person_id limit 500`.execute(db);
  return found.rows;
}

export interface RoleFound {
  readonly id: RoleId;
  readonly key: string;
  readonly name: Words;
  readonly motion: Motion | null;
  readonly retired: boolean;
}

export interface LevelFound {
  readonly id: LevelId;
  readonly roleId: RoleId;
  readonly key: string;
  readonly name: Words;
  readonly position: number;
  readonly retired: boolean;
}

export interface Organisation {
  readonly markets: readonly (Named & { readonly parentId: string | null })[];
  readonly teams: readonly (Named & { readonly marketId: string | null })[];
  readonly roles: readonly RoleFound[];
  readonly levels: readonly LevelFound[];
}

export async function loadOrganisation(db: Db, academyId: AcademyId): Promise<Organisation> {
  const found = await sql<{ all: Organisation }>`
    select json_build_object(
      'markets', coalesce((select json_agg(json_build_object('id', market_id, 'name', name, 'parentId', parent_id) order by lower(name))
        from market where academy_id = ${academyId}), '[]'),
      'teams', coalesce((select json_agg(json_build_object('id', team_id, 'name', name, 'marketId', market_id) order by lower(name))
        from team where academy_id = ${academyId}), '[]'),
      'roles', coalesce((select json_agg(json_build_object('id', role_id, 'key', key, 'name', name, 'motion', motion, 'retired', retired) order by position)
        from role where academy_id = ${academyId}), '[]'),
      'levels', coalesce((select json_agg(json_build_object('id', level_id, 'roleId', role_id, 'key', key, 'name', name, 'position', position, 'retired', retired)
        order by position) from level where academy_id = ${academyId}), '[]')
    ) as all`.execute(db);
  return found.rows[0]?.all ?? { markets: [], teams: [], roles: [], levels: [] };
}
