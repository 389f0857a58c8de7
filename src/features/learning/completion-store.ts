/** Completions as rows: what somebody finished alone, and groups that took part in something together. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityId } from '../modules/activity.ts';

export interface NewCompletion {
  readonly completionId: string;
  readonly personId: PersonId;
  readonly activityId: ActivityId;
  readonly attemptId: string;
  readonly onDay: Day;
  readonly minutes: number;
}

export async function addCompletion(db: Db, academyId: AcademyId, completion: NewCompletion, at: Date): Promise<void> {
  const { completionId, personId, activityId, attemptId, onDay, minutes } = completion;
  await sql`
    insert into completion (academy_id, completion_id, person_id, activity_id, attempt_id, how, on_day, minutes, made_at)
    values (${academyId}, ${completionId}, ${personId}, ${activityId}, ${attemptId}, 'attempt', ${onDay}, ${minutes}, ${at})`.execute(
    db,
  );
}

/** Seconds that arrive late, from a device that was without a connection, count too. */
export async function saveMinutes(db: Db, academyId: AcademyId, attemptId: string, minutes: number): Promise<void> {
  await sql`update completion set minutes = ${minutes}
    where academy_id = ${academyId} and attempt_id = ${attemptId} and minutes <> ${minutes}`.execute(db);
}

export interface PersonAsked {
  readonly id: PersonId;
  readonly name: string;
  readonly here: boolean;
  /** the one who asks leads them: directly, from above, or as head of their market */
  readonly led: boolean;
  /** marked for the activity on the day already */
  readonly already: boolean;
}

/** All that has to be known of a selection before marking it, in one look. Who is no person of the academy is left out. */
export async function listAsked(
  db: Db,
  academyId: AcademyId,
  asked: {
    readonly by: PersonId;
    readonly activityId: ActivityId;
    readonly personIds: readonly PersonId[];
    readonly onDay: Day;
    readonly today: Day;
  },
): Promise<readonly PersonAsked[]> {
  const ids = [...new Set(asked.personIds)];
  const found = await sql<PersonAsked>`
    with recursive line (person_id, leader_id, height) as (
      select p.person_id, p.manager_id, 1 from person p
      where p.academy_id = ${academyId} and p.person_id = any(${ids}::uuid[])
      union all
      select line.person_id, p.manager_id, line.height + 1 from line
      join person p on p.academy_id = ${academyId} and p.person_id = line.leader_id
      where line.height < 40
    ), place (person_id, market_id) as (
      select p.person_id, p.market_id from person p where p.academy_id = ${academyId} and p.person_id = any(${ids}::uuid[])
      union
      select place.person_id, m.parent_id from place join market m on m.academy_id = ${academyId} and m.market_id = place.market_id
    ), led as (
      select person_id from line where leader_id = ${asked.by}
      union
      select place.person_id from place join person_grant g on g.academy_id = ${academyId} and g.person_id = ${asked.by}
        and g.grant_name = 'head-of-sales' and (g.market_id is null or g.market_id = place.market_id)
    )
    select p.person_id as id, p.name, (p.left_on is null or p.left_on > ${asked.today}::date) and p.erased_at is null as here,
      p.person_id in (select person_id from led) as led,
      exists (select from completion c where c.academy_id = p.academy_id and c.person_id = p.person_id
        and c.activity_id = ${asked.activityId} and c.on_day = ${asked.onDay}::date and c.how = 'group') as already
    from person p where p.academy_id = ${academyId} and p.person_id = any(${ids}::uuid[])
    order by lower(p.name), p.person_id`.execute(db);
  return found.rows;
}

export interface GroupFound {
  readonly groupId: string;
  readonly activityId: ActivityId;
  readonly byPerson: PersonId;
  readonly undoneAt: Date | null;
}

export async function loadGroup(db: Db, academyId: AcademyId, groupId: string): Promise<GroupFound | null> {
  const found = await sql<GroupFound>`
    select group_id as "groupId", activity_id as "activityId", by_person as "byPerson", undone_at as "undoneAt"
    from completion_group where academy_id = ${academyId} and group_id = ${groupId} for update`.execute(db);
  return found.rows[0] ?? null;
}

export interface NewGroup {
  readonly groupId: string;
  readonly activityId: ActivityId;
  readonly byPerson: PersonId;
  readonly onDay: Day;
  readonly minutes: number;
}

/** @returns false where a group of this id is there already */
export async function addGroup(db: Db, academyId: AcademyId, group: NewGroup, at: Date): Promise<boolean> {
  const added = await sql<{ id: string }>`
    insert into completion_group (academy_id, group_id, activity_id, by_person, on_day, minutes, made_at)
    values (${academyId}, ${group.groupId}, ${group.activityId}, ${group.byPerson}, ${group.onDay}, ${group.minutes}, ${at})
    on conflict do nothing returning group_id as id`.execute(db);
  return added.rows.length > 0;
}

/** @returns those who were not marked meanwhile by somebody else */
export async function addGroupCompletions(
  db: Db,
  academyId: AcademyId,
  group: NewGroup,
  of: readonly { readonly completionId: string; readonly personId: PersonId }[],
  at: Date,
): Promise<readonly { readonly completionId: string; readonly personId: PersonId }[]> {
  const added = await sql<{ completionId: string; personId: PersonId }>`
    insert into completion (academy_id, completion_id, person_id, activity_id, group_id, how, by_person, on_day, minutes, made_at)
    select ${academyId}::uuid, r.completion_id, r.person_id, ${group.activityId}::uuid, ${group.groupId}::uuid, 'group',
      ${group.byPerson}::uuid, ${group.onDay}::date, ${group.minutes}::int, ${at}::timestamptz
    from unnest(${of.map((one) => one.completionId)}::uuid[], ${of.map((one) => one.personId)}::uuid[]) as r(completion_id, person_id)
    on conflict (academy_id, activity_id, person_id, on_day) where how = 'group' do nothing
    returning completion_id as "completionId", person_id as "personId"`.execute(db);
  return added.rows;
}

export async function listOfGroup(
  db: Db,
  academyId: AcademyId,
  groupId: string,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const found = await sql<{ id: PersonId; name: string }>`
    select p.person_id as id, p.name from completion c
    join person p on p.academy_id = c.academy_id and p.person_id = c.person_id
    where c.academy_id = ${academyId} and c.group_id = ${groupId} order by lower(p.name), p.person_id`.execute(db);
  return found.rows;
}

export async function removeGroup(
  db: Db,
  academyId: AcademyId,
  groupId: string,
  at: Date,
): Promise<readonly { readonly completionId: string; readonly personId: PersonId }[]> {
  await sql`update completion_group set undone_at = ${at}
    where academy_id = ${academyId} and group_id = ${groupId} and undone_at is null`.execute(db);
  const removed = await sql<{ completionId: string; personId: PersonId }>`
    delete from completion where academy_id = ${academyId} and group_id = ${groupId}
    returning completion_id as "completionId", person_id as "personId"`.execute(db);
  return removed.rows;
}
