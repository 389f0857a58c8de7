/** Priorities that count on a day: the company's, a person's own, and for each of many people those that hold for them. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, MarketId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Priority } from './priority.ts';

export interface PriorityFound extends Priority {
  readonly capability: Words;
  readonly market: string | null;
}

/** The company's, or with `personId` that person's own; the soonest over first. */
export async function listPriorities(
  db: Db,
  academyId: AcademyId,
  personId: PersonId | null,
  today: Day,
): Promise<readonly PriorityFound[]> {
  const found = await sql<PriorityFound>`
    select p.priority_id as "priorityId", p.capability_id as "capabilityId", p.market_id as "marketId", p.person_id as "personId",
      p.weight, p.until_day as until, m.name as market,
      coalesce((select w.name from way_capability w join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
        where w.academy_id = p.academy_id and w.capability_id = p.capability_id and v.state = 'published'
        order by v.effective_on desc limit 1), '{}') as capability
    from priority p
    left join market m on m.academy_id = p.academy_id and m.market_id = p.market_id
    where p.academy_id = ${academyId} and p.person_id is not distinct from ${personId}::uuid and p.ended_at is null
      and p.until_day >= ${today}::date
    order by p.until_day, p.priority_id`.execute(db);
  return found.rows;
}

export interface WantedOf {
  readonly personId: PersonId;
  readonly capabilityId: CapabilityId;
  readonly by: 'company' | 'person';
  readonly weight: number;
  readonly until: Day;
}

/** What is wanted of each of some people: their own, and the company's for their market and those above it. */
export async function listWanted(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<readonly WantedOf[]> {
  const found = await sql<WantedOf>`
    with recursive counting as materialized (
      select * from priority where academy_id = ${academyId} and ended_at is null and until_day >= ${today}::date
    ), reached (priority_id, market_id) as (
      select priority_id, market_id from counting where market_id is not null
      union
      select r.priority_id, m.market_id from reached r join market m on m.academy_id = ${academyId} and m.parent_id = r.market_id
    ), asked as materialized (
      select person_id, market_id from person where academy_id = ${academyId} and person_id = any(${people}::uuid[])
    )
    select a.person_id as "personId", c.capability_id as "capabilityId", 'company' as by, c.weight, c.until_day as until
    from asked a join counting c on c.person_id is null and (c.market_id is null
      or exists (select from reached r where r.priority_id = c.priority_id and r.market_id = a.market_id))
    union all
    select a.person_id, c.capability_id, 'person', c.weight, c.until_day from asked a join counting c on c.person_id = a.person_id`.execute(
    db,
  );
  return found.rows;
}

export async function savePriority(
  db: Db,
  academyId: AcademyId,
  priority: Priority,
  made: { readonly by: PersonId; readonly at: Date },
): Promise<void> {
  const { priorityId, capabilityId, marketId, personId, weight, until } = priority;
  await sql`
    insert into priority (academy_id, priority_id, capability_id, market_id, person_id, weight, until_day, made_by, made_at)
    values (${academyId}, ${priorityId}, ${capabilityId}, ${marketId}, ${personId}, ${weight}, ${until}, ${made.by}, ${made.at})
    on conflict (academy_id, priority_id) do update set weight = excluded.weight, until_day = excluded.until_day`.execute(
    db,
  );
}

/** False where there is no such priority, or it ended before. */
export async function endPriority(
  db: Db,
  academyId: AcademyId,
  personId: PersonId | null,
  priorityId: string,
  at: Date,
): Promise<boolean> {
  const ended = await sql`
    update priority set ended_at = ${at} where academy_id = ${academyId} and priority_id = ${priorityId} and ended_at is null
      and person_id is not distinct from ${personId}::uuid returning 1`.execute(db);
  return ended.rows.length > 0;
}

/** Whose priority an id names already, so that nobody changes another's; undefined while it names none. */
export async function loadPriority(
  db: Db,
  academyId: AcademyId,
  priorityId: string,
): Promise<{
  readonly personId: PersonId | null;
  readonly capabilityId: CapabilityId;
  readonly marketId: MarketId | null;
} | null> {
  const found = await sql<{ personId: PersonId | null; capabilityId: CapabilityId; marketId: MarketId | null }>`
    select person_id as "personId", capability_id as "capabilityId", market_id as "marketId" from priority
    where academy_id = ${academyId} and priority_id = ${priorityId}`.execute(db);
  return found.rows[0] ?? null;
}

export async function knowsCapability(db: Db, academyId: AcademyId, capabilityId: CapabilityId): Promise<boolean> {
  const found = await sql`
    select 1 from capability where academy_id = ${academyId} and capability_id = ${capabilityId}`.execute(db);
  return found.rows.length > 0;
}

export async function knowsMarket(db: Db, academyId: AcademyId, marketId: MarketId): Promise<boolean> {
  const found = await sql`select 1 from market where academy_id = ${academyId} and market_id = ${marketId}`.execute(db);
  return found.rows.length > 0;
}
