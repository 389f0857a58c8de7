/** The resources of the Experience API, each with the methods it takes (xAPI 1.0.3 Communication 2, Appendix B; 2.0.0 4.1.6). */
import { linkTo } from '../../server/mail/letters.ts';
import type { World } from '../../server/world.ts';
import type { PlainRequest } from '../../standards/xapi/alternate-request.ts';
import { type DocumentKind, documentsAsked } from '../../standards/xapi/document.ts';
import { agentOf, iriOf, parametersOf, required } from '../../standards/xapi/parameters.ts';
import { fault } from '../../standards/xapi/refusal.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import { isUuid } from '../../standards/xapi/formats.ts';
import { about, type Version } from '../../standards/xapi/version.ts';
import { deliverActs } from './act-commands.ts';
import type { Admitted } from './credential-commands.ts';
import { type Change, changeDocuments, giveDocument, listDocumentIds } from './document-commands.ts';
import { giveActivity, givePerson } from './knowledge-commands.ts';
import { profileDocument } from './profile.ts';
import { giveStatements } from './retrieval-commands.ts';
import { keepStatements, type Received, readStatements } from './statement-commands.ts';

/** A request that was let in. */
export interface AskedOfResource extends PlainRequest, Admitted {
  readonly world: World;
  readonly version: Version;
}

type Closed = { readonly methods: readonly string[]; answer(asked: AskedOfResource): Promise<Response> };
/** Answers whoever asks, in the version they ask for, if any. */
type Open = {
  readonly methods: readonly string[];
  open(asked: PlainRequest, version: Version | null): Promise<Response>;
};
export type Resource = Closed | Open;

const reading = ['GET', 'HEAD'];
const changing = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];

export const resources: ReadonlyMap<string, Resource> = new Map<string, Resource>([
  ['/about', { methods: reading, open: answerAbout }],
  ['/profile.jsonld', { methods: reading, open: answerProfile }],
  ['/statements', { methods: ['GET', 'HEAD', 'PUT', 'POST'], answer: answerStatements }],
  ['/activities', { methods: reading, answer: answerActivity }],
  ['/activities/state', { methods: changing, answer: (asked) => answerDocuments('state', asked) }],
  ['/activities/profile', { methods: changing, answer: (asked) => answerDocuments('activity-profile', asked) }],
  ['/agents', { methods: reading, answer: answerAgent }],
  ['/agents/profile', { methods: changing, answer: (asked) => answerDocuments('agent-profile', asked) }],
]);

function json(value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json', ...headers } });
}

function isReading(method: string): boolean {
  return reading.includes(method);
}

async function answerAbout({ search }: PlainRequest, version: Version | null): Promise<Response> {
  parametersOf(search, new Set());
  return json(about(version));
}

/** Of the statements that the academy itself makes; no resource of the specification. */
async function answerProfile(): Promise<Response> {
  return json(profileDocument(), { 'content-type': 'application/ld+json' });
}

async function answerStatements(asked: AskedOfResource): Promise<Response> {
  if (isReading(asked.method)) {
    await catchUp(asked);
    const given = await giveStatements(asked, {
      search: asked.search,
      acceptLanguage: asked.headers.get('accept-language'),
      path: '/xapi/statements',
    });
    return new Response(given.body as BodyInit, {
      headers: {
        'content-type': given.contentType,
        'x-experience-api-consistent-through': given.consistentThrough.toISOString(),
        ...(given.lastModified ? { 'last-modified': given.lastModified.toUTCString() } : {}),
      },
    });
  }
  const put = asked.method === 'PUT';
  const parameters = parametersOf(asked.search, new Set(put ? ['statementId'] : []));
  const id = put ? required(parameters, 'statementId') : null;
  const received = readStatements(asked.headers.get('content-type'), asked.body, asked.version);
  const kept = await keepStatements(asked, id === null ? received : named(received, id), {
    authority: authorityOf(asked),
    version: asked.version,
  });
  const headers = { 'x-experience-api-consistent-through': kept.stored.toISOString() };
  return put ? new Response(null, { status: 204, headers }) : json(kept.ids, headers);
}

/** Whoever reads finds what the academy did until now; where very much waits, its beginning. Reading goes on while nothing can be written. */
async function catchUp(asked: AskedOfResource): Promise<void> {
  const mayWrite = await asked.world.database.diskSpace.demand().then(
    () => true,
    () => false,
  );
  for (let more = mayWrite, times = 0; more && times < 4; times += 1) more = await deliverActs(asked);
}

/** One statement with the id of the address, which its own must match (1.0.3 Communication 2.1.1). */
export function named({ statements, parts, listed }: Received, id: string): Received {
  const [statement] = statements;
  if (!isUuid(id)) throw fault('statementId', 'must be a UUID.');
  if (!statement || listed) throw fault('statementId', 'names one statement, and one must be sent, in no list.');
  if (typeof statement['id'] === 'string' && statement['id'].toLowerCase() !== id.toLowerCase())
    throw fault('statements[0].id', 'must be the statementId of the address.');
  return { statements: [{ ...statement, id: statement['id'] ?? id }], parts };
}

/** Whoever holds the key vouches for what is sent with it (1.0.3 Data 2.4.9). */
function authorityOf({ key, world }: AskedOfResource): Json {
  const homePage = linkTo(world, '');
  return { objectType: 'Agent', name: key.label, account: { homePage, name: key.name } };
}

async function answerActivity(asked: AskedOfResource): Promise<Response> {
  const parameters = parametersOf(asked.search, new Set(['activityId']));
  required(parameters, 'activityId');
  return json(await giveActivity(asked, iriOf(parameters, 'activityId') as string));
}

async function answerAgent(asked: AskedOfResource): Promise<Response> {
  const parameters = parametersOf(asked.search, new Set(['agent']));
  required(parameters, 'agent');
  return json(await givePerson(asked, agentOf(parameters, 'agent', 'Agent') as Json));
}

async function answerDocuments(kind: DocumentKind, asked: AskedOfResource): Promise<Response> {
  const documents = documentsAsked(kind, asked.method, asked.search);
  if (!isReading(asked.method)) {
    const sent = {
      contentType: asked.headers.get('content-type') ?? 'application/octet-stream',
      content: asked.body,
    };
    const change = { method: asked.method as Change['method'], version: asked.version, headers: asked.headers, sent };
    const tag = await changeDocuments(asked, documents, change);
    return new Response(null, { status: 204, headers: tag ? { etag: tag } : {} });
  }
  if (documents.documentId === null) {
    const { ids, updated } = await listDocumentIds(asked, documents);
    return json(ids, updated ? { 'last-modified': updated.toUTCString() } : {});
  }
  const { content, contentType, tag, updated } = await giveDocument(asked, documents);
  return new Response(content as BodyInit, {
    headers: { 'content-type': contentType, etag: tag, 'last-modified': updated.toUTCString() },
  });
}
