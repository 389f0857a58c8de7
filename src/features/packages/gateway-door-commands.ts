/**
 * The door that the gateways of content share: what cmi5 or a Tin Can package takes for a learning record store, under a token of its
 * session. What the session may do there is each gateway's own to say.
 */
import type { World } from '../../server/world.ts';
import { isAlternate, unfolded } from '../../standards/xapi/alternate-request.ts';
import { fault, XapiRefusal } from '../../standards/xapi/refusal.ts';
import { versionAsked, versionHeader } from '../../standards/xapi/version.ts';
import { finished, readBody, refused } from '../learning-records/protocol-commands.ts';
import { type AskedOfResource, resources } from '../learning-records/resource-commands.ts';
import { type InSession, withSession } from './session-gate-commands.ts';
import { authorityOf } from './speaking-commands.ts';

export interface Gateway {
  /** where it stands: what follows is the session, then the resource */
  readonly at: string;
  /** a token opens the gateway of its own kind of content only */
  readonly isFor: (inside: InSession) => boolean;
  /** @throws XapiRefusal when the session takes nothing any more */
  readonly refuseClosed: (world: World, inside: InSession) => void;
  /** @param pass the store's own answer */
  readonly answer: (
    inside: InSession,
    path: string,
    asked: AskedOfResource,
    pass: () => Promise<Response>,
  ) => Promise<Response>;
  /** what it answers beside the resources of a store */
  readonly beside?: (sessionId: string, rest: readonly string[]) => Promise<Response> | null;
}

export async function answerAt(gateway: Gateway, world: World, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  // content puts the slash between endpoint and resource, or there are two
  const [sessionId = '', ...rest] = pathname.slice(gateway.at.length).split('/').filter(Boolean);
  const path = `/${rest.join('/')}`;
  if (request.method === 'OPTIONS') return finished(world, path, '1.0.3', new Response(null, { status: 204 }));
  const answer = gateway.beside?.(sessionId, rest) ?? answered(gateway, world, request, sessionId, path);
  const response = await answer.catch((error: unknown) => refused(world, request, `${gateway.at}${path}`, error));
  const headers = new Headers(response.headers);
  // no browser shall ask its person for a password
  headers.delete('www-authenticate');
  const body = request.method === 'HEAD' ? null : response.body;
  const version = versionAsked(request.headers.get(versionHeader) ?? '') ?? '1.0.3';
  return finished(world, path, version, new Response(body, { status: response.status, headers }));
}

async function answered(
  gateway: Gateway,
  world: World,
  request: Request,
  sessionId: string,
  path: string,
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
    if (!inside || !gateway.isFor(inside)) throw new XapiRefusal(401, 'The token is missing or wrong.');
    if (!version) throw fault('X-Experience-API-Version', 'must be there and name a version that is spoken here.');
    gateway.refuseClosed(world, inside);
    const { db, academyId } = inside;
    const asked = { ...plain, db, academyId, world, version, key: keyOfSession(world, inside) };
    return gateway.answer(inside, path, asked, () => resource.answer(asked));
  });
}

/** What the store is told of who asks; content holds no key of its own. */
function keyOfSession(world: World, { session }: InSession): AskedOfResource['key'] {
  const { name } = authorityOf(world) as { readonly name: string };
  return { name: session.sessionId, label: name, defaultVersion: '1.0.3', mayRead: true, mayWrite: true };
}
