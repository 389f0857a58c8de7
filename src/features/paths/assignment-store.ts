/** Whom an order is for, what each of them needs and has behind them: one statement each, for one person as for ten thousand. */
import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, MarketId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { ageInDaysSql, provenSql, provenStepSql } from '../assessments/standing-sql.ts';
import { marketTree } from '../people/store.ts';
import { aimsSql } from '../way-of-selling/requirement-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import type { Whom } from './assignment.ts';
import type { Need } from './need.ts';
import type { Offer } from './path.ts';

/** Whom the one who asks may give something: all, or the people of these markets and those they lead. */
export type Reach = 'all' | { readonly markets: readonly MarketId[]; readonly ledBy: PersonId };

/** The ids of those an order is for, by name, who are here today and within reach. */
export async function listWhom(
  db: Db,
  academyId: AcademyId,
  whom: Whom,
  reach: Reach,
  today: Day,
  among: readonly PersonId[] | null = null,
): Promise<readonly PersonId[]> {
  const found = await sql<{ id: PersonId }>`
    with ${reach === 'all' ? sql`` : sql`recursive led as (${ledBy(academyId, reach.ledBy)}),`} chosen as (
      select p.person_id, p.sort_name, p.market_id from person p
      where p.academy_id = ${academyId} and (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null
        and ${conditions(academyId, whom, today)}
        ${among ? sql`and p.person_id = any(${among}::uuid[])` : sql``}
    )
    select person_id as id from chosen
    where ${reach === 'all' ? sql`true` : sql`(market_id = any(${reach.markets}::uuid[]) or person_id in (select person_id from led))`}
    order by sort_name, person_id`.execute(db);
  return found.rows.map(({ id }) => id);
}

function ledBy(academyId: AcademyId, managerId: PersonId): RawBuilder<unknown> {
  return sql`
    select p.person_id from person p where p.academy_id = ${academyId} and p.manager_id = ${managerId}
    union
    select p.person_id from led join person p on p.academy_id = ${academyId} and p.manager_id = led.person_id`;
}

function conditions(academyId: AcademyId, whom: Whom, today: Day): RawBuilder<unknown> {
  if ('people' in whom) return sql`p.person_id = any(${whom.people}::uuid[])`;
  const { roleId, levelId, marketId, teamId, managerId, joinedWithin } = whom.everybody;
  const all = [
    sql`p.role_id is not null`,
    ...(roleId ? [sql`p.role_id = ${roleId}`] : []),
    ...(levelId ? [sql`p.level_id = ${levelId}`] : []),
    ...(marketId ? [sql`p.market_id in ${marketTree(academyId, marketId)}`] : []),
    ...(teamId ? [sql`p.team_id = ${teamId}`] : []),
    ...(managerId
      ? [sql`p.person_id in (with recursive led as (${ledBy(academyId, managerId)}) select person_id from led)`]
      : []),
    ...(joinedWithin === undefined
      ? []
      : [sql`p.joined_on > ${addDays(today, -joinedWithin)}::date and p.joined_on <= ${today}::date`]),
  ];
  return sql.join(all, sql` and `);
}

/** What the level each works toward requires, and the step they stand on today; by the rule of standing.ts, in SQL. */
export async function listNeeds(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  steps: number,
  today: Day,
): Promise<ReadonlyMap<PersonId, ReadonlyMap<CapabilityId, Need>>> {
  const version = versionInForceSql(academyId, today);
  const days = ageInDaysSql('s.on_day', '(select day from today)');
  const proven = provenSql('s.variance', days, steps);
  const step = `case when ${proven} then ${provenStepSql('s.mean', days, steps)} else 0 end`;
  const found = await sql<{ personId: PersonId; needs: readonly [CapabilityId, number, number, number][] }>`
    with today as (select ${today}::date as day), aims as materialized (
      select a.* from ${aimsSql(academyId, sql`${version}`)} a where a.person_id = any(${people}::uuid[])
    )
    select a.person_id as "personId", json_agg(json_build_array(r.capability_id, r.proficiency, ${sql.raw(step)}, r.weight)) as needs
    from aims a
    join requirement r on r.academy_id = ${academyId} and r.version_id = ${version} and r.role_id = a.role_id
      and r.level_id = a.target_level_id and r.proficiency > 0
    left join standing s on s.academy_id = ${academyId} and s.person_id = a.person_id and s.capability_id = r.capability_id
    group by a.person_id`.execute(db);
  return new Map(
    found.rows.map(({ personId, needs }) => [
      personId,
      new Map(
        needs.map(([capabilityId, required, at, weight]) => [
          capabilityId,
          { capabilityId, required, step: at, weight },
        ]),
      ),
    ]),
  );
}

export interface Behind {
  readonly completed: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

/** What people have finished, and what they were given and have not. */
export async function listBehind(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Behind>> {
  const found = await sql<{ personId: PersonId; completed: string[] | null; open: string[] | null }>`
    with done as (
      select person_id, json_agg(distinct activity_id) as all from completion
      where academy_id = ${academyId} and person_id = any(${people}::uuid[]) group by person_id
    ), given as (
      select a.person_id, json_agg(a.activity_id) as all from assignment a
      where a.academy_id = ${academyId} and a.person_id = any(${people}::uuid[]) and a.ended_at is null
        and not exists (select from completion c where c.academy_id = a.academy_id and c.person_id = a.person_id
          and c.activity_id = a.activity_id)
      group by a.person_id
    )
    select coalesce(d.person_id, g.person_id) as "personId", d.all as completed, g.all as open
    from done d full join given g on g.person_id = d.person_id`.execute(db);
  return new Map(
    found.rows.map(({ personId, completed, open }) => [
      personId,
      { completed: new Set(completed ?? []), open: new Set(open ?? []) },
    ]),
  );
}

export interface OfferNamed extends Offer {
  readonly name: Words;
}

const offerColumns = sql`a.activity_id as "activityId", a.name, a.minutes,
  coalesce((select json_agg(json_build_object('capabilityId', d.capability_id, 'proficiency', d.proficiency)) from activity_develops d
    where d.academy_id = a.academy_id and d.activity_id = a.activity_id and d.number = a.published_number), '[]') as develops`;

/** Those of some activities that are on the menu today, in the order they were asked for. */
export async function listNamed(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly string[],
): Promise<readonly OfferNamed[]> {
  const found = await sql<OfferNamed>`
    select ${offerColumns} from unnest(${activityIds}::uuid[]) with ordinality as asked (activity_id, position)
    join activity a on a.academy_id = ${academyId} and a.activity_id = asked.activity_id and a.state = 'published'
    order by asked.position`.execute(db);
  return found.rows;
}

/** What one can do alone and may need: of each capability and proficiency the few shortest modules. */
export async function listMayBeNeeded(db: Db, academyId: AcademyId): Promise<readonly OfferNamed[]> {
  const found = await sql<OfferNamed>`
    with near as (
      select d.activity_id, row_number() over (partition by d.capability_id, d.proficiency order by a.minutes, a.activity_id) as place
      from activity_develops d
      join activity a on a.academy_id = d.academy_id and a.activity_id = d.activity_id and a.published_number = d.number
      where d.academy_id = ${academyId} and a.state = 'published' and a.kind = 'module' and a.delivery = 'e-learning'
    )
    select ${offerColumns} from (select distinct activity_id from near where place <= 8) few
    join activity a on a.academy_id = ${academyId} and a.activity_id = few.activity_id`.execute(db);
  return found.rows;
}

/** What some activities are called, on the menu or not. */
export async function listActivityNames(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
  if (activityIds.length === 0) return new Map();
  const found = await sql<{ id: string; name: Words }>`
    select activity_id as id, name from activity where academy_id = ${academyId} and activity_id = any(${activityIds}::uuid[])`.execute(
    db,
  );
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
