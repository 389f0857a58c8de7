/** What the company wants now, what is given to whoever joins, and what managers gave in the last weeks. */
import { addDays } from '../kernel/day.ts';
import { type CapabilityId, newId } from '../kernel/id.ts';
import { giveOrder } from '../features/paths/assignment-commands.ts';
import { listOpen } from '../features/paths/assignment-record-store.ts';
import { writeRule } from '../features/paths/rule-commands.ts';
import { setCompanyPriority, setOwnPriority } from '../features/way-of-selling/priority-commands.ts';
import { learn, type LearningWorld } from './learning.ts';
import type { Member } from './people.ts';

const nothing = { params: undefined, query: undefined, body: undefined };

export interface Wishes {
  readonly head: Member;
  readonly salesperson: Member;
  /** by key of the capability */
  readonly capability: (key: string) => CapabilityId | undefined;
}

/** Two priorities of the company, one of a salesperson, and a rule for the first weeks. */
export async function setPriorities(
  { stage }: LearningWorld,
  { head, salesperson, capability }: Wishes,
): Promise<void> {
  const until = addDays(stage.act.today, 75);
  for (const [key, weight] of [
    ['needs-discovery', 3],
    ['concession-trading', 2],
  ] as const) {
    const capabilityId = capability(key);
    if (!capabilityId) continue;
    await setCompanyPriority(stage.as(head, 30, 9), {
      ...nothing,
      params: { priorityId: newId() },
      body: { capabilityId, marketId: null, weight, until },
    });
  }
  const own = capability('business-case');
  if (own) {
    await setOwnPriority(stage.as(salesperson, 12, 9), {
      ...nothing,
      params: { priorityId: newId() },
      body: { capabilityId: own, weight: 2, until },
    });
  }
  await writeRule(stage.as(head, 30, 10), {
    ...nothing,
    params: { ruleId: newId() },
    body: {
      name: 'The first weeks',
      whom: { everybody: { joinedWithin: 60 } },
      what: { byNeed: { activities: 3, minutes: 40 } },
      due: { within: 45 },
      now: true,
    },
  });
}

/** Most managers give each of their people what they need most; most of it is done in time, some is overdue today. */
export async function giveLately(
  world: LearningWorld,
  managers: Iterable<Member>,
  teamOf: (manager: Member) => readonly Member[],
): Promise<void> {
  const { stage, chance, menu } = world;
  const developed = new Map([...menu.modules].map(([capabilityId, { activityId }]) => [activityId, capabilityId]));
  for (const manager of managers) {
    const team = teamOf(manager);
    if (team.length === 0 || !chance.happens(0.75)) continue;
    const daysAgo = 12 + Math.floor(chance.next() * 12);
    const whom = { people: team.map(({ id }) => id) };
    const what = { byNeed: { activities: 2, minutes: 25 } };
    await giveOrder(stage.as(manager, daysAgo, 12), {
      ...nothing,
      params: { orderId: newId() },
      body: { whom, what, due: { within: 14 } },
    });
    for (const member of team) {
      const given = await listOpen(stage.act.db, stage.act.academyId, member.id);
      for (const { activityId } of given) {
        const capabilityId = developed.get(activityId);
        if (capabilityId && chance.happens(0.6))
          await learn(world, member, capabilityId, Math.floor(chance.next() * daysAgo));
      }
    }
  }
}
