/**
 * Opening a Tin Can package: a session with a token of its own, and the address that tells content where to speak and as whom. The token
 * stands in the address, as this way of launching wants it; it opens nothing but the session.
 */
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { tinCanAddress } from '../../standards/tincan/launch.ts';
import { addressOf, launch, type Launched, type LaunchAsked } from './launch-commands.ts';
import type { PackageKind } from './package.ts';
import { tokenOf } from './session-gate-commands.ts';
import { addSession, listOpenSessions, saveSession } from './session-store.ts';
import type { Here } from './speaking-commands.ts';
import { loadActivities } from './tied-store.ts';
import { xapiContentPath } from './xapi-gateway-commands.ts';
import { freshXapiSession } from './xapi-session.ts';

/** Under the lock of the registration: the sessions before this one end, so that two windows do not tell at once. */
async function launchXapi(here: Here, asked: LaunchAsked): Promise<Launched> {
  const { db, academyId, now } = here;
  const { part, registration, launchMode, language, home } = asked;
  const known = await loadActivities(db, academyId, asked.packageId);
  if (!known) throw new Problem('not-found', 'There is no such package.');
  const url = await addressOf(here, asked);
  for (const open of await listOpenSessions(db, academyId, registration.registrationId))
    await saveSession(db, academyId, { ...open, endedAt: now });
  const session = {
    sessionId: newId(),
    registrationId: registration.registrationId,
    partId: part.partId,
    launchMode,
    fetchHash: '',
    launchedAt: now,
    state: freshXapiSession,
  };
  const secret = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(secret).digest('hex');
  await addSession(db, academyId, session);
  await saveSession(db, academyId, { ...session, tokenHash, begunAt: null, endedAt: null });
  const address = tinCanAddress(url, {
    endpoint: `${home}${xapiContentPath}/${session.sessionId}/`,
    auth: `Basic ${tokenOf(academyId, secret)}`,
    actor: registration.actor,
    registration: registration.registrationId,
    activityId: known.activityId,
    language,
  });
  const launchMethod = part.launchMethod ?? 'AnyWindow';
  return { url: address, launchMethod, registration: registration.registrationId, sessionId: session.sessionId };
}

/** A unit, in the way its package speaks. */
export async function launchIn(kind: PackageKind, here: Here, asked: LaunchAsked): Promise<Launched> {
  return kind === 'xapi' ? launchXapi(here, asked) : launch(here, asked);
}
