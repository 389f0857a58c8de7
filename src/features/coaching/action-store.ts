/** Ticks that follow from learning: which agreements a completion may touch, and the ticks of many agreements in one statement. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Completed } from './action.ts';
import type { AgreementId, Tick } from './agreement.ts';

export async function listCompleted(
  db: Db,
  academyId: AcademyId,
  completionIds: readonly string[],
): Promise<readonly Completed[]> {
  const found = await sql<Completed>`
    select completion_id as "completionId", activity_id as "activityId", person_id as "personId", on_day as "on",
      how = 'group' as together
    from completion where academy_id = ${academyId} and completion_id = any(${completionIds}::uuid[])
    order by on_day, made_at, completion_id`.execute(db);
  return found.rows;
}

/** What these people have completed of what these people's completions were of. */
export async function listCompletedBy(
  db: Db,
  academyId: AcademyId,
  of: readonly { readonly personId: PersonId; readonly activityId: string }[],
): Promise<readonly Completed[]> {
  const found = await sql<Completed>`
    select distinct c.completion_id as "completionId", c.activity_id as "activityId", c.person_id as "personId", c.on_day as "on",
      c.how = 'group' as together
    from unnest(${of.map(({ personId }) => personId)}::uuid[], ${of.map(({ activityId }) => activityId)}::uuid[])
      as o (person_id, activity_id)
    join completion c on c.academy_id = ${academyId} and c.person_id = o.person_id and c.activity_id = o.activity_id
    order by c.on_day, c.completion_id`.execute(db);
  return found.rows;
}

/** Locks the living agreements of these people in which an action names the activity. Always in the same order, against deadlocks. */
export async function lockAgreementsNaming(
  db: Db,
  academyId: AcademyId,
  done: readonly { readonly personId: PersonId; readonly activityId: string }[],
): Promise<readonly AgreementId[]> {
  const found = await sql<{ id: AgreementId }>`
    select a.agreement_id as id from agreement a
    where a.academy_id = ${academyId} and a.ended_at is null and exists (
      select from unnest(${done.map(({ personId }) => personId)}::uuid[], ${done.map(({ activityId }) => activityId)}::uuid[])
        as d (person_id, activity_id)
      join agreed_action c on c.academy_id = a.academy_id and c.agreement_id = a.agreement_id and c.activity_id = d.activity_id
      where d.person_id in (a.salesperson_id, a.manager_id))
    order by a.agreement_id for update of a`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Locks the living agreements in which one of these completions ticked something. */
export async function lockAgreementsTickedBy(
  db: Db,
  academyId: AcademyId,
  completionIds: readonly string[],
): Promise<readonly AgreementId[]> {
  const found = await sql<{ id: AgreementId }>`
    select a.agreement_id as id from agreement a
    where a.academy_id = ${academyId} and a.ended_at is null and exists (
      select from action_tick t where t.academy_id = a.academy_id and t.agreement_id = a.agreement_id
        and t.completion_id = any(${completionIds}::uuid[]))
    order by a.agreement_id for update of a`.execute(db);
  return found.rows.map(({ id }) => id);
}

export interface TickMade {
  readonly agreementId: AgreementId;
  readonly position: number;
  readonly tick: Tick;
}

export async function addTicks(db: Db, academyId: AcademyId, made: readonly TickMade[]): Promise<void> {
  if (made.length === 0) return;
  await db
    .insertInto('action_tick')
    .values(
      made.map(({ agreementId, position, tick }) => ({
        academy_id: academyId,
        agreement_id: agreementId,
        position,
        action_id: tick.actionId,
        done: tick.done,
        evidence: tick.evidence,
        by_person: tick.by,
        at: tick.at,
        completion_id: tick.completionId,
      })),
    )
    .execute();
}
