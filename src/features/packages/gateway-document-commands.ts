/**
 * Documents of a session's content: of its own person and registration only. The launch data are read and never written, and learner
 * preferences look as they must (10, 11).
 */
import { preferencesFault } from '../../standards/cmi5/launch.ts';
import { launchDataId, preferencesId } from '../../standards/cmi5/vocabulary.ts';
import { identifierOf } from '../../standards/xapi/actor.ts';
import { mediaTypeOf } from '../../standards/xapi/formats.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import type { AskedOfResource } from '../learning-records/resource-commands.ts';
import type { InSession } from './session-gate-commands.ts';
import { saveSession } from './session-store.ts';
import { activityIdOf } from './speaking-commands.ts';

type DocumentPath = '/activities/state' | '/agents/profile' | '/activities/profile';

export async function answerDocument(
  inside: InSession,
  path: DocumentPath,
  asked: AskedOfResource,
  pass: () => Promise<Response>,
): Promise<Response> {
  const reads = asked.method === 'GET' || asked.method === 'HEAD';
  if (path === '/activities/profile') {
    if (!reads && asked.search.get('activityId') !== activityIdOf(inside.session.partId))
      throw forbidden('12', 'Content changes profiles of its own activity only.');
    return pass();
  }
  mayReadDocuments(inside, asked.search);
  if (path === '/activities/state') return answerState(inside, asked, reads, pass);
  return answerProfile(inside, asked, reads, pass);
}

/** Of nobody else than the person of the launch (9.2, 11). */
export function mayReadDocuments({ registration }: InSession, search: URLSearchParams): void {
  if (identifierIn(search.get('agent')) !== identifierOf(registration.actor))
    throw forbidden('11', 'The agent is the actor of the launch.');
}

function identifierIn(text: string | null): string | null {
  try {
    const agent: unknown = JSON.parse(text ?? 'null');
    return typeof agent === 'object' && agent !== null ? identifierOf(agent as Json) : null;
  } catch {
    return null;
  }
}

async function answerState(
  inside: InSession,
  { method, search }: AskedOfResource,
  reads: boolean,
  pass: () => Promise<Response>,
): Promise<Response> {
  const { registration, session, state, db, academyId } = inside;
  const named = search.get('registration');
  if (named !== null && named.toLowerCase() !== registration.registrationId)
    throw forbidden('8.1', 'The registration is the one of the launch.');
  const id = search.get('stateId');
  // without an id all states of the activity would go, and these with them
  const touches = id === launchDataId || (method === 'DELETE' && id === null);
  if (!reads && touches) throw forbidden('10', 'The launch data are not changed by content.');
  const response = await pass();
  const own = id === launchDataId && named !== null && search.get('activityId') === activityIdOf(session.partId);
  if (reads && own && !state.launchDataRead)
    await saveSession(db, academyId, { ...session, state: { ...state, launchDataRead: true } });
  return response;
}

async function answerProfile(
  { session, state, db, academyId }: InSession,
  { method, search, headers, body }: AskedOfResource,
  reads: boolean,
  pass: () => Promise<Response>,
): Promise<Response> {
  if (search.get('profileId') !== preferencesId) return pass();
  if (!reads) {
    if (method === 'DELETE') throw forbidden('11', 'The learner preferences are not taken away by content.');
    if (mediaTypeOf(headers.get('content-type') ?? '') !== 'application/json')
      throw forbidden('11', 'The learner preferences are application/json.');
    const wrong = preferencesFault(parsed(body));
    if (wrong) throw forbidden('11', wrong);
    return pass();
  }
  if (!state.preferencesRead)
    await saveSession(db, academyId, { ...session, state: { ...state, preferencesRead: true } });
  // noted also where there is no document: content has asked
  return pass().catch((error: unknown) => {
    if (error instanceof XapiRefusal && error.status === 404) return new Response(error.message, { status: 404 });
    throw error;
  });
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

export function forbidden(clause: string, says: string): XapiRefusal {
  return new XapiRefusal(403, `${says} (cmi5 ${clause})`);
}
