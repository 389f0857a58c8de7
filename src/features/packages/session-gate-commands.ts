/**
 * The doors of packages, which no sign-in opens: a session is proven by the token that its content fetched, once; a file by an address
 * that is signed. Both name their academy, and are believed inside it only.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type AcademyId, isUuid } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { isReachedAt, originFor } from '../../server/http/content-origin.ts';
import type { World } from '../../server/world.ts';
import { fetchErrors } from '../../standards/cmi5/launch.ts';
import type { SessionState } from '../../standards/cmi5/session.ts';
import { loadPlayingSession } from './playing-store.ts';
import { abandonOthers } from './speaking-commands.ts';
import {
  loadRegistration,
  loadSession,
  type RegistrationFound,
  saveSession,
  type SessionFound,
} from './session-store.ts';

export const sessionsPath = '/cmi5';
const fetchableMs = 24 * 60 * 60_000;

const plain = (id: string): string => id.replaceAll('-', '');

function dashed(text: string): string | null {
  const id = text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isUuid(id) ? id : null;
}

/** The endpoint of a session: no slash at its end, for content puts one there. */
export function sessionAddress(home: string, sessionId: string): string {
  return `${home}${sessionsPath}/${sessionId}`;
}

export function fetchAddress(home: string, academyId: AcademyId, sessionId: string, secret: string): string {
  return `${sessionAddress(home, sessionId)}/fetch/${plain(academyId)}.${secret}`;
}

/** The answer to a fetch (8.2): the token the first time, an error afterwards; the status is 200 in any case. */
export async function fetchToken(world: World, sessionId: string, given: string): Promise<object> {
  const [claimed = '', secret = ''] = given.split('.');
  const academyId = dashed(claimed) as AcademyId | null;
  if (!academyId || !isUuid(sessionId)) return fetchErrors.unknown;
  return world.database.inAcademy(academyId, async (db) => {
    const here = { db, academyId, world, now: world.now() };
    const found = await lockedSession(db, academyId, sessionId);
    if (!found || !same(found.session.fetchHash, hashOf(secret))) return fetchErrors.unknown;
    const { session, registration } = found;
    const expired = here.now.getTime() - session.launchedAt.getTime() > fetchableMs;
    if (session.begunAt || session.endedAt || expired) return fetchErrors.used;
    const token = randomBytes(32).toString('base64url');
    // two at once cannot both go on, and this one is in front of the person
    await abandonOthers(here, registration, sessionId, ({ begunAt }) => begunAt !== null);
    await saveSession(db, academyId, { ...session, tokenHash: hashOf(token), begunAt: here.now });
    return { 'auth-token': tokenOf(academyId, token) };
  });
}

/** As Basic authentication has it: the academy it is believed in, and the secret. */
export function tokenOf(academyId: AcademyId, secret: string): string {
  return Buffer.from(`${plain(academyId)}:${secret}`).toString('base64');
}

export interface InSession {
  readonly db: Db;
  readonly academyId: AcademyId;
  readonly session: SessionFound;
  readonly registration: RegistrationFound;
  readonly state: SessionState;
}

/** Runs the work in the session the token is of, its registration locked; told null where the token is not believed. */
export async function withSession<T>(
  world: World,
  sessionId: string,
  authorization: string | null,
  work: (inside: InSession | null) => Promise<T>,
): Promise<T> {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization?.trim() ?? '')?.[1] ?? '';
  const [claimed = '', token = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const academyId = dashed(claimed) as AcademyId | null;
  if (!academyId || !isUuid(sessionId)) return work(null);
  return world.database.inAcademy(academyId, async (db) => {
    const found = await lockedSession(db, academyId, sessionId);
    if (!found?.session.tokenHash || !same(found.session.tokenHash, hashOf(token))) return work(null);
    return work({ db, academyId, ...found, state: found.session.state as SessionState });
  });
}

/** Runs the work in the academy of a session that was opened here, which its token proves; null where it is not believed. */
export async function withOpened<T>(
  world: World,
  claimed: string,
  sessionId: string,
  token: string,
  work: (db: Db, academyId: AcademyId) => Promise<T>,
): Promise<T | null> {
  if (!isUuid(claimed) || !isUuid(sessionId)) return null;
  const academyId = claimed as AcademyId;
  return world.database.inAcademy(academyId, async (db) => {
    const session = await loadPlayingSession(db, academyId, sessionId);
    return session && same(session.proofHash, hashOf(token)) ? work(db, academyId) : null;
  });
}

/** Read again under the lock: another request may just have ended it. */
async function lockedSession(db: Db, academyId: AcademyId, sessionId: string) {
  const seen = await loadSession(db, academyId, sessionId);
  const registration = seen ? await loadRegistration(db, academyId, seen.registrationId) : null;
  const session = registration ? await loadSession(db, academyId, sessionId) : null;
  return session && registration ? { session, registration } : null;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The address of a file of a package, under a folder that nobody can guess. @param home as `contentOrigin` gives it */
export function contentAddress(
  world: World,
  home: string,
  academyId: AcademyId,
  packageId: string,
  path: string,
): string {
  const folder = `${plain(academyId)}${plain(packageId)}${signatureOf(world, academyId, packageId)}`;
  const origin = originOfPackage(world, home, academyId, packageId);
  return `${origin}/${folder}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The origin a package runs on: its own where the installation has one for each, otherwise that of all. */
export function originOfPackage(world: World, home: string, academyId: AcademyId, packageId: string): string {
  return originFor(home, labelOf(world, academyId, packageId));
}

/** Of no use to others: who knows an address of one package cannot tell where another one runs. */
function labelOf({ secret }: World, academyId: string, packageId: string): string {
  return createHmac('sha256', secret).update(`package origin ${academyId} ${packageId}`).digest('hex').slice(0, 40);
}

/** Runs the work in the academy of the folder's package; null where the folder is not signed, or this is another package's host. */
export async function withFolder<T>(
  world: World,
  host: string,
  folder: string,
  work: (db: Db, academyId: AcademyId, packageId: string) => Promise<T>,
): Promise<T | null> {
  const academyId = dashed(folder.slice(0, 32)) as AcademyId | null;
  const packageId = dashed(folder.slice(32, 64));
  if (!academyId || !packageId || !same(folder.slice(64), signatureOf(world, academyId, packageId))) return null;
  if (!isReachedAt(world.settings, host, labelOf(world, academyId, packageId))) return null;
  return world.database.inAcademy(academyId, (db) => work(db, academyId, packageId));
}

function signatureOf({ secret }: World, academyId: string, packageId: string): string {
  return createHmac('sha256', secret).update(`package content ${academyId} ${packageId}`).digest('hex').slice(0, 32);
}
