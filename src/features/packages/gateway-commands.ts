/**
 * The endpoint of a session, which content takes for a learning record store: it is one, narrowed to what this session may do. What cmi5
 * forbids is refused with 403 and its clause, and what follows from a statement is said in the same transaction.
 */
import { Problem } from '../../kernel/problem.ts';
import type { Reaction } from '../../server/history/act.ts';
import type { World } from '../../server/world.ts';
import { fetchErrors } from '../../standards/cmi5/launch.ts';
import { closedBy } from '../../standards/cmi5/session.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import type { AskedOfResource } from '../learning-records/resource-commands.ts';
import { answerDocument, mayReadDocuments } from './gateway-document-commands.ts';
import { answerAt, type Gateway } from './gateway-door-commands.ts';
import { receiveStatements, showStatements } from './gateway-statement-commands.ts';
import { fetchToken, type InSession, sessionsPath } from './session-gate-commands.ts';
import { isXapiSession } from './xapi-session.ts';

export function answerCmi5(world: World, request: Request, reactions: readonly Reaction[]): Promise<Response> {
  const gateway: Gateway = {
    at: sessionsPath,
    isFor: ({ session }) => !isXapiSession(session.state),
    refuseClosed,
    answer: (inside, path, asked, pass) => inSession(inside, path, asked, reactions, pass),
    beside: (sessionId, [first, given = '']) =>
      first === 'fetch' ? answerFetch(world, request, sessionId, given) : null,
  };
  return answerAt(gateway, world, request);
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

function refuseClosed(_: World, { state }: InSession): void {
  const closed = closedBy(state);
  if (closed) throw new XapiRefusal(403, `${closed.says} (cmi5 ${closed.clause})`);
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
