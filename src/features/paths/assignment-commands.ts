/**
 * Orders: planned by one rule, shown before they are given, given in one transaction, taken back in one. A manager gives to those
 * they lead, a head of sales to their markets, the owner to all.
 */
import { createHash } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Words } from '../../kernel/words.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listPersonNames } from '../assessments/person-standing-store.ts';
import { listNames } from '../assessments/assessing-store.ts';
import { loadVersion } from '../assessments/place-store.ts';
import { grouped } from '../assessments/grouped.ts';
import { loadSight } from '../assessments/sight-store.ts';
import { leadsThem, maySeeStandings } from '../people/access.ts';
import { loadRelation } from '../people/actor-store.ts';
import { listWanted } from '../way-of-selling/priority-store.ts';
import {
  type Assignee,
  checkOrder,
  type Order,
  type OrderRefusal,
  type Plan,
  type Planned,
  planOrder,
  type Whom,
} from './assignment.ts';
import type * as contract from './assignment-contract.ts';
import * as record from './assignment-record-store.ts';
import * as store from './assignment-store.ts';
import { rankByNeed } from './need.ts';

type Ordered = Pick<Order, 'whom' | 'what' | 'due'>;

export async function previewOrder(
  act: PersonAct,
  { body }: Asked<typeof contract.previewOrder>,
): Promise<Answer<typeof contract.previewOrder>> {
  const order = allowed(act, body as Ordered);
  const people = await reached(act, order, await reachOf(act));
  const { plan, offers } = await planFor(act, order, people);
  const page = people.slice(body.from, body.from + body.limit);
  const shown = new Set(page);
  const names = await listPersonNames(act.db, act.academyId, page);
  const planned = plan.planned.filter(({ personId }) => shown.has(personId));
  const leftOut = plan.leftOut.filter(({ personId }) => shown.has(personId));
  return {
    ...summaryOf(people, plan, offers),
    fingerprint: fingerprintOf(plan),
    capabilities: await capabilitiesOf(act, planned),
    items: page.map((id) => ({
      person: { id, name: names.get(id) ?? '' },
      planned: planned.filter(({ personId }) => personId === id).map((one) => shownOf(one, offers)),
      leftOut: leftOut.filter(({ personId }) => personId === id).map(({ activityId, why }) => ({ activityId, why })),
    })),
    next: body.from + body.limit < people.length ? body.from + body.limit : null,
  };
}

export async function giveOrder(
  act: PersonAct,
  { params, body }: Asked<typeof contract.giveOrder>,
): Promise<Answer<typeof contract.giveOrder>> {
  const given = await record.loadOrder(act.db, act.academyId, params.orderId);
  if (given) return { people: 0, given: 0, assignments: given.made, minutes: 0, leftOut: [] };
  const order = allowed(act, body as Ordered);
  const people = await reached(act, order, await reachOf(act));
  const { plan, offers } = await planFor(act, order, people);
  if (body.fingerprint !== undefined && body.fingerprint !== fingerprintOf(plan)) {
    throw new Problem(
      'conflict',
      'Since the preview something changed: who it reaches, or what they need. Look again, then give it.',
      {
        reason: 'changed-since-preview',
      },
    );
  }
  await giveOut(
    act,
    { ...order, orderId: params.orderId, ruleId: null, by: act.actor.personId, at: act.now },
    plan.planned,
  );
  return summaryOf(people, plan, offers);
}

export async function undoOrder(
  act: PersonAct,
  { params }: Asked<typeof contract.undoOrder>,
): Promise<Answer<typeof contract.undoOrder>> {
  const { db, academyId, actor } = act;
  const order = await record.loadOrder(db, academyId, params.orderId);
  if (!order || (order.by?.id !== actor.personId && !actor.grants.includes('owner')))
    throw new Problem('not-found', 'There is no such order of yours.');
  const people = await record.undoOrder(db, academyId, params.orderId, act.now);
  if (!people) throw new Problem('gone', 'This was taken back already.', { reason: 'undone-already' });
  const { orderId } = params;
  await act.tellAll(
    [...new Set(people)].map((personId) => ({ name: 'assignment.ended', subjectId: personId, about: { orderId } })),
  );
  return { takenBack: people.length };
}

export async function listOrders(
  act: PersonAct,
  { query }: Asked<typeof contract.listOrders>,
): Promise<Answer<typeof contract.listOrders>> {
  const madeBy = act.actor.grants.includes('owner') ? null : act.actor.personId;
  const before = query.cursor === undefined ? null : new Date(query.cursor);
  const found = await record.listOrders(act.db, act.academyId, madeBy, before, query.limit + 1);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map(({ ruleId, rule, ...one }) => ({
      ...one,
      whom: one.whom as Answer<typeof contract.listOrders>['items'][number]['whom'],
      what: one.what as Answer<typeof contract.listOrders>['items'][number]['what'],
      due: one.due,
      rule: ruleId !== null && rule !== null ? { id: ruleId, name: rule } : null,
    })),
    next: found.length > query.limit && last ? last.at.toISOString() : null,
  };
}

export async function listAssigned(
  act: PersonAct,
  { params }: Asked<typeof contract.listAssigned>,
): Promise<Answer<typeof contract.listAssigned>> {
  const relation = await relationTo(act, params.personId);
  const items = await record.listOpen(act.db, act.academyId, params.personId);
  return {
    items: items.map(({ delivery: _, ...one }) => ({ ...one, parts: [...one.parts] })),
    capabilities: await capabilitiesOf(act, items),
    may: { takeBack: leadsThem(relation) || (act.actor.grants.includes('owner') && relation !== 'self') },
  };
}

export async function takeBack(act: PersonAct, { params }: Asked<typeof contract.takeBack>): Promise<undefined> {
  const relation = await relationTo(act, params.personId);
  if (!leadsThem(relation) && (!act.actor.grants.includes('owner') || relation === 'self'))
    throw new Problem('forbidden', 'What somebody was given is taken back by those who lead them.', {
      reason: 'not-yours',
    });
  const { personId, activityId } = params;
  if (!(await record.endAssignment(act.db, act.academyId, personId, activityId, act.now)))
    throw new Problem('gone', 'They do not have it any more.', { reason: 'not-open' });
  await act.tell({ name: 'assignment.ended', subjectId: personId, about: { activityId } });
  return undefined;
}

export async function listNeeded(
  act: PersonAct,
  { params, query }: Asked<typeof contract.listNeeded>,
): Promise<Answer<typeof contract.listNeeded>> {
  await relationTo(act, params.personId);
  const offers = await store.listMayBeNeeded(act.db, act.academyId);
  const [person] = await assigneesOf(act, [params.personId]);
  if (!person) return { items: [], capabilities: [] };
  const possible = offers.filter(({ activityId }) => !person.completed.has(activityId));
  const ranked = rankByNeed(possible, person.needs, person.wanted, act.today).slice(0, query.limit);
  const items = ranked.map(({ offer, score }) => ({
    activityId: offer.activityId,
    name: offer.name,
    minutes: offer.minutes,
    points: score.points,
    parts: [...score.parts],
  }));
  return { items, capabilities: await capabilitiesOf(act, items) };
}

/** Gives what was planned, and tells each person's story of it. @param because of which import, where one led to it */
export async function giveOut(
  act: Act,
  order: record.NewOrder,
  planned: readonly Planned[],
  because: object = {},
): Promise<void> {
  const given = await record.saveOrder(act.db, act.academyId, order, planned, act.today);
  if (!given) return;
  const byPerson = grouped(given, ({ personId }) => personId);
  await act.tellAll(
    [...byPerson].map(([personId, all]) => ({
      name: 'assignment.given',
      subjectId: personId,
      about: {
        orderId: order.orderId,
        ruleId: order.ruleId,
        activities: all.map(({ activityId }) => activityId),
        ...because,
      },
    })),
  );
}

/** @param retired what happens where something named is not on the menu any more: a person is told, a rule gives the rest */
export async function planFor(
  act: Act,
  order: Ordered,
  people: readonly PersonId[],
  retired: 'refused' | 'left-out' = 'refused',
): Promise<{ plan: Plan; offers: readonly store.OfferNamed[] }> {
  const { db, academyId, today } = act;
  const named = 'activities' in order.what ? [...new Set(order.what.activities)] : null;
  const offers = named ? await store.listNamed(db, academyId, named) : await store.listMayBeNeeded(db, academyId);
  if (named && offers.length < named.length && retired === 'refused') {
    throw new Problem('refused', 'Only what is on the menu can be given. One of these is not published any more.', {
      reason: 'not-published',
    });
  }
  return { plan: planOrder(order, await assigneesOf(act, people), offers, today), offers };
}

async function assigneesOf(act: Act, people: readonly PersonId[]): Promise<readonly Assignee[]> {
  const { db, academyId, today } = act;
  const version = await loadVersion(db, academyId, today);
  const needs = version
    ? await store.listNeeds(db, academyId, people, version.steps, today)
    : new Map<PersonId, Assignee['needs']>();
  const wanted = grouped(await listWanted(db, academyId, people, today), ({ personId }) => personId);
  const behind = await store.listBehind(db, academyId, people);
  const nothing = new Set<string>();
  return people.map((personId) => ({
    personId,
    needs: needs.get(personId) ?? new Map(),
    wanted: wanted.get(personId) ?? [],
    completed: behind.get(personId)?.completed ?? nothing,
    open: behind.get(personId)?.open ?? nothing,
  }));
}

async function reachOf(act: PersonAct): Promise<store.Reach> {
  const sight = await loadSight(act.db, act.academyId, act.actor);
  return sight.all ? 'all' : { markets: sight.markets, ledBy: act.actor.personId };
}

/** Those of a selection one leads, never oneself. */
export async function reachedOthers(act: PersonAct, whom: Whom): Promise<readonly PersonId[]> {
  const me = act.actor.personId;
  if ('people' in whom && whom.people.includes(me))
    throw new Problem('forbidden', 'What concerns oneself is for those who lead one.', { reason: 'not-yours' });
  return (await reached(act, { whom }, await reachOf(act))).filter((personId) => personId !== me);
}

async function reached(act: PersonAct, order: Pick<Ordered, 'whom'>, reach: store.Reach): Promise<readonly PersonId[]> {
  const people = await store.listWhom(act.db, act.academyId, order.whom, reach, act.today);
  if ('people' in order.whom && people.length < new Set(order.whom.people).size) {
    throw new Problem(
      'forbidden',
      'You give something to people you lead, as long as they are here. One of these is not.',
      {
        reason: 'not-yours',
      },
    );
  }
  return people;
}

export function allowed(act: Act, order: Ordered): Ordered {
  const checked = checkOrder(order, act.today);
  if (!checked.ok) throw new Problem('refused', refusals[checked.refused], { reason: checked.refused });
  return checked.value;
}

export function summaryOf(
  people: readonly PersonId[],
  { planned, leftOut }: Plan,
  offers: readonly store.OfferNamed[],
) {
  const minutes = new Map(offers.map((offer) => [offer.activityId, offer.minutes]));
  return {
    people: people.length,
    given: new Set(planned.map(({ personId }) => personId)).size,
    assignments: planned.length,
    minutes: planned.reduce((sum, { activityId }) => sum + (minutes.get(activityId) ?? 0), 0),
    leftOut: [...grouped(leftOut, ({ why }) => why)].map(([why, all]) => ({ why, count: all.length })),
  };
}

function shownOf({ activityId, due, points, parts }: Planned, offers: readonly store.OfferNamed[]) {
  const offer = offers.find((one) => one.activityId === activityId);
  return { activityId, name: offer?.name ?? {}, minutes: offer?.minutes ?? 0, due, points, parts: [...parts] };
}

async function capabilitiesOf(
  act: Act,
  planned: readonly Pick<Planned, 'parts'>[],
): Promise<{ capabilityId: CapabilityId; name: Words }[]> {
  const ids = [...new Set(planned.flatMap(({ parts }) => parts.map(({ capabilityId }) => capabilityId)))];
  if (ids.length === 0) return [];
  const names = await listNames(act.db, act.academyId, ids);
  return ids.map((capabilityId) => ({ capabilityId, name: names.get(capabilityId) ?? {} }));
}

/** Two plans are the same when they give the same people the same things until the same day. */
function fingerprintOf({ planned }: Plan): string {
  const lines = planned.map(({ personId, activityId, due }) => `${personId} ${activityId} ${due ?? ''}`).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('base64url');
}

async function relationTo(act: PersonAct, personId: PersonId) {
  const { db, academyId, actor } = act;
  const relation = actor.personId === personId ? 'self' : await loadRelation(db, academyId, actor, personId);
  if (!relation) throw new Problem('not-found', 'The academy has no such person.');
  if (!maySeeStandings(actor, relation))
    throw new Problem('forbidden', 'What somebody was given is read by themselves and by those who lead them.', {
      reason: 'not-yours',
    });
  return relation;
}

const refusals: Record<OrderRefusal, string> = {
  nobody: 'Say for whom it is.',
  'too-many-by-name': 'That are more people than can be named at once. Say what they have in common instead.',
  nothing: 'Say what is to be given.',
  'too-many-activities': 'At most five activities at once: nobody does more.',
  'due-in-the-past': 'The last day lies in the past.',
  'due-too-far': 'The last day lies more than two years ahead.',
};
