/**
 * The endpoint of a session, which content takes for a learning record store: it is one, narrowed to what this session may do. What cmi5
 * forbids is refused with 403 and its clause, and what follows from a statement is said in the same transaction.
 */
import { Problem } from '../../kernel/problem.ts';
import type { Reaction } from '../../server/history/act.ts';
import type { World } from '../../server/world.ts';
import { fetchErrors } from '../../standards/cmi5/launch.ts';
import { closedBy } from '../../standards/cmi5/session.ts';
import { isAlternate, unfolded } from '../../standards/xapi/alternate-request.ts';
import { fault, XapiRefusal } from '../../standards/xapi/refusal.ts';
import { type Version, versionAsked, versionHeader } from '../../standards/xapi/version.ts';
import { finished, readBody, refused } from '../learning-records/protocol-commands.ts';
import { resources } from '../learning-records/resource-commands.ts';
import { answerDocument, mayReadDocuments } from './gateway-document-commands.ts';
import { receiveStatements, showStatements } from './gateway-statement-commands.ts';
import { fetchToken, type InSession, sessionsPath, withSession } from './session-gate-commands.ts';
import { authorityOf } from './speaking-commands.ts';
import type { AskedOfResource } from '../learning-records/resource-commands.ts';
import { isXapiSession } from './xapi-session.ts';

export async function answerCmi5(world: World, request: Request, reactions: readonly Reaction[]): Promise<Response> {
  const { pathname } = new URL(request.url);
  // content puts the slash between endpoint and resource, or there are two
  const [sessionId = '', ...rest] = pathname.slice(sessionsPath.length).split('/').filter(Boolean);
  const path = `/${rest.join('/')}`;
  if (request.method === 'OPTIONS') return finished(world, path, '1.0.3', new Response(null, { status: 204 }));
  const answer =
    rest[0] === 'fetch'
      ? answerFetch(world, request, sessionId, rest[1] ?? '')
      : answered(world, request, sessionId, path, reactions);
  const response = await answer.catch((error: unknown) => refused(world, request, `${sessionsPath}${path}`, error));
  const headers = new Headers(response.headers);
  // no browser shall ask its person for a password
  headers.delete('www-authenticate');
  const body = request.method === 'HEAD' ? null : response.body;
  return finished(world, path, versionOf(request) ?? '1.0.3', new Response(body, { status: response.status, headers }));
}

function versionOf(request: Request): Version | null {
  return versionAsked(request.headers.get(versionHeader) ?? '');
}

/** 8.2: POST only, so that nothing between keeps the answer. */
async function answerFetch(world: World, request: Request, sessionId: string, given: string): Promise<Response> {
  if (request.method !== 'POST') throw new XapiRefusal(405, 'The token is fetched with POST.');
  const told = await fetchToken(world, sessionId, given).catch((error: unknown) => {
    if (error instanceof Problem) throw error;
    world.log.error('a token could not be fetched', { error: String(error) });
    return { ...fetchErrors.unknown, 'error-code': '3', 'error-text': 'The academy could not answer. Start again.' };
  });
  return Response.json(told, { headers: { 'cache-control': 'no-store' } });
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
    if (!inside || isXapiSession(inside.session.state)) throw new XapiRefusal(401, 'The token is missing or wrong.');
    if (!version) throw fault('X-Experience-API-Version', 'must be there and name a version that is spoken here.');
    const closed = closedBy(inside.state);
    if (closed) throw new XapiRefusal(403, `${closed.says} (cmi5 ${closed.clause})`);
    const { db, academyId } = inside;
    const asked = { ...plain, db, academyId, world, version, key: keyOfSession(world, inside) };
    return inSession(inside, path, asked, reactions, () => resource.answer(asked));
  });
}

/** What the store is told of who asks; content holds no key of its own. */
export function keyOfSession(world: World, { session }: InSession): AskedOfResource['key'] {
  const { name } = authorityOf(world) as { readonly name: string };
  return { name: session.sessionId, label: name, defaultVersion: '1.0.3', mayRead: true, mayWrite: true };
}

async function inSession(
  inside: InSession,
  path: string,
  asked: AskedOfResource,
  reactions: readonly Reaction[],
  pass: () => Promise<Response>,
): Promise<Response> {
  const reads = asked.method === 'GET' || asked.method === 'HEAD';
  switch (path) {
    case '/statements':
      return reads
        ? showStatements(inside, asked, `${sessionsPath}/${inside.session.sessionId}/statements`)
        : receiveStatements(inside, asked, reactions);
    case '/activities/state':
    case '/agents/profile':
    case '/activities/profile':
      return answerDocument(inside, path, asked, pass);
    case '/agents':
      mayReadDocuments(inside, asked.search);
      return pass();
    default:
      return pass();
  }
}
