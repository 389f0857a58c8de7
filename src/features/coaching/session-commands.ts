/** Planning, moving, running and closing a coaching session; each is told to the other side, with what their calendar needs. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { sessionSightOf } from './access.ts';
import type { Sight } from './access.ts';
import { decided } from './agreement-commands.ts';
import { calendarResponse, sessionCalendar } from './calendar-commands.ts';
import type { LetterKind } from './coaching-letter.ts';
import { tellByMail } from './letter-commands.ts';
import { refusal } from './refusal-commands.ts';
import type * as contract from './session-contract.ts';
import * as rules from './session.ts';
import type { CoachingSession } from './session.ts';
import * as store from './session-store.ts';

type Whole = Answer<typeof contract.planSession>;
type AnySession = Answer<typeof contract.listSessions>['items'][number];
type OnSession = { readonly params: { readonly sessionId: string } };

function actOf(act: PersonAct): { readonly by: PersonId; readonly at: Date } {
  return { by: act.actor.personId, at: act.now };
}

export async function planSession(act: PersonAct, { body }: Asked<typeof contract.planSession>): Promise<Whole> {
  const me = act.actor.personId;
  const salespersonId = body.salespersonId ?? me;
  const salesperson = (await store.loadPeople(act.db, act.academyId, [salespersonId], act.today)).get(salespersonId);
  if (!salesperson) throw new Problem('not-found', 'There is no such person here.');
  const managerId = salespersonId === me ? salesperson.managerId : me;
  if (managerId === null) throw refusal('no-manager');
  const manager = (await store.loadPeople(act.db, act.academyId, [managerId], act.today)).get(managerId);
  const leads = managerId !== me || (await store.leads(act.db, act.academyId, act.actor, salespersonId));
  const { minutes, place, agenda } = body;
  const asked = {
    sessionId: body.id ?? newId(),
    managerId,
    salespersonId,
    startsAt: new Date(body.startsAt),
    minutes,
    place,
    agenda,
  };
  const planned = decided(
    rules.planSession(asked, { leads, bothHere: salesperson.here && manager?.here === true }, actOf(act)),
  );
  const session = body.hold ? decided(rules.holdSession(planned, actOf(act))) : planned;
  if (!(await store.addSession(act.db, act.academyId, session, actOf(act)))) return presentPlanned(act, session);
  await tellHistory(act, session, 'coaching-session.planned');
  if (body.hold) await tellHistory(act, session, 'coaching-session.held');
  else await tellSide(act, session, otherOf(session, me), me, 'session-planned', 'coaching-session.planned');
  return presentOne(act, session);
}

/** Asked twice, it is one session: as it stands by now. Nobody else's answers to this id. */
async function presentPlanned(act: PersonAct, asked: CoachingSession): Promise<Whole> {
  const session = await loadToChange(act, asked.sessionId);
  if (session.managerId === asked.managerId && session.salespersonId === asked.salespersonId)
    return presentOne(act, session);
  throw unknownSession();
}

function otherOf(session: CoachingSession, personId: PersonId): PersonId {
  return personId === session.managerId ? session.salespersonId : session.managerId;
}

async function tellHistory(act: Act, session: CoachingSession, name: string): Promise<void> {
  const { sessionId, managerId } = session;
  await act.tell({
    name,
    subjectId: session.salespersonId,
    about: { sessionId, managerId, startsAt: session.startsAt.toISOString() },
  });
}

async function tellSide(
  act: Act,
  session: CoachingSession,
  to: PersonId,
  about: PersonId,
  kind: LetterKind,
  trigger: string,
): Promise<void> {
  const names = await store.loadPeople(act.db, act.academyId, [about], act.today);
  await tellByMail(act, {
    to,
    about,
    kind,
    trigger,
    session,
    once: `${kind}:${session.sessionId}:${session.sequence}`,
    path: `/coaching/sessions/${session.sessionId}`,
    calendar: (reader) => sessionCalendar(act, session, reader.language ?? 'en', names.get(about)?.name ?? ''),
  });
}

/** @param by the one who cancelled and knows; null: the roster did, and both are told */
export async function tellCancelled(act: Act, session: CoachingSession, by: PersonId | null): Promise<void> {
  await tellHistory(act, session, 'coaching-session.cancelled');
  for (const to of [session.managerId, session.salespersonId]) {
    if (to !== by)
      await tellSide(act, session, to, otherOf(session, to), 'session-cancelled', 'coaching-session.cancelled');
  }
}

/** It stands again in both calendars: the entry is the same, only newer. */
export async function tellRevived(act: Act, session: CoachingSession): Promise<void> {
  await tellHistory(act, session, 'coaching-session.revived');
  for (const to of [session.managerId, session.salespersonId])
    await tellSide(act, session, to, otherOf(session, to), 'session-planned', 'coaching-session.revived');
}

async function loadToChange(act: PersonAct, sessionId: string): Promise<CoachingSession> {
  const session = await store.loadSession(act.db, act.academyId, sessionId, 'to-change');
  if (!session) throw unknownSession();
  const sight = await store.loadSessionSight(act.db, act.academyId, act.actor, session);
  if (sight === 'content') return session;
  if (sight === 'nothing') throw unknownSession();
  const said = rules.isParty(session, act.actor.personId)
    ? 'You no longer lead the salesperson: the session is theirs now.'
    : 'Only the two of a coaching session may change it.';
  throw new Problem('forbidden', said, { reason: 'not-a-party' });
}

export function unknownSession(): Problem {
  return new Problem('not-found', 'There is no such coaching session, or you may not see it.');
}

export async function moveSession(
  act: PersonAct,
  { params, body }: Asked<typeof contract.moveSession>,
): Promise<Whole> {
  const before = await loadToChange(act, params.sessionId);
  const moved = decided(
    rules.moveSession(
      before,
      { startsAt: new Date(body.startsAt), minutes: body.minutes, place: body.place },
      actOf(act),
    ),
  );
  await store.saveSession(act.db, act.academyId, moved);
  await tellHistory(act, moved, 'coaching-session.moved');
  await tellSide(
    act,
    moved,
    otherOf(moved, act.actor.personId),
    act.actor.personId,
    'session-moved',
    'coaching-session.moved',
  );
  return presentOne(act, moved);
}

/** Saved as one writes; not told to history, which holds no free text and no trace of each keystroke. */
export async function writeSession(
  act: PersonAct,
  { params, body }: Asked<typeof contract.writeSession>,
): Promise<Whole> {
  const before = await loadToChange(act, params.sessionId);
  const { agenda, notes, agendaAfter, notesAfter, hand } = body;
  const text = {
    agenda: agenda === undefined ? undefined : { text: agenda, after: agendaAfter, hand },
    notes: notes === undefined ? undefined : { text: notes, after: notesAfter, hand },
  };
  const decision = rules.writeSession(before, text, act.actor.personId);
  if (!decision.ok && decision.refused === 'written-meanwhile') throw writtenMeanwhile(before);
  const written = decided(decision);
  await store.saveSession(act.db, act.academyId, written);
  return presentOne(act, written);
}

function writtenMeanwhile({ agenda, notes, writings }: CoachingSession): Problem {
  return new Problem('conflict', 'Somebody wrote here meanwhile. Join what both of you wrote, and save that.', {
    reason: 'written-meanwhile',
    current: { agenda, notes, agendaVersion: writings.agenda.version, notesVersion: writings.notes.version },
  });
}

export async function stepSession(
  act: PersonAct,
  { params, body }: Asked<typeof contract.stepSession>,
): Promise<Whole> {
  const before = await loadToChange(act, params.sessionId);
  const step = { hold: rules.holdSession, close: rules.closeSession, cancel: rules.cancelSession }[body.step];
  const after = decided(step(before, actOf(act)));
  await store.saveSession(act.db, act.academyId, after);
  if (body.step === 'cancel') await tellCancelled(act, after, act.actor.personId);
  else await tellHistory(act, after, body.step === 'hold' ? 'coaching-session.held' : 'coaching-session.closed');
  return presentOne(act, after);
}

/** A session that still runs half a day later was over long ago. */
export async function closeForgotten(act: Act): Promise<void> {
  const since = new Date(act.now.getTime() - 12 * 3_600_000);
  for (const session of await store.listRunningSince(act.db, act.academyId, since)) {
    const closed = decided(rules.closeSession(session, { by: session.managerId, at: act.now }));
    await store.saveSession(act.db, act.academyId, closed);
    await tellHistory(act, closed, 'coaching-session.closed');
  }
}

export async function listSessions(
  act: PersonAct,
  { query }: Asked<typeof contract.listSessions>,
): Promise<Answer<typeof contract.listSessions>> {
  const of = query.salesperson === undefined ? { party: act.actor.personId } : { salesperson: query.salesperson };
  const sessions = await store.listSessions(act.db, act.academyId, of, query.limit);
  return { items: await presentSessions(act, await seen(act, sessions)) };
}

/** What the actor sees of each: whom they lead is asked once. */
export async function seen(
  act: PersonAct,
  sessions: readonly CoachingSession[],
): Promise<{ readonly session: CoachingSession; readonly sight: Sight }[]> {
  const others = sessions.flatMap(({ salespersonId }) => (salespersonId === act.actor.personId ? [] : salespersonId));
  const led = await store.listLedAmong(act.db, act.academyId, act.actor, others);
  return sessions.map((session) => ({
    session,
    sight: sessionSightOf(act.actor, session, led.has(session.salespersonId)),
  }));
}

export async function getSessionCalendar(act: PersonAct, { params }: OnSession): Promise<Response> {
  const session = await store.loadSession(act.db, act.academyId, params.sessionId, 'to-read');
  if (!session || !rules.isParty(session, act.actor.personId)) throw unknownSession();
  if ((await store.loadSessionSight(act.db, act.academyId, act.actor, session)) !== 'content') throw unknownSession();
  const other = otherOf(session, act.actor.personId);
  const people = await store.loadPeople(act.db, act.academyId, [other], act.today);
  return calendarResponse(
    sessionCalendar(act, session, act.actor.language, people.get(other)?.name ?? ''),
    'coaching-session',
  );
}

export async function presentOne(act: PersonAct, session: CoachingSession): Promise<Whole> {
  const [shown] = await presentSessions(act, [{ session, sight: 'content' }]);
  if (shown?.sight !== 'content') throw new Error('only the two are shown a session whole');
  return shown;
}

/** What the actor sees of each; those of which they see nothing are left out. */
export async function presentSessions(
  act: PersonAct,
  seen: readonly { readonly session: CoachingSession; readonly sight: Sight }[],
): Promise<AnySession[]> {
  const people = await store.loadPeople(
    act.db,
    act.academyId,
    seen.flatMap(({ session }) => [session.managerId, session.salespersonId]),
    act.today,
  );
  return seen.flatMap(({ session, sight }): AnySession[] => {
    if (sight === 'nothing') return [];
    const dates = {
      id: session.sessionId,
      manager: { id: session.managerId, name: people.get(session.managerId)?.name ?? '' },
      salesperson: { id: session.salespersonId, name: people.get(session.salespersonId)?.name ?? '' },
      state: session.state,
      startsAt: session.startsAt.toISOString(),
      minutes: session.minutes,
      heldAt: session.heldAt?.toISOString() ?? null,
      closedAt: session.closedAt?.toISOString() ?? null,
    };
    if (sight !== 'content') return [{ ...dates, sight }];
    const { place, agenda, notes, writings } = session;
    return [
      {
        ...dates,
        sight,
        place,
        agenda,
        notes,
        agendaVersion: writings.agenda.version,
        notesVersion: writings.notes.version,
        mySide: act.actor.personId === session.managerId ? 'manager' : 'salesperson',
      },
    ];
  });
}
