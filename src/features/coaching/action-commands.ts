/**
 * Agreed actions get done: somebody ticks one, or finishes what it names on the menu. Coaching follows learning here: the tick stands
 * in the transaction of the completion, and goes with it where the completion is taken back.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { completeAction, completeByActivity, undoAction, undoCompletion } from './action.ts';
import * as store from './action-store.ts';
import { actOf, decided, loadToChange } from './agreement-commands.ts';
import { sideOf } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { listAgreementsById, saveAgreement } from './agreement-store.ts';
import { presentFull } from './agreement-view-commands.ts';
import type * as contract from './contract.ts';

export async function tickAction(
  act: PersonAct,
  { params, body }: Asked<typeof contract.tickAction>,
): Promise<Answer<typeof contract.tickAction>> {
  const before = await loadToChange(act, params.agreementId);
  const { actionId } = params;
  const after = decided(
    body.done
      ? completeAction(before, { actionId, evidence: body.evidence }, actOf(act))
      : undoAction(before, actionId, actOf(act)),
  );
  await saveAgreement(act.db, act.academyId, before, after);
  const name = body.done ? 'action.completed' : 'action.reopened';
  await act.tell({ name, subjectId: after.salespersonId, about: { agreementId: after.agreementId, actionId } });
  return presentFull(act, after);
}

/** Reacts to `module.completed`. */
export async function completeActions(act: Act, event: AcademyEvent): Promise<void> {
  await completeActionsOfMany(act, [event]);
}

/** The same for a group. */
export async function completeActionsOfMany(act: Act, events: readonly AcademyEvent[]): Promise<void> {
  const done = await store.listCompleted(
    act.db,
    act.academyId,
    events.map((event) => told(event).completionId),
  );
  const ids = await store.lockAgreementsNaming(act.db, act.academyId, done);
  const agreements = await listAgreementsById(act.db, act.academyId, ids);
  await saveTicks(
    act,
    agreements.map((before) => ({ before, after: withCompletions(act, before, done) })),
  );
}

/** Reacts to `module.completion-undone`. */
export async function reopenActions(act: Act, event: AcademyEvent): Promise<void> {
  await reopenActionsOfMany(act, [event]);
}

/** What was finished another time as well is done all the same. */
export async function reopenActionsOfMany(act: Act, events: readonly AcademyEvent[]): Promise<void> {
  const undone = events.flatMap((event) =>
    event.subjectId === null ? [] : [{ personId: event.subjectId, ...told(event) }],
  );
  const ids = await store.lockAgreementsTickedBy(
    act.db,
    act.academyId,
    undone.map(({ completionId }) => completionId),
  );
  if (ids.length === 0) return;
  const agreements = await listAgreementsById(act.db, act.academyId, ids);
  const others = await store.listCompletedBy(act.db, act.academyId, undone);
  await saveTicks(
    act,
    agreements.map((before) => {
      const theirs = undone.filter(({ personId }) => sideOf(before, personId) !== null);
      const reopened = theirs.reduce((now, one) => goOn(now, undoCompletion(now, one, act.now)), before);
      return { before, after: reopened === before ? before : withCompletions(act, reopened, others) };
    }),
  );
}

/** What learning tells of a completion. */
function told({ about }: AcademyEvent): { readonly completionId: string; readonly activityId: string } {
  return about as { completionId: string; activityId: string };
}

function withCompletions(
  act: Act,
  agreement: Agreement,
  done: Awaited<ReturnType<typeof store.listCompleted>>,
): Agreement {
  return done.reduce((now, one) => goOn(now, completeByActivity(now, one, act.now)), agreement);
}

/** What a completion has nothing to do with stays as it is: that is no refusal anybody waits for. */
function goOn(before: Agreement, decision: Decision<Agreement, string>): Agreement {
  return decision.ok ? decision.value : before;
}

async function saveTicks(
  act: Act,
  changed: readonly { readonly before: Agreement; readonly after: Agreement }[],
): Promise<void> {
  const made = changed.flatMap(({ before, after }) =>
    after.ticks.slice(before.ticks.length).map((tick, at) => ({
      salespersonId: after.salespersonId,
      agreementId: after.agreementId,
      position: before.ticks.length + at + 1,
      tick,
    })),
  );
  await store.addTicks(act.db, act.academyId, made);
  if (made.length === 0) return;
  await act.tellAll(
    made.map(({ salespersonId, agreementId, tick: { actionId, done, completionId } }) => ({
      name: done ? 'action.completed' : 'action.reopened',
      subjectId: salespersonId,
      about: { agreementId, actionId, completionId },
    })),
  );
}
