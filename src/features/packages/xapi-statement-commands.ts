/**
 * Statements of a session of a Tin Can package: all of a request or none. What they say of the package itself makes it done, and the
 * attempt it was opened in hears of it in the same transaction.
 */
import { openAct, type Reaction } from '../../server/history/act.ts';
import { linkTo } from '../../server/mail/letters.ts';
import type { World } from '../../server/world.ts';
import { judgeTinCan, type TinCanJudged, type TinCanTerms } from '../../standards/tincan/judge-statement.ts';
import { parametersOf, required } from '../../standards/xapi/parameters.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import { type AskedOfResource, named } from '../learning-records/resource-commands.ts';
import { readStatements } from '../learning-records/statement-commands.ts';
import type { InSession } from './session-gate-commands.ts';
import { saveProgress, saveSatisfied, saveSession } from './session-store.ts';
import { authorityOf } from './speaking-commands.ts';
import { tellAttempt } from './tied-commands.ts';
import { loadActivities } from './tied-store.ts';
import { keepSaid } from './trial-record-commands.ts';
import { heard, isXapiSession } from './xapi-session.ts';

type Judged = Extract<TinCanJudged, { readonly ok: true }>;

export async function termsOfTinCan({ db, academyId, registration }: InSession, world: World): Promise<TinCanTerms> {
  const found = await loadActivities(db, academyId, registration.packageId);
  if (!found) throw new XapiRefusal(403, 'The package of this session was taken away.');
  return {
    registration: registration.registrationId,
    actor: registration.actor,
    ...found,
    reserved: ['urn:uuid:', 'urn:sellwright:', linkTo(world, '/')],
  };
}

export function isReservedId({ reserved }: TinCanTerms, id: string): boolean {
  return reserved.some((beginning) => id.startsWith(beginning));
}

export async function receiveTinCan(
  inside: InSession,
  asked: AskedOfResource,
  reactions: readonly Reaction[],
): Promise<Response> {
  const put = asked.method === 'PUT';
  const parameters = parametersOf(asked.search, new Set(put ? ['statementId'] : []));
  const read = readStatements(asked.headers.get('content-type'), asked.body, asked.version);
  const received = put ? named(read, required(parameters, 'statementId')) : read;
  const terms = await termsOfTinCan(inside, asked.world);
  const judged = received.statements.map((statement): Judged => {
    const one = judgeTinCan(terms, statement);
    if (!one.ok) throw new XapiRefusal(403, one.says);
    return one;
  });
  const kept = await keepSaid(
    inside.registration,
    asked,
    { statements: judged.map(({ statement }) => statement), parts: received.parts },
    { authority: authorityOf(asked.world), version: asked.version },
  );
  await follow(inside, asked.world, judged, reactions);
  const headers = { 'x-experience-api-consistent-through': kept.stored.toISOString() };
  return put ? new Response(null, { status: 204, headers }) : Response.json(kept.ids, { headers });
}

async function follow(
  inside: InSession,
  world: World,
  judged: readonly Judged[],
  reactions: readonly Reaction[],
): Promise<void> {
  const { db, academyId, session, registration } = inside;
  if (!isXapiSession(session.state) || judged.length === 0) return;
  const now = world.now();
  const told = judged.map((one) => one.told);
  await saveSession(db, academyId, { ...session, state: heard(session.state, told, now.getTime()) });
  const reached = new Set(told.flatMap(({ done }) => (done === 'completed' || done === 'passed' ? [done] : [])));
  for (const what of reached) await saveProgress(db, academyId, registration.registrationId, session.partId, what, now);
  if (reached.size > 0) await saveSatisfied(db, academyId, registration.registrationId, now);
  const first = session.state.initializedAt === null;
  const counts = told.some(({ done, duration }) => done !== null || duration !== null);
  if (first || counts)
    await tellAttempt(openAct(world, db, academyId, null, now, reactions), registration.registrationId);
}
