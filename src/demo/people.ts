/** The people of the demo academy come in: markets, teams, who leads whom, levels held, and five of them with a sign-in. */
import { addDays, type Day } from '../kernel/day.ts';
import { newId, type PersonId } from '../kernel/id.ts';
import { changePeople, conflictSaid } from '../features/people/commands.ts';
import { saveGrants, savePerson } from '../features/people/change-store.ts';
import { demoParts } from '../features/people/joining-contract.ts';
import { saveDemoPeople, saveMembership } from '../features/people/joining-store.ts';
import { saveMarket, saveTeam } from '../features/people/market-store.ts';
import { loadOrganisation } from '../features/people/store.ts';
import { makeSignIn } from '../server/sign-in/making.ts';
import type { Act } from '../server/history/act.ts';
import { cast, type CastMember } from './cast.ts';
import { type MarketKey, markets } from './cast-names.ts';
import type { Stage } from './stage.ts';

export interface Member extends CastMember {
  readonly id: PersonId;
  readonly managerId: PersonId | null;
}

export async function bringPeopleIn(act: Act): Promise<readonly Member[]> {
  const placeOf = await makeMarkets(act);
  const ids = new Map(cast.map((member) => [member.name, newId()]));
  const { roles, levels } = await loadOrganisation(act.db, act.academyId);
  const teams = await makeTeams(act, placeOf);
  const members = cast.map((member): Member => {
    return {
      ...member,
      id: ids.get(member.name) ?? '',
      managerId: member.manager ? (ids.get(member.manager) ?? null) : null,
    };
  });
  for (const member of members) {
    const role = roles.find((one) => one.key === member.role);
    const level = levels.find((one) => one.roleId === role?.id && one.key === member.level);
    await savePerson(act.db, act.academyId, {
      personId: member.id,
      name: member.name,
      title: member.title,
      managerId: member.managerId,
      marketId: placeOf(member.market),
      teamId: teams.get(member.manager ?? '') ?? null,
      roleId: role?.id ?? null,
      levelId: level?.id ?? null,
      joinedOn: addDays(act.today, -member.joined),
      language: null,
    });
    await saveGrants(
      act.db,
      act.academyId,
      member.id,
      (member.grants ?? []).map(({ grant, market }) => ({ grant, marketId: market && placeOf(market) })),
    );
  }
  await act.tellAll(
    members.map((member) => ({
      name: 'person.joined',
      subjectId: member.id,
      about: { on: joinedOn(member, act.today) },
    })),
  );
  await openDoors(act, members);
  return members;
}

function joinedOn(member: CastMember, today: Day): Day {
  return addDays(today, -member.joined);
}

async function makeMarkets(act: Act): Promise<(key: MarketKey) => string> {
  const ids = new Map<MarketKey, string>();
  for (const [key, { name, parent }] of Object.entries(markets) as [MarketKey, (typeof markets)[MarketKey]][]) {
    const id = newId();
    ids.set(key, id);
    await saveMarket(act.db, act.academyId, { id, name, parentId: parent ? (ids.get(parent) ?? null) : null });
  }
  return (key) => ids.get(key) ?? '';
}

async function makeTeams(act: Act, placeOf: (key: MarketKey) => string): Promise<ReadonlyMap<string, string>> {
  const teams = new Map<string, string>();
  for (const member of cast.filter((one) => one.severity !== undefined)) {
    const id = newId();
    teams.set(member.name, id);
    await saveTeam(act.db, act.academyId, {
      id,
      name: `${member.name.split(' ').at(-1) ?? member.name} team`,
      marketId: placeOf(member.market),
    });
  }
  return teams;
}

/** Sign-ins without a usable password: only the visit of a demo academy opens them. */
async function openDoors(act: Act, members: readonly Member[]): Promise<void> {
  const named = members.filter((member) => member.part !== undefined);
  for (const member of named) {
    const email = `${member.name.toLowerCase().replaceAll(' ', '.')}@demo.invalid`;
    const password = Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    const signInId = await conflictSaid(() => makeSignIn(act, { name: member.name, email, password, verified: true }));
    await saveMembership(act.db, act.academyId, member.id, signInId);
  }
  await saveDemoPeople(
    act.db,
    act.academyId,
    demoParts.flatMap((part) => named.filter((member) => member.part === part).map(({ id }) => ({ id, part }))),
  );
}

/** Those who left, on their day, by the administrator. */
export async function letLeaversGo(
  { act, as }: Stage,
  members: readonly Member[],
  administrator: Member,
): Promise<void> {
  for (const member of members.filter((one) => one.left !== undefined)) {
    const day = addDays(act.today, -(member.left ?? 0));
    await changePeople(as(administrator, member.left ?? 0), {
      params: undefined,
      query: undefined,
      body: { selection: { people: [member.id] }, change: { leftOn: day } },
    });
  }
}
