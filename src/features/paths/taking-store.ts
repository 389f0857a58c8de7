/** Takings as rows. Giving back opens the very assignments that were ended, with the day and the reasons they had. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Holder } from './taking.ts';

export interface HolderFound extends Holder {
  readonly on: Day | null;
  readonly due: Day | null;
  readonly by: string | null;
  readonly rule: string | null;
}

/** What each of some people has of an activity, in the order they are named. */
export async function listHolders(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  activityId: string,
): Promise<readonly HolderFound[]> {
  const found = await sql<HolderFound>`
    select asked.person_id as "personId", a.person_id is not null as open, a.on_day as on, a.due_day as due, p.name as by, r.name as rule,
      exists (select from completion c where c.academy_id = ${academyId} and c.person_id = asked.person_id
        and c.activity_id = ${activityId}) as finished
    from unnest(${people}::uuid[]) with ordinality as asked (person_id, position)
    left join assignment a on a.academy_id = ${academyId} and a.person_id = asked.person_id and a.activity_id = ${activityId}
      and a.ended_at is null
    left join assignment_order o on o.academy_id = ${academyId} and o.order_id = a.order_id
    left join assignment_rule r on r.academy_id = ${academyId} and r.rule_id = o.rule_id
    left join person p on p.academy_id = ${academyId} and p.person_id = o.made_by
    order by asked.position`.execute(db);
  return found.rows;
}

export interface Takeable {
  readonly activityId: string;
  readonly name: Words;
  readonly people: number;
}

/** What some people have open, what most of them have first. */
export async function listTakeable(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<readonly Takeable[]> {
  const found = await sql<Takeable>`
    select a.activity_id as "activityId", v.name, count(*)::integer as people from assignment a
    join activity v on v.academy_id = a.academy_id and v.activity_id = a.activity_id
    where a.academy_id = ${academyId} and a.person_id = any(${people}::uuid[]) and a.ended_at is null
      and not exists (select from completion c where c.academy_id = a.academy_id and c.person_id = a.person_id
        and c.activity_id = a.activity_id)
    group by a.activity_id, v.academy_id, v.activity_id order by people desc, a.activity_id limit 200`.execute(db);
  return found.rows;
}

export interface NewTaking {
  readonly takingId: string;
  readonly activityId: string;
  readonly by: PersonId;
  readonly at: Date;
}

/** Ends what these people have open of the activity. @returns from whom; null where the id names a taking already */
export async function saveTaking(
  db: Db,
  academyId: AcademyId,
  { takingId, activityId, by, at }: NewTaking,
  people: readonly PersonId[],
): Promise<readonly PersonId[] | null> {
  const kept = await sql`
    insert into assignment_taking (academy_id, taking_id, activity_id, made_by, made_at, taken)
    values (${academyId}, ${takingId}, ${activityId}, ${by}, ${at}, ${people.length})
    on conflict (academy_id, taking_id) do nothing returning 1`.execute(db);
  if (kept.rows.length === 0) return null;
  const ended = await sql<{ personId: PersonId }>`
    update assignment set ended_at = ${at}, taking_id = ${takingId}
    where academy_id = ${academyId} and activity_id = ${activityId} and person_id = any(${people}::uuid[]) and ended_at is null
    returning person_id as "personId"`.execute(db);
  if (ended.rows.length !== people.length)
    await sql`update assignment_taking set taken = ${ended.rows.length} where academy_id = ${academyId} and taking_id = ${takingId}`.execute(
      db,
    );
  return ended.rows.map(({ personId }) => personId);
}

/** Opens again what a taking ended. What was given anew meanwhile, or by an order taken back since, stays. Null: undone before. */
export async function undoTaking(
  db: Db,
  academyId: AcademyId,
  takingId: string,
  at: Date,
): Promise<readonly PersonId[] | null> {
  const undone = await sql`
    update assignment_taking set undone_at = ${at} where academy_id = ${academyId} and taking_id = ${takingId} and undone_at is null
    returning 1`.execute(db);
  if (undone.rows.length === 0) return null;
  const opened = await sql<{ personId: PersonId }>`
    update assignment a set ended_at = null, taking_id = null
    where a.academy_id = ${academyId} and a.taking_id = ${takingId}
      and not exists (select from assignment o where o.academy_id = a.academy_id and o.person_id = a.person_id
        and o.activity_id = a.activity_id and o.ended_at is null)
      and exists (select from assignment_order o where o.academy_id = a.academy_id and o.order_id = a.order_id and o.undone_at is null)
    returning a.person_id as "personId"`.execute(db);
  return opened.rows.map(({ personId }) => personId);
}

export interface TakingFound {
  readonly takingId: string;
  readonly activityId: string;
  readonly activity: Words;
  readonly by: string;
  readonly byId: PersonId;
  readonly at: Date;
  readonly taken: number;
  readonly undoneAt: Date | null;
}

/** The latest first. */
export async function listTakings(
  db: Db,
  academyId: AcademyId,
  of: { readonly takingId: string } | { readonly madeBy: PersonId | null },
): Promise<readonly TakingFound[]> {
  const only =
    'takingId' in of
      ? sql`and t.taking_id = ${of.takingId}`
      : of.madeBy === null
        ? sql``
        : sql`and t.made_by = ${of.madeBy}`;
  const found = await sql<TakingFound>`
    select t.taking_id as "takingId", t.activity_id as "activityId", v.name as activity, p.name as by, p.person_id as "byId",
      t.made_at as at, t.taken, t.undone_at as "undoneAt"
    from assignment_taking t
    join activity v on v.academy_id = t.academy_id and v.activity_id = t.activity_id
    join person p on p.academy_id = t.academy_id and p.person_id = t.made_by
    where t.academy_id = ${academyId} ${only} order by t.made_at desc, t.taking_id desc limit 20`.execute(db);
  return found.rows;
}
