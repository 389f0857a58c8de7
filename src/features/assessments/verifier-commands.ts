/** Appointing verifiers, and asking to be watched by one's manager or one of them. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { loadRelation } from '../people/actor-store.ts';
import { lettersLeave } from '../people/letter-commands.ts';
import { placeOf } from './assessing-commands.ts';
import { listNames } from './assessing-store.ts';
import type * as contract from './demonstration-contract.ts';
import { watchLetter } from './demonstration-letter.ts';
import { refusedToJudge } from './demonstration-refusals-commands.ts';
import * as requests from './demonstration-request-store.ts';
import { askToWatch, judgesAs } from './demonstration.ts';
import { linkOf } from './refusals-commands.ts';
import { loadSight } from './sight-store.ts';
import { knowsCapability } from './store.ts';
import * as store from './verifier-store.ts';
import { appoint, mayAppoint } from './verifier.ts';

export async function getMayVerify(act: PersonAct): Promise<Answer<typeof contract.getMayVerify>> {
  const verified = await store.listVerified(act.db, act.academyId, act.actor.personId, act.today);
  const names = await listNames(act.db, act.academyId, [...verified]);
  return { items: [...verified].map((capabilityId) => ({ capabilityId, name: names.get(capabilityId) ?? {} })) };
}

export async function listVerifiers(act: PersonAct): Promise<Answer<typeof contract.listVerifiers>> {
  const found = await store.listVerifiers(act.db, act.academyId, act.today);
  return { items: found.map((one) => ({ ...one, capabilities: [...one.capabilities] })) };
}

export async function listVerifierCandidates(
  act: PersonAct,
  { query }: Asked<typeof contract.listVerifierCandidates>,
): Promise<Answer<typeof contract.listVerifierCandidates>> {
  const sight = await loadSight(act.db, act.academyId, act.actor);
  const markets = sight.all ? ('all' as const) : sight.markets;
  const found = await store.listCandidates(act.db, act.academyId, { q: query.q, markets }, act.today);
  return { items: found.map((one) => ({ ...one, capabilities: [...one.capabilities] })) };
}

export async function appointVerifier(
  act: PersonAct,
  { params, body }: Asked<typeof contract.appointVerifier>,
): Promise<Answer<typeof contract.appointVerifier>> {
  const { db, academyId, actor } = act;
  const place = await placeOf(act, params.personId);
  if (!mayAppoint(actor, place.relation))
    throw new Problem('forbidden', 'Owners appoint verifiers, and heads of sales in their markets.', {
      reason: 'not-yours',
    });
  const now = await store.listAppointed(db, academyId, params.personId);
  const proven = await store.listVerifiable(db, academyId, params.personId, act.today);
  const decided = appoint(now, body.capabilityIds, proven);
  if (!decided.ok) throw refusedToJudge(decided.refused);
  const { added, ended } = decided.value;
  await store.saveAppointments(db, academyId, { personId: params.personId, added, ended }, actor.personId, act.now);
  const told = (name: string) => (capabilityId: string) => ({
    name,
    subjectId: params.personId,
    about: { capabilityId },
  });
  await act.tellAll([...added.map(told('verifier.appointed')), ...ended.map(told('verifier.ended'))]);
  return { added: added.length, ended: ended.length };
}

export async function listWatchers(
  act: PersonAct,
  { params }: Asked<typeof contract.listWatchers>,
): Promise<Answer<typeof contract.listWatchers>> {
  const { db, academyId, actor, today } = act;
  return { items: await store.listWatchers(db, academyId, actor.personId, params.capabilityId, today) };
}

export async function askToBeWatched(
  act: PersonAct,
  { params, body }: Asked<typeof contract.askToBeWatched>,
): Promise<Answer<typeof contract.askToBeWatched>> {
  const { db, academyId, actor, today } = act;
  const known = await requests.loadRequest(db, academyId, params.requestId);
  // its answer may have been lost on the way
  if (known?.personId === actor.personId) return { asked: true };
  if (known) throw new Problem('not-found', 'There is no such request of yours.');
  const relation = await loadRelation(db, academyId, { personId: body.askedId }, actor.personId);
  const asked = await placeOf(act, body.askedId);
  const verifies = await store.listVerified(db, academyId, body.askedId, today);
  const version = asked.version?.versionId;
  const decided = askToWatch(
    { personId: actor.personId, askedId: body.askedId, until: body.until },
    {
      known: version !== undefined && (await knowsCapability(db, academyId, version, body.capabilityId)),
      mayJudge: asked.here && relation !== null && judgesAs({ relation, verifies }, body.capabilityId) !== null,
      today,
    },
  );
  if (!decided.ok) throw refusedToJudge(decided.refused);
  const request = { ...body, requestId: params.requestId, personId: actor.personId, words: body.words || null };
  await requests.saveRequest(db, academyId, request, act.now);
  await act.tell({
    name: 'demonstration.asked-for',
    subjectId: actor.personId,
    about: { capabilityId: body.capabilityId, askedId: body.askedId, until: body.until },
  });
  if (asked.email && (await lettersLeave(act))) {
    const me = await placeOf(act, actor.personId);
    await queueMail(act, academyId, {
      recipient: asked.email,
      personId: asked.personId,
      ...watchLetter(asked.language ?? 'en', {
        name: asked.name,
        person: me.name,
        until: body.until,
        link: linkOf(act, `/people/${actor.personId}/demonstrate`),
      }),
      trigger: 'demonstration.asked-for',
      onceKey: `demonstration.asked-for ${actor.personId} ${body.askedId} ${body.capabilityId} ${body.until}`,
    });
  }
  return { asked: true };
}

export async function closeRequest(
  act: PersonAct,
  { params }: Asked<typeof contract.closeRequest>,
): Promise<Answer<typeof contract.closeRequest>> {
  const { db, academyId, actor } = act;
  const request = await requests.loadRequest(db, academyId, params.requestId);
  if (!request || ![request.personId, request.askedId].includes(actor.personId))
    throw new Problem('not-found', 'There is no such request of yours.');
  if (request.state !== 'open') return { closed: true };
  const state = request.personId === actor.personId ? 'withdrawn' : 'declined';
  await requests.closeRequest(db, academyId, params.requestId, state, act.now);
  await act.tell({
    name: state === 'declined' ? 'demonstration-request.declined' : 'demonstration-request.withdrawn',
    subjectId: request.personId,
    about: { capabilityId: request.capabilityId, askedId: request.askedId },
  });
  return { closed: true };
}

export async function listMyRequests(act: PersonAct): Promise<Answer<typeof contract.listMyRequests>> {
  const { db, academyId, actor, today } = act;
  const toMe = await requests.listOpenRequests(db, academyId, { askedId: actor.personId }, today);
  const byMe = await requests.listOpenRequests(db, academyId, { personId: actor.personId }, today);
  const names = await listNames(
    db,
    academyId,
    [...toMe, ...byMe].map(({ capabilityId }) => capabilityId),
  );
  const shown = (one: requests.RequestListed) => ({ ...one, capability: names.get(one.capabilityId) ?? {} });
  return { toMe: toMe.map(shown), byMe: byMe.map(shown) };
}
