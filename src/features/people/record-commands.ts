/** Looking people up: the directory, one person's record, the organisation; and markets, teams and grants kept in order. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { leadsThem, mayChangePeople, mayGrant, mayHandOutLink, maySeeRecord, maySeeStandings } from './access.ts';
import { loadRelation } from './actor-store.ts';
import { countOthersWith, listGrants, saveGrants } from './change-store.ts';
import { conflictSaid } from './commands.ts';
import type * as contract from './contract.ts';
import { cursorOf } from './directory.ts';
import { findMembership, hasOpenInvitation } from './joining-store.ts';
import * as markets from './market-store.ts';
import { hangBelow } from './market.ts';
import { countPeople, listLed, listPeople, loadOrganisation, loadPerson, type PersonFound } from './store.ts';

export async function findPeople(act: PersonAct, { query }: Asked<typeof contract.listPeople>): Promise<Answer<typeof contract.listPeople>> {
  const { cursor, limit, ...filters } = query;
  const items = await listPeople(act.db, act.academyId, filters, cursor, limit + 1);
  const total = cursor === undefined ? await countPeople(act.db, act.academyId, filters) : null;
  const page = items.slice(0, limit);
  const last = page.at(-1);
  const mayKnow = mayChangePeople(act.actor);
  return {
    items: page.map((person) => (mayKnow ? person : publicPart(person))),
    next: items.length > limit && last ? cursorOf(last) : null,
    total,
  };
}

/** What every colleague finds in the directory: no role's level, no dates of joining and leaving. */
function publicPart(person: PersonFound): PersonFound {
  return { ...person, levelId: null, targetLevelId: null, joinedOn: null, leftOn: null };
}

export async function getPerson(act: PersonAct, { params }: Asked<typeof contract.getPerson>): Promise<Answer<typeof contract.getPerson>> {
  const { personId } = params;
  const relation = await loadRelation(act.db, act.academyId, act.actor, personId);
  const person = relation && (await loadPerson(act.db, act.academyId, personId));
  if (!relation || !person) throw new Problem('not-found', 'There is no such person in this academy.');
  const change = mayChangePeople(act.actor);
  const mayRead = maySeeRecord(act.actor, relation);
  const grants = change || relation === 'self' ? await listGrants(act.db, act.academyId, personId) : [];
  const organisation = grants.some((held) => held.marketId) ? await loadOrganisation(act.db, act.academyId) : null;
  return {
    ...(mayRead ? person : publicPart(person)),
    relation,
    may: {
      seeStandings: maySeeStandings(act.actor, relation),
      change,
      handOutLink: mayHandOutLink(act.actor, grants.some((held) => held.grant === 'owner')),
    },
    signIn: change ? await signInState(act, personId) : null,
    grants: grants.map((held) => {
      const market = organisation?.markets.find((one) => one.id === held.marketId);
      return { grant: held.grant, market: market ? { id: market.id, name: market.name } : null };
    }),
    leads: mayRead || leadsThem(relation) ? await listLed(act.db, act.academyId, personId) : [],
  };
}

async function signInState(act: PersonAct, personId: string): Promise<'none' | 'invited' | 'active'> {
  if (await findMembership(act.db, act.academyId, personId)) return 'active';
  return (await hasOpenInvitation(act.db, act.academyId, personId, act.now)) ? 'invited' : 'none';
}

export async function getOrganisation(act: PersonAct): Promise<Answer<typeof contract.getOrganisation>> {
  const { markets: all, teams, roles, levels } = await loadOrganisation(act.db, act.academyId);
  return { markets: [...all], teams: [...teams], roles: roles.map((role) => ({ ...role, name: { ...role.name } })), levels: levels.map((level) => ({ ...level, name: { ...level.name } })) };
}

export async function saveMarket(act: PersonAct, { params, body }: Asked<typeof contract.saveMarket>): Promise<Answer<typeof contract.saveMarket>> {
  const parents = await markets.loadMarketParents(act.db, act.academyId);
  const hung = hangBelow(params.marketId, body.parentId, (id) => parents.get(id) ?? null);
  if (!hung.ok) throw new Problem('refused', 'A market cannot lie below itself. Choose another place for it.', { reason: hung.refused });
  await conflictSaid(() => markets.saveMarket(act.db, act.academyId, { id: params.marketId, ...body }));
  await act.tell({ name: 'market.saved', subjectId: null, about: { marketId: params.marketId, parentId: body.parentId } });
  return { id: params.marketId };
}

export async function removeMarket(act: PersonAct, { params }: Asked<typeof contract.removeMarket>): Promise<Answer<typeof contract.removeMarket>> {
  const held = await markets.countInMarket(act.db, act.academyId, params.marketId);
  if (held > 0) {
    throw new Problem('refused', `There are still ${held} people, teams, markets or grants in this market. Move them first.`, { reason: 'market-not-empty' });
  }
  await markets.removeMarket(act.db, act.academyId, params.marketId);
  await act.tell({ name: 'market.removed', subjectId: null, about: { marketId: params.marketId } });
  return { removed: true };
}

export async function saveTeam(act: PersonAct, { params, body }: Asked<typeof contract.saveTeam>): Promise<Answer<typeof contract.saveTeam>> {
  await conflictSaid(() => markets.saveTeam(act.db, act.academyId, { id: params.teamId, ...body }));
  await act.tell({ name: 'team.saved', subjectId: null, about: { teamId: params.teamId, marketId: body.marketId } });
  return { id: params.teamId };
}

export async function setGrants(act: PersonAct, { params, body }: Asked<typeof contract.setGrants>): Promise<Answer<typeof contract.setGrants>> {
  const person = await loadPerson(act.db, act.academyId, params.personId);
  if (!person) throw new Problem('not-found', 'There is no such person in this academy.');
  const before = await listGrants(act.db, act.academyId, params.personId);
  const names = (held: readonly { grant: string; marketId: string | null }[]) => new Set(held.map((one) => `${one.grant} ${one.marketId ?? ''}`));
  const touched = [...before, ...body.grants].filter((one) => {
    const name = `${one.grant} ${one.marketId ?? ''}`;
    return names(before).has(name) !== names(body.grants).has(name);
  });
  if (touched.some((one) => !mayGrant(act.actor, one.grant))) {
    throw new Problem('forbidden', 'Only an academy owner makes or unmakes an owner.', { reason: 'owner-only' });
  }
  await refuseLast(act, params.personId, 'owner', body.grants);
  await refuseLast(act, params.personId, 'administrator', body.grants);
  await conflictSaid(() => saveGrants(act.db, act.academyId, params.personId, body.grants));
  await act.tell({ name: 'grants.set', subjectId: params.personId, about: { grants: body.grants } });
  return { saved: true };
}

/** An academy without an owner, or without an administrator, could never get one again. */
async function refuseLast(act: PersonAct, personId: string, grant: 'owner' | 'administrator', next: readonly { grant: string }[]): Promise<void> {
  if (next.some((one) => one.grant === grant)) return;
  const had = (await listGrants(act.db, act.academyId, personId)).some((one) => one.grant === grant);
  if (had && (await countOthersWith(act.db, act.academyId, grant, personId)) === 0) {
    throw new Problem('refused', `This is the last ${grant} of the academy. Make somebody else ${grant} first.`, { reason: `last-${grant}` });
  }
}
