/**
 * Sessions of this browser that nobody has closed: where their last words are to be sent. The words themselves wait in the storage
 * of the content's origin; which of them are ours is known here only.
 */
import type { Leftover } from '../frame-protocol.ts';

export interface Session {
  readonly sessionId: string;
  readonly attemptId: string;
  readonly cardKey: string;
  readonly parting: { readonly url: string; readonly token: string };
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (personId: string): string => `sellwright.playing.${personId}`;
/** Older ones have long been ended by the server. */
const most = 10;

export function sessionsOf(storage: Shelf, personId: string): readonly Session[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(nameOf(personId)) ?? '[]');
    return Array.isArray(kept) ? (kept as Session[]).filter((one) => typeof one?.sessionId === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSession(storage: Shelf, personId: string, session: Session): void {
  keep(storage, personId, [...sessionsOf(storage, personId), session].slice(-most));
}

export function forgetSession(storage: Shelf, personId: string, sessionId: string): void {
  const others = sessionsOf(storage, personId).filter((one) => one.sessionId !== sessionId);
  keep(storage, personId, others);
}

function keep(storage: Shelf, personId: string, sessions: readonly Session[]): void {
  try {
    if (sessions.length === 0) storage.removeItem(nameOf(personId));
    else storage.setItem(nameOf(personId), JSON.stringify(sessions));
  } catch {
    // without room for it the server ends the session by itself
  }
}

/** Sends the last words of one session; false while the server cannot be reached. */
export async function sendLeftover(session: Session, leftover: Leftover): Promise<boolean> {
  const { report, activity, kept, phase } = leftover;
  // asked for at this page's own address: the one it was given may name the same server otherwise
  const { pathname, search } = new URL(session.parting.url, location.href);
  try {
    const answer = await fetch(pathname + search, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ token: session.parting.token, report, activity, kept, phase }),
    });
    return answer.status < 500 && answer.status !== 429;
  } catch {
    return false;
  }
}
