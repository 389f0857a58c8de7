/**
 * What is prepared for a session, the check-back with its re-assessment, and who comes next. Here coaching reads what the
 * features above know; the rules only ever see plain figures.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { addDays, dayOf, daysBetween } from '../../kernel/day.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { hidesSelf } from '../assessments/access.ts';
import { loadPlace } from '../assessments/place-store.ts';
import { openActions } from './action.ts';
import { actOf, agreementPath, decided, loadToChange } from './agreement-commands.ts';
import { revisionInForce } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { listLivingAgreements, loadLivingAgreement, saveAgreement } from './agreement-store.ts';
import { presentFull, wordsOf } from './agreement-view-commands.ts';
import { checkBack, checkBackStanding } from './check-back.ts';
import type { Finding } from './check-back.ts';
import type * as agreements from './contract.ts';
import { tellByMail } from './letter-commands.ts';
import { loadFinding, loadGaps, loadJudgements } from './preparation-store.ts';
import { prepareSession } from './preparation.ts';
import { refusal } from './refusal-commands.ts';
import { presentSessions, seen, unknownSession } from './session-commands.ts';
import type * as contract from './session-contract.ts';
import type { CoachingSession } from './session.ts';
import * as store from './session-store.ts';
import { whoNext as decideWhoNext } from './who-next.ts';
import type { Coachee } from './who-next.ts';

export async function getSession(
  act: PersonAct,
  { params }: Asked<typeof contract.getSession>,
): Promise<Answer<typeof contract.getSession>> {
  const session = await store.loadSession(act.db, act.academyId, params.sessionId, 'to-read');
  const sight = session ? await store.loadSessionSight(act.db, act.academyId, act.actor, session) : 'nothing';
  const [shown] = session ? await presentSessions(act, [{ session, sight }]) : [];
  if (!session || !shown) throw unknownSession();
  const prepares = sight === 'content' && (session.state === 'planned' || session.state === 'running');
  return { session: shown, preparation: prepares ? await prepare(act, session) : null };
}

/** For the two without a session: a manager who leads the person, or the person with the manager they have. */
export async function getPreparation(
  act: PersonAct,
  { params }: Asked<typeof contract.getPreparation>,
): Promise<Answer<typeof contract.getPreparation>> {
  const me = act.actor.personId;
  const people = await store.loadPeople(act.db, act.academyId, [params.personId], act.today);
  const salesperson = people.get(params.personId);
  const mayRead = salesperson?.id === me || (await store.leads(act.db, act.academyId, act.actor, params.personId));
  if (!salesperson || !mayRead) throw new Problem('not-found', 'There is no such person, or you do not coach them.');
  const living = await loadLivingAgreement(act.db, act.academyId, salesperson.id);
  const managerId = salesperson.id === me ? (living?.managerId ?? salesperson.managerId) : me;
  if (managerId === null) throw refusal('no-manager');
  const manager = (await store.loadPeople(act.db, act.academyId, [managerId], act.today)).get(managerId);
  return {
    ...(await prepare(act, { salespersonId: salesperson.id, managerId })),
    salesperson: { id: salesperson.id, name: salesperson.name },
    manager: { id: managerId, name: manager?.name ?? '' },
  };
}

type Prepared = NonNullable<Answer<typeof contract.getSession>['preparation']>;

async function prepare(
  act: PersonAct,
  { salespersonId, managerId }: Pick<CoachingSession, 'salespersonId' | 'managerId'>,
): Promise<Prepared> {
  await recordViewing(act, 'gaps', [salespersonId]);
  const gaps = (await loadGaps(act.db, act.academyId, [salespersonId], act.today)).get(salespersonId) ?? [];
  const place = await loadPlace(act.db, act.academyId, act.actor, salespersonId, act.today);
  const judgements = (await loadJudgements(act.db, act.academyId, salespersonId, managerId)).map((one) =>
    place && hidesSelf(place.relation, place.ratedHere, one.capabilityId) ? { ...one, self: null } : one,
  );
  const living = await loadLivingAgreement(act.db, act.academyId, salespersonId);
  // An agreement with another manager (a market head's session, say) is not theirs to read.
  const agreement =
    living && (living.managerId === act.actor.personId || living.salespersonId === act.actor.personId) ? living : null;
  const prepared = prepareSession({ gaps, judgements, agreement }, act.today);
  const named = [
    ...gaps.map((gap) => gap.capabilityId),
    ...prepared.largestDisagreements.map((one) => one.capabilityId),
    ...prepared.proposal.gaps.map((gap) => gap.capabilityId),
  ];
  return {
    largestGaps: prepared.largestGaps.map((gap) => ({ ...gap })),
    unproven: [...prepared.unproven],
    largestDisagreements: prepared.largestDisagreements.map((one) => ({ ...one })),
    proposal: { gaps: prepared.proposal.gaps.map((gap) => ({ ...gap })), checkBack: prepared.proposal.checkBack },
    choices: gaps.map(({ capabilityId, required, standing }) => ({ capabilityId, required, standing })),
    agreement: agreement ? await presentFull(act, agreement) : null,
    words: await wordsOf(act, named),
  };
}

export async function doCheckBack(
  act: PersonAct,
  { params, body }: Asked<typeof agreements.doCheckBack>,
): Promise<Answer<typeof agreements.doCheckBack>> {
  const before = await loadToChange(act, params.agreementId);
  const since = dayOf(revisionInForce(before)?.inForceFrom ?? act.now);
  const findings: Finding[] = [];
  for (const { capabilityId, assessmentId } of body.findings) {
    const found = await loadFinding(act.db, act.academyId, {
      assessmentId,
      personId: before.salespersonId,
      capabilityId,
      since,
    });
    if (found === null) throw refusal('not-assessed');
    findings.push({ capabilityId, assessmentId, found });
  }
  const after = decided(checkBack(before, findings, actOf(act)));
  await saveAgreement(act.db, act.academyId, before, after);
  const outcomes = after.checkBacks.at(-1)?.outcomes ?? [];
  const closed = outcomes.filter((one) => one.outcome === 'closed').map((one) => one.capabilityId);
  const about = {
    agreementId: after.agreementId,
    revision: after.checkBacks.at(-1)?.revision ?? 0,
    closed,
    keptOpen: outcomes.length - closed.length,
  };
  await act.tell({ name: 'check-back.done', subjectId: after.salespersonId, about });
  if (after.ended)
    await act.tell({
      name: 'agreement.ended',
      subjectId: after.salespersonId,
      about: { agreementId: after.agreementId, why: after.ended.why },
    });
  await tellByMail(act, {
    to: after.salespersonId,
    about: after.managerId,
    kind: 'check-back-done',
    trigger: 'check-back.done',
    once: `check-back-done:${after.agreementId}:${after.checkBacks.length}`,
    path: agreementPath(after),
  });
  return presentFull(act, after);
}

const usual = { minutesPerWeek: 120, minutesPerSession: 30 } as const;
/** Nobody waits longer than this between two sessions. */
const floorWeeks = 8;

/** It says of each by how much they fall short, so it is on record that one has looked, as with a team's gaps. */
export async function whoNext(act: PersonAct): Promise<Answer<typeof contract.whoNext>> {
  const led = await store.listLed(act.db, act.academyId, act.actor.personId, act.today);
  const ids = led.map(({ id }) => id);
  await recordViewing(act, 'gaps', ids);
  const gaps = await loadGaps(act.db, act.academyId, ids, act.today);
  const missed = (personId: PersonId): number =>
    (gaps.get(personId) ?? []).reduce(
      (sum, gap) => sum + (gap.standing === null ? 0 : Math.max(0, gap.required - gap.standing) * gap.weight),
      0,
    );
  return planWeek(act, led, missed);
}

/**
 * The same for who knows the gaps of these people already.
 * @param missed the weighted steps somebody is below, of what the level held or the one worked toward requires
 */
export async function planWeek(
  act: PersonAct,
  led: readonly Pick<store.PersonKnown, 'id' | 'name' | 'joinedOn'>[],
  missed: (personId: PersonId) => number,
): Promise<Answer<typeof contract.whoNext>> {
  const me = act.actor.personId;
  const ids = led.map((person) => person.id);
  const hours = (await store.loadHours(act.db, act.academyId, me)) ?? usual;
  const rhythm = await store.loadRhythm(act.db, act.academyId, ids);
  const living = new Map(
    (await listLivingAgreements(act.db, act.academyId, ids)).map((agreement) => [agreement.salespersonId, agreement]),
  );
  const coachees = led.map((person): Coachee => {
    const { lastHeldAt = null, planned = false } = rhythm.get(person.id) ?? {};
    return {
      personId: person.id,
      weightedGap: missed(person.id),
      ...overdueOf(living.get(person.id) ?? null, act.today),
      daysSinceLastSession: lastHeldAt ? Math.max(0, daysBetween(dayOf(lastHeldAt), act.today)) : null,
      daysSinceJoined: person.joinedOn ? Math.max(0, daysBetween(person.joinedOn, act.today)) : null,
      sessionPlanned: planned,
    };
  });
  const plan = decideWhoNext(coachees, {
    minutesAvailable: hours.minutesPerWeek,
    minutesPerSession: hours.minutesPerSession,
    floorWeeks,
  });
  const nameOf = new Map(led.map((person) => [person.id, person.name]));
  const present = (pick: (typeof plan.picks)[number]) => ({
    person: { id: pick.personId, name: nameOf.get(pick.personId) ?? '' },
    score: pick.score,
    reasons: pick.reasons.map((reason) => ({ ...reason })),
    agreementId: mine(living.get(pick.personId), me)?.agreementId ?? null,
  });
  const planned = (await store.listSessions(act.db, act.academyId, { party: me }, 50)).filter(
    (session) => session.managerId === me && (session.state === 'planned' || session.state === 'running'),
  );
  const sessions = await presentSessions(act, await seen(act, planned));
  return {
    picks: plan.picks.map(present),
    waiting: plan.waiting.map(present),
    planned: sessions.map((session) => ({ session })),
    minutesUsed: plan.minutesUsed,
    minutesNeededForFloor: plan.minutesNeededForFloor,
    floorWeeks,
    hours: { ...hours },
  };
}

function mine(agreement: Agreement | undefined, managerId: PersonId): Agreement | null {
  return agreement?.managerId === managerId ? agreement : null;
}

function overdueOf(
  agreement: Agreement | null,
  today: string,
): Pick<Coachee, 'checkBackOverdueDays' | 'overdueActions'> {
  if (!agreement) return { checkBackOverdueDays: null, overdueActions: 0 };
  const standing = checkBackStanding(agreement, today);
  return {
    checkBackOverdueDays: standing.standing === 'overdue' ? standing.daysOverdue : null,
    overdueActions: openActions(agreement, today).filter((action) => action.daysOverdue > 0).length,
  };
}

export async function setHours(
  act: PersonAct,
  { body }: Asked<typeof contract.setHours>,
): Promise<Answer<typeof contract.setHours>> {
  await store.saveHours(act.db, act.academyId, act.actor.personId, body);
  return { saved: true };
}

export async function listActivity(
  act: PersonAct,
  { query }: Asked<typeof contract.listActivity>,
): Promise<Answer<typeof contract.listActivity>> {
  const from = query.from ?? addDays(act.today, -90);
  const found = await store.listActivity(act.db, act.academyId, from, act.today);
  return {
    from,
    managers: found.map(({ managerId, name, ...counts }) => ({ manager: { id: managerId, name }, ...counts })),
  };
}
