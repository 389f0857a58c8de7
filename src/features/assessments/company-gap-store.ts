/**
 * The academy's gaps, added up by the database: standings are aged and stated there by the same formulas as everywhere
 * (standing-sql.ts), counted by place first, and only then compared with what each place requires.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, MarketId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { ladderSql } from '../way-of-selling/requirement-store.ts';
import { type MarketPlace, rowsOfMarkets } from './market-rows.ts';
import type { Version } from './place-store.ts';
import { ageInDaysSql, provenSql, reachesSql } from './standing-sql.ts';

export interface CompanyQuestion {
  /** `own-market`: the very market each person is in, not those above it */
  readonly by: 'market' | 'own-market' | 'role' | 'team';
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

export interface CompanyGaps {
  /** one for each row and capability that the row's people are required to have */
  readonly sums: readonly GapSum[];
  /** people by row, those without a role too */
  readonly people: readonly { readonly rowId: string | null; readonly people: number }[];
}

/** @param version null: nothing is required yet, and people are only counted */
export async function sumGaps(
  db: Db,
  academyId: AcademyId,
  version: Version | null,
  today: Day,
  asked: CompanyQuestion,
  markets: readonly MarketPlace[],
): Promise<CompanyGaps> {
  const steps = version?.steps ?? 0;
  const rungs = rungsOf(await listLadder(db, academyId, today));
  const age = ageInDaysSql('s.on_day', 'w.today');
  const proven = sql.raw(provenSql('s.variance', age, steps));
  const reached = Array.from(
    { length: steps },
    (_, at) => sql`count(*) filter (where ${sql.raw(reachesSql(at + 1, 's.mean', age, steps))})`,
  );
  const found = await sql<Omit<GapSum, 'capabilityId'> & { readonly capabilityId: CapabilityId | null }>`
    with who as materialized ${whoSql(academyId, today, asked, rowsOf(markets, asked), rungs)}, stood as materialized (
      select w.place, s.capability_id, array[${sql.join(reached)}]::int[] as reached
      from who w join standing s on s.academy_id = ${academyId} and s.person_id = w.person_id
      where w.rung is not null and ${proven} group by w.place, s.capability_id
    ), place as materialized (
      select w.place, w.row_id, w.rung, count(*)::int as people from who w group by 1, 2, 3
    ), asked as (
      select rung.rung, r.capability_id, r.proficiency, r.weight
      from unnest(${rungs.map(({ levelId }) => levelId)}::uuid[], ${rungs.map(({ rung }) => rung)}::int[]) as rung (level_id, rung)
      join requirement r on r.academy_id = ${academyId} and r.version_id = ${version?.versionId ?? null} and r.level_id = rung.level_id
    ), counted as (
      select p.row_id, a.capability_id, a.weight, p.people, coalesce(s.reached[1], 0) as proven,
        coalesce(s.reached[a.proficiency], 0) as demonstrated,
        coalesce((select sum(s.reached[1] - s.reached[step]) from generate_series(1, a.proficiency) as step), 0) as missing
      from place p join asked a on a.rung = p.rung
      left join stood s on s.place = p.place and s.capability_id = a.capability_id
      union all
      select row_id, null, 0, people, 0, 0, 0 from place
    )
    select nullif(row_id, ${nowhere}::uuid) as "rowId", capability_id as "capabilityId", sum(people)::int as people, sum(proven)::int as proven,
      sum(proven - demonstrated)::int as below, sum(missing)::int as missing,
      sum(demonstrated * weight)::int as demonstrated, sum(people * weight)::int as required
    from counted group by row_id, capability_id order by 1, 2`.execute(db);
  return {
    sums: found.rows.flatMap(({ capabilityId, ...sum }) => (capabilityId === null ? [] : { ...sum, capabilityId })),
    people: found.rows.filter(({ capabilityId }) => capabilityId === null),
  };
}

/** Stands for no row: a hash compares values, and null is none. */
const nowhere = '00000000-0000-0000-0000-000000000000';

/** Each market that counts, with its row. */
function rowsOf(markets: readonly MarketPlace[], asked: CompanyQuestion): ReadonlyMap<MarketId, MarketId> {
  const rows = rowsOfMarkets(markets, asked);
  return asked.by === 'own-market' ? new Map([...rows.keys()].map((id) => [id, id])) : rows;
}

function marketsSql(markets: ReadonlyMap<MarketId, MarketId>): RawBuilder<unknown> {
  return sql`unnest(${[...markets.keys()]}::uuid[], ${[...markets.values()]}::uuid[])`;
}

function rowOf({ by }: CompanyQuestion): RawBuilder<unknown> {
  const row = by === 'role' ? sql`p.role_id` : by === 'team' ? sql`p.team_id` : sql`m.row_id`;
  return sql`coalesce(${row}, ${nowhere}::uuid)`;
}

/** Where only some markets count, people in no market do not. */
function chosen(academyId: AcademyId, today: Day, { market, role, within }: CompanyQuestion): RawBuilder<unknown> {
  const conditions = [
    sql`p.academy_id = ${academyId}`,
    sql`(p.left_on is null or p.left_on > ${today}::date)`,
    sql`p.erased_at is null`,
  ];
  if (market || within) conditions.push(sql`m.market_id is not null`);
  if (role) conditions.push(sql`p.role_id = ${role}`);
  return sql.join(conditions, sql` and `);
}

interface Step {
  readonly roleId: RoleId;
  readonly levelId: LevelId;
}

interface NumberedRung extends Step {
  readonly rung: number;
  /** the rung one works toward who holds this one */
  readonly next: number;
  /** the lowest of its role */
  readonly first: number;
}

/** From the lowest level of each role. */
async function listLadder(db: Db, academyId: AcademyId, today: Day): Promise<Step[]> {
  const found = await sql<Step>`
    select role_id as "roleId", level_id as "levelId" from ${ladderSql(academyId, today)} l order by role_id, position`.execute(
    db,
  );
  return found.rows;
}

function rungsOf(ladder: readonly Step[]): NumberedRung[] {
  return ladder.map(({ roleId, levelId }, rung) => {
    const last = ladder[rung + 1]?.roleId !== roleId;
    return {
      roleId,
      levelId,
      rung,
      next: last ? rung : rung + 1,
      first: ladder.findIndex((one) => one.roleId === roleId),
    };
  });
}

/**
 * Each person who counts, with their row and the rung they work toward: the one chosen, else the next, else the lowest; none
 * without a role. `place` is both in one, of which the database expects few: of two it would expect too many to count in memory.
 */
function whoSql(
  academyId: AcademyId,
  today: Day,
  asked: CompanyQuestion,
  markets: ReadonlyMap<MarketId, MarketId>,
  rungs: readonly NumberedRung[],
): RawBuilder<unknown> {
  const column = <Value>(of: (one: NumberedRung) => Value): Value[] => rungs.map(of);
  const ladder = sql`unnest(${column(({ roleId }) => roleId)}::uuid[], ${column(({ levelId }) => levelId)}::uuid[],
        ${column(({ rung }) => rung)}::int[], ${column(({ next }) => next)}::int[], ${column(({ first }) => first)}::int[])`;
  return sql`(
      select person_id, row_id, rung, row_id || ' ' || coalesce(rung, -1) as place, ${today}::date as today from (
      select p.person_id, ${rowOf(asked)} as row_id, coalesce(c.rung, h.next, f.rung) as rung
      from person p
      left join ${marketsSql(markets)} m (market_id, row_id) on m.market_id = p.market_id
      left join ${ladder} c (role_id, level_id, rung, next, first) on c.role_id = p.role_id and c.level_id = p.target_level_id
      left join ${ladder} h (role_id, level_id, rung, next, first) on h.role_id = p.role_id and h.level_id = p.level_id
      left join ${ladder} f (role_id, level_id, rung, next, first) on f.role_id = p.role_id and f.rung = f.first
      where ${chosen(academyId, today, asked)}
      ) as each
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

export async function sellsOutsideMarkets(db: Db, academyId: AcademyId, today: Day): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('person_id')
    .where('academy_id', '=', academyId)
    .where('market_id', 'is', null)
    .where('role_id', 'is not', null)
    .where((one) => one.or([one('left_on', 'is', null), one('left_on', '>', today)]))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** What roles or teams are called. */
export async function listRowNames(
  db: Db,
  academyId: AcademyId,
  by: 'role' | 'team',
): Promise<ReadonlyMap<string, string | Words>> {
  if (by === 'team') {
    const teams = await db
      .selectFrom('team')
      .select(['team_id as id', 'name'])
      .where('academy_id', '=', academyId)
      .execute();
    return new Map(teams.map(({ id, name }) => [id, name]));
  }
  const roles = await db
    .selectFrom('role')
    .select(['role_id as id', 'name'])
    .where('academy_id', '=', academyId)
    .orderBy('position')
    .execute();
  return new Map(roles.map(({ id, name }) => [id, name]));
}
