/**
 * The academy in a few counts: whom it reaches, who came and went, whose evidence tells how its readiness moved. `markets` null
 * is the whole academy; else the people of these markets. Erased people are counted by their dates, which stay.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, LevelId, MarketId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';

export type Markets = readonly MarketId[] | null;

const inMarkets = (markets: Markets): RawBuilder<unknown> =>
  markets === null ? sql`true` : sql`p.market_id = any(${markets}::uuid[])`;
const hereToday = (today: Day): RawBuilder<unknown> =>
  sql`(p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null`;

export interface Reach {
  readonly people: number;
  readonly withRole: number;
  /** with evidence that counts since the day */
  readonly assessed: number;
  /** with a coaching session held since the day */
  readonly coached: number;
  readonly agreements: number;
  /** agreed check-backs that fell due since the day, and those of them that were done */
  readonly checkBacksDue: number;
  readonly checkBacksDone: number;
  readonly gapsClosed: number;
  readonly gapsLookedAt: number;
  readonly joined: number;
  readonly left: number;
}

export interface Since {
  readonly assessed: Day;
  readonly coached: Day;
  readonly checkBacks: Day;
  readonly flow: Day;
}

export async function loadReach(
  db: Db,
  academyId: AcademyId,
  today: Day,
  since: Since,
  markets: Markets,
): Promise<Reach> {
  const found = await sql<Reach>`
    with here as materialized (
      select p.person_id, p.role_id from person p where p.academy_id = ${academyId} and ${inMarkets(markets)} and ${hereToday(today)}
    ), selling as materialized (select person_id from here where role_id is not null),
    agreed as (
      select a.agreement_id, r.number, r.check_back, a.ended_at from agreement a
      join here on here.person_id = a.salesperson_id
      join agreement_revision r on r.academy_id = a.academy_id and r.agreement_id = a.agreement_id and r.in_force_from is not null
      where a.academy_id = ${academyId}
    ), latest as (select distinct on (agreement_id) * from agreed order by agreement_id, number desc),
    due as (
      select l.agreement_id, exists (select from check_back k where k.academy_id = ${academyId} and k.agreement_id = l.agreement_id and k.number = l.number) as done
      from agreed l where l.check_back between ${since.checkBacks}::date and ${today}::date
        and (l.number = (select max(number) from agreed o where o.agreement_id = l.agreement_id)
          or exists (select from check_back k where k.academy_id = ${academyId} and k.agreement_id = l.agreement_id and k.number = l.number))
    ), outcomes as (
      select o.outcome from check_back k join (select distinct agreement_id from agreed) h on h.agreement_id = k.agreement_id
      join check_back_outcome o on o.academy_id = k.academy_id and o.agreement_id = k.agreement_id and o.position = k.position
      where k.academy_id = ${academyId} and k.day >= ${since.checkBacks}::date
    )
    select (select count(*) from here)::int as people, (select count(*) from selling)::int as "withRole",
      (select count(*) from (select distinct s.person_id from person p join standing s on s.academy_id = p.academy_id and s.person_id = p.person_id
        where p.academy_id = ${academyId} and p.role_id is not null and ${inMarkets(markets)} and ${hereToday(today)}
          and s.on_day >= ${since.assessed}::date) as rated)::int as assessed,
      (select count(*) from selling where exists (select from coaching_session c where c.academy_id = ${academyId} and c.salesperson_id = selling.person_id
        and c.held_at >= ${since.coached}::date))::int as coached,
      (select count(*) from latest where ended_at is null)::int as agreements,
      (select count(*) from due)::int as "checkBacksDue", (select count(*) from due where done)::int as "checkBacksDone",
      (select count(*) from outcomes where outcome = 'closed')::int as "gapsClosed", (select count(*) from outcomes)::int as "gapsLookedAt",
      (select count(*) from person p where p.academy_id = ${academyId} and ${inMarkets(markets)} and p.joined_on between ${since.flow}::date and ${today}::date)::int as joined,
      (select count(*) from person p where p.academy_id = ${academyId} and ${inMarkets(markets)} and p.left_on between ${since.flow}::date and ${today}::date)::int as left`.execute(
    db,
  );
  const row = found.rows[0];
  if (!row) throw new Error('a count is always answered');
  return row;
}

export interface MoverFound {
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly targetId: LevelId;
  readonly joinedOn: Day | null;
  readonly leftOn: Day | null;
}

/** Those with a role who counted on any day since: of more than `most`, a fixed part, the same each time. */
export async function listMovers(
  db: Db,
  academyId: AcademyId,
  versionAims: RawBuilder<unknown>,
  of: { readonly since: Day; readonly markets: Markets; readonly most: number },
): Promise<{ readonly movers: readonly MoverFound[]; readonly total: number }> {
  const found = await sql<MoverFound & { total: number }>`
    select p.person_id as "personId", aim.role_id as "roleId", aim.target_level_id as "targetId", p.joined_on as "joinedOn", p.left_on as "leftOn",
      count(*) over ()::int as total
    from person p join ${versionAims} aim on aim.person_id = p.person_id
    where p.academy_id = ${academyId} and ${inMarkets(of.markets)} and (p.left_on is null or p.left_on > ${of.since}::date)
      and p.erased_at is null and aim.target_level_id is not null
    order by hashtextextended(p.person_id::text, 7), p.person_id limit ${of.most}`.execute(db);
  return { movers: found.rows.map(({ total: _, ...mover }) => mover), total: found.rows[0]?.total ?? 0 };
}

export interface Asking {
  readonly capabilityId: string;
  readonly purpose: Words;
  readonly indicators: { readonly [proficiency: string]: Words };
}

/** What each capability asks for, as one can observe it. */
export async function listAsking(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<ReadonlyMap<string, Asking>> {
  const found = await sql<Asking>`
    select capability_id as "capabilityId", purpose, indicators from way_capability
    where academy_id = ${academyId} and version_id = ${versionId}`.execute(db);
  return new Map(found.rows.map((one) => [one.capabilityId, one]));
}
