/** Looking people up: the directory, one person's record, the organisation; and markets, teams and grants kept in order. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import {
  leadsThem,
  mayChangePeople,
  mayGrant,
  mayGrantThemselves,
  mayHandOutLink,
  maySeeRecord,
  maySeeStandings,
} from './access.ts';
import { loadRelation } from './actor-store.ts';
import { type GrantHeld, holdOrganisation, listGrants, saveGrants } from './change-store.ts';
import { conflictSaid } from './commands.ts';
import type * as contract from './contract.ts';
import { cursorOf } from './directory.ts';
import { refuseForDemoPeople } from './demo-refusal-commands.ts';
import { findMembership, hasOpenInvitation } from './joining-store.ts';
import * as markets from './market-store.ts';
import { hangBelow } from './market.ts';
import { letGo } from './person.ts';
import { countKeepersBeside } from './personal-record-store.ts';
import { countPeople, listLed, listPeople, loadOrganisation, loadPerson, type PersonFound } from './store.ts';

export async function findPeople(
  act: PersonAct,
  { query }: Asked<typeof contract.listPeople>,
): Promise<Answer<typeof contract.listPeople>> {
  const { cursor, limit, ...filters } = query;
  const mayKnow = mayChangePeople(act.actor);
  if (!mayKnow && (filters.level || !openStatuses.has(filters.status))) {
    throw new Problem(
      'forbidden',
      'Levels, sign-ins and who left are for administrators and academy owners: search without these filters.',
      { reason: 'not-for-you' },
    );
  }
  const items = await listPeople(act.db, act.academyId, filters, act.today, cursor, limit + 1);
  const total = cursor === undefined ? await countPeople(act.db, act.academyId, filters, act.today) : null;
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((person) => (mayKnow ? person : publicPart(person))),
    next: items.length > limit && last ? cursorOf({ id: last.id, name: last.sortName }) : null,
    total,
  };
}

/** By any other one could find out, person by person, what the directory does not say. */
const openStatuses: ReadonlySet<string> = new Set(['here', 'no-role']);

/** What every colleague finds in the directory: no role's level, no dates of joining and leaving. */
function publicPart(person: PersonFound): PersonFound {
  return { ...person, levelId: null, targetLevelId: null, joinedOn: null, leftOn: null };
}

export async function getPerson(
  act: PersonAct,
  { params }: Asked<typeof contract.getPerson>,
): Promise<Answer<typeof contract.getPerson>> {
  const { personId } = params;
  const relation = await loadRelation(act.db, act.academyId, act.actor, personId);
  const person = relation && (await loadPerson(act.db, act.academyId, personId));
  if (!relation || !person) throw new Problem('not-found', 'There is no such person in this academy.');
  const change = mayChangePeople(act.actor) && !person.erased;
  const mayRead = maySeeRecord(act.actor, relation);
  const grants = change || relation === 'self' ? await listGrants(act.db, act.academyId, personId) : [];
  const organisation = grants.some((held) => held.marketId) ? await loadOrganisation(act.db, act.academyId) : null;
  return {
    ...(mayRead ? person : publicPart(person)),
    relation,
    may: {
      seeStandings: maySeeStandings(act.actor, relation),
      change,
      handOutLink:
        !person.erased &&
        mayHandOutLink(
          act.actor,
          grants.some((held) => held.grant === 'owner'),
        ),
    },
    signIn: change ? await signInState(act, personId) : null,
    grants: grants.map((held) => {
      const market = organisation?.markets.find((one) => one.id === held.marketId);
      return { grant: held.grant, market: market ? { id: market.id, name: market.name } : null };
    }),
    leads: mayRead || leadsThem(relation) ? await listLed(act.db, act.academyId, personId, act.today) : [],
  };
}

async function signInState(act: PersonAct, personId: string): Promise<'none' | 'invited' | 'active'> {
  if (await findMembership(act.db, act.academyId, personId)) return 'active';
  return (await hasOpenInvitation(act.db, act.academyId, personId, act.now)) ? 'invited' : 'none';
}

export async function getOrganisation(act: PersonAct): Promise<Answer<typeof contract.getOrganisation>> {
  const { markets: all, teams, roles, levels } = await loadOrganisation(act.db, act.academyId);
  return {
    markets: [...all],
    teams: [...teams],
    roles: roles.map((role) => ({ ...role, name: { ...role.name } })),
    levels: levels.map((level) => ({ ...level, name: { ...level.name } })),
  };
}

export async function saveMarket(
  act: PersonAct,
  { params, body }: Asked<typeof contract.saveMarket>,
): Promise<Answer<typeof contract.saveMarket>> {
  await holdOrganisation(act.db, act.academyId);
  const parents = await markets.loadMarketParents(act.db, act.academyId);
  const hung = hangBelow(params.marketId, body.parentId, (id) => parents.get(id) ?? null);
  if (!hung.ok)
    throw new Problem('refused', 'A market cannot lie below itself. Choose another place for it.', {
      reason: hung.refused,
    });
  await conflictSaid(() => markets.saveMarket(act.db, act.academyId, { id: params.marketId, ...body }));
  await act.tell({
    name: 'market.saved',
    subjectId: null,
    about: { marketId: params.marketId, parentId: body.parentId },
  });
  return { id: params.marketId };
}

export async function removeMarket(
  act: PersonAct,
  { params }: Asked<typeof contract.removeMarket>,
): Promise<Answer<typeof contract.removeMarket>> {
  const held = await markets.countInMarket(act.db, act.academyId, params.marketId);
  if (held > 0) {
    throw new Problem(
      'refused',
      `There are still ${held} people, teams, markets or grants in this market. Move them first.`,
      { reason: 'market-not-empty' },
    );
  }
  await conflictSaid(() => markets.removeMarket(act.db, act.academyId, params.marketId));
  await act.tell({ name: 'market.removed', subjectId: null, about: { marketId: params.marketId } });
  return { removed: true };
}

export async function saveTeam(
  act: PersonAct,
  { params, body }: Asked<typeof contract.saveTeam>,
): Promise<Answer<typeof contract.saveTeam>> {
  await conflictSaid(() => markets.saveTeam(act.db, act.academyId, { id: params.teamId, ...body }));
  await act.tell({ name: 'team.saved', subjectId: null, about: { teamId: params.teamId, marketId: body.marketId } });
  return { id: params.teamId };
}

export async function removeTeam(
  act: PersonAct,
  { params }: Asked<typeof contract.removeTeam>,
): Promise<Answer<typeof contract.removeTeam>> {
  const held = await markets.countInTeam(act.db, act.academyId, params.teamId);
  if (held > 0) {
    throw new Problem(
      'refused',
      `There are still ${held} people in this team, those who have left counted. Move them first.`,
      { reason: 'team-not-empty' },
    );
  }
  await conflictSaid(() => markets.removeTeam(act.db, act.academyId, params.teamId));
  await act.tell({ name: 'team.removed', subjectId: null, about: { teamId: params.teamId } });
  return { removed: true };
}

export async function setGrants(
  act: PersonAct,
  { params, body }: Asked<typeof contract.setGrants>,
): Promise<Answer<typeof contract.setGrants>> {
  const { personId } = params;
  // a market says something of a head of sales only
  const wanted = body.grants.map(({ grant, marketId }) => ({
    grant,
    marketId: grant === 'head-of-sales' ? marketId : null,
  }));
  if (saysTwice(wanted)) {
    const said = 'Each grant is held once. A head of sales heads several markets, or the whole academy.';
    throw new Problem('refused', said, { reason: 'grant-twice' });
  }
  await refuseForDemoPeople(act, [personId]);
  await holdOrganisation(act.db, act.academyId);
  const person = await loadPerson(act.db, act.academyId, personId);
  if (!person || person.erased) throw new Problem('not-found', 'There is no such person in this academy.');
  const before = await listGrants(act.db, act.academyId, personId);
  const [given, taken] = [without(wanted, before), without(before, wanted)];
  if ([...given, ...taken].some(({ grant }) => !mayGrant(act.actor, grant))) {
    throw new Problem('forbidden', 'Only an academy owner makes or unmakes an owner or a head of sales.', {
      reason: 'owner-only',
    });
  }
  if (given.length > 0 && !mayGrantThemselves(act.actor, personId)) {
    throw new Problem(
      'forbidden',
      'Nobody gives themselves more access. Ask another administrator or an academy owner.',
      { reason: 'own-grants' },
    );
  }
  const kept = letGo(
    taken.map(({ grant }) => grant),
    await countKeepersBeside(act.db, act.academyId, [personId], act.today),
    true,
  );
  if (!kept.ok) throw lastKeeper(kept.refused);
  await conflictSaid(() => saveGrants(act.db, act.academyId, personId, wanted));
  await act.tell({ name: 'grants.set', subjectId: personId, about: { grants: wanted } });
  return { saved: true };
}

/** The same grant for the same market, or for a market beside the whole academy. */
function saysTwice(wanted: readonly GrantHeld[]): boolean {
  const held = new Set(wanted.map(({ grant, marketId }) => `${grant} ${marketId}`));
  const heads = wanted.filter(({ grant }) => grant === 'head-of-sales');
  return held.size < wanted.length || (heads.length > 1 && heads.some(({ marketId }) => marketId === null));
}

function without(some: readonly GrantHeld[], others: readonly GrantHeld[]): readonly GrantHeld[] {
  return some.filter((one) => !others.some((other) => other.grant === one.grant && other.marketId === one.marketId));
}

/** An academy without an owner, or without an administrator, could never get one again. */
function lastKeeper(reason: string): Problem {
  const grant = reason === 'last-owner' ? 'owner' : 'administrator';
  return new Problem(
    'refused',
    `This is the last ${grant} of the academy who can sign in. Make somebody else ${grant} first.`,
    { reason },
  );
}
