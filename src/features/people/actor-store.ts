/**
 * The actor behind a sign-in, and what other people are to them. The tree of managers is walked upwards from one person,
 * downwards only to list those who are led: no cost grows with people who are not shown.
 */
import { sql } from 'kysely';
import type { Actor, Grant } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Relation } from './access.ts';

interface ActorFound {
  person_id: PersonId;
  language: string | null;
  time_zone: string | null;
  leads: boolean;
  grants: Grant[];
}

/** Null where the sign-in is nobody here, or somebody who has left by that day. */
export async function findActor(db: Db, academyId: AcademyId, signInId: string, today: Day): Promise<Actor | null> {
  const found = await sql<ActorFound>`
    select p.person_id, p.language, p.time_zone,
      exists (select from person led where led.academy_id = p.academy_id and led.manager_id = p.person_id
        and (led.left_on is null or led.left_on > ${today}::date)) as leads,
      coalesce((select json_agg(distinct g.grant_name) from person_grant g
        where g.academy_id = p.academy_id and g.person_id = p.person_id), '[]') as grants
    from membership m join person p on p.academy_id = m.academy_id and p.person_id = m.person_id
    where m.academy_id = ${academyId} and m.sign_in_id = ${signInId}
      and (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return {
    academyId,
    personId: row.person_id,
    signInId,
    grants: row.grants,
    leads: row.leads,
    language: row.language ?? 'en',
    timeZone: row.time_zone ?? 'UTC',
  };
}

/** What the person is to the actor; null when there is no such person in the academy. */
export async function loadRelation(
  db: Db,
  academyId: AcademyId,
  actor: Pick<Actor, 'personId'>,
  personId: PersonId,
): Promise<Relation | null> {
  const found = await sql<{ manager: boolean; above: boolean; market_head: boolean }>`
    with recursive line (person_id, manager_id, height) as (
      select person_id, manager_id, 0 from person where academy_id = ${academyId} and person_id = ${personId}
      union all
      select p.person_id, p.manager_id, line.height + 1 from line
      join person p on p.academy_id = ${academyId} and p.person_id = line.manager_id
      where line.height < 40
    ), places (market_id) as (
      select market_id from person where academy_id = ${academyId} and person_id = ${personId} and market_id is not null
      union
      select m.parent_id from places join market m on m.academy_id = ${academyId} and m.market_id = places.market_id
      where m.parent_id is not null
    )
    select
      exists (select from line where height = 1 and person_id = ${actor.personId}) as manager,
      exists (select from line where height > 1 and person_id = ${actor.personId}) as above,
      exists (select from person_grant g where g.academy_id = ${academyId} and g.person_id = ${actor.personId}
        and g.grant_name = 'head-of-sales' and (g.market_id is null or g.market_id in (select market_id from places))) as market_head
    from line where height = 0`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  if (personId === actor.personId) return 'self';
  if (row.manager) return 'manager';
  if (row.above) return 'above';
  return row.market_head ? 'market-head' : 'colleague';
}
