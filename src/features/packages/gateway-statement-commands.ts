/**
 * Statements of a session: each is judged by what the session has come to, all of a request or none. What was sent before is not judged
 * twice, so that a request whose answer was lost may be sent again.
 */
import { judgeStatement } from '../../standards/cmi5/judge-statement.ts';
import { contextTemplateOf } from '../../standards/cmi5/launch.ts';
import type { SessionState, SessionTerms } from '../../standards/cmi5/session.ts';
import { extensions, type MoveOn } from '../../standards/cmi5/vocabulary.ts';
import { openAct, type Reaction } from '../../server/history/act.ts';
import { newId } from '../../kernel/id.ts';
import { identifierOf } from '../../standards/xapi/actor.ts';
import { parametersOf, required } from '../../standards/xapi/parameters.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import { readCursor } from '../../standards/xapi/statement-query.ts';
import { momentOf } from '../../standards/xapi/time.ts';
import { type AskedOfResource, named } from '../learning-records/resource-commands.ts';
import { giveStatements } from '../learning-records/retrieval-commands.ts';
import { readStatements } from '../learning-records/statement-commands.ts';
import { loadStatements } from '../learning-records/statement-store.ts';
import { forbidden } from './gateway-document-commands.ts';
import type { InSession } from './session-gate-commands.ts';
import { listProgress, saveProgress, saveSession } from './session-store.ts';
import { activityIdOf, authorityOf, settle } from './speaking-commands.ts';
import { tellAttempt } from './tied-commands.ts';
import { keepSaid } from './trial-record-commands.ts';
import { listParts, loadPackage, type PartFound } from './store.ts';

export async function receiveStatements(
  inside: InSession,
  asked: AskedOfResource,
  reactions: readonly Reaction[],
): Promise<Response> {
  const put = asked.method === 'PUT';
  const parameters = parametersOf(asked.search, new Set(put ? ['statementId'] : []));
  const read = readStatements(asked.headers.get('content-type'), asked.body, asked.version);
  const received = put ? named(read, required(parameters, 'statementId')) : read;
  const { terms, lenient } = await termsOf(inside);
  const statements = lenient ? received.statements.map((one) => completed(terms, one)) : received.statements;
  const after = await judgeAll(inside, terms, lenient, statements);
  const kept = await keepSaid(
    inside.registration,
    asked,
    { statements, parts: received.parts },
    { authority: authorityOf(asked.world), version: asked.version },
  );
  await follow(inside, asked, after, reactions);
  const headers = { 'x-experience-api-consistent-through': kept.stored.toISOString() };
  return put ? new Response(null, { status: 204, headers }) : Response.json(kept.ids, { headers });
}

async function termsOf(inside: InSession): Promise<{ readonly terms: SessionTerms; readonly lenient: boolean }> {
  const { db, academyId, session, registration } = inside;
  const found = await loadPackage(db, academyId, registration.packageId);
  const parts = await listParts(db, academyId, registration.packageId);
  const part = parts.find(({ partId }) => partId === session.partId);
  if (!found || !part) throw new XapiRefusal(403, 'The package of this session was taken away.');
  return { terms: termsWith(inside, part), lenient: found.lenient };
}

function termsWith({ session, registration }: InSession, part: PartFound): SessionTerms {
  const { sessionId } = session;
  return {
    sessionId,
    registration: registration.registrationId,
    actor: registration.actor,
    activityId: activityIdOf(part.partId),
    launchMode: session.launchMode,
    moveOn: part.moveOn as MoveOn,
    masteryScore: part.masteryScore,
    contextTemplate: contextTemplateOf(registration.registrationId, sessionId, part.publisherId),
  };
}

/** For content that cannot speak cmi5 as it should: an id, and the session it speaks in, which the token has proven anyway. */
function completed({ sessionId }: SessionTerms, statement: Json): Json {
  const context = (statement['context'] ?? {}) as Json;
  const known = (context['extensions'] ?? {}) as Json;
  return {
    id: newId(),
    ...statement,
    context: { ...context, extensions: { ...known, [extensions.sessionId]: sessionId } },
  };
}

interface After {
  readonly state: SessionState;
  /** with the moment of the statement that did it */
  readonly did: readonly { readonly what: 'completed' | 'passed'; readonly at: Date }[];
}

async function judgeAll(
  inside: InSession,
  terms: SessionTerms,
  lenient: boolean,
  statements: readonly Json[],
): Promise<After> {
  const { db, academyId, registration, session } = inside;
  const ids = statements.flatMap(({ id }) => (typeof id === 'string' ? [id.toLowerCase()] : []));
  const known = new Map((await loadStatements(db, academyId, ids)).map(({ id, statement }) => [id, statement]));
  const progress = await listProgress(db, academyId, registration.registrationId);
  const reached = progress.find(({ partId }) => partId === session.partId);
  let state: SessionState = {
    ...inside.state,
    ...(lenient ? { launchDataRead: true, preferencesRead: true } : {}),
    everCompleted: reached?.completed ?? false,
    everPassed: reached?.passed ?? false,
  };
  const did: After['did'][number][] = [];
  for (const statement of statements) {
    const before = known.get(String(statement['id']).toLowerCase());
    if (before !== undefined && isOfSession(JSON.parse(before) as Json, terms)) continue;
    const judged = judgeStatement(terms, state, statement);
    if (!judged.ok) throw forbidden(judged.clause, judged.says);
    state = judged.state;
    if (judged.did === 'completed' || judged.did === 'passed')
      did.push({ what: judged.did, at: new Date(momentOf(statement['timestamp'] as string, '1.0.3')?.ms ?? 0) });
  }
  return { state, did };
}

function isOfSession(statement: Json, { sessionId }: SessionTerms): boolean {
  const context = (statement['context'] ?? {}) as Json;
  return ((context['extensions'] ?? {}) as Json)[extensions.sessionId] === sessionId;
}

async function follow(
  inside: InSession,
  { world }: AskedOfResource,
  { state, did }: After,
  reactions: readonly Reaction[],
): Promise<void> {
  const { db, academyId, session, registration } = inside;
  const now = world.now();
  await saveSession(db, academyId, { ...session, state, endedAt: state.terminated ? now : session.endedAt });
  for (const { what } of did) await saveProgress(db, academyId, registration.registrationId, session.partId, what, now);
  const here = { db, academyId, world, now };
  const latest = Math.max(now.getTime(), ...did.map(({ at }) => at.getTime()));
  if (did.length > 0) await settle(here, registration, session.sessionId, new Date(latest));
  if (movedOn(inside.state, state))
    await tellAttempt(openAct(world, db, academyId, null, now, reactions), registration.registrationId);
}

/** Whether anything an attempt counts has changed. */
function movedOn(before: SessionState, after: SessionState): boolean {
  const counted = ['initializedAt', 'completed', 'passed', 'failed', 'terminated'] as const;
  return counted.some((name) => before[name] !== after[name]);
}

/** Content reads what was recorded in its registration, and nothing else of its person: their levels are none of its business. */
export async function showStatements(inside: InSession, asked: AskedOfResource, path: string): Promise<Response> {
  const given = await giveStatements(asked, {
    search: await withinRegistration(inside, asked.search),
    acceptLanguage: asked.headers.get('accept-language'),
    path,
  });
  const headers = new Headers({
    'content-type': given.contentType,
    'x-experience-api-consistent-through': given.consistentThrough.toISOString(),
  });
  if (given.lastModified) headers.set('last-modified', given.lastModified.toUTCString());
  return new Response(given.body as BodyInit, { headers });
}

/** The question, asked of the registration alone. Who names their person or registration is taken to mean it. */
async function withinRegistration(inside: InSession, search: URLSearchParams): Promise<URLSearchParams> {
  const { registrationId, actor } = inside.registration;
  const cursor = search.get('cursor');
  const parameters = cursor === null ? search : readCursor(cursor).parameters;
  const [registration, agent] = [parameters.get('registration') ?? null, parameters.get('agent') ?? null];
  const id = parameters.get('statementId') ?? parameters.get('voidedStatementId') ?? null;
  const named =
    id !== null
      ? await isOf(inside, id)
      : (registration ?? agent) !== null &&
        (registration === null || registration.toLowerCase() === registrationId) &&
        (agent === null || agentIn(agent) === identifierOf(actor));
  if (!named) throw forbidden('4.2', 'Content reads statements of its registration.');
  if (id !== null || cursor !== null) return search;
  const narrowed = new URLSearchParams(search);
  narrowed.set('registration', registrationId);
  return narrowed;
}

async function isOf({ db, academyId, registration }: InSession, id: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return true;
  const [found] = await loadStatements(db, academyId, [id.toLowerCase()]);
  const context = found ? ((JSON.parse(found.statement) as Json)['context'] as Json | undefined) : undefined;
  return !found || String(context?.['registration']).toLowerCase() === registration.registrationId;
}

export function agentIn(text: string | null): string | null {
  try {
    return text === null ? null : identifierOf(JSON.parse(text) as Json);
  } catch {
    return null;
  }
}
