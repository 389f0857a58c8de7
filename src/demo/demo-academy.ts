/**
 * The demo academy: about a hundred and fifty people in nine markets who have lived with their academy for two years, made with
 * the product's own commands on past days, from a fixed seed. It is founded once; whoever comes later visits the same.
 */
import { addDays } from '../kernel/day.ts';
import { Problem } from '../kernel/problem.ts';
import { mintAcademy } from '../features/people/founding-commands.ts';
import { findFirstAcademy, holdFounding } from '../features/people/joining-store.ts';
import { loadOrganisation } from '../features/people/store.ts';
import { targetLevel } from '../features/people/person.ts';
import { loadRequirements } from '../features/way-of-selling/requirement-store.ts';
import { bringStarterActivities } from '../features/modules/starter-commands.ts';
import { foundWayOfSelling } from '../features/way-of-selling/starter-commands.ts';
import { openAct, type Reaction } from '../server/history/act.ts';
import type { OutsideAct, Report } from '../server/http/route.ts';
import { type Assessed, holdRounds, rounds, type Window } from './assessments.ts';
import { giveLately, setPriorities, type Wishes } from './assignments.ts';
import { chanceFrom } from './chance.ts';
import { coachOnce, type CoachingWorld, holdDueCheckBacks } from './coaching.ts';
import { appointVerifiers, watchTeam } from './demonstrations.ts';
import { learn, leadSession, loadMenu, type Menu } from './learning.ts';
import { certifySecondLevels, goHalfWay, mayRise, rise, type RisingWorld } from './levels.ts';
import { bringPeopleIn, letLeaversGo, type Member } from './people.ts';
import { placeJoiners } from './placements.ts';
import { type Stage, stageOf } from './stage.ts';
import { type Ability, abilitiesOf, truthOf } from './truth.ts';

const seed = 20_260_105;
const foundedAgo = 740;

export async function foundDemoAcademy(
  outside: Pick<OutsideAct, 'db' | 'world' | 'now'>,
  reactions: readonly Reaction[],
  report: Report,
): Promise<{ people: number }> {
  await holdFounding(outside.db);
  if (await findFirstAcademy(outside.db, 'demo')) {
    throw new Problem('conflict', 'There is a demo academy already. Look around in that one.', {
      reason: 'demo-exists',
    });
  }
  const at = new Date(outside.now.getTime() - foundedAgo * 86_400_000);
  const academyId = await mintAcademy(outside.db, { name: 'Demo academy', kind: 'demo', languages: ['en', 'de'], at });
  const act = openAct(outside.world, outside.db, academyId, null, outside.now, reactions);
  const stage = stageOf(act, reactions);
  report(0, 100, 'way-of-selling');
  const way = await foundWayOfSelling(act, 'starter', addDays(act.today, -foundedAgo));
  await bringStarterActivities(openAct(outside.world, outside.db, academyId, null, at, reactions));
  const capabilities = way?.capabilities ?? [];
  const groupOf = new Map(capabilities.map((one) => [one.capabilityId, one.groupKey]));
  report(6, 100, 'people');
  const members = await bringPeopleIn(act);
  report(12, 100, 'assessments');
  const menu = await loadMenu(
    act,
    capabilities.map(({ capabilityId }) => capabilityId),
  );
  const capability = (key: string) => capabilities.find((one) => one.key === key)?.capabilityId;
  await liveTwoYears(stage, members, { groupOf, menu, capability, report });
  const administrator = members.find((member) => member.part === 'administrator');
  if (administrator) await letLeaversGo(stage, members, administrator);
  report(100, 100, 'coaching');
  return { people: members.length };
}

interface Given {
  readonly groupOf: CoachingWorld['groupOf'];
  readonly menu: Menu;
  readonly capability: Wishes['capability'];
  readonly report: Report;
}

interface Living extends CoachingWorld, RisingWorld {
  /** how many days ago each was coached last */
  readonly coached: Map<string, number>;
}

async function liveTwoYears(
  stage: Stage,
  members: readonly Member[],
  { groupOf, menu, capability, report }: Given,
): Promise<void> {
  const chance = chanceFrom(seed);
  const abilities = await loadAbilities(stage);
  const people = members.flatMap((member): Assessed[] => {
    const asked = abilities.atFirst(member);
    return asked ? [{ member, abilities: asked }] : [];
  });
  const truth = truthOf(people, chance);
  const [head, salesperson] = (['head-of-sales', 'salesperson'] as const).map((part) =>
    members.find((one) => one.part === part),
  );
  if (!head || !salesperson) throw new Error('the cast of the demo has no head of sales, or nobody who sells');
  const managers = new Map(
    members.filter((member) => member.severity !== undefined).map((member) => [member.id, member]),
  );
  const verifiers = await appointVerifiers(stage, head, foundedAgo - 10);
  await certifySecondLevels(stage, head, abilities.seconds, foundedAgo - 12);
  const world: Living = {
    stage,
    truth,
    chance,
    managers,
    groupOf,
    menu,
    verifiers,
    living: new Map(),
    begun: new Set(),
    risen: new Set(),
    coached: new Map(),
  };
  let done = 0;
  await holdRounds(stage, people, { truth, chance }, async (period) => {
    const there = people.filter(({ member }) => isHere(member, period.from, period.to));
    await liveThrough(world, there, period, (share) =>
      report(12 + Math.round((85 * (done + share)) / rounds.length), 100, 'coaching'),
    );
    for (const assessed of there.filter((one) => mayRise(world, one, period))) {
      const levelId = await rise(world, assessed, period, done < rounds.length - 1 || chance.happens(0.4));
      if (levelId === null) continue;
      assessed.abilities = abilities.above(assessed.member, levelId);
      truth.meet(assessed.member.id, assessed.abilities);
    }
    done += 1;
  });
  await holdDueCheckBacks(world, people);
  await showTheWay(world, people);
  await makeReady(world, people);
  await placeJoiners(
    world,
    head,
    members.filter((one) => one.role !== null && one.level === null && one.left === undefined && one.joined <= 75),
  );
  await setPriorities(world, { head, salesperson, capability });
  const here = members.filter(({ left, role }) => left === undefined && role !== null);
  await giveLately(world, managers.values(), ({ id }) => here.filter(({ managerId }) => managerId === id));
}

/** The salesperson a visitor looks around as: well on the way, with an agreement in force. */
async function showTheWay(world: Living, people: readonly Assessed[]): Promise<void> {
  const shown = people.find(({ member }) => member.part === 'salesperson');
  if (!shown) return;
  await goHalfWay(world, shown, { from: 110, to: 15, share: 1 });
  if (!world.living.has(shown.member.id)) await coachOnce(world, shown, 12);
}

/** In the team a visitor leads somebody has shown all that the next level asks, and waits for the word. */
async function makeReady(world: Living, people: readonly Assessed[]): Promise<void> {
  const team = people.filter(
    ({ member }) =>
      member.part === undefined &&
      member.left === undefined &&
      (member.level === 'junior' || member.level === 'senior') &&
      world.managers.get(member.managerId ?? '')?.part === 'manager',
  );
  const near = team.find(({ member }) => !world.risen.has(member.id)) ?? team[0];
  if (near) await rise(world, near, { from: 110, to: 15, share: 1 }, false);
}

/** One period of half a year: people are coached, learn, and are seen at work; some teams sit together. */
async function liveThrough(
  world: Living,
  there: readonly Assessed[],
  period: Window,
  report: (share: number) => void,
): Promise<void> {
  const { stage, truth, chance, managers, verifiers, coached } = world;
  const { from, to, share } = period;
  const someDay = (): number => to + Math.floor(chance.next() * (from - to));
  for (const [at, assessed] of there.entries()) {
    if (at % 10 === 0) report(at / there.length);
    // most managers see to it that nobody is passed over for a year
    const passedOver =
      share > 0.2 && (coached.get(assessed.member.id) ?? from + 400) > from + 330 && chance.happens(0.8);
    if (passedOver || chance.happens(share)) {
      const daysAgo = someDay();
      await coachOnce(world, assessed, daysAgo);
      coached.set(assessed.member.id, daysAgo);
    }
    for (const { capabilityId } of mostNeeded(world, assessed)) {
      if (chance.happens(0.6)) await learn(world, assessed.member, capabilityId, someDay());
    }
  }
  for (const manager of managers.values()) {
    const team = there.filter(({ member }) => member.managerId === manager.id);
    await watchTeam({ stage, truth, chance, verifiers }, manager, team, period);
    const sellers = team.map(({ member }) => member);
    if (chance.happens(0.5)) await leadSession(world, manager, sellers, to + Math.floor((from - to) / 2));
  }
}

/** Here through a whole period, and not about to leave: nobody is coached on their last days. */
function isHere(member: Member, from: number, to: number): boolean {
  const stays = member.left === undefined || member.left < to - 40;
  return stays && member.joined > to + 20 && member.joined > from - (from - to) / 2;
}

/** What somebody can do least, measured by what their next level asks for. */
function mostNeeded({ truth }: CoachingWorld, { member, abilities }: Assessed): readonly Ability[] {
  const short = ({ capabilityId, required, weight }: Ability): number =>
    weight * (required - truth.of(member.id, capabilityId));
  return abilities.toSorted((a, b) => short(b) - short(a)).slice(0, 2);
}

/** What can be judged of people: what the level they work toward requires of their role. */
async function loadAbilities(stage: Stage) {
  const { db, academyId, today } = stage.act;
  const requirements = await loadRequirements(db, academyId, today);
  const { roles, levels } = await loadOrganisation(db, academyId);
  const steps = levels.map((level) => ({ levelId: level.id, roleId: level.roleId, position: level.position }));
  const roleOf = (member: Member): string | null => roles.find((one) => one.key === member.role)?.id ?? null;
  const toward = (roleId: string, heldId: string | null): readonly Ability[] =>
    abilitiesOf(requirements, roleId, targetLevel(null, heldId, roleId, steps));
  return {
    /** the second level of each role that sells */
    seconds: roles.flatMap(({ id: roleId, motion }) =>
      motion === null
        ? []
        : levels.flatMap((level) =>
            level.roleId === roleId && level.position === 2 ? { roleId, levelId: level.id } : [],
          ),
    ),
    /** null for who has no role */
    atFirst(member: Member): readonly Ability[] | null {
      const roleId = roleOf(member);
      const held = levels.find((level) => level.roleId === roleId && level.key === member.level);
      return roleId === null ? null : toward(roleId, held?.id ?? null);
    },
    above: (member: Member, levelId: string): readonly Ability[] => toward(roleOf(member) ?? '', levelId),
  };
}
