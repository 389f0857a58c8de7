/**
 * The endpoint of a session of a Tin Can package, which its content takes for a learning record store: all resources of one, but of the
 * session's person, registration and activities only. The key of the academy's records is never told to content.
 */
import type { Reaction } from '../../server/history/act.ts';
import type { World } from '../../server/world.ts';
import { isAlternate, unfolded } from '../../standards/xapi/alternate-request.ts';
import { fault, XapiRefusal } from '../../standards/xapi/refusal.ts';
import { type Version, versionAsked, versionHeader } from '../../standards/xapi/version.ts';
import { isOwn, type TinCanTerms } from '../../standards/tincan/judge-statement.ts';
import { finished, readBody, refused } from '../learning-records/protocol-commands.ts';
import { type AskedOfResource, resources } from '../learning-records/resource-commands.ts';
import { agentIn, showStatements } from './gateway-statement-commands.ts';
import { identifierOf } from '../../standards/xapi/actor.ts';
import { keyOfSession } from './gateway-commands.ts';
import { type InSession, withSession } from './session-gate-commands.ts';
import { isReservedId, receiveTinCan, termsOfTinCan } from './xapi-statement-commands.ts';
import { isXapiSession } from './xapi-session.ts';

export const xapiContentPath = '/xapi-content';
/** a token stands in an address, and is no good for ever */
const tokenMs = 7 * 24 * 60 * 60_000;

export async function answerXapiContent(
  world: World,
  request: Request,
  reactions: readonly Reaction[],
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [sessionId = '', ...rest] = pathname.slice(xapiContentPath.length).split('/').filter(Boolean);
  const path = `/${rest.join('/')}`;
  if (request.method === 'OPTIONS') return finished(world, path, '1.0.3', new Response(null, { status: 204 }));
  const response = await answered(world, request, sessionId, path, reactions).catch((error: unknown) =>
    refused(world, request, `${xapiContentPath}${path}`, error),
  );
  const headers = new Headers(response.headers);
  // no browser shall ask its person for a password
  headers.delete('www-authenticate');
  const body = request.method === 'HEAD' ? null : response.body;
  return finished(world, path, versionOf(request) ?? '1.0.3', new Response(body, { status: response.status, headers }));
}

function versionOf(request: Request): Version | null {
  return versionAsked(request.headers.get(versionHeader) ?? '');
}

async function answered(
  world: World,
  request: Request,
  sessionId: string,
  path: string,
  reactions: readonly Reaction[],
): Promise<Response> {
  const resource = resources.get(path);
  if (!resource) throw new XapiRefusal(404, 'There is no resource at this address.');
  const sent = {
    method: request.method,
    search: new URL(request.url).searchParams,
    headers: request.headers,
    body: await readBody(world, request, (given) =>
      withSession(world, sessionId, given, async (inside) => inside !== null),
    ),
  };
  const plain = isAlternate(sent) ? unfolded(sent) : sent;
  if (!resource.methods.includes(plain.method))
    throw new XapiRefusal(405, `${path.slice(1)} takes ${resource.methods.join(', ')}.`);
  if (plain.method !== 'GET' && plain.method !== 'HEAD') await world.database.diskSpace.demand();
  return withSession(world, sessionId, plain.headers.get('authorization'), async (inside) => {
    const version = versionAsked(plain.headers.get(versionHeader) ?? '');
    if ('open' in resource) return resource.open(plain, version);
    if (!inside || !isXapiSession(inside.session.state)) throw new XapiRefusal(401, 'The token is missing or wrong.');
    if (!version) throw fault('X-Experience-API-Version', 'must be there and name a version that is spoken here.');
    refuseEnded(world, inside);
    const { db, academyId } = inside;
    const asked = { ...plain, db, academyId, world, version, key: keyOfSession(world, inside) };
    return inSession(inside, path, asked, reactions, () => resource.answer(asked));
  });
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
