/** Levels reached over the two years: what a level asks was seen often enough, and the manager confirmed it. Some wait for that word today. */
import type { CapabilityId } from '../kernel/id.ts';
import { newId } from '../kernel/id.ts';
import { addDays } from '../kernel/day.ts';
import { occasions } from '../features/assessments/demonstration.ts';
import { recordDemonstrations } from '../features/assessments/demonstration-commands.ts';
import { setCertificationRule } from '../features/progress/certification-commands.ts';
import { confirmLevel } from '../features/progress/commands.ts';
import { getLevelReview } from '../features/progress/review-commands.ts';
import type { Assessed, Window } from './assessments.ts';
import type { Chance } from './chance.ts';
import type { Verifiers } from './demonstrations.ts';
import type { Member } from './people.ts';
import type { Stage } from './stage.ts';
import type { Truth } from './truth.ts';

const nothing = { params: undefined, query: undefined, body: undefined };

export interface RisingWorld {
  readonly stage: Stage;
  readonly truth: Truth;
  readonly chance: Chance;
  readonly managers: ReadonlyMap<string, Member>;
  readonly verifiers: Verifiers;
  /** who has risen already */
  readonly risen: Set<string>;
}

/** How likely somebody rises in one of the six periods, by the level they hold. */
const likely = { none: 0.55, junior: 0.14, senior: 0.08, 'expert-mentor': 0 } as const;

export function mayRise({ risen, chance, managers }: RisingWorld, { member }: Assessed, { from }: Window): boolean {
  // the salesperson a visitor looks around as is still on the way
  const settled =
    member.part !== 'salesperson' &&
    member.joined > from + 60 &&
    managers.has(member.managerId ?? '') &&
    !risen.has(member.id);
  return settled && member.left === undefined && chance.happens(likely[member.level ?? 'none']);
}

/**
 * Somebody rises: what is still missing of the criteria is seen in the period, by the manager and by those who verify.
 * @param confirmed false leaves the manager's word for today
 * @returns the level they hold from then on; null where nothing was reached
 */
export async function rise(
  world: RisingWorld,
  assessed: Assessed,
  period: Window,
  confirmed: boolean,
): Promise<string | null> {
  const { stage, managers, risen } = world;
  const { member } = assessed;
  const manager = managers.get(member.managerId ?? '');
  if (!manager) return null;
  const params = { personId: member.id };
  const day = Math.max(0, period.to - 1);
  const before = await getLevelReview(stage.as(manager, day, 9), { ...nothing, params });
  if (!before.next || before.criteria.length === 0) return null;
  await recordDemonstrations(
    stage.as(manager, period.to, 18),
    before.criteria.flatMap((criterion) => seenOf(world, member, manager, criterion, period)),
  );
  risen.add(member.id);
  for (const { capabilityId, proficiency } of before.criteria) lift(world, member, capabilityId, proficiency);
  if (!confirmed) return null;
  const levelId = before.next.id;
  await confirmLevel(stage.as(manager, day, 11), { ...nothing, params, body: { levelId } });
  return levelId;
}

/** Somebody well on the way: most of what the next level asks was seen, the rest is still to come. */
export async function goHalfWay(world: RisingWorld, { member }: Assessed, period: Window): Promise<void> {
  const { stage, managers, chance } = world;
  const manager = managers.get(member.managerId ?? '');
  if (!manager) return;
  const params = { personId: member.id };
  const { criteria } = await getLevelReview(stage.as(manager, period.to, 9), { ...nothing, params });
  const seen = criteria.filter(() => chance.happens(0.6));
  await recordDemonstrations(
    stage.as(manager, period.to, 18),
    seen.flatMap((criterion) => seenOf(world, member, manager, criterion, period)),
  );
}

type Criterion = Awaited<ReturnType<typeof getLevelReview>>['criteria'][number];

function seenOf(
  { stage, chance, verifiers }: RisingWorld,
  member: Member,
  manager: Member,
  { capabilityId, proficiency, counted, missingDemonstrations, missingRaters }: Criterion,
  { from, to }: Window,
) {
  const verifying = (verifiers.get(capabilityId) ?? []).filter((id) => id !== member.id && id !== manager.id);
  const others = verifying.length > 0 ? verifying : [manager.managerId ?? manager.id];
  const times = Math.max(missingDemonstrations, missingRaters);
  const byOthers = counted.length === 0 ? missingRaters - 1 : missingRaters;
  // each on a day of its own: two by one rater on one day are one occasion
  const taken = new Set(counted.map(({ on }) => on));
  const freeDay = (at: number): number => {
    let daysAgo = to + 1 + Math.floor(((at + chance.next()) * (from - to - 1)) / Math.max(1, times));
    while (taken.has(addDays(stage.act.today, -daysAgo))) daysAgo += 1;
    taken.add(addDays(stage.act.today, -daysAgo));
    return daysAgo;
  };
  return Array.from({ length: times }, (_, at) => {
    const daysAgo = freeDay(at);
    return {
      assessmentId: newId(),
      personId: member.id,
      capabilityId,
      raterId: at >= times - byOthers ? chance.pick(others) : manager.id,
      occasion: chance.pick(occasions),
      on: addDays(stage.act.today, -daysAgo),
      proficiency,
      seen: [proficiency],
      note: null,
      recordedAt: stage.momentAgo(daysAgo, 16),
    };
  });
}

/** Who was seen to do it can do it. */
function lift({ truth }: RisingWorld, member: Member, capabilityId: CapabilityId, proficiency: number): void {
  const short = proficiency - truth.of(member.id, capabilityId);
  if (short > 0) truth.grow(member.id, capabilityId, short);
}

/** The head of sales has the second level of each selling role certified for a year and a half. */
export async function certifySecondLevels(
  stage: Stage,
  head: Member,
  levels: readonly { readonly roleId: string; readonly levelId: string }[],
  daysAgo: number,
): Promise<void> {
  for (const of of levels) {
    await setCertificationRule(stage.as(head, daysAgo, 9), {
      ...nothing,
      params: { ruleId: newId() },
      body: { of, months: 18, windowDays: 120, remindDays: [60, 14] },
    });
  }
}
