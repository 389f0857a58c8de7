/**
 * What the two do with an agreement: lock, load, let the rule decide, save what was added, tell history and the other side.
 * Whoever is neither of the two gets "not found" unless they may see that it exists: then "forbidden".
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { Decision } from '../../kernel/decision.ts';
import { newId } from '../../kernel/id.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { agreementSightOf, mayNameManager } from './access.ts';
import * as rules from './agreement.ts';
import type { Act, Agreement, AgreementId } from './agreement.ts';
import { identifyActions } from './agreement-content.ts';
import type { AgreementContent } from './agreement-content.ts';
import {
  addAgreement,
  listAgreementsOf,
  listAgreementsWith,
  loadAgreement,
  loadLivingAgreement,
  lockAgreement,
  saveAgreement,
} from './agreement-store.ts';
import { presentAgreements, presentFull } from './agreement-view-commands.ts';
import type { Seen } from './agreement-view-commands.ts';
import { agreementCalendar, calendarResponse } from './calendar-commands.ts';
import type * as contract from './contract.ts';
import { followOrganisation, handOver, takeOver } from './handover.ts';
import { tellByMail } from './letter-commands.ts';
import { followMenu } from './named-activity-commands.ts';
import { refusal } from './refusal-commands.ts';
import { listPartings } from './roster-store.ts';
import { leads, leadsAnyone, listLedAmong, loadPeople, loadSession, loadSight } from './session-store.ts';
import { isParty } from './session.ts';

type Full = Answer<typeof contract.proposeAgreement>;
type OnAgreement = { readonly params: { readonly agreementId: AgreementId } };

export function actOf(act: PersonAct): Act {
  return { by: act.actor.personId, at: act.now, today: act.today };
}

/** The agreement, locked to be changed by one of the two. */
export async function loadToChange(act: PersonAct, agreementId: AgreementId): Promise<Agreement> {
  const agreement = (await lockAgreement(act.db, act.academyId, agreementId))
    ? await loadAgreement(act.db, act.academyId, agreementId)
    : null;
  if (!agreement) throw unknownAgreement();
  if (rules.sideOf(agreement, act.actor.personId)) return agreement;
  if ((await loadSight(act.db, act.academyId, act.actor, agreement)) === 'nothing') throw unknownAgreement();
  throw new Problem('forbidden', 'Only the two who agree may change their agreement.', { reason: 'not-a-party' });
}

function unknownAgreement(): Problem {
  return new Problem('not-found', 'There is no such agreement, or you may not see it.');
}

export function decided<Value>(decision: Decision<Value, string>): Value {
  if (!decision.ok) throw refusal(decision.refused);
  return decision.value;
}

function otherOf(agreement: Agreement, personId: PersonId): PersonId {
  return personId === agreement.salespersonId ? agreement.managerId : agreement.salespersonId;
}

export function agreementPath(agreement: Agreement): string {
  return `/coaching/agreements/${agreement.agreementId}`;
}

async function contentFrom(
  act: PersonAct,
  draft: Asked<typeof contract.proposeAgreement>['body']['content'],
  agreement: Agreement | null,
): Promise<AgreementContent> {
  const earlier = agreement?.revisions.map((revision) => revision.content).toReversed() ?? [];
  return identifyActions(
    await followMenu(act, draft, earlier),
    earlier,
    draft.actions.map(() => newId()),
  );
}

export async function proposeAgreement(
  act: PersonAct,
  { body }: Asked<typeof contract.proposeAgreement>,
): Promise<Full> {
  const { salespersonId } = body;
  const me = act.actor.personId;
  const salesperson = (await loadPeople(act.db, act.academyId, [salespersonId], act.today)).get(salespersonId);
  if (!salesperson?.here) throw new Problem('not-found', 'There is no such person here.');
  const managerId = me === salespersonId ? salesperson.managerId : me;
  if (managerId === null) throw refusal('no-manager');
  const manager = (await loadPeople(act.db, act.academyId, [managerId], act.today)).get(managerId);
  if (!manager?.here) throw refusal('has-left');
  if (me !== salespersonId && !(await leads(act.db, act.academyId, act.actor, salespersonId)))
    throw refusal('does-not-lead');
  if (await loadLivingAgreement(act.db, act.academyId, salespersonId)) throw refusal('agreement-exists');
  const sessionId = await checkedSession(act, body.sessionId ?? null, salespersonId);
  const content = await contentFrom(act, body.content, null);
  const asked = { agreementId: newId(), salespersonId, managerId, content };
  const proposed = decided(rules.propose(asked, actOf(act)));
  const agreement = body.accept ? acceptedByAuthor(act, proposed) : proposed;
  await unlessExisting(() => addAgreement(act.db, act.academyId, agreement, sessionId));
  await tellProposal(act, agreement);
  return presentFull(act, agreement);
}

/** Two who write the first proposal at the same moment: the second finds the first. */
async function unlessExisting(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { constraint, cause } = error as { constraint?: string; cause?: { constraint?: string } };
    if ((constraint ?? cause?.constraint) === 'agreement_living') throw refusal('agreement-exists');
    throw error;
  }
}

async function checkedSession(
  act: PersonAct,
  sessionId: string | null,
  salespersonId: PersonId,
): Promise<string | null> {
  if (sessionId === null) return null;
  const session = await loadSession(act.db, act.academyId, sessionId, 'to-read');
  if (!session || session.salespersonId !== salespersonId || !isParty(session, act.actor.personId)) {
    throw new Problem('not-found', 'There is no such coaching session of yours with this person.');
  }
  return sessionId;
}

function acceptedByAuthor(act: PersonAct, agreement: Agreement): Agreement {
  const latest = rules.latestRevision(agreement);
  return decided(
    rules.acceptRevision(
      agreement,
      { revision: latest?.number ?? 0, fingerprint: latest?.fingerprint ?? '' },
      actOf(act),
    ),
  );
}

async function tellProposal(act: PersonAct, agreement: Agreement): Promise<void> {
  const number = agreement.revisions.length;
  const name = number === 1 ? 'agreement.proposed' : 'agreement.revised';
  const gaps = agreement.revisions.at(-1)?.content.gaps.map((gap) => gap.capabilityId) ?? [];
  await act.tell({
    name,
    subjectId: agreement.salespersonId,
    about: { agreementId: agreement.agreementId, revision: number, managerId: agreement.managerId, gaps },
  });
  await tellOther(act, agreement, 'proposal', name, `proposal:${agreement.agreementId}:${number}`);
}

async function tellOther(
  act: PersonAct,
  agreement: Agreement,
  kind: Parameters<typeof tellByMail>[1]['kind'],
  trigger: string,
  once: string,
): Promise<void> {
  const to = otherOf(agreement, act.actor.personId);
  await tellByMail(act, { to, about: act.actor.personId, kind, trigger, once, path: agreementPath(agreement) });
}

export async function reviseAgreement(
  act: PersonAct,
  { params, body }: Asked<typeof contract.reviseAgreement>,
): Promise<Full> {
  const before = await loadToChange(act, params.agreementId);
  if (body.after !== before.revisions.length) throw refusal('not-the-latest-revision');
  const sessionId = await checkedSession(act, body.sessionId ?? null, before.salespersonId);
  const revised = decided(rules.revise(before, await contentFrom(act, body.content, before), actOf(act)));
  const after = body.accept ? acceptedByAuthor(act, revised) : revised;
  await saveAgreement(act.db, act.academyId, before, after, sessionId);
  await tellProposal(act, after);
  return presentFull(act, after);
}

export async function acceptAgreement(
  act: PersonAct,
  { params, body }: Asked<typeof contract.acceptAgreement>,
): Promise<Full> {
  const before = await loadToChange(act, params.agreementId);
  const after = decided(rules.acceptRevision(before, body, actOf(act)));
  await saveAgreement(act.db, act.academyId, before, after);
  const inForce = rules.revisionInForce(after);
  const binding = inForce?.number === body.revision;
  const about = {
    agreementId: after.agreementId,
    revision: body.revision,
    inForce: binding,
    managerId: after.managerId,
  };
  await act.tell({ name: 'agreement.accepted', subjectId: after.salespersonId, about });
  if (binding && inForce) {
    for (const to of [after.salespersonId, after.managerId]) {
      const other = otherOf(after, to);
      const names = await loadPeople(act.db, act.academyId, [other], act.today);
      await tellByMail(act, {
        to,
        about: other,
        kind: 'in-force',
        trigger: 'agreement.accepted',
        once: `in-force:${after.agreementId}:${inForce.number}`,
        path: agreementPath(after),
        day: inForce.content.checkBack,
        calendar: (reader) =>
          agreementCalendar(
            act,
            after,
            { id: to, language: reader.language ?? 'en' },
            names.get(other)?.name ?? '',
            'by-mail',
          ),
      });
    }
  }
  return presentFull(act, after);
}

export async function closeProposal(
  act: PersonAct,
  { params, body }: Asked<typeof contract.closeProposal>,
): Promise<Full> {
  const before = await loadToChange(act, params.agreementId);
  const after = decided(
    body.how === 'withdraw' ? rules.withdraw(before, actOf(act)) : rules.decline(before, actOf(act)),
  );
  await saveAgreement(act.db, act.academyId, before, after);
  const name = body.how === 'withdraw' ? 'agreement.withdrawn' : 'agreement.declined';
  await act.tell({
    name,
    subjectId: after.salespersonId,
    about: { agreementId: after.agreementId, revision: after.revisions.length },
  });
  if (body.how === 'decline')
    await tellOther(act, after, 'declined', name, `declined:${after.agreementId}:${after.revisions.length}`);
  return presentFull(act, after);
}

export async function endAgreement(act: PersonAct, { params }: Asked<typeof contract.endAgreement>): Promise<Full> {
  const before = await loadToChange(act, params.agreementId);
  const after = decided(rules.end(before, actOf(act)));
  await saveAgreement(act.db, act.academyId, before, after);
  const name = after.ended ? 'agreement.ended' : 'agreement.end-asked';
  await act.tell({
    name,
    subjectId: after.salespersonId,
    about: { agreementId: after.agreementId, ...(after.ended ? { why: after.ended.why } : {}) },
  });
  await tellOther(
    act,
    after,
    after.ended ? 'agreement-ended' : 'end-asked',
    name,
    `${name}:${after.agreementId}:${act.now.getTime()}`,
  );
  return presentFull(act, after);
}

/** By the manager; or by a leader above or an administrator, where the manager cannot. Neither sees content by it. */
export async function handOverAgreement(
  act: PersonAct,
  { params, body }: Asked<typeof contract.handOverAgreement>,
): Promise<Answer<typeof contract.handOverAgreement>> {
  const before = (await lockAgreement(act.db, act.academyId, params.agreementId))
    ? await loadAgreement(act.db, act.academyId, params.agreementId)
    : null;
  if (!before || (await loadSight(act.db, act.academyId, act.actor, before)) === 'nothing') throw unknownAgreement();
  const leadsManager = await leads(act.db, act.academyId, act.actor, before.managerId);
  if (!mayNameManager(act.actor, before.managerId, leadsManager)) {
    throw new Problem(
      'forbidden',
      'Only the manager, someone above them, or an administrator hands an agreement over.',
      { reason: 'not-the-manager' },
    );
  }
  const byManager = act.actor.personId === before.managerId;
  if (!byManager && !(await lacksManager(act, before))) throw refusal('manager-still-coaches');
  const chosen = (await loadPeople(act.db, act.academyId, [body.toManagerId], act.today)).get(body.toManagerId);
  if (!chosen?.here) throw new Problem('not-found', 'There is no such person here.');
  if (!(await leadsAnyone(act.db, act.academyId, chosen.id, act.today))) throw refusal('leads-nobody');
  // or whoever names the new manager could name themselves, and read
  if (!byManager && !(await leads(act.db, act.academyId, { personId: chosen.id }, before.salespersonId)))
    throw refusal('chosen-does-not-lead');
  const after = decided(
    byManager
      ? handOver(before, body.toManagerId, actOf(act))
      : followOrganisation(before, { toManagerId: body.toManagerId, why: 'team-changed' }, act.now),
  );
  await saveAgreement(act.db, act.academyId, before, after);
  await tellHandover(act, after);
  return { handedOver: true };
}

/** The manager has left, or does not lead the salesperson any more: the roster calls for another one. */
async function lacksManager(act: PersonAct, { agreementId, salespersonId }: Agreement): Promise<boolean> {
  const partings = await listPartings(act.db, act.academyId, salespersonId, act.today);
  return partings.some((parting) => parting.id === agreementId);
}

/** History, and both sides by mail; also used when the roster changes. */
export async function tellHandover(act: Parameters<typeof tellByMail>[0], agreement: Agreement): Promise<void> {
  const last = agreement.handovers.at(-1);
  if (!last) return;
  const { agreementId, salespersonId, managerId } = agreement;
  await act.tell({
    name: 'agreement.handed-over',
    subjectId: salespersonId,
    about: { agreementId, fromManagerId: last.fromManagerId, toManagerId: managerId, why: last.why },
  });
  const told = {
    trigger: 'agreement.handed-over',
    once: `handover:${agreementId}:${agreement.handovers.length}`,
    path: agreementPath(agreement),
  };
  await tellByMail(act, { ...told, to: managerId, about: salespersonId, kind: 'take-over' });
  await tellByMail(act, { ...told, to: salespersonId, about: managerId, kind: 'manager-changed' });
}

export async function takeOverAgreement(
  act: PersonAct,
  { params, body }: Asked<typeof contract.takeOverAgreement>,
): Promise<Full> {
  const before = await loadToChange(act, params.agreementId);
  const after = decided(takeOver(before, body, actOf(act)));
  await saveAgreement(act.db, act.academyId, before, after);
  await act.tell({
    name: 'agreement.taken-over',
    subjectId: after.salespersonId,
    about: { agreementId: after.agreementId, revision: body.revision },
  });
  return presentFull(act, after);
}

export async function getAgreement(
  act: PersonAct,
  { params }: OnAgreement,
): Promise<Answer<typeof contract.getAgreement>> {
  const agreement = await loadAgreement(act.db, act.academyId, params.agreementId);
  if (!agreement) throw unknownAgreement();
  const [shown] = await presentAgreements(act, [
    { agreement, sight: await loadSight(act.db, act.academyId, act.actor, agreement) },
  ]);
  if (!shown) throw unknownAgreement();
  return shown;
}

export async function listAgreements(
  act: PersonAct,
  { query }: Asked<typeof contract.listAgreements>,
): Promise<Answer<typeof contract.listAgreements>> {
  const endedToo = query.ended === 'yes';
  const found =
    query.salesperson === undefined
      ? await listAgreementsWith(act.db, act.academyId, act.actor.personId, endedToo)
      : (await listAgreementsOf(act.db, act.academyId, query.salesperson)).filter(
          (agreement) => endedToo || !agreement.ended,
        );
  const others = found.flatMap(({ salespersonId }) => (salespersonId === act.actor.personId ? [] : salespersonId));
  const led = await listLedAmong(act.db, act.academyId, act.actor, others);
  return {
    items: await presentAgreements(
      act,
      found.map((agreement): Seen => ({
        agreement,
        sight: agreementSightOf(act.actor, agreement, led.has(agreement.salespersonId)),
      })),
    ),
  };
}

export async function getAgreementCalendar(act: PersonAct, { params }: OnAgreement): Promise<Response> {
  const agreement = await loadAgreement(act.db, act.academyId, params.agreementId);
  if (!agreement || !rules.sideOf(agreement, act.actor.personId)) throw unknownAgreement();
  if ((await loadSight(act.db, act.academyId, act.actor, agreement)) !== 'content') throw unknownAgreement();
  const other = otherOf(agreement, act.actor.personId);
  const people = await loadPeople(act.db, act.academyId, [other], act.today);
  return calendarResponse(
    agreementCalendar(
      act,
      agreement,
      { id: act.actor.personId, language: act.actor.language },
      people.get(other)?.name ?? '',
      'by-hand',
    ),
    'agreement',
  );
}
