/**
 * The academy's gaps, added up: people are counted by place first, from the reach kept of each (reach.ts), and only then compared
 * with what each place requires.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, MarketId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { ladderSql } from '../way-of-selling/requirement-store.ts';
import { grouped } from './grouped.ts';
import { type MarketPlace, rowsOfMarkets } from './market-rows.ts';
import type { Version } from './place-store.ts';
import { countReached } from './reach.ts';
import { listCapabilityNumbers } from './reach-store.ts';
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
  const ladder = rungsOf(await listLadder(db, academyId, today));
  const who = whoSql(academyId, today, asked, rowsOf(markets, asked), ladder);
  const places = await listPlaces(db, academyId, who, steps, today);
  const required = grouped(await listRequired(db, academyId, version, ladder), ({ rung }) => rung);
  const sums = new Map<string, { -readonly [Key in keyof GapSum]: GapSum[Key] }>();
  const people = new Map<string | null, number>();
  for (const place of places) {
    people.set(place.rowId, (people.get(place.rowId) ?? 0) + place.people);
    if (place.rung === null) continue;
    for (const { capabilityId, proficiency, weight } of required.get(place.rung) ?? []) {
      const reached = place.reached.get(capabilityId) ?? [];
      const [proven, demonstrated] = [reached[0] ?? 0, reached[proficiency - 1] ?? 0];
      let missing = 0;
      for (let step = 0; step < proficiency; step += 1) missing += proven - (reached[step] ?? 0);
      const key = `${place.rowId} ${capabilityId}`;
      const sum = sums.get(key) ?? { rowId: place.rowId, capabilityId, ...nobody };
      sum.people += place.people;
      sum.proven += proven;
      sum.below += proven - demonstrated;
      sum.missing += missing;
      sum.demonstrated += demonstrated * weight;
      sum.required += place.people * weight;
      sums.set(key, sum);
    }
  }
  return {
    sums: [...sums.values()].sort((a, b) => inOrder(a.rowId, b.rowId) || inOrder(a.capabilityId, b.capabilityId)),
    people: [...people].map(([rowId, count]) => ({ rowId, people: count })).sort((a, b) => inOrder(a.rowId, b.rowId)),
  };
}

const nobody = { people: 0, proven: 0, below: 0, missing: 0, demonstrated: 0, required: 0 };

function inOrder(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

interface PlaceCounted {
  readonly rowId: string | null;
  readonly rung: number | null;
  readonly people: number;
  /** by capability: how many reach each step */
  readonly reached: ReadonlyMap<CapabilityId, readonly number[]>;
}

/**
 * Everybody by row and rung. Of each person the reach that is kept is read; only of those who have none their standings, aged and
 * stated by the database.
 */
async function listPlaces(
  db: Db,
  academyId: AcademyId,
  who: RawBuilder<unknown>,
  steps: number,
  today: Day,
): Promise<readonly PlaceCounted[]> {
  const age = ageInDaysSql('s.on_day', 'w.today');
  const reaches = Array.from(
    { length: steps },
    (_, at) => sql`count(*) filter (where ${sql.raw(reachesSql(at + 1, 's.mean', age, steps))})`,
  );
  const proven = sql.raw(provenSql('s.variance', age, steps));
  const found = await sql<{
    rowId: string;
    rung: number | null;
    people: number;
    reach: Buffer | null;
    others: Record<CapabilityId, number[]> | null;
  }>`
    with who as materialized ${who}, known as materialized (
      select w.*, k.reach from who w
      left join standing_reach k on k.academy_id = ${academyId} and k.person_id = w.person_id and k.steps = ${steps} and w.rung is not null
    ), other as (
      select w.place, s.capability_id, array[${sql.join(reaches)}]::int[] as reached
      from known w cross join lateral (
        select s.capability_id, s.mean, s.variance, s.on_day from standing s
        where s.academy_id = ${academyId} and s.person_id = w.person_id offset 0
      ) s
      where w.reach is null and w.rung is not null and ${proven} group by w.place, s.capability_id
    ), others as (select place, json_object_agg(capability_id, reached) as reached from other group by place)
    select k.row_id as "rowId", k.rung, k.people, k.reach, o.reached as others from (
      select place, row_id, rung, count(*)::int as people, string_agg(reach, ''::bytea) as reach from known group by place, row_id, rung
    ) k left join others o on o.place = k.place`.execute(db);
  const numbers = await listCapabilityNumbers(db, academyId);
  const capabilities = new Map([...numbers].map(([capabilityId, number]) => [number, capabilityId]));
  return found.rows.map(({ rowId, rung, people, reach, others }) => {
    const reached = new Map<CapabilityId, readonly number[]>();
    for (const [number, counts] of reach ? countReached(reach, today, steps) : []) {
      const capabilityId = capabilities.get(number);
      if (capabilityId !== undefined) reached.set(capabilityId, counts);
    }
    for (const [capabilityId, counts] of Object.entries(others ?? {})) {
      const before = reached.get(capabilityId) ?? [];
      reached.set(
        capabilityId,
        counts.map((count, at) => count + (before[at] ?? 0)),
      );
    }
    return { rowId: rowId === nowhere ? null : rowId, rung, people, reached };
  });
}

interface RequiredOfRung {
  readonly rung: number;
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
  readonly weight: number;
}

async function listRequired(
  db: Db,
  academyId: AcademyId,
  version: Version | null,
  ladder: readonly NumberedRung[],
): Promise<readonly RequiredOfRung[]> {
  if (!version) return [];
  const found = await sql<RequiredOfRung>`
    select l.rung, r.capability_id as "capabilityId", r.proficiency, r.weight
    from unnest(${ladder.map(({ levelId }) => levelId)}::uuid[], ${ladder.map(({ rung }) => rung)}::int[]) as l (level_id, rung)
    join requirement r on r.academy_id = ${academyId} and r.version_id = ${version.versionId} and r.level_id = l.level_id`.execute(
    db,
  );
  return found.rows;
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
