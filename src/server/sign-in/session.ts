/**
 * The session behind a request's cookie, read from the database on every request: a revoked one is refused from the
 * next request on. The cookie is the library's: `token.signature`, HMAC-SHA256 with the installation's secret.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { asProblem } from '../database/lost-connection.ts';
import type { Db } from '../database/tables.ts';
import type { World } from '../world.ts';
import { sessionCookieName } from './library.ts';

export interface SignedIn {
  readonly sessionId: string;
  readonly signInId: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  /** what the session says; a membership proves it */
  readonly activeAcademy: string | null;
}

export function sessionToken(world: World, request: Request): string | null {
  const cookie = cookieValue(request.headers.get('cookie') ?? '', sessionCookieName(world));
  if (!cookie) return null;
  const [token, signature] = splitLast(cookie);
  const wanted = createHmac('sha256', world.secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}

/** The `name=value` of a session's cookie. */
export function cookieOf(world: World, token: string): string {
  const signature = createHmac('sha256', world.secret).update(token).digest('base64');
  return `${sessionCookieName(world)}=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** One statement of its own, ahead of the transaction: it tells which academy that one is about. */
export async function findSession(pool: Pick<Pool, 'query'>, token: string, now: Date): Promise<SignedIn | null> {
  const { rows } = await pool
    .query<SignedIn>({ name: 'find-session', text: sessionQuery, values: [token, now] })
    .catch((error: unknown) => {
      throw asProblem(error);
    });
  return rows[0] ?? null;
}

const sessionQuery = `
  select s.id as "sessionId", s.sign_in_id as "signInId", s.active_academy as "activeAcademy",
    i.email, i.email_verified as "emailVerified", i.name
  from sign_in_session s join sign_in i on i.id = s.sign_in_id
  where s.token = $1 and s.expires_at > $2`;

export async function enterSession(db: Db, sessionId: string, academyId: string | null): Promise<void> {
  await db.updateTable('sign_in_session').set({ active_academy: academyId }).where('id', '=', sessionId).execute();
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('sign_in_session').where('id', '=', sessionId).execute();
}

function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key !== name) continue;
    try {
      return decodeURIComponent(rest.join('='));
    } catch {
      return null;
    }
  }
  return null;
}

function splitLast(cookie: string): [string, string] {
  const at = cookie.lastIndexOf('.');
  return at < 1 ? ['', ''] : [cookie.slice(0, at), cookie.slice(at + 1)];
}
