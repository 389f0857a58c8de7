/**
 * A large academy for measuring: people in markets and teams of ten, five assessments of each capability their role requires
 * over two years, an agreement proposed to the first of them. Ratings go through the product's own command, in batches.
 */
import { reactions } from '../src/academy.ts';
import { rateMany, type Sheet } from '../src/features/assessments/commands.ts';
import { proposeAgreement } from '../src/features/coaching/agreement-commands.ts';
import { saveGrants } from '../src/features/people/change-store.ts';
import { saveAcademy, saveMembership } from '../src/features/people/joining-store.ts';
import { saveMarket } from '../src/features/people/market-store.ts';
import { loadOrganisation } from '../src/features/people/store.ts';
import { loadRequirements } from '../src/features/way-of-selling/requirement-store.ts';
import { foundWayOfSelling } from '../src/features/way-of-selling/starter-commands.ts';
import { addDays } from '../src/kernel/day.ts';
import { type AcademyId, type CapabilityId, newId, type PersonId } from '../src/kernel/id.ts';
import { sql } from 'kysely';
import { type Act, openAct } from '../src/server/history/act.ts';
import { makeSignIn } from '../src/server/sign-in/making.ts';
import { openSessionFor } from '../src/server/sign-in/commands.ts';
import { cookieOf } from '../src/server/sign-in/session.ts';
import type { World } from '../src/server/world.ts';
import { chanceFrom } from '../src/demo/chance.ts';
import { capabilitiesOf, seedMenu } from './menu.ts';

const assessments = 5;
const activities = 5_000;
const ledByOne = 10;
const proposals = 300;
const batch = 500;

export interface BenchAcademy {
  readonly people: number;
  readonly academyId: AcademyId;
  readonly owner: { readonly cookie: string; readonly email: string };
  /** leads fifty: five managers of ten */
  readonly manager: { readonly id: PersonId; readonly cookie: string };
  readonly salespeople: readonly PersonId[];
  readonly capabilityOf: ReadonlyMap<PersonId, CapabilityId>;
  readonly proposed: readonly { readonly agreementId: string; readonly fingerprint: string; readonly cookie: string }[];
}

export const password = 'a password of the bench';

interface Seat {
  readonly id: PersonId;
  readonly name: string;
  readonly managerId: PersonId | null;
  readonly marketId: string;
  readonly roleKey: string;
  readonly levelKey: string;
}

export async function seedAcademy(world: World, people: number, say: (line: string) => void): Promise<BenchAcademy> {
  const academyId = newId() as AcademyId;
  const inside = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
    world.database.inAcademy(academyId, (db) => work(openAct(world, db, academyId, null, world.now(), reactions)));
  const seats = await inside(async (act) => {
    await saveAcademy(act.db, {
      id: academyId,
      name: `Bench of ${people}`,
      kind: 'company',
      languages: ['en'],
      at: act.now,
    });
    await foundWayOfSelling(act, 'starter', addDays(act.today, -900));
    const made = seat(people, await makeMarkets(act));
    await savePeople(act, made);
    return made;
  });
  const [owner, head] = [seats[0], seats[1]];
  if (!owner || !head) throw new Error('too few people');
  await inside((act) =>
    saveGrants(act.db, academyId, owner.id, [
      { grant: 'owner', marketId: null },
      { grant: 'administrator', marketId: null },
    ]),
  );
  const abilities = await inside((act) => requiredOf(act));
  const roleKeys = [...new Set(seats.map(({ roleKey }) => roleKey))];
  await inside((act) => seedMenu(act, activities, capabilitiesOf(abilities, roleKeys)));
  for (let from = 0; from < seats.length; from += batch) {
    await inside((act) => rateMany(act, sheetsOf(act, seats.slice(from, from + batch), abilities, from)));
    if (from % 10_000 === 0) say(`  ${from} of ${people} people assessed`);
  }
  const email = `owner-${people}@bench.invalid`;
  const salespeople = seats.filter((one) => !one.roleKey.startsWith('sales-manager'));
  return {
    people,
    academyId,
    owner: { cookie: await door(world, academyId, owner.id, email), email },
    manager: { id: head.id, cookie: await door(world, academyId, head.id, `manager-${people}@bench.invalid`) },
    salespeople: salespeople.map((one) => one.id),
    capabilityOf: new Map(salespeople.map((one) => [one.id, abilities(one)[0]?.capabilityId ?? ''])),
    proposed: await propose(world, academyId, salespeople.slice(-proposals), abilities),
  };
}

async function makeMarkets(act: Act): Promise<readonly string[]> {
  const root = newId();
  await saveMarket(act.db, act.academyId, { id: root, name: 'World', parentId: null });
  const markets: string[] = [];
  for (let at = 0; at < 30; at++) {
    const id = newId();
    await saveMarket(act.db, act.academyId, { id, name: `Market ${at + 1}`, parentId: root });
    markets.push(id);
  }
  return markets;
}

/** The owner leads regional heads, each leads five managers of ten. */
function seat(people: number, markets: readonly string[]): readonly Seat[] {
  const seats: Seat[] = [];
  const sellers = [
    'inside-seller',
    'transactional-account-seller',
    'customer-acquisition-seller',
    'key-account-manager',
  ];
  const levels = ['junior', 'senior', 'senior', 'expert-mentor'];
  const add = (managerId: PersonId | null, marketId: string, roleKey: string): PersonId => {
    const id = newId();
    const at = seats.length;
    seats.push({
      id,
      name: `${given[at % given.length]} ${family[Math.floor(at / given.length) % family.length]} ${at}`,
      managerId,
      marketId,
      roleKey,
      levelKey: levels[at % 4] ?? 'senior',
    });
    return id;
  };
  const owner = add(null, markets[0] ?? '', 'sales-manager');
  for (let region = 0; seats.length < people; region++) {
    const market = markets[region % markets.length] ?? '';
    const head = add(owner, market, 'sales-manager');
    for (let team = 0; team < 5 && seats.length < people; team++) {
      const manager = add(head, market, 'sales-manager');
      for (let at = 0; at < ledByOne && seats.length < people; at++)
        add(manager, market, sellers[at % 4] ?? 'inside-seller');
    }
  }
  return seats;
}

const given = [
  'Anna',
  'Ben',
  'Clara',
  'David',
  'Elif',
  'Farid',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
  'Milan',
  'Nora',
  'Omar',
  'Petra',
];
const family = [
  'Adler',
  'Brandt',
  'Costa',
  'Duval',
  'Ekberg',
  'Fischer',
  'Gruber',
  'Horvat',
  'Ivanov',
  'Jansen',
  'Keller',
  'Lopez',
  'Meyer',
  'Novak',
  'Olsen',
];

async function savePeople(act: Act, seats: readonly Seat[]): Promise<void> {
  const { roles, levels } = await loadOrganisation(act.db, act.academyId);
  const roleOf = new Map(roles.map((role) => [role.key, role.id]));
  const levelOf = new Map(levels.map((level) => [`${level.roleId} ${level.key}`, level.id]));
  const joined = addDays(act.today, -800);
  for (let from = 0; from < seats.length; from += 5_000) {
    const rows = seats.slice(from, from + 5_000).map((one) => {
      const roleId = roleOf.get(one.roleKey);
      return {
        person_id: one.id,
        name: one.name,
        manager_id: one.managerId,
        market_id: one.marketId,
        role_id: roleId,
        level_id: levelOf.get(`${roleId} ${one.levelKey}`),
        external_key: one.id.slice(-12),
      };
    });
    await sql`
      insert into person (academy_id, person_id, name, manager_id, market_id, role_id, level_id, external_key, joined_on)
      select ${act.academyId}::uuid, r.person_id, r.name, r.manager_id, r.market_id, r.role_id, r.level_id, r.external_key, ${joined}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(person_id uuid, name text, manager_id uuid, market_id uuid, role_id uuid, level_id uuid, external_key text)`.execute(
      act.db,
    );
  }
}

export type Abilities = (
  seat: Pick<Seat, 'roleKey'>,
) => readonly { readonly capabilityId: CapabilityId; readonly proficiency: number }[];

async function requiredOf(act: Act): Promise<Abilities> {
  const { roles, levels } = await loadOrganisation(act.db, act.academyId);
  const requirements = await loadRequirements(act.db, act.academyId, act.today);
  const known = new Map<string, { capabilityId: CapabilityId; proficiency: number }[]>();
  for (const role of roles) {
    const top = levels.findLast((level) => level.roleId === role.id);
    known.set(
      role.key,
      requirements
        .filter((one) => one.levelId === top?.id && one.proficiency > 0)
        .map(({ capabilityId, proficiency }) => ({ capabilityId, proficiency })),
    );
  }
  return (one) => known.get(one.roleKey) ?? [];
}

function sheetsOf(act: Act, seats: readonly Seat[], abilities: Abilities, from: number): Sheet[] {
  const chance = chanceFrom(from + 1);
  return seats.flatMap((one) =>
    Array.from({ length: assessments }, (_, at): Sheet => {
      const self = at === 3 || one.managerId === null;
      const ratedAt = new Date(act.now.getTime() - (at * 140 + 20 + Math.floor(chance.next() * 60)) * 86_400_000);
      return {
        assessment: {
          assessmentId: newId(),
          personId: one.id,
          raterId: self ? one.id : (one.managerId ?? one.id),
          kind: self ? 'self' : 'appraisal',
          state: 'confirmed',
          openedAt: ratedAt,
          closedAt: ratedAt,
        },
        ratings: abilities(one).map(({ capabilityId, proficiency }) => ({
          capabilityId,
          proficiency: Math.max(1, Math.min(4, Math.round(chance.around(proficiency - 0.7, 0.8)))),
          ratedAt,
        })),
      };
    }),
  );
}

async function door(world: World, academyId: AcademyId, personId: PersonId, email: string): Promise<string> {
  const token = await world.database.inAcademy(academyId, async (db) => {
    const signInId = await makeSignIn({ db, world }, { name: 'Bench', email, password, verified: true });
    await saveMembership(db, academyId, personId, signInId);
    return openSessionFor({ db, world }, signInId, academyId);
  });
  return cookieOf(world, token);
}

/** Agreements that wait for the salesperson's acceptance, each with a session of theirs. */
async function propose(
  world: World,
  academyId: AcademyId,
  seats: readonly Seat[],
  abilities: Abilities,
): Promise<BenchAcademy['proposed']> {
  const proposed: { agreementId: string; fingerprint: string; cookie: string }[] = [];
  for (const one of seats) {
    const made = await world.database.inAcademy(academyId, (db) => {
      const actor = {
        academyId,
        personId: one.managerId ?? '',
        signInId: '',
        grants: [],
        leads: true,
        language: 'en',
        timeZone: 'UTC',
      };
      const act = openAct(world, db, academyId, actor, world.now(), reactions);
      const capabilityId = abilities(one)[0]?.capabilityId ?? '';
      const content = {
        gaps: [{ capabilityId, from: 1, to: 3 }],
        actions: [
          {
            what: 'Practise it in three calls this week',
            kind: 'practice' as const,
            owner: 'salesperson' as const,
            due: addDays(act.today, 14),
          },
        ],
        checkBack: addDays(act.today, 60),
        note: '',
      };
      return proposeAgreement(act, {
        params: undefined,
        query: undefined,
        body: { salespersonId: one.id, content, accept: true },
      });
    });
    const cookie = await cheapDoor(world, academyId, one.id);
    proposed.push({ agreementId: made.id, fingerprint: made.revisions[0]?.fingerprint ?? '', cookie });
  }
  return proposed;
}

/** A session without a password: hashing three hundred of them would take longer than all else here. */
async function cheapDoor(world: World, academyId: AcademyId, personId: PersonId): Promise<string> {
  const signInId = newId();
  const token = await world.database.inAcademy(academyId, async (db) => {
    await sql`insert into sign_in (id, name, email, email_verified) values (${signInId}, 'Bench', ${`${signInId}@bench.invalid`}, true)`.execute(
      db,
    );
    await saveMembership(db, academyId, personId, signInId);
    return openSessionFor({ db, world }, signInId, academyId);
  });
  return cookieOf(world, token);
}
