/**
 * Taking one activity back from many, as it is given to many: shown before, in one transaction, with a way back. Nobody takes
 * anything back from themselves.
 */
import { createHash } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { grouped } from '../assessments/grouped.ts';
import { listPersonNames } from '../assessments/person-standing-store.ts';
import type { Whom } from './assignment.ts';
import { reachedOthers } from './assignment-commands.ts';
import { planTaking, type TakingPlan } from './taking.ts';
import type * as contract from './taking-contract.ts';
import * as store from './taking-store.ts';

export async function listTakeable(
  act: PersonAct,
  { body }: Asked<typeof contract.listTakeable>,
): Promise<Answer<typeof contract.listTakeable>> {
  const people = await reachedOthers(act, body.whom as Whom);
  const activities = await store.listTakeable(act.db, act.academyId, people);
  return { people: people.length, activities: activities.map((one) => ({ ...one })) };
}

export async function previewTaking(
  act: PersonAct,
  { body }: Asked<typeof contract.previewTaking>,
): Promise<Answer<typeof contract.previewTaking>> {
  const { people, holders, plan } = await planned(act, body);
  const page = plan.taken.slice(0, body.limit);
  const names = await listPersonNames(act.db, act.academyId, page);
  const held = new Map(holders.map((one) => [one.personId, one]));
  return {
    ...summaryOf(people, plan),
    fingerprint: fingerprintOf(plan),
    items: page.flatMap((id) => {
      const one = held.get(id);
      if (!one?.on) return [];
      const { on, due, by, rule } = one;
      return [{ person: { id, name: names.get(id) ?? '' }, on, due, by, rule }];
    }),
  };
}

export async function takeFromMany(
  act: PersonAct,
  { params, body }: Asked<typeof contract.takeFromMany>,
): Promise<Answer<typeof contract.takeFromMany>> {
  const { db, academyId, actor } = act;
  const [before] = await store.listTakings(db, academyId, params);
  if (before && before.byId !== actor.personId)
    throw new Problem('conflict', 'Somebody else took something back under this id.');
  if (before) return { people: before.taken, taken: before.taken, leftOut: [] };
  const { people, plan } = await planned(act, body);
  if (body.fingerprint !== undefined && body.fingerprint !== fingerprintOf(plan))
    throw new Problem('conflict', 'Since the preview something changed: who has it. Look again, then take it back.', {
      reason: 'changed-since-preview',
    });
  if (plan.taken.length === 0) throw new Problem('gone', 'Nobody of these has it open.', { reason: 'not-open' });
  const { activityId } = body;
  const taking = { ...params, activityId, by: actor.personId, at: act.now };
  const taken = (await store.saveTaking(db, academyId, taking, plan.taken)) ?? [];
  await act.tellAll(
    taken.map((personId) => ({ name: 'assignment.ended', subjectId: personId, about: { ...params, activityId } })),
  );
  return { ...summaryOf(people, plan), taken: taken.length };
}

export async function undoTaking(
  act: PersonAct,
  { params }: Asked<typeof contract.undoTaking>,
): Promise<Answer<typeof contract.undoTaking>> {
  const { db, academyId, actor } = act;
  const [taking] = await store.listTakings(db, academyId, params);
  if (!taking || (taking.byId !== actor.personId && !actor.grants.includes('owner')))
    throw new Problem('not-found', 'Nothing of yours was taken back under this id.');
  const people = await store.undoTaking(db, academyId, params.takingId, act.now);
  if (!people) throw new Problem('gone', 'This was given back already.', { reason: 'undone-already' });
  const { activityId } = taking;
  await act.tellAll(
    people.map((personId) => ({
      name: 'assignment.given-back',
      subjectId: personId,
      about: { ...params, activityId },
    })),
  );
  return { givenBack: people.length };
}

export async function listTakings(act: PersonAct): Promise<Answer<typeof contract.listTakings>> {
  const madeBy = act.actor.grants.includes('owner') ? null : act.actor.personId;
  const found = await store.listTakings(act.db, act.academyId, { madeBy });
  return { items: found.map(({ activityId: _, byId: __, ...one }) => one) };
}

async function planned(
  act: PersonAct,
  { whom, activityId }: Pick<Asked<typeof contract.takeFromMany>['body'], 'whom' | 'activityId'>,
) {
  const people = await reachedOthers(act, whom as Whom);
  const holders = await store.listHolders(act.db, act.academyId, people, activityId);
  return { people, holders, plan: planTaking(holders) };
}

function summaryOf(people: readonly PersonId[], { taken, leftOut }: TakingPlan) {
  return {
    people: people.length,
    taken: taken.length,
    leftOut: [...grouped(leftOut, ({ why }) => why)].map(([why, all]) => ({ why, count: all.length })),
  };
}

/** Two plans are the same when they take it from the same people. */
function fingerprintOf({ taken }: TakingPlan): string {
  return createHash('sha256').update(taken.toSorted().join('\n')).digest('base64url');
}
