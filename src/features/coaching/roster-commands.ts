/**
 * Coaching follows the roster. A salesperson who left: their agreement ends, with its history. A manager who left or no longer
 * leads them: the agreement passes, in force as it is, to whoever leads the salesperson now; what was planned falls away.
 * Who comes back, or whose leaving is taken back, finds again what it ended.
 */
import type { AcademyEvent } from '../../kernel/event.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import type { Ending } from '../../server/history/ending.ts';
import { decided, tellHandover } from './agreement-commands.ts';
import { endBecauseSalespersonLeft, reopenForReturned } from './agreement.ts';
import { eraseAgreementTexts, loadAgreement, lockAgreement, saveAgreement } from './agreement-store.ts';
import { followOrganisation } from './handover.ts';
import { countLiving, listPartings, listReunions } from './roster-store.ts';
import type { Parting } from './roster-store.ts';
import { dropSession, reviveSession } from './session.ts';
import { eraseSessionTexts, leads, loadSession, saveSession } from './session-store.ts';
import { tellCancelled, tellRevived } from './session-commands.ts';

/** Reacts to `person.left`, `person.returned` and `person.moved`. Someone who leaves later counts until then: the daily round sees to it. */
export async function followPerson(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId !== null) await followRoster(act, event.subjectId);
}

/** The same for many people at once: whoever was parted is found in one look. */
export async function followPeople(act: Act): Promise<void> {
  await followRoster(act);
}

/** @returns how many agreements and sessions changed */
export async function followRoster(act: Act, of: PersonId | null = null): Promise<number> {
  let changed = 0;
  for (const { kind, id, ...two } of await listReunions(act.db, act.academyId, of, act.now, act.today)) {
    if (kind === 'session' ? await revive(act, id, two) : await reopen(act, id)) changed += 1;
  }
  // what stands again may have another manager by now
  const partings = await listPartings(act.db, act.academyId, of, act.today);
  for (const parting of partings) {
    if (parting.kind === 'session' ? await dropPlanned(act, parting) : await followAgreement(act, parting))
      changed += 1;
  }
  return changed;
}

async function revive(
  act: Act,
  sessionId: string,
  { salespersonId, managerId }: { readonly salespersonId: PersonId; readonly managerId: PersonId },
): Promise<boolean> {
  if (!(await leads(act.db, act.academyId, { personId: managerId }, salespersonId))) return false;
  const session = await loadSession(act.db, act.academyId, sessionId, 'to-change');
  const revived = session && reviveSession(session, act.now);
  if (!revived?.ok) return false;
  await saveSession(act.db, act.academyId, revived.value);
  await tellRevived(act, revived.value);
  return true;
}

async function reopen(act: Act, agreementId: string): Promise<boolean> {
  const before = (await lockAgreement(act.db, act.academyId, agreementId))
    ? await loadAgreement(act.db, act.academyId, agreementId)
    : null;
  const after = before && reopenForReturned(before);
  if (!before || !after?.ok) return false;
  await saveAgreement(act.db, act.academyId, before, after.value);
  await act.tell({
    name: 'agreement.reopened',
    subjectId: after.value.salespersonId,
    about: { agreementId, why: 'salesperson-returned' },
  });
  return true;
}

async function dropPlanned(act: Act, { id, salespersonHere, managerHere }: Parting): Promise<boolean> {
  const session = await loadSession(act.db, act.academyId, id, 'to-change');
  const why = salespersonHere && managerHere ? 'team-changed' : 'person-left';
  const dropped = session && dropSession(session, why, act.now);
  if (!dropped?.ok) return false;
  await saveSession(act.db, act.academyId, dropped.value);
  await tellCancelled(act, dropped.value, null);
  return true;
}

async function followAgreement(act: Act, parting: Parting): Promise<boolean> {
  const before = (await lockAgreement(act.db, act.academyId, parting.id))
    ? await loadAgreement(act.db, act.academyId, parting.id)
    : null;
  if (!before || before.ended) return false;
  if (!parting.salespersonHere) {
    const after = decided(endBecauseSalespersonLeft(before, act.now));
    await saveAgreement(act.db, act.academyId, before, after);
    await act.tell({
      name: 'agreement.ended',
      subjectId: after.salespersonId,
      about: { agreementId: after.agreementId, why: 'salesperson-left' },
    });
    return true;
  }
  // Nobody leads them now: it waits with the former manager until somebody does.
  if (parting.successorId === null || parting.successorId === before.managerId) return false;
  const why = parting.managerHere ? 'team-changed' : 'manager-left';
  const after = decided(followOrganisation(before, { toManagerId: parting.successorId, why }, act.now));
  await saveAgreement(act.db, act.academyId, before, after);
  await tellHandover(act, after);
  return true;
}

/** For a preview of people leaving. */
export const coachingEndings: readonly Ending[] = [
  {
    name: 'agreements',
    count: async (db, academyId, people) => (await countLiving(db, academyId, people)).agreements,
  },
  {
    name: 'coaching-sessions',
    count: async (db, academyId, people) => (await countLiving(db, academyId, people)).sessions,
  },
];

/** Reacts to `person.erased`: free text goes, that coaching took place stays countable. */
export async function forgetPerson(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId === null) return;
  await eraseAgreementTexts(act.db, act.academyId, event.subjectId);
  await eraseSessionTexts(act.db, act.academyId, event.subjectId);
}
