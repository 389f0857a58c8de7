/** Orders, rules and what they gave, as rows. What somebody has finished stays given; only what is open can be taken back. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Delivery } from '../modules/activity.ts';
import type { Due, Order, Planned, What, Whom } from './assignment.ts';
import type { NeedPart } from './need.ts';

export interface NewOrder extends Order {
  readonly orderId: string;
  readonly ruleId: string | null;
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Null where the id names an order already. */
export async function saveOrder(
  db: Db,
  academyId: AcademyId,
  order: NewOrder,
  planned: readonly Planned[],
  today: Day,
): Promise<readonly Planned[] | null> {
  const { orderId, ruleId, whom, what, due, by, at } = order;
  const kept = await sql`
    insert into assignment_order (academy_id, order_id, rule_id, whom, what, due, made_by, made_at, made)
    values (${academyId}, ${orderId}, ${ruleId}, ${JSON.stringify(whom)}, ${JSON.stringify(what)}, ${JSON.stringify(due)}, ${by}, ${at}, ${planned.length})
    on conflict (academy_id, order_id) do nothing returning 1`.execute(db);
  if (kept.rows.length === 0) return null;
  const rows = planned.map(({ personId, activityId, due: day, points, parts }) => ({
    personId,
    activityId,
    day,
    points,
    parts,
  }));
  const saved = await sql<{ personId: PersonId; activityId: string }>`
    insert into assignment (academy_id, person_id, activity_id, order_id, on_day, due_day, points, parts)
    select ${academyId}::uuid, "personId", "activityId", ${orderId}::uuid, ${today}::date, day, least(points, 32767), parts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("personId" uuid, "activityId" uuid, day date, points integer, parts jsonb)
    on conflict (academy_id, person_id, activity_id) where ended_at is null do nothing
    returning person_id as "personId", activity_id as "activityId"`.execute(db);
  if (saved.rows.length === planned.length) return planned;
  // somebody else gave some of it in the same moment: what stands is what counts
  const given = new Set(saved.rows.map(({ personId, activityId }) => `${personId} ${activityId}`));
  await sql`update assignment_order set made = ${saved.rows.length} where academy_id = ${academyId} and order_id = ${orderId}`.execute(
    db,
  );
  return planned.filter(({ personId, activityId }) => given.has(`${personId} ${activityId}`));
}

export interface OrderFound {
  readonly orderId: string;
  readonly ruleId: string | null;
  readonly rule: string | null;
  readonly whom: Whom;
  readonly what: What;
  readonly due: Due;
  readonly by: { readonly id: PersonId; readonly name: string } | null;
  readonly at: Date;
  readonly made: number;
  readonly undoneAt: Date | null;
}

const orderColumns = sql`o.order_id as "orderId", o.rule_id as "ruleId", r.name as rule, o.whom, o.what, o.due, o.made_at as at, o.made,
  o.undone_at as "undoneAt", case when p.person_id is null then null else json_build_object('id', p.person_id, 'name', p.name) end as by`;

/** The latest first. @param madeBy only those of one person */
export async function listOrders(
  db: Db,
  academyId: AcademyId,
  madeBy: PersonId | null,
  before: Date | null,
  limit: number,
): Promise<readonly OrderFound[]> {
  const found = await sql<OrderFound>`
    select ${orderColumns} from assignment_order o
    left join assignment_rule r on r.academy_id = o.academy_id and r.rule_id = o.rule_id
    left join person p on p.academy_id = o.academy_id and p.person_id = o.made_by
    where o.academy_id = ${academyId} ${madeBy ? sql`and o.made_by = ${madeBy}` : sql``}
      ${before ? sql`and o.made_at < ${before}` : sql``}
    order by o.made_at desc, o.order_id desc limit ${limit}`.execute(db);
  return found.rows;
}

export async function loadOrder(db: Db, academyId: AcademyId, orderId: string): Promise<OrderFound | null> {
  const found = await sql<OrderFound>`
    select ${orderColumns} from assignment_order o
    left join assignment_rule r on r.academy_id = o.academy_id and r.rule_id = o.rule_id
    left join person p on p.academy_id = o.academy_id and p.person_id = o.made_by
    where o.academy_id = ${academyId} and o.order_id = ${orderId}`.execute(db);
  return found.rows[0] ?? null;
}

/** Takes back what an order gave and nobody has finished. Null where it was undone before. */
export async function undoOrder(
  db: Db,
  academyId: AcademyId,
  orderId: string,
  at: Date,
): Promise<readonly PersonId[] | null> {
  const undone = await sql`
    update assignment_order set undone_at = ${at} where academy_id = ${academyId} and order_id = ${orderId} and undone_at is null returning 1`.execute(
    db,
  );
  if (undone.rows.length === 0) return null;
  const ended = await sql<{ personId: PersonId }>`
    update assignment a set ended_at = ${at} where a.academy_id = ${academyId} and a.order_id = ${orderId} and a.ended_at is null
      and not exists (select from completion c where c.academy_id = a.academy_id and c.person_id = a.person_id
        and c.activity_id = a.activity_id)
    returning a.person_id as "personId"`.execute(db);
  return ended.rows.map(({ personId }) => personId);
}

/** False where it is not open. */
export async function endAssignment(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  activityId: string,
  at: Date,
): Promise<boolean> {
  const ended = await sql`
    update assignment set ended_at = ${at} where academy_id = ${academyId} and person_id = ${personId}
      and activity_id = ${activityId} and ended_at is null returning 1`.execute(db);
  return ended.rows.length > 0;
}

export interface AssignmentFound {
  readonly activityId: string;
  readonly name: Words;
  readonly minutes: number;
  readonly delivery: Delivery | null;
  readonly orderId: string;
  readonly on: Day;
  readonly due: Day | null;
  readonly points: number;
  readonly parts: readonly NeedPart[];
  readonly by: string | null;
  readonly rule: string | null;
}

/** What one person was given and has not finished: what is due first, then what is needed most. */
export async function listOpen(db: Db, academyId: AcademyId, personId: PersonId): Promise<readonly AssignmentFound[]> {
  const found = await sql<AssignmentFound>`
    select a.activity_id as "activityId", v.name, v.minutes, v.delivery, a.order_id as "orderId", a.on_day as on, a.due_day as due, a.points, a.parts,
      p.name as by, r.name as rule
    from assignment a
    join activity v on v.academy_id = a.academy_id and v.activity_id = a.activity_id
    join assignment_order o on o.academy_id = a.academy_id and o.order_id = a.order_id
    left join assignment_rule r on r.academy_id = o.academy_id and r.rule_id = o.rule_id
    left join person p on p.academy_id = o.academy_id and p.person_id = o.made_by
    where a.academy_id = ${academyId} and a.person_id = ${personId} and a.ended_at is null
      and not exists (select from completion c where c.academy_id = a.academy_id and c.person_id = a.person_id
        and c.activity_id = a.activity_id)
    order by a.due_day nulls last, a.points desc, a.activity_id`.execute(db);
  return found.rows;
}

export interface RuleFound {
  readonly ruleId: string;
  readonly name: string;
  readonly whom: Whom;
  readonly what: What;
  readonly due: Due;
  readonly by: string;
  readonly at: Date;
  /** how many assignments it has made */
  readonly made: number;
}

/** The rules that act, by name. */
export async function listRules(db: Db, academyId: AcademyId): Promise<readonly RuleFound[]> {
  const found = await sql<RuleFound>`
    select r.rule_id as "ruleId", r.name, r.whom, r.what, r.due, p.name as by, r.made_at as at,
      coalesce((select sum(o.made)::integer from assignment_order o where o.academy_id = r.academy_id and o.rule_id = r.rule_id), 0) as made
    from assignment_rule r join person p on p.academy_id = r.academy_id and p.person_id = r.made_by
    where r.academy_id = ${academyId} and r.ended_at is null order by lower(r.name), r.rule_id`.execute(db);
  return found.rows;
}

export async function saveRule(
  db: Db,
  academyId: AcademyId,
  rule: Order & { readonly ruleId: string; readonly name: string; readonly by: PersonId; readonly at: Date },
): Promise<void> {
  const { ruleId, name, whom, what, due, by, at } = rule;
  await sql`
    insert into assignment_rule (academy_id, rule_id, name, whom, what, due, made_by, made_at)
    values (${academyId}, ${ruleId}, ${name}, ${JSON.stringify(whom)}, ${JSON.stringify(what)}, ${JSON.stringify(due)}, ${by}, ${at})
    on conflict (academy_id, rule_id) do update set name = excluded.name, whom = excluded.whom, what = excluded.what, due = excluded.due`.execute(
    db,
  );
}

/** False where there is none, or it ended before. */
export async function endRule(db: Db, academyId: AcademyId, ruleId: string, at: Date): Promise<boolean> {
  const ended = await sql`
    update assignment_rule set ended_at = ${at} where academy_id = ${academyId} and rule_id = ${ruleId} and ended_at is null returning 1`.execute(
    db,
  );
  return ended.rows.length > 0;
}

/** False where there is none, or it holds. */
export async function resumeRule(db: Db, academyId: AcademyId, ruleId: string): Promise<boolean> {
  const resumed = await sql`
    update assignment_rule set ended_at = null where academy_id = ${academyId} and rule_id = ${ruleId} and ended_at is not null returning 1`.execute(
    db,
  );
  return resumed.rows.length > 0;
}
