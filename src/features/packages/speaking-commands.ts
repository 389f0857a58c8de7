/**
 * What the academy itself says of a registration in the learning records: that blocks and the whole package are satisfied, that a unit is
 * waived, that a session was abandoned. Each is said in the transaction that made it so.
 */
import { newId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { linkTo } from '../../server/mail/letters.ts';
import type { World } from '../../server/world.ts';
import {
  abandonedStatement,
  type Named,
  satisfiedStatement,
  type Speaking,
  type UnitNamed,
  waivedStatement,
} from '../../standards/cmi5/lms-statements.ts';
import { satisfiedIn, type UnitProgress } from '../../standards/cmi5/satisfaction.ts';
import type { SessionState } from '../../standards/cmi5/session.ts';
import { moveOns } from '../../standards/cmi5/vocabulary.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import type { AcademyId } from '../../kernel/id.ts';
import { keepStatements } from '../learning-records/statement-commands.ts';
import { treeOf, type WaiveReason } from './package.ts';
import {
  listOpenSessions,
  listProgress,
  type RegistrationFound,
  saveProgress,
  saveSatisfied,
  saveSession,
  type SessionFound,
} from './session-store.ts';
import { listParts, loadPackage, type PartFound } from './store.ts';
import { isXapiSession } from './xapi-session.ts';

/** The open transaction of an academy, and the time. */
export interface Here {
  readonly db: Db;
  readonly academyId: AcademyId;
  readonly world: World;
  readonly now: Date;
}

export const activityIdOf = (id: string): string => `urn:uuid:${id}`;

export function namedPart({ partId, publisherId, title, activityType }: PartFound): UnitNamed {
  return { activityId: activityIdOf(partId), publisherId, title, activityType };
}

/** The academy vouches for what it says, and for what content sends through it. */
export function authorityOf(world: World): Json {
  return { objectType: 'Agent', name: 'Sellwright', account: { homePage: linkTo(world, ''), name: 'packages' } };
}

/** Of a trial nothing is said. */
export async function say(
  here: Here,
  { trial }: Pick<RegistrationFound, 'trial'>,
  statements: readonly Json[],
): Promise<void> {
  if (trial || statements.length === 0) return;
  await keepStatements(here, { statements, parts: [] }, { authority: authorityOf(here.world), version: '1.0.3' });
}

export function speakingOf(
  { registrationId, actor }: Pick<RegistrationFound, 'registrationId' | 'actor'>,
  sessionId: string,
  at: Date,
): Speaking {
  return { id: newId(), at, actor, registration: registrationId, sessionId };
}

/**
 * Says of every block and of the package that they are satisfied, once, now that they are. Call it under the lock of the registration.
 * @param at no earlier than what made it so
 */
export async function settle(here: Here, registration: RegistrationFound, sessionId: string, at: Date): Promise<void> {
  const { db, academyId } = here;
  const { registrationId, packageId } = registration;
  const parts = await listParts(db, academyId, packageId);
  const progress = new Map((await listProgress(db, academyId, registrationId)).map((one) => [one.partId, one]));
  const { blocks, course } = satisfiedNow(parts, progress);
  const said: Json[] = [];
  const speak = (what: 'block' | 'course', named: Named): void =>
    void said.push(satisfiedStatement(speakingOf(registration, sessionId, at), what, named));
  for (const partId of blocks) {
    const part = parts.find((one) => one.partId === partId);
    if (!part || progress.get(partId)?.satisfied) continue;
    await saveProgress(db, academyId, registrationId, partId, 'satisfied', at);
    speak('block', namedPart(part));
  }
  if (course && registration.satisfiedAt === null) {
    const found = await loadPackage(db, academyId, packageId);
    await saveSatisfied(db, academyId, registrationId, at);
    if (found)
      speak('course', { activityId: activityIdOf(packageId), publisherId: found.publisherId, title: found.title });
  }
  await say(here, registration, said);
}

export function satisfiedNow(
  parts: readonly PartFound[],
  progress: ReadonlyMap<string, UnitProgress>,
): ReturnType<typeof satisfiedIn> {
  return satisfiedIn(
    treeOf(parts, ({ moveOn }) => moveOns.find((one) => one === moveOn) ?? 'NotApplicable'),
    progress,
  );
}

/** Ends a session its content did not end (9.3.6); after that nothing of it is recorded. */
export async function abandon(
  here: Here,
  registration: RegistrationFound,
  session: SessionFound,
  /** in milliseconds, where it is known better than by the last statement (9.5.4.2) */
  known: number | null = null,
): Promise<void> {
  const { db, academyId, now } = here;
  // a word of cmi5: Tin Can has none for it
  if (isXapiSession(session.state)) {
    const state = { ...session.state, duration: session.state.duration ?? known };
    return saveSession(db, academyId, { ...session, endedAt: now, state });
  }
  const parts = await listParts(db, academyId, registration.packageId);
  const part = parts.find(({ partId }) => partId === session.partId);
  if (!part) return;
  const state = session.state as SessionState;
  const said = state.latestAt === null ? 0 : state.latestAt - session.launchedAt.getTime();
  const lasted = known ?? said;
  const at = new Date(Math.max(now.getTime(), state.latestAt ?? 0));
  await say(here, registration, [
    abandonedStatement(speakingOf(registration, session.sessionId, at), namedPart(part), lasted),
  ]);
  await saveSession(db, academyId, {
    ...session,
    endedAt: now,
    state: { ...state, abandoned: true, duration: lasted },
  });
}

/** Those of the registration that are under way, when another one begins. */
export async function abandonOthers(
  here: Here,
  registration: RegistrationFound,
  beside: string,
  isUnderWay: (session: SessionFound) => boolean,
): Promise<void> {
  for (const session of await listOpenSessions(here.db, here.academyId, registration.registrationId)) {
    if (session.sessionId !== beside && isUnderWay(session)) await abandon(here, registration, session);
  }
}

/** A unit counts as done (9.3.7), under a session id that nothing else uses but what is satisfied by it. */
export async function waive(
  here: Here,
  registration: RegistrationFound,
  part: PartFound,
  reason: WaiveReason,
): Promise<string> {
  const sessionId = newId();
  await say(here, registration, [
    waivedStatement(speakingOf(registration, sessionId, here.now), namedPart(part), reason),
  ]);
  await saveProgress(here.db, here.academyId, registration.registrationId, part.partId, 'waived', here.now);
  await settle(here, registration, sessionId, here.now);
  return sessionId;
}
