/**
 * The product as one function from a request to a response: gate, transaction, parsing, command, answer.
 * It knows endpoints, not features; who a sign-in is in an academy is told by `findActor`.
 */
import { Hono } from 'hono';
import type { Actor } from '../../kernel/actor.ts';
import type { Asked, Endpoint } from '../../kernel/contract.ts';
import { type Day, dayOf } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import { isUuid } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db } from '../database/tables.ts';
import type { TransactionSettings } from '../database/transaction.ts';
import { openAct, type Reaction } from '../history/act.ts';
import { findSession, sessionToken, type SignedIn } from '../sign-in/session.ts';
import type { World } from '../world.ts';
import { arrive, type Arrived } from './arriving.ts';
import { refuseAnother, refuseForged, refuseStranger, refuseUnknownHost } from './gate.ts';
import { openapiDocument } from './openapi.ts';
import { parseRequest } from './parse.ts';
import { asProblem, documentOf, problemResponse } from './problem-document.ts';
import { belongsTo, type Protocol } from './protocol.ts';
import { referencePage } from './reference-page.ts';
import type { Carried, PersonAct, Report, Route } from './route.ts';
import { policyOfData, securityHeaders } from './security-headers.ts';

export interface Academy {
  readonly routes: readonly Route[];
  readonly reactions: readonly Reaction[];
  /** standards spoken beside the product's own endpoints */
  readonly protocols?: readonly Protocol[];
  /** the person this sign-in is in the academy, with what they may do; null where there is no membership */
  findActor(db: Db, academyId: AcademyId, signInId: string, today: Day): Promise<Actor | null>;
}

/** Answers what is no endpoint: the pages and files of the browser's part. */
export type Pages = (request: Request) => Promise<Response | null>;

export type Handle = (request: Request, client: string) => Promise<Response>;

export function createApp(world: World, academy: Academy, pages: Pages): Handle {
  const app = new Hono<{ Bindings: { client: string } }>();
  const always = securityHeaders(world.settings);
  for (const route of academy.routes) {
    app.on(route.endpoint.method, route.endpoint.path, async (context) =>
      withoutBody(
        context.req.raw,
        await answer(world, academy, route, context.req.raw, context.req.param(), context.env.client),
      ),
    );
  }
  const protocols = academy.protocols ?? [];
  for (const protocol of protocols) app.all(`${protocol.path}/*`, (context) => protocol.answer(world, context.req.raw));
  const document = openapiDocument(academy.routes.map((route) => route.endpoint));
  app.get('/api/openapi.json', () => Response.json(document));
  app.get('/api/reference', () => referencePage(document));
  app.get('/api/health', async () => {
    await world.database.outside((db) => db.selectNoFrom((from) => from.lit(1).as('alive')).execute());
    return Response.json({ alive: true });
  });
  app.all('/api/*', () => {
    throw new Problem('not-found', 'There is no such endpoint. GET /api/reference lists them all.');
  });
  app.all('*', async (context) => {
    const page = await pages(context.req.raw);
    if (page) return page;
    throw new Problem('not-found', 'There is nothing at this address.');
  });
  app.onError((error, context) =>
    problemResponse(asProblem(error, world.log, `${context.req.method} ${context.req.path}`)),
  );
  return async (request, client) => {
    const response = await guarded(world, protocols, request, () => app.fetch(request, { client }));
    for (const [name, value] of Object.entries(always)) response.headers.set(name, value);
    if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', policyOfData);
    return response;
  };
}

/** HEAD is asked as GET, and its body thrown away: a file on its way out is closed then. */
async function withoutBody(request: Request, response: Response): Promise<Response> {
  if (request.method === 'HEAD') await response.body?.cancel();
  return response;
}

async function guarded(
  world: World,
  protocols: readonly Protocol[],
  request: Request,
  go: () => Response | Promise<Response>,
): Promise<Response> {
  try {
    if (belongsTo(protocols, request)) refuseUnknownHost(request, world.settings);
    else refuseForged(request, world.settings);
    return await go();
  } catch (error) {
    return problemResponse(asProblem(error, world.log, request.method));
  }
}

async function answer(
  world: World,
  academy: Academy,
  route: Route,
  request: Request,
  params: Record<string, string>,
  client: string,
): Promise<Response> {
  const reply = new Headers({ 'cache-control': 'no-store' });
  let arrived: Arrived | null = null;
  try {
    const signedIn = await findSignedIn(world, request);
    if (route.endpoint.who !== 'anyone' && !signedIn) {
      throw new Problem('not-signed-in', 'You are not signed in, or your session has ended. Sign in again.');
    }
    if (writes(route.endpoint)) await world.database.diskSpace.demand();
    const parsed = await parseRequest(route.endpoint, params, request);
    arrived = route.endpoint.accepts ? await arrive(request, route.endpoint.largest) : null;
    const asked = { ...parsed, request: arrived?.request ?? request, reply };
    if ('before' in route) await route.before?.({ world, signedIn, client, now: world.now() }, asked);
    const work = (report: Report) => run(world, academy, route, signedIn, asked, client, report);
    if (route.place === 'inside-long' || route.place === 'outside-long') return progress(world, reply, work);
    return answered(world, route.endpoint, await work(() => {}), reply);
  } catch (error) {
    return problemResponse(asProblem(error, world.log, `${request.method} ${route.endpoint.path}`), reply);
  } finally {
    await arrived?.remove();
  }
}

function writes({ method, reads }: Endpoint): boolean {
  return reads === undefined ? method !== 'GET' : !reads;
}

async function findSignedIn(world: World, request: Request): Promise<SignedIn | null> {
  const token = sessionToken(world, request);
  return token ? findSession(world.database.pool, token, world.now()) : null;
}

async function run(
  world: World,
  academy: Academy,
  route: Route,
  signedIn: SignedIn | null,
  asked: Asked<Endpoint> & Carried,
  client: string,
  report: Report,
): Promise<unknown> {
  const now = world.now();
  if (route.place === 'outside' || route.place === 'outside-long') {
    const settings: TransactionSettings = signedIn ? { 'app.sign_in': signedIn.signInId } : {};
    return world.database.outside((db) => route.answer({ db, now, world, signedIn, client }, asked, report), settings);
  }
  if (!signedIn) throw new Problem('not-signed-in', 'Sign in first.');
  const inside = <T>(work: (act: PersonAct) => Promise<T>): Promise<T> =>
    asPerson(world, academy, route.endpoint, signedIn, asked.request, now, work);
  if (route.place === 'inside-stepped') return route.answer(inside, asked);
  if (route.place === 'inside-long') return inside((act) => route.answer(act, asked, report));
  return inside((act) => route.answer(act, asked));
}

/** Proves the academy and the person, and runs the work as them in a transaction of its own. */
async function asPerson<T>(
  world: World,
  academy: Academy,
  endpoint: Endpoint,
  signedIn: SignedIn,
  request: Request,
  now: Date,
  work: (act: PersonAct) => Promise<T>,
): Promise<T> {
  const entered = signedIn.activeAcademy;
  if (!entered || !isUuid(entered)) {
    refuseAnother(request, null);
    throw new Problem('forbidden', 'Choose an academy first.', { reason: 'no-academy' });
  }
  const academyId = entered as AcademyId;
  return world.database.inAcademy(
    academyId,
    async (db) => {
      const actor = await academy.findActor(db, academyId, signedIn.signInId, dayOf(now));
      refuseAnother(request, actor);
      if (!actor) throw new Problem('forbidden', 'You no longer belong to this academy.', { reason: 'no-academy' });
      refuseStranger(endpoint, actor);
      return work(openAct(world, db, academyId, actor, now, academy.reactions));
    },
    { 'app.sign_in': signedIn.signInId },
  );
}

function answered(world: World, endpoint: Endpoint, value: unknown, reply: Headers): Response {
  if (value instanceof Response) {
    for (const [name, one] of reply)
      if (name === 'set-cookie' || !value.headers.has(name)) value.headers.append(name, one);
    return value;
  }
  if (value === undefined) return new Response(null, { status: 204, headers: reply });
  reply.set('content-type', 'application/json');
  return new Response(JSON.stringify(checked(world, endpoint, value)), { headers: reply });
}

/** Strips what the contract does not name, and reports an answer that breaks its promise. */
function checked(world: World, endpoint: Endpoint, value: unknown): unknown {
  if (endpoint.bulk || !endpoint.answer) return value;
  const result = endpoint.answer.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  world.log.error('an answer breaks its contract', { endpoint: `${endpoint.method} ${endpoint.path}`, issues });
  throw new Problem(
    'broken',
    'The server made an answer that breaks its own contract. The log of the server says more.',
  );
}

/** Lines of `{done,total,phase}`, then `{result}` or `{problem}`. */
function progress(world: World, reply: Headers, work: (report: Report) => Promise<unknown>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      let heard = true;
      const line = (value: unknown) => {
        try {
          if (heard) stream.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
        } catch {
          heard = false; // the listener left; the act goes on and commits
        }
      };
      try {
        const result = await work((done, total, phase) => line({ done, total, phase }));
        line({ result: result ?? null });
      } catch (error) {
        line({ problem: documentOf(asProblem(error, world.log, 'a long act')) });
      }
      if (heard) stream.close();
    },
  });
  reply.set('content-type', 'application/x-ndjson');
  return new Response(body, { headers: reply });
}
