/**
 * Founding an academy, and choosing among one's own. Founding is free on this machine while the installation is empty;
 * beyond it, and for any further academy, it asks for the set-up code.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { dayOf } from '../../kernel/day.ts';
import { type AcademyId, newId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import * as database from '../../server/database/enter.ts';
import type { Db } from '../../server/database/tables.ts';
import { isLoopback } from '../../server/http/gate.ts';
import { type Act, openAct, type Reaction } from '../../server/history/act.ts';
import type { Asking, OutsideAct, PersonAct } from '../../server/http/route.ts';
import { mailVerification } from '../../server/sign-in/commands.ts';
import { makeSignIn } from '../../server/sign-in/making.ts';
import { enterSession } from '../../server/sign-in/session.ts';
import { clientLimit, codeLimit, countTry } from '../../server/sign-in/tries.ts';
import type { World } from '../../server/world.ts';
import { findActor } from './actor-store.ts';
import { saveGrants, savePerson } from './change-store.ts';
import { refuseInDemo } from './demo-refusal-commands.ts';
import type * as contract from './joining-contract.ts';
import * as store from './joining-store.ts';
import { loadPerson } from './store.ts';

type Founding = Asked<typeof contract.foundAcademy>['body'];

/** The code that proves the operator: derived from the installation's secret, so that all its processes know the same. */
export function setupCodeOf(secret: string): string {
  return createHmac('sha256', secret)
    .update('set-up code')
    .digest('hex')
    .slice(0, 12)
    .replace(/(.{4})(?=.)/g, '$1-');
}

export function asksSetupCode(world: World, empty: boolean): boolean {
  return !empty || !isLoopback(world.settings.host);
}

export async function limitFounding({ world, client }: Asking): Promise<void> {
  await countTry(world, clientLimit, client);
  await countTry(world, codeLimit, client);
}

export async function refuseWithoutCode(
  act: Pick<OutsideAct, 'db' | 'world'>,
  given: string | undefined,
): Promise<void> {
  // two passers-by at once would both find nothing founded yet
  await store.holdFounding(act.db);
  const empty = (await store.findFirstAcademy(act.db, 'company')) === null;
  if (!asksSetupCode(act.world, empty)) return;
  const wanted = Buffer.from(setupCodeOf(act.world.secret));
  const code = Buffer.from((given ?? '').trim().toLowerCase());
  if (code.length === wanted.length && timingSafeEqual(code, wanted)) return;
  throw new Problem(
    'forbidden',
    'The set-up code is not right. The server prints it when it starts; `sellwright setup-code` prints it again.',
    {
      reason: 'setup-code',
      fields: [{ pointer: '/setupCode', detail: 'Not right.' }],
    },
  );
}

/** A new academy without people, which the transaction is in from here on. */
export async function mintAcademy(
  db: Db,
  academy: Omit<Parameters<typeof store.saveAcademy>[1], 'id'>,
): Promise<AcademyId> {
  const academyId = newId() as AcademyId;
  await database.enterAcademy(db, academyId);
  await store.saveAcademy(db, { id: academyId, ...academy });
  return academyId;
}

/** Founds the academy and its first person; the reactions to `academy.founded` give it its way of selling. */
export async function foundAcademy(
  act: Pick<OutsideAct, 'db' | 'world' | 'now'>,
  founding: Founding,
  reactions: readonly Reaction[],
): Promise<{ academyId: AcademyId; founderId: PersonId; signInId: string }> {
  const { name, languages, founder, start } = founding;
  const academyId = await mintAcademy(act.db, { name, kind: 'company', languages, at: act.now });
  const founderId: PersonId = newId();
  await savePerson(act.db, academyId, {
    personId: founderId,
    name: founder.name,
    email: founder.email,
    language: languages[0],
  });
  const grants = [
    { grant: 'owner', marketId: null },
    { grant: 'administrator', marketId: null },
  ] as const;
  await saveGrants(act.db, academyId, founderId, grants);
  const signInId = await makeSignIn(act, founder);
  await store.saveMembership(act.db, academyId, founderId, signInId);
  await mailVerification(act, founder.email);
  const inside: Act = openAct(act.world, act.db, academyId, null, act.now, reactions);
  await inside.tell({ name: 'academy.founded', subjectId: founderId, about: { start } });
  return { academyId, founderId, signInId };
}

export async function enterAcademy(
  act: OutsideAct,
  { params }: Asked<typeof contract.enterAcademy>,
): Promise<Answer<typeof contract.enterAcademy>> {
  const { signedIn } = act;
  if (!signedIn) throw new Problem('not-signed-in', 'Sign in first.');
  const own = await academiesOf(act, signedIn.signInId);
  const chosen = own.find((academy) => academy.id === params.academyId);
  if (!chosen) throw new Problem('not-found', 'You do not belong to this academy.');
  await enterSession(act.db, signedIn.sessionId, chosen.id);
  return { entered: true };
}

/** Those in which the sign-in is somebody today: a membership outlives leaving, its door does not. */
async function academiesOf({ db, now }: OutsideAct, signInId: string) {
  const today = dayOf(now);
  const here: Awaited<ReturnType<typeof store.listOwnAcademies>> = [];
  for (const academy of await store.listOwnAcademies(db, signInId)) {
    await database.enterAcademy(db, academy.id);
    if (await findActor(db, academy.id, signInId, today)) here.push(academy);
  }
  return here;
}

export async function getMe(act: OutsideAct): Promise<Answer<typeof contract.getMe>> {
  const { signedIn, world } = act;
  const empty = (await store.findFirstAcademy(act.db, 'company')) === null;
  const installation = {
    empty,
    asksSetupCode: asksSetupCode(world, empty),
    mails: world.settings.smtpUrl !== null,
    demo: (await store.findFirstAcademy(act.db, 'demo')) !== null,
  };
  const nobody = {
    signIn: null,
    person: null,
    academy: null,
    academies: [],
    grants: [],
    leads: false,
    resetLinks: [],
    installation,
  };
  if (!signedIn) return nobody;
  const signIn = { name: signedIn.name, email: signedIn.email, emailVerified: signedIn.emailVerified };
  const academies = await academiesOf(act, signedIn.signInId);
  const entered = academies.find((academy) => academy.id === signedIn.activeAcademy);
  if (!entered) return { ...nobody, signIn, academies };
  return { ...nobody, signIn, academies, ...(await insideOf(act.db, entered.id, signedIn.signInId, act.now)) };
}

/** Longer than most are away, so that nobody misses it. */
const resetLinksTold = 30 * 86_400_000;

async function insideOf(db: Db, academyId: AcademyId, signInId: string, now: Date) {
  const today = dayOf(now);
  await database.enterAcademy(db, academyId);
  const actor = await findActor(db, academyId, signInId, today);
  const academy = await store.loadAcademy(db, academyId);
  const person = actor && (await loadPerson(db, academyId, actor.personId));
  const preferences = actor && (await store.loadPreferences(db, academyId, actor.personId));
  if (!actor || !academy || !person || !preferences) return {};
  return {
    person: {
      id: person.id,
      name: person.name,
      ...preferences,
      roleId: person.roleId,
      managerId: person.manager?.id ?? null,
    },
    academy: { id: academy.id, name: academy.name, kind: academy.kind, languages: [...academy.languages] },
    grants: [...actor.grants],
    leads: actor.leads,
    resetLinks: await store.listResetLinks(db, academyId, person.id, new Date(now.getTime() - resetLinksTold)),
  };
}

export async function setPreferences(
  act: PersonAct,
  { body }: Asked<typeof contract.setPreferences>,
): Promise<Answer<typeof contract.setPreferences>> {
  if (body.timeZone !== undefined && !isTimeZone(body.timeZone)) {
    throw new Problem('bad-request', `${body.timeZone} is not a time zone. Use an IANA name such as Europe/Berlin.`);
  }
  await store.savePreferences(act.db, act.academyId, act.actor.personId, body);
  return { saved: true };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export async function getAcademy(act: PersonAct): Promise<Answer<typeof contract.getAcademy>> {
  const academy = await store.loadAcademy(act.db, act.academyId);
  if (!academy) throw new Problem('not-found', 'The academy is gone.');
  return { ...academy, languages: [...academy.languages] };
}

export async function changeAcademy(
  act: PersonAct,
  { body }: Asked<typeof contract.changeAcademy>,
): Promise<Answer<typeof contract.changeAcademy>> {
  // leavers would be erased by time, which nobody takes back
  if (body.retentionDays !== undefined && body.retentionDays !== null) await refuseInDemo(act);
  await store.changeAcademy(act.db, act.academyId, body);
  await act.tell({
    name: 'academy.changed',
    subjectId: null,
    about: { fields: Object.keys(body), retentionDays: body.retentionDays ?? null },
  });
  return { saved: true };
}
