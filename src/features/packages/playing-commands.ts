/**
 * Opening a SCORM package as a card of one's own attempt. A card has one registration and one session at a time in which something is
 * recorded: whoever opens it again takes over, and what another window left without a word is suspended, to be gone on with.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { type AcademyId, newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { contentOrigin } from '../../server/http/content-origin.ts';
import type { Carried, PersonAct } from '../../server/http/route.ts';
import { linkFor, linkTo } from '../../server/mail/letters.ts';
import { type Course, openCourse } from '../../standards/scorm/course.ts';
import type { Manifest } from '../../standards/scorm/manifest/manifest.ts';
import {
  beginPlaying,
  chance,
  leaveOpen,
  type Playing,
  standingNow,
  withShared,
  secondsSaid,
} from '../../standards/scorm/playing.ts';
import { framePath } from './frame-protocol.ts';
import { placeOf, type PlaceToPlay } from './place-commands.ts';
import { secondsUsed } from './played-time.ts';
import type * as contract from './playing-contract.ts';
import * as playing from './playing-store.ts';
import { contentAddress, originOfPackage } from './session-gate-commands.ts';
import { loadManifest } from './store.ts';
import { playedOf } from './tied-commands.ts';

/** Where the last word of a window that closes is sent. */
export const partingPath = '/parting';

function partingAddress(home: string, academyId: AcademyId, sessionId: string): string {
  return `${home}${partingPath}/${academyId}/${sessionId}`;
}

/** after this long without a word nobody is taken to be there */
const openForMs = 2 * 60 * 60_000;

export async function courseOf(
  { db, academyId }: Pick<PersonAct, 'db' | 'academyId'>,
  packageId: string,
): Promise<{ readonly manifest: Manifest; readonly course: Course }> {
  const manifest = (await loadManifest(db, academyId, packageId)) as Manifest | null;
  if (!manifest) throw new Error(`the package ${packageId} came in without a manifest`);
  return { manifest, course: openCourse(manifest) };
}

export async function lookAtCard(
  act: PersonAct,
  { params, request }: Asked<typeof contract.lookAtCard> & Carried,
): Promise<Answer<typeof contract.lookAtCard>> {
  const { db, academyId, world, now } = act;
  const { found, activityId, unitId } = await placeOf(act, params);
  const { packageId, kind, title, ownWindow } = found;
  const known = await playing.findPlayed(db, academyId, params.attemptId, params.cardKey);
  const common = { kind, packageId, title, activityId, ownWindow, begun: known !== null };
  if (kind === 'cmi5' || kind === 'xapi') {
    const played = known ? await playedOf(act, known.registrationId, unitId) : { done: false, score: null, seconds: 0 };
    const standing = { completed: played.done || null, passed: null, score: played.score };
    return { ...common, done: played.done, open: null, standing, seconds: played.seconds, frame: null };
  }
  const sessions = known ? await playing.listPlayingSessions(db, academyId, known.registrationId) : [];
  const open = sessions.findLast((one) => isUnderWay(one, now));
  const course = known?.course as Playing | null | undefined;
  const opened = course ? (await courseOf(act, packageId)).course : null;
  const home = contentOrigin(world.settings, request);
  return {
    ...common,
    done: known?.satisfied ?? false,
    open: open ? { sessionId: open.sessionId, since: open.launchedAt, lastAt: open.lastAt } : null,
    standing:
      opened && course ? standingNow(opened, course, now.getTime()) : { completed: null, passed: null, score: null },
    seconds: opened && course ? secondsUsed(secondsSaid(opened, course), timesOf(sessions)) : 0,
    frame: originOfPackage(world, home, academyId, packageId) + framePath,
  };
}

export function timesOf(sessions: readonly playing.PlayingSession[]): Parameters<typeof secondsUsed>[1] {
  return sessions.map(({ state, launchedAt, lastAt }) => ({ ...state, launchedAt, lastAt }));
}

function isUnderWay({ endedAt, supersededAt, lastAt }: playing.PlayingSession, now: Date): boolean {
  return !endedAt && !supersededAt && now.getTime() - lastAt.getTime() < openForMs;
}

export async function openCard(
  act: PersonAct,
  { params, body, request }: Asked<typeof contract.openCard> & Carried,
): Promise<Answer<typeof contract.openCard>> {
  const { db, academyId, actor, world, now } = act;
  const card = await placeOf(act, params);
  const { found, mode } = card;
  const { packageId, kind, title } = found;
  if (kind === 'cmi5' || kind === 'xapi')
    throw new Problem('conflict', 'This package has units that are started one by one.', { reason: 'has-units' });
  const registration = await registrationFor(act, card);
  const { registrationId } = registration;
  const { manifest, course } = await courseOf(act, packageId);
  if (mode === 'normal') await takeOver(act, registrationId, body.take);
  const left = await whereLeft(act, course, registration);
  if (mode === 'normal') {
    await playing.supersedeSessions(db, academyId, registrationId, now);
    await playing.saveCourse(db, academyId, registrationId, {
      course: JSON.stringify(left),
      at: now,
      satisfied: false,
    });
  }
  const session = { sessionId: newId(), token: randomBytes(24).toString('base64url'), seed: randomInt(2 ** 31) };
  await playing.addPlayingSession(db, academyId, {
    sessionId: session.sessionId,
    registrationId,
    mode: mode === 'review' ? 'Review' : 'Normal',
    proofHash: createHash('sha256').update(session.token).digest('hex'),
    launchedAt: now,
    state: { seed: session.seed, first: null, last: null, active: 0, told: null },
  });
  const opened = { packageId, attemptId: card.attemptId, mode };
  // of a trial its beginning is told
  if (card.activityId !== null) await act.tell({ name: 'package.opened', subjectId: actor.personId, about: opened });
  const home = contentOrigin(world.settings, request);
  const parting = partingAddress(linkFor(world, request, ''), academyId, session.sessionId);
  return {
    kind,
    packageId,
    title,
    registrationId,
    sessionId: session.sessionId,
    mode,
    scorm: {
      manifest,
      registration: left,
      learner: { id: actor.personId, name: await playing.loadName(db, academyId, actor.personId), mode },
      files: contentAddress(world, home, academyId, packageId, ''),
      frame: originOfPackage(world, home, academyId, packageId) + framePath,
      seed: session.seed,
      steps: 0,
      parting: { url: parting, token: session.token },
    },
  };
}

/** The one of the card, locked; begun with its first opening. */
async function registrationFor(act: PersonAct, card: PlaceToPlay): Promise<playing.PlayedFound> {
  const { db, academyId, actor, world, now } = act;
  const { attemptId, cardKey, found } = card;
  const find = () => playing.findPlayed(db, academyId, attemptId, cardKey);
  if (!(await find())) {
    const made = { registrationId: newId(), packageId: found.packageId, personId: actor.personId, attemptId, cardKey };
    const account = { homePage: linkTo(world, ''), name: actor.personId };
    await playing.addPlayed(db, academyId, { ...made, actor: { objectType: 'Agent', account } }, now);
  }
  const known = await find();
  const registration = known && (await playing.loadPlayed(db, academyId, known.registrationId));
  if (!registration) throw new Error('a registration that was begun is there');
  return registration;
}

async function takeOver({ db, academyId, now }: PersonAct, registrationId: string, take: boolean): Promise<void> {
  const open = (await playing.listPlayingSessions(db, academyId, registrationId)).findLast((one) =>
    isUnderWay(one, now),
  );
  if (!open || take) return;
  throw new Problem('conflict', 'This is open elsewhere. Go on here, and it ends there.', {
    reason: 'open-elsewhere',
    current: { since: open.launchedAt.toISOString(), lastAt: open.lastAt.toISOString() },
  });
}

/** Ready to be begun or resumed, with what the person has reached in other courses meanwhile. */
async function whereLeft(act: PersonAct, course: Course, registration: playing.PlayedFound): Promise<Playing> {
  const { db, academyId, actor, now } = act;
  const all = await playing.listShared(db, academyId, registration);
  const shared = {
    objectives: Object.assign(
      {},
      ...all.map(({ objectives }) => objectives),
    ) as Playing['sequencing']['sharedObjectives'],
    stores: Object.assign({}, ...all.map(({ stores }) => stores)) as Playing['stores'],
  };
  const known = registration.course as Playing | null;
  if (!known) {
    const world = { now: now.getTime(), random: chance(randomInt(2 ** 31), 0) };
    return withShared(course, beginPlaying(course, world), shared);
  }
  const last = (await playing.listPlayingSessions(db, academyId, registration.registrationId)).at(-1);
  const at = last?.state.last ?? now.getTime();
  const learner = { id: actor.personId, name: '' };
  return withShared(course, leaveOpen(course, known, at, learner, last?.state.seed ?? 0), shared);
}
