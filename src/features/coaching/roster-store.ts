/**
 * Where the roster and coaching have come apart: living agreements and planned sessions of which one side has left, or whose
 * manager no longer leads the salesperson; with who leads the salesperson now.
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface Parting {
  readonly kind: 'agreement' | 'session';
  readonly id: string;
  readonly salespersonHere: boolean;
  readonly managerHere: boolean;
  readonly leads: boolean;
  /** the nearest leader who is here; null where nobody leads the salesperson */
  readonly successorId: PersonId | null;
}

/** What fell away by itself and may stand again: whoever had left is here, and nothing newer has taken its place. */
export interface Reunion {
  readonly kind: 'agreement' | 'session';
  readonly id: string;
  readonly salespersonId: PersonId;
  readonly managerId: PersonId;
}

/** Of sessions those still ahead; whether the two work together again is for the caller to ask. */
export async function listReunions(
  db: Db,
  academyId: AcademyId,
  of: PersonId | null,
  now: Date,
  today: Day,
): Promise<readonly Reunion[]> {
  const theirs = of === null ? sql`` : sql`and (f.salesperson_id = ${of} or f.manager_id = ${of})`;
  const here = (column: 'salesperson_id' | 'manager_id') => sql`exists (select from person p
    where p.academy_id = f.academy_id and p.person_id = f.${sql.ref(column)} and (p.left_on is null or p.left_on > ${today}) and p.erased_at is null)`;
  const found = await sql<Reunion>`
    select 'agreement' as kind, f.agreement_id as id, f.salesperson_id as "salespersonId", f.manager_id as "managerId" from agreement f
    where f.academy_id = ${academyId} and f.ended_why = 'salesperson-left' ${theirs} and ${here('salesperson_id')}
      and not exists (select from agreement newer where newer.academy_id = f.academy_id and newer.salesperson_id = f.salesperson_id
        and newer.agreement_id > f.agreement_id)
    union all
    select 'session', f.session_id, f.salesperson_id, f.manager_id from coaching_session f
    where f.academy_id = ${academyId} and f.dropped_why is not null and f.starts_at > ${now} ${theirs}
      and ${here('salesperson_id')} and ${here('manager_id')}
    order by kind, id`.execute(db);
  return found.rows;
}

/** What ends when these people leave: the agreements of salespeople, and planned sessions of either side. */
export async function countLiving(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<{ readonly agreements: number; readonly sessions: number }> {
  const found = await sql<{ agreements: number; sessions: number }>`
    select (select count(*)::int from agreement where academy_id = ${academyId} and ended_at is null
        and salesperson_id = any(${people}::uuid[])) as agreements,
      (select count(*)::int from coaching_session where academy_id = ${academyId} and state = 'planned'
        and (salesperson_id = any(${people}::uuid[]) or manager_id = any(${people}::uuid[]))) as sessions`.execute(db);
  return found.rows[0] ?? { agreements: 0, sessions: 0 };
}

/** @param of only where this person is a side; null: in the whole academy */
export async function listPartings(
  db: Db,
  academyId: AcademyId,
  of: PersonId | null,
  today: Day,
): Promise<readonly Parting[]> {
  const theirs = of === null ? sql`` : sql`and (salesperson_id = ${of} or manager_id = ${of})`;
  const here = sql`(p.left_on is null or p.left_on > ${today}) and p.erased_at is null`;
  // handed over by the very one who leads them still: the roster has not caught up yet, and must not hand it back
  const awaitsRoster = sql`exists (
    select from (select h.why, h.from_manager_id, h.to_manager_id from agreement_handover h
      where h.academy_id = a.academy_id and h.agreement_id = a.agreement_id order by h.position desc limit 1) last
    join person s on s.academy_id = a.academy_id and s.person_id = a.salesperson_id and s.manager_id = last.from_manager_id
    join person p on p.academy_id = a.academy_id and p.person_id = last.to_manager_id and ${here}
    where last.why = 'handed-over' and (s.left_on is null or s.left_on > ${today}) and s.erased_at is null)`;
  const found = await sql<Parting>`
    with recursive pair as (
      select 'agreement' as kind, agreement_id as id, salesperson_id, manager_id from agreement a
      where academy_id = ${academyId} and ended_at is null ${theirs} and not ${awaitsRoster}
      union all
      select 'session', session_id, salesperson_id, manager_id from coaching_session
      where academy_id = ${academyId} and state = 'planned' ${theirs}
    ), line (salesperson_id, leader_id, height) as (
      select p.person_id, p.manager_id, 1 from person p
      where p.academy_id = ${academyId} and p.person_id in (select salesperson_id from pair) and p.manager_id is not null
      union all
      select line.salesperson_id, p.manager_id, line.height + 1 from line
      join person p on p.academy_id = ${academyId} and p.person_id = line.leader_id
      where p.manager_id is not null and line.height < 40
    ), place (salesperson_id, market_id) as (
      select p.person_id, p.market_id from person p
      where p.academy_id = ${academyId} and p.person_id in (select salesperson_id from pair) and p.market_id is not null
      union
      select place.salesperson_id, m.parent_id from place
      join market m on m.academy_id = ${academyId} and m.market_id = place.market_id where m.parent_id is not null
    ), judged as (
      select pair.kind, pair.id,
        exists (select from person p where p.academy_id = ${academyId} and p.person_id = pair.salesperson_id and ${here}) as "salespersonHere",
        exists (select from person p where p.academy_id = ${academyId} and p.person_id = pair.manager_id and ${here}) as "managerHere",
        exists (select from line where line.salesperson_id = pair.salesperson_id and line.leader_id = pair.manager_id)
          or exists (select from person_grant g where g.academy_id = ${academyId} and g.person_id = pair.manager_id and g.grant_name = 'head-of-sales'
            and (g.market_id is null or g.market_id in (select market_id from place where place.salesperson_id = pair.salesperson_id))) as leads,
        (select line.leader_id from line join person p on p.academy_id = ${academyId} and p.person_id = line.leader_id
          where line.salesperson_id = pair.salesperson_id and ${here} order by line.height limit 1) as "successorId"
      from pair
    )
    select * from judged where not ("salespersonHere" and "managerHere" and leads) order by kind, id`.execute(db);
  return found.rows;
}
