/**
 * Steps of a session in which SCORM content is played: the server takes them in their order, each once, applies them by the same rules
 * as the browser has, and keeps what comes out. What the browser made of them itself is never asked.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import type { Course } from '../../standards/scorm/course.ts';
import {
  apply,
  isDone,
  type MoveStep,
  type Playing,
  secondsSaid,
  type Standing,
  standingNow,
  type Step,
  withoutReport,
} from '../../standards/scorm/playing.ts';
import { hasSpoken } from '../../standards/scorm/spoken.ts';
import { recordPlayed } from '../learning/played-commands.ts';
import { secondsUsed, withStep } from './played-time.ts';
import { courseOf, timesOf } from './playing-commands.ts';
import { stepShape } from './playing-contract.ts';
import type * as contract from './playing-contract.ts';
import * as playing from './playing-store.ts';
import type { Parting, PlayedFound, PlayingSession } from './playing-store.ts';

/** Characters of all that is kept of one person in one course: a hundred parts, each with more than it may well need. */
const largestCourse = 8 * 1024 ** 2;

export interface Session {
  readonly session: PlayingSession;
  readonly registration: PlayedFound;
}

/** Read again under the lock: another request may just have changed it. */
export async function lockedSession(
  { db, academyId }: Pick<Act, 'db' | 'academyId'>,
  sessionId: string,
): Promise<Session | null> {
  const seen = await playing.loadPlayingSession(db, academyId, sessionId);
  const registration = seen && (await playing.loadPlayed(db, academyId, seen.registrationId));
  const session = registration && (await playing.loadPlayingSession(db, academyId, sessionId));
  return session ? { session, registration } : null;
}

export async function tellStep(
  act: PersonAct,
  { params: { sessionId, number }, body }: Asked<typeof contract.tellStep>,
): Promise<Answer<typeof contract.tellStep>> {
  const step = readStep(body.step, number);
  const found = await lockedSession(act, sessionId);
  if (found?.registration.personId !== act.actor.personId) throw new Problem('not-found', 'You have no such session.');
  const { session, registration } = found;
  const { course } = await courseOf(act, registration.packageId);
  const known = registration.course as Playing | null;
  // sent again, or only looked at: nothing is recorded
  if (session.mode === 'Review' || number <= session.steps) return answerOf(session, course, known, step.at);
  if (session.supersededAt)
    throw new Problem('conflict', 'This was opened elsewhere and is gone on with there.', { reason: 'taken-over' });
  if (number > session.steps + 1)
    throw new Problem('conflict', `Step ${session.steps + 1} is missing.`, {
      reason: 'step-missing',
      current: { accepted: session.steps },
    });
  if (!known) throw new Error('a registration was opened before there are steps');
  const after = takeStep(course, known, session, step, act.now);
  return keep(act, {
    session: after.session,
    registration,
    course,
    playing: after.playing,
    moved: step.kind === 'move',
  });
}

/** What is sent again is the same text: read here, it is content's to the letter. */
function readStep(text: string, number: number): Step {
  const step = stepShape.safeParse(parsed(text));
  if (!step.success)
    throw new Problem(
      'bad-request',
      step.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      {
        reason: 'step-shape',
      },
    );
  if (step.data.number !== number)
    throw new Problem('bad-request', 'The step has another number than its address.', { reason: 'step-shape' });
  return step.data as Step;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Taken {
  readonly playing: Playing;
  readonly session: PlayingSession;
}

function takeStep(course: Course, known: Playing, before: PlayingSession, step: Step, now: Date): Taken {
  const { report, at } = step;
  const isLate = report !== null && report <= before.reports;
  const heard = isLate ? withoutReport(step) : step;
  const state = withStep(before.state, at);
  const applied = heard && apply(course, known, heard, nobody, before.state.seed);
  const session: PlayingSession = {
    ...before,
    state,
    steps: step.number,
    reports: Math.max(before.reports, report ?? -1),
    lastAt: now,
    // where the window has closed already, what it did before is still coming in
    endedAt:
      applied?.move?.kind === 'ended' ? now : isLate || report === null || before.parting ? before.endedAt : null,
  };
  const taken = { playing: applied?.registration ?? known, session };
  return session.parting ? takeParting(course, taken, session.parting, at) : taken;
}

/** Names are the browser’s to put in front of people: nothing that is kept here holds one. */
const nobody = { id: '', name: '' };

/**
 * The last word of a window that closed. Where it is about content that is not open yet, the steps that opened it are still on their
 * way: it waits for them. @param at by the clock of the device
 */
export function takeParting(course: Course, { playing: known, session }: Taken, parting: Parting, at: number): Taken {
  const { report, activity } = parting;
  if (report <= session.reports) return { playing: known, session: { ...session, parting: null } };
  const { open } = known;
  if (open?.activity !== activity) return { playing: known, session: { ...session, parting } };
  // the window has its last word before the content in it has: what content says as it goes stands, from the launch on
  const heard = { ...known, open: { ...open, ended: false } };
  const opened = { activity, kept: parting.kept, phase: parting.phase } as MoveStep['opened'];
  const step: MoveStep = { kind: 'move', number: session.steps + 1, at, report, asked: null, opened };
  const { registration } = apply(course, heard, step, nobody, session.state.seed);
  const state = withStep(session.state, at);
  return { playing: registration, session: { ...session, state, reports: report, parting: null } };
}

/** Saves what a step has come to, and tells the attempt where that is more than it knows. */
export async function keep(
  act: Pick<Act, 'db' | 'academyId' | 'now' | 'tell'>,
  after: {
    readonly session: PlayingSession;
    readonly registration: PlayedFound;
    readonly course: Course;
    readonly playing: Playing;
    readonly moved: boolean;
  },
): Promise<Answer<typeof contract.tellStep>> {
  const { db, academyId, now } = act;
  const { registration, course, moved } = after;
  const text = JSON.stringify(after.playing);
  if (text.length > largestCourse)
    throw new Problem('too-large', 'This content keeps more than can be kept of one person.', {
      reason: 'course-too-large',
    });
  const standing = standingNow(course, after.playing, after.session.state.last ?? now.getTime());
  const told = { score: standing.score, done: isDone(standing) };
  const before = after.session.state.told;
  const session = { ...after.session, state: { ...after.session.state, told } };
  await playing.saveCourse(db, academyId, registration.registrationId, { course: text, at: now, satisfied: told.done });
  await playing.savePlayingSession(db, academyId, session);
  if (moved || before?.score !== told.score || before.done !== told.done) {
    const sessions = await playing.listPlayingSessions(db, academyId, registration.registrationId);
    const seconds = secondsUsed(secondsSaid(course, after.playing), timesOf(sessions));
    const { attemptId, cardKey } = registration;
    if (attemptId !== null && cardKey !== null)
      await recordPlayed(act, {
        attemptId,
        cardKey,
        at: now,
        seconds,
        ...told,
        silent: told.done && !hasSpoken(after.playing),
      });
  }
  return { accepted: session.steps, standing, done: told.done };
}

function answerOf(
  { steps }: PlayingSession,
  course: Course,
  known: Playing | null,
  at: number,
): Answer<typeof contract.tellStep> {
  const standing: Standing = known ? standingNow(course, known, at) : { completed: null, passed: null, score: null };
  return { accepted: steps, standing, done: isDone(standing) };
}
