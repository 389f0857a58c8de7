/**
 * The endpoint of a session of a Tin Can package, which its content takes for a learning record store: all resources of one, but of the
 * session's person, registration and activities only. The key of the academy's records is never told to content.
 */
import type { Reaction } from '../../server/history/act.ts';
import type { World } from '../../server/world.ts';
import { isOwn, type TinCanTerms } from '../../standards/tincan/judge-statement.ts';
import { identifierOf } from '../../standards/xapi/actor.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import type { AskedOfResource } from '../learning-records/resource-commands.ts';
import { answerAt, type Gateway } from './gateway-door-commands.ts';
import { agentIn, showStatements } from './gateway-statement-commands.ts';
import type { InSession } from './session-gate-commands.ts';
import { isReservedId, receiveTinCan, termsOfTinCan } from './xapi-statement-commands.ts';
import { isXapiSession } from './xapi-session.ts';

export const xapiContentPath = '/xapi-content';
/** a token stands in an address, and is no good for ever */
const tokenMs = 7 * 24 * 60 * 60_000;

export function answerXapiContent(world: World, request: Request, reactions: readonly Reaction[]): Promise<Response> {
  const gateway: Gateway = {
    at: xapiContentPath,
    isFor: ({ session }) => isXapiSession(session.state),
    refuseClosed: refuseEnded,
    answer: (inside, path, asked, pass) => inSession(inside, path, asked, reactions, pass),
  };
  return answerAt(gateway, world, request);
}

function refuseEnded(world: World, { session }: InSession): void {
  if (session.endedAt) throw new XapiRefusal(403, 'The session has ended: the package was opened again elsewhere.');
  if (world.now().getTime() - session.launchedAt.getTime() > tokenMs)
    throw new XapiRefusal(403, 'The session is too old. Open the package again.');
}

async function inSession(
  inside: InSession,
  path: string,
  asked: AskedOfResource,
  reactions: readonly Reaction[],
  pass: () => Promise<Response>,
): Promise<Response> {
  const reads = asked.method === 'GET' || asked.method === 'HEAD';
  const at = `${xapiContentPath}/${inside.session.sessionId}/statements`;
  if (path === '/statements')
    return reads ? showStatements(inside, asked, at) : receiveTinCan(inside, asked, reactions);
  const terms = await termsOfTinCan(inside, asked.world);
  if (path === '/activities/state' || path === '/agents' || path === '/agents/profile') refuseOthers(inside, asked);
  if (path === '/activities/state' || path === '/activities/profile')
    refuseActivity(terms, asked.search.get('activityId'), reads || path === '/activities/state');
  return pass();
}

function refuseOthers({ registration }: InSession, { search }: AskedOfResource): void {
  if (agentIn(search.get('agent')) !== identifierOf(registration.actor))
    throw new XapiRefusal(403, 'The agent is the actor of the launch.');
  const named = search.get('registration');
  if (named !== null && named.toLowerCase() !== registration.registrationId)
    throw new XapiRefusal(403, 'The registration is the one of the launch.');
}

/** @param leniently whether activities that belong to nobody here will do as well as those of the package */
function refuseActivity(terms: TinCanTerms, id: string | null, leniently: boolean): void {
  if (id === null || isOwn(terms, id) || (leniently && !isReservedId(terms, id))) return;
  throw new XapiRefusal(403, 'The activity is none of this package.');
}
