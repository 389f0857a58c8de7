/**
 * A coaching session: a manager and a salesperson they lead talk about gaps. Planned → running → closed, or cancelled.
 * Its `sequence` rises with every change of time or place, since both calendars hold a copy that must follow.
 * The notes are the two's own; what they agree stands in the agreement, not here.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Id, PersonId } from '../../kernel/id.ts';

export type CoachingSessionId = Id<'coaching-session'>;
export type SessionState = 'planned' | 'running' | 'closed' | 'cancelled';

/** A text is written by two, on several devices: each change counts it up and leaves the hand that made it. */
export interface Writing {
  readonly version: number;
  /** an open page; null: written when the session was planned */
  readonly hand: string | null;
}

/** A text, and what it was written on. Without `after` it replaces whatever stands. */
export interface Written {
  readonly text: string;
  readonly after?: number | undefined;
  readonly hand?: string | undefined;
}

export interface CoachingSession {
  readonly sessionId: CoachingSessionId;
  readonly managerId: PersonId;
  readonly salespersonId: PersonId;
  readonly state: SessionState;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly place: string;
  /** what both want to talk about, written before */
  readonly agenda: string;
  /** what was said, written while it runs; both read it */
  readonly notes: string;
  /** at which writing agenda and notes stand */
  readonly writings: { readonly agenda: Writing; readonly notes: Writing };
  /** RFC 5545 SEQUENCE of its calendar entry */
  readonly sequence: number;
  readonly heldAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** why it fell away without either of the two; null: it did not */
  readonly dropped: DropReason | null;
}

export type DropReason = 'person-left' | 'team-changed';

export type SessionRefusal =
  | 'not-a-party'
  | 'does-not-lead'
  | 'same-person'
  | 'has-left'
  | 'starts-in-the-past'
  | 'bad-length'
  | 'text-too-long'
  | 'not-planned'
  | 'not-running'
  | 'already-over'
  | 'written-meanwhile'
  | 'not-dropped'
  | 'nothing-changed';

type SessionDecision = Decision<CoachingSession, SessionRefusal>;

export const sessionLimits = { shortest: 10, longest: 240, place: 200, agenda: 1000, notes: 4000 } as const;

interface When {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly place: string;
}

/** Either of the two may plan one; a session may begin at once, so a start up to an hour ago is taken. */
export function planSession(
  asked: When & {
    readonly sessionId: CoachingSessionId;
    readonly managerId: PersonId;
    readonly salespersonId: PersonId;
    readonly agenda: string;
  },
  known: { readonly leads: boolean; readonly bothHere: boolean },
  act: { readonly by: PersonId; readonly at: Date },
): SessionDecision {
  if (asked.managerId === asked.salespersonId) return refuse('same-person');
  if (act.by !== asked.managerId && act.by !== asked.salespersonId) return refuse('not-a-party');
  if (!known.leads) return refuse('does-not-lead');
  if (!known.bothHere) return refuse('has-left');
  const wrong = whatIsWrong(asked, act.at) ?? (asked.agenda.length > sessionLimits.agenda ? 'text-too-long' : null);
  if (wrong) return refuse(wrong);
  return accept({
    ...asked,
    state: 'planned',
    notes: '',
    writings: { agenda: { version: 0, hand: null }, notes: { version: 0, hand: null } },
    sequence: 0,
    heldAt: null,
    closedAt: null,
    cancelledAt: null,
    dropped: null,
  });
}

/** Another time, length or place. */
export function moveSession(
  session: CoachingSession,
  to: When,
  act: { readonly by: PersonId; readonly at: Date },
): SessionDecision {
  if (!isParty(session, act.by)) return refuse('not-a-party');
  if (session.state !== 'planned') return refuse('not-planned');
  const wrong = whatIsWrong(to, act.at);
  if (wrong) return refuse(wrong);
  if (
    to.startsAt.getTime() === session.startsAt.getTime() &&
    to.minutes === session.minutes &&
    to.place === session.place
  ) {
    return refuse('nothing-changed');
  }
  return accept({ ...session, ...to, sequence: session.sequence + 1 });
}

function whatIsWrong({ startsAt, minutes, place }: When, now: Date): SessionRefusal | null {
  if (startsAt.getTime() < now.getTime() - 3_600_000) return 'starts-in-the-past';
  if (!Number.isInteger(minutes) || minutes < sessionLimits.shortest || minutes > sessionLimits.longest)
    return 'bad-length';
  return place.length > sessionLimits.place ? 'text-too-long' : null;
}

/** What to talk about, before; what was said, while it runs. Nobody writes over what another hand wrote and they have not seen. */
export function writeSession(
  session: CoachingSession,
  written: { readonly agenda?: Written | undefined; readonly notes?: Written | undefined },
  by: PersonId,
): SessionDecision {
  if (!isParty(session, by)) return refuse('not-a-party');
  if (session.state !== 'planned' && session.state !== 'running') return refuse('already-over');
  if (written.notes !== undefined && session.state !== 'running') return refuse('not-running');
  const agenda = overwrite(session, 'agenda', written.agenda);
  if (!agenda.ok) return agenda;
  return overwrite(agenda.value, 'notes', written.notes);
}

function overwrite(session: CoachingSession, field: 'agenda' | 'notes', next: Written | undefined): SessionDecision {
  if (next === undefined || next.text === session[field]) return accept(session);
  if (next.text.length > sessionLimits[field]) return refuse('text-too-long');
  const { version, hand } = session.writings[field];
  const unseen = next.after !== undefined && next.after !== version;
  // the same hand goes on: the answer to its last word may have been lost
  if (unseen && (next.hand === undefined || next.hand !== hand)) return refuse('written-meanwhile');
  const writings = { ...session.writings, [field]: { version: version + 1, hand: next.hand ?? null } };
  return accept({ ...session, [field]: next.text, writings });
}

/** The two sit down. Only the manager runs it, on one screen; earlier or later than planned is fine. */
export function holdSession(
  session: CoachingSession,
  act: { readonly by: PersonId; readonly at: Date },
): SessionDecision {
  if (act.by !== session.managerId) return refuse('not-a-party');
  if (session.state !== 'planned') return refuse('not-planned');
  return accept({ ...session, state: 'running', heldAt: act.at });
}

export function closeSession(
  session: CoachingSession,
  act: { readonly by: PersonId; readonly at: Date },
): SessionDecision {
  if (!isParty(session, act.by)) return refuse('not-a-party');
  if (session.state !== 'running') return refuse('not-running');
  return accept({ ...session, state: 'closed', closedAt: act.at });
}

export function cancelSession(
  session: CoachingSession,
  act: { readonly by: PersonId; readonly at: Date },
): SessionDecision {
  if (!isParty(session, act.by)) return refuse('not-a-party');
  return cancelled(session, act.at);
}

/** One of the two left, or they no longer work together: what was planned falls away. No party's act. */
export function dropSession(session: CoachingSession, dropped: DropReason, at: Date): SessionDecision {
  const gone = cancelled(session, at);
  return gone.ok ? accept({ ...gone.value, dropped }) : gone;
}

/** Both are here and work together again: what fell away stands in their calendars again, unless its time is over. */
export function reviveSession(session: CoachingSession, at: Date): SessionDecision {
  if (session.state !== 'cancelled' || session.dropped === null) return refuse('not-dropped');
  if (session.startsAt.getTime() <= at.getTime()) return refuse('starts-in-the-past');
  return accept({ ...session, state: 'planned', cancelledAt: null, dropped: null, sequence: session.sequence + 1 });
}

function cancelled(session: CoachingSession, at: Date): SessionDecision {
  if (session.state !== 'planned') return refuse('not-planned');
  return accept({ ...session, state: 'cancelled', cancelledAt: at, sequence: session.sequence + 1 });
}

export function isParty(session: Pick<CoachingSession, 'managerId' | 'salespersonId'>, personId: PersonId): boolean {
  return personId === session.managerId || personId === session.salespersonId;
}
