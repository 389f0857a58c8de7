/**
 * The demo academy: about forty people of one country who have worked with their academy for a year, made with the product's own
 * commands on past days, from a fixed seed. It is founded once; whoever comes later visits the same.
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
import { type Assessed, holdRounds } from './assessments.ts';
import { chanceFrom } from './chance.ts';
import { coachOnce, type CoachingWorld, holdDueCheckBacks } from './coaching.ts';
import { bringPeopleIn, letLeaversGo, type Member } from './people.ts';
import { type Stage, stageOf } from './stage.ts';
import { abilitiesOf, truthOf } from './truth.ts';

const seed = 20_260_105;
const foundedAgo = 400;

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
  await bringStarterActivities(act);
  const groupOf = new Map((way?.capabilities ?? []).map((one) => [one.capabilityId, one.groupKey]));
  report(15, 100, 'people');
  const members = await bringPeopleIn(act);
  report(25, 100, 'assessments');
  await liveAYear(stage, members, groupOf, report);
  const administrator = members.find((member) => member.part === 'administrator');
  if (administrator) await letLeaversGo(stage, members, administrator);
  report(100, 100, 'coaching');
  return { people: members.length };
}

async function liveAYear(
  stage: Stage,
  members: readonly Member[],
  groupOf: CoachingWorld['groupOf'],
  report: Report,
): Promise<void> {
  const chance = chanceFrom(seed);
  const people = await withAbilities(stage, members);
  const truth = truthOf(people, chance);
  const world: CoachingWorld = {
    stage,
    truth,
    chance,
    managers: new Map(members.filter((member) => member.severity !== undefined).map((member) => [member.id, member])),
    groupOf,
    living: new Map(),
  };
  let done = 0;
  await holdRounds(stage, people, { truth, chance }, async ({ from, to, share }) => {
    done += 1;
    report(25 + done * 15, 100, 'coaching');
    for (const assessed of people) {
      const daysAgo = to + Math.floor(chance.next() * (from - to));
      const here = assessed.member.joined > daysAgo + 20 && (assessed.member.left ?? -1) < daysAgo - 40;
      if (here && chance.happens(share)) await coachOnce(world, assessed, daysAgo);
    }
  });
  await holdDueCheckBacks(world, people);
}

async function withAbilities(stage: Stage, members: readonly Member[]): Promise<readonly Assessed[]> {
  const { db, academyId, today } = stage.act;
  const requirements = await loadRequirements(db, academyId, today);
  const { roles, levels } = await loadOrganisation(db, academyId);
  const steps = levels.map((level) => ({ levelId: level.id, roleId: level.roleId, position: level.position }));
  return members.flatMap((member) => {
    const role = roles.find((one) => one.key === member.role);
    const held = levels.find((level) => level.roleId === role?.id && level.key === member.level);
    if (!role) return [];
    const target = targetLevel(null, held?.id ?? null, role.id, steps);
    return [{ member, abilities: abilitiesOf(requirements, role.id, target) }];
  });
}
