/**
 * Visiting the demo academy as one of its people, without a password. Only the people its founding named can be visited,
 * and only in an academy of the kind `demo`: that is checked here and nowhere else needed.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import * as database from '../../server/database/enter.ts';
import type { Carried, OutsideAct } from '../../server/http/route.ts';
import { openSessionFor } from '../../server/sign-in/commands.ts';
import { cookieTraits } from '../../server/sign-in/library.ts';
import { cookieOf, endSession } from '../../server/sign-in/session.ts';
import { clientLimit, forgiveTry } from '../../server/sign-in/tries.ts';
import type * as contract from './joining-contract.ts';
import * as store from './joining-store.ts';

export async function listDemoPeople(act: OutsideAct): Promise<Answer<typeof contract.listDemoPeople>> {
  const academyId = await store.findFirstAcademy(act.db, 'demo');
  if (!academyId) return { items: [] };
  await database.enterAcademy(act.db, academyId);
  return { items: await store.listDemoPeople(act.db, academyId) };
}

export async function becomeDemoPerson(
  act: OutsideAct,
  { body, reply }: Asked<typeof contract.becomeDemoPerson> & Carried,
): Promise<Answer<typeof contract.becomeDemoPerson>> {
  const academyId = await store.findFirstAcademy(act.db, 'demo');
  const signInId = academyId && (await demoSignIn(act, academyId, body.personId));
  if (!academyId || !signInId) throw new Problem('not-found', 'There is no such person in a demo academy.');
  // who goes from one person to the next leaves no open door behind
  if (act.signedIn?.activeAcademy === academyId) await endSession(act.db, act.signedIn.sessionId);
  const token = await openSessionFor(act, signInId, academyId);
  reply.append('set-cookie', `${cookieOf(act.world, token)}; ${cookieTraits(act.world)}`);
  await forgiveTry(act.db, clientLimit, act.client);
  return { entered: true };
}

async function demoSignIn(
  act: OutsideAct,
  academyId: store.AcademyFound['id'],
  personId: PersonId,
): Promise<string | null> {
  await database.enterAcademy(act.db, academyId);
  const academy = await store.loadAcademy(act.db, academyId);
  const named = await store.listDemoPeople(act.db, academyId);
  if (academy?.kind !== 'demo' || !named.some((person) => person.id === personId)) return null;
  return (await store.findMembership(act.db, academyId, personId))?.signInId ?? null;
}
