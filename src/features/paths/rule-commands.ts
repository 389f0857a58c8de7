/** Rules: written by the owner, and carried out by themselves on whoever joins or moves, in the transaction of that. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import type { Order } from './assignment.ts';
import { allowed, giveOut, planFor, summaryOf } from './assignment-commands.ts';
import type * as contract from './assignment-contract.ts';
import * as record from './assignment-record-store.ts';
import { listActivityNames, listWhom } from './assignment-store.ts';

export async function listRules(act: PersonAct): Promise<Answer<typeof contract.listRules>> {
  const rules = await record.listRules(act.db, act.academyId);
  const ids = rules.flatMap(({ what }) => ('activities' in what ? what.activities : []));
  const names = await listActivityNames(act.db, act.academyId, [...new Set(ids)]);
  const named = rules.map((rule) => ({
    ...rule,
    activities: ('activities' in rule.what ? rule.what.activities : []).map((activityId) => ({
      activityId,
      name: names.get(activityId) ?? {},
    })),
  }));
  return { rules: named as Answer<typeof contract.listRules>['rules'] };
}

export async function writeRule(
  act: PersonAct,
  { params, body }: Asked<typeof contract.writeRule>,
): Promise<Answer<typeof contract.writeRule>> {
  const { name, now, ...given } = body;
  const order = allowed(act, given as Order);
  const by = act.actor.personId;
  await planFor(act, order, []);
  await record.saveRule(act.db, act.academyId, { ...order, ruleId: params.ruleId, name, by, at: act.now });
  await act.tell({ name: 'assignment-rule.written', subjectId: null, about: { ruleId: params.ruleId } });
  const nothing = { people: 0, given: 0, assignments: 0, minutes: 0, leftOut: [], orderId: null };
  if (!now) return nothing;
  const people = await listWhom(act.db, act.academyId, order.whom, 'all', act.today);
  const { plan, offers } = await planFor(act, order, people);
  const orderId = newId();
  await giveOut(act, { ...order, orderId, ruleId: params.ruleId, by, at: act.now }, plan.planned);
  return { ...summaryOf(people, plan, offers), orderId };
}

export async function endRule(act: PersonAct, { params }: Asked<typeof contract.endRule>): Promise<undefined> {
  if (!(await record.endRule(act.db, act.academyId, params.ruleId, act.now)))
    throw new Problem('gone', 'There is no such rule any more.', { reason: 'rule-ended' });
  await act.tell({ name: 'assignment-rule.ended', subjectId: null, about: { ruleId: params.ruleId } });
  return undefined;
}

export async function resumeRule(act: PersonAct, { params }: Asked<typeof contract.resumeRule>): Promise<undefined> {
  if (!(await record.resumeRule(act.db, act.academyId, params.ruleId)))
    throw new Problem('gone', 'There is no such rule that was ended.', { reason: 'rule-holds' });
  await act.tell({ name: 'assignment-rule.resumed', subjectId: null, about: { ruleId: params.ruleId } });
  return undefined;
}

/** What follows from somebody joining or moving: every rule that holds for them gives what they do not have yet. */
export async function followRules(act: Act, event: AcademyEvent): Promise<void> {
  await followRulesForMany(act, [event]);
}

export async function followRulesForMany(act: Act, events: readonly AcademyEvent[]): Promise<void> {
  const people = [...new Set(events.flatMap(({ subjectId }) => subjectId ?? []))];
  if (people.length === 0) return;
  // an import can be taken back as long as nobody touched its people: what follows from it by itself is no touch
  const [importId] = events.map(({ about }) => (about as { importId?: unknown }).importId);
  const because = typeof importId === 'string' ? { importId } : {};
  for (const rule of await record.listRules(act.db, act.academyId)) {
    const met = await listWhom(act.db, act.academyId, rule.whom, 'all', act.today, people);
    if (met.length === 0) continue;
    const { planned } = (await planFor(act, rule, met, 'left-out')).plan;
    if (planned.length === 0) continue;
    const { whom, what, due, ruleId } = rule;
    await giveOut(act, { whom, what, due, orderId: newId(), ruleId, by: null, at: act.now }, planned, because);
  }
}
