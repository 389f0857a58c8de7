/**
 * The academy's gaps, added up by the database: standings are aged and stated there by the same formulas as everywhere
 * (standing-sql.ts), counted by place first, and only then compared with what each place requires.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, MarketId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { marketTree } from '../people/store.ts';
import type { Version } from './place-store.ts';
import { ageInDaysSql, agedMeanSql, agedVarianceSql, stepSql } from './standing-sql.ts';

export interface CompanyQuestion {
  readonly by: 'market' | 'role' | 'team';
  /** the market shown, with those below it; null: all that is in sight */
  readonly market: MarketId | null;
  readonly role: RoleId | null;
  /** the markets whose people count; null: all */
  readonly within: readonly MarketId[] | null;
  /** the rows of `by: market`; null: the markets right below the one shown, or the topmost */
  readonly tops: readonly MarketId[] | null;
}

export interface GapSum {
  readonly rowId: string | null;
  readonly capabilityId: CapabilityId;
  readonly people: number;
  readonly proven: number;
  readonly below: number;
  readonly missing: number;
  readonly demonstrated: number;
  readonly required: number;
}

/** One line for each row and capability that the row's people are required to have. */
export async function sumGaps(db: Db, academyId: AcademyId, version: Version, today: Day, asked: CompanyQuestion): Promise<GapSum[]> {
  const { steps, versionId } = version;
  const age = ageInDaysSql('s.on_day', 'w.today');
  const step = sql.raw(stepSql(agedMeanSql('s.mean', age, steps), agedVarianceSql('s.variance', age, steps), steps));
  const found = await sql<GapSum>`
    with recursive ${topsOf(academyId, asked)}, ${whoOf(academyId, today, asked)},
    place as (select place, row_id, role_id, target_id, count(*)::int as people from who group by place, row_id, role_id, target_id),
    stood as (
      select w.place, s.capability_id, ${step} as step, count(*)::int as people
      from who w join standing s on s.academy_id = ${academyId} and s.person_id = w.person_id
      group by w.place, s.capability_id, 3
    ), shown as (
      select p.place, r.capability_id, sum(s.people) as proven,
        sum(s.people) filter (where s.step < r.proficiency) as below,
        sum(s.people * (r.proficiency - s.step)) filter (where s.step < r.proficiency) as missing
      from stood s join place p on p.place = s.place
      join requirement r on r.academy_id = ${academyId} and r.version_id = ${versionId} and r.role_id = p.role_id
        and r.level_id = p.target_id and r.capability_id = s.capability_id
      where s.step > 0
      group by p.place, r.capability_id
    )
    select p.row_id as "rowId", r.capability_id as "capabilityId", sum(p.people)::int as people,
      coalesce(sum(s.proven), 0)::int as proven, coalesce(sum(s.below), 0)::int as below, coalesce(sum(s.missing), 0)::int as missing,
      coalesce(sum((s.proven - coalesce(s.below, 0)) * r.weight), 0)::int as demonstrated, sum(p.people * r.weight)::int as required
    from place p
    join requirement r on r.academy_id = ${academyId} and r.version_id = ${versionId} and r.role_id = p.role_id and r.level_id = p.target_id
    left join shown s on s.place = p.place and s.capability_id = r.capability_id
    group by p.row_id, r.capability_id`.execute(db);
  return found.rows;
}

/** People by row, those without a role too. */
export async function countByRow(db: Db, academyId: AcademyId, today: Day, asked: CompanyQuestion): Promise<{ rowId: string | null; people: number }[]> {
  const found = await sql<{ rowId: string | null; people: number }>`
    with recursive ${topsOf(academyId, asked)}
    select ${rowOf(asked)} as "rowId", count(*)::int as people from person p left join tops on tops.market_id = p.market_id
    where ${chosen(academyId, today, asked)} group by 1`.execute(db);
  return found.rows;
}

/** Each market with the row it is counted in. */
function topsOf(academyId: AcademyId, { by, market, tops }: CompanyQuestion): RawBuilder<unknown> {
  const first = by !== 'market' ? sql`false` : tops ? sql`market_id = any(${tops}::uuid[])` : sql`parent_id is not distinct from ${market}::uuid`;
  return sql`tops (market_id, top_id) as (
      select market_id, market_id from market where academy_id = ${academyId} and ${first}
      union
      select m.market_id, tops.top_id from market m join tops on m.parent_id = tops.market_id where m.academy_id = ${academyId}
    )`;
}

function rowOf({ by, market }: CompanyQuestion): RawBuilder<unknown> {
  if (by === 'role') return sql`p.role_id`;
  if (by === 'team') return sql`p.team_id`;
  return market ? sql`coalesce(tops.top_id, ${market}::uuid)` : sql`tops.top_id`;
}

function chosen(academyId: AcademyId, today: Day, { market, role, within }: CompanyQuestion): RawBuilder<unknown> {
  const conditions = [sql`p.academy_id = ${academyId}`, sql`(p.left_on is null or p.left_on > ${today}::date)`, sql`p.erased_at is null`];
  if (market) conditions.push(sql`p.market_id in ${marketTree(academyId, market)}`);
  if (within) conditions.push(sql`p.market_id = any(${within}::uuid[])`);
  if (role) conditions.push(sql`p.role_id = ${role}`);
  return sql.join(conditions, sql` and `);
}

/** Each person who counts, with their row and the level they work toward: the one chosen, else the next, else the one held. */
function whoOf(academyId: AcademyId, today: Day, asked: CompanyQuestion): RawBuilder<unknown> {
  return sql`ladder as (
      select role_id, level_id, lead(level_id) over one as next_id, first_value(level_id) over one as first_id
      from level where academy_id = ${academyId} and not retired window one as (partition by role_id order by position)
    ), who as materialized (
      select at.*, dense_rank() over (order by row_id, role_id, target_id)::int as place, ${today}::date as today from (
        select p.person_id, p.role_id, ${rowOf(asked)} as row_id,
          coalesce(c.level_id, h.next_id, h.level_id, f.first_id) as target_id
        from person p
        left join tops on tops.market_id = p.market_id
        left join ladder c on c.role_id = p.role_id and c.level_id = p.target_level_id
        left join ladder h on h.role_id = p.role_id and h.level_id = p.level_id
        left join ladder f on f.role_id = p.role_id and f.level_id = f.first_id
        where ${chosen(academyId, today, asked)} and p.role_id is not null
      ) as at
    )`;
}

export interface MarketFound {
  readonly id: MarketId;
  readonly name: string;
  readonly parentId: MarketId | null;
}

export async function listMarkets(db: Db, academyId: AcademyId): Promise<MarketFound[]> {
  return db
    .selectFrom('market')
    .select(['market_id as id', 'name', 'parent_id as parentId'])
    .where('academy_id', '=', academyId)
    .orderBy((from) => from.fn('lower', ['name']))
    .execute();
}

/** What roles or teams are called. */
export async function listRowNames(db: Db, academyId: AcademyId, by: 'role' | 'team'): Promise<ReadonlyMap<string, string | Words>> {
  if (by === 'team') {
    const teams = await db.selectFrom('team').select(['team_id as id', 'name']).where('academy_id', '=', academyId).execute();
    return new Map(teams.map(({ id, name }) => [id, name]));
  }
  const roles = await db.selectFrom('role').select(['role_id as id', 'name']).where('academy_id', '=', academyId).orderBy('position').execute();
  return new Map(roles.map(({ id, name }) => [id, name]));
}
