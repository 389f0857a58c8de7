/** Setting and ending priorities: the owner the company's, everybody their own. */
import { holds } from '../../kernel/actor.ts';
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { type Priority, type PriorityRefusal, setPriority } from './priority.ts';
import type * as contract from './priority-contract.ts';
import * as store from './priority-store.ts';

export async function listPriorities(act: PersonAct): Promise<Answer<typeof contract.listPriorities>> {
  const { db, academyId, actor, today } = act;
  const company = await store.listPriorities(db, academyId, null, today);
  const own = await store.listPriorities(db, academyId, actor.personId, today);
  return { company: company.map(shown), own: own.map(shown), may: { setCompany: holds(actor, 'owner') } };
}

export async function setCompanyPriority(
  act: PersonAct,
  { params, body }: Asked<typeof contract.setCompanyPriority>,
): Promise<undefined> {
  await setOne(act, { ...params, ...body, personId: null });
}

export async function setOwnPriority(
  act: PersonAct,
  { params, body }: Asked<typeof contract.setOwnPriority>,
): Promise<undefined> {
  await setOne(act, { ...params, ...body, marketId: null, personId: act.actor.personId });
}

export async function endCompanyPriority(
  act: PersonAct,
  { params }: Asked<typeof contract.endCompanyPriority>,
): Promise<undefined> {
  await endOne(act, null, params.priorityId);
}

export async function endOwnPriority(
  act: PersonAct,
  { params }: Asked<typeof contract.endOwnPriority>,
): Promise<undefined> {
  await endOne(act, act.actor.personId, params.priorityId);
}

async function setOne(act: PersonAct, priority: Priority): Promise<void> {
  const { db, academyId, today } = act;
  const known = await store.loadPriority(db, academyId, priority.priorityId);
  const same =
    known === null ||
    (known.personId === priority.personId &&
      known.capabilityId === priority.capabilityId &&
      known.marketId === priority.marketId);
  if (!same) {
    throw new Problem('conflict', 'This id names another priority. End that one and set a new one.', {
      reason: 'another-priority',
    });
  }
  if (!(await store.knowsCapability(db, academyId, priority.capabilityId)))
    throw new Problem('not-found', 'The academy has no such capability.');
  if (priority.marketId !== null && !(await store.knowsMarket(db, academyId, priority.marketId)))
    throw new Problem('not-found', 'The academy has no such market.');
  const others = await store.listPriorities(db, academyId, priority.personId, today);
  const decided = setPriority(priority, others, today);
  if (!decided.ok) throw new Problem('refused', refusals[decided.refused], { reason: decided.refused });
  await store.savePriority(db, academyId, decided.value, { by: act.actor.personId, at: act.now });
  const { capabilityId, marketId, weight, until, priorityId } = priority;
  await act.tell({
    name: 'priority.set',
    subjectId: priority.personId,
    about: { priorityId, capabilityId, marketId, weight, until },
  });
}

async function endOne(act: PersonAct, personId: PersonId | null, priorityId: string): Promise<void> {
  if (!(await store.endPriority(act.db, act.academyId, personId, priorityId, act.now)))
    throw new Problem('not-found', 'There is no such priority any more.');
  await act.tell({ name: 'priority.ended', subjectId: personId, about: { priorityId } });
}

function shown({ priorityId, capabilityId, capability, marketId, market, weight, until }: store.PriorityFound) {
  const place = marketId === null || market === null ? null : { id: marketId, name: market };
  return { priorityId, capabilityId, capability, market: place, weight, until };
}

const refusals: Record<PriorityRefusal, string> = {
  'in-the-past': 'The last day of a priority lies ahead.',
  'too-far': 'A priority holds for two years at most.',
  'too-many': 'There are as many priorities as can be kept in mind. End one first.',
  'already-one': 'This capability is a priority here already. Change that one.',
};
