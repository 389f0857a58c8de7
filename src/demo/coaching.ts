/** Coaching over the year: sessions held, agreements proposed, accepted, worked off or left lying, and looked at again. */
import type { Answer } from '../kernel/contract.ts';
import type { CapabilityId } from '../kernel/id.ts';
import { addDays, daysBetween } from '../kernel/day.ts';
import { rateMany } from '../features/assessments/commands.ts';
import { tickAction } from '../features/coaching/action-commands.ts';
import { acceptAgreement, endAgreement, proposeAgreement } from '../features/coaching/agreement-commands.ts';
import type * as contract from '../features/coaching/contract.ts';
import { doCheckBack, getPreparation } from '../features/coaching/overview-commands.ts';
import { planSession, stepSession } from '../features/coaching/session-commands.ts';
import { inLanguage } from '../kernel/words.ts';
import { sheetOf, type Assessed } from './assessments.ts';
import { learn, type LearningWorld } from './learning.ts';
import type { Member } from './people.ts';
import { judged } from './truth.ts';
import { evidenceOfActions, suggested } from './words.ts';

type Agreement = Answer<typeof contract.proposeAgreement>;
const nothing = { params: undefined, query: undefined, body: undefined };

export interface CoachingWorld extends LearningWorld {
  readonly managers: ReadonlyMap<string, Member>;
  readonly groupOf: ReadonlyMap<CapabilityId, string>;
  /** agreements in force, by salesperson */
  readonly living: Map<string, Agreement>;
}

/** One session with a salesperson: what is still open is looked at again, then the next agreement is made. */
export async function coachOnce(world: CoachingWorld, assessed: Assessed, daysAgo: number): Promise<void> {
  const { stage, managers, living } = world;
  const manager = managers.get(assessed.member.managerId ?? '');
  if (!manager) return;
  const before = living.get(assessed.member.id);
  if (before && !(await lookAgain(world, assessed, manager, before, daysAgo))) return;
  const startsAt = stage.momentAgo(daysAgo, 10).toISOString();
  const session = await planSession(stage.as(manager, daysAgo, 10), {
    ...nothing,
    body: { salespersonId: assessed.member.id, startsAt, minutes: 30, place: '', agenda: '', hold: true },
  });
  const agreement = await agree(world, assessed.member, manager, session.id, daysAgo);
  await stepSession(stage.as(manager, daysAgo, 12), {
    ...nothing,
    params: { sessionId: session.id },
    body: { step: 'close' },
  });
  if (agreement) living.set(assessed.member.id, agreement);
}

async function agree(
  world: CoachingWorld,
  member: Member,
  manager: Member,
  sessionId: string,
  daysAgo: number,
): Promise<Agreement | null> {
  const { stage, chance, groupOf, truth, menu, begun } = world;
  const prepared = await getPreparation(stage.as(manager, daysAgo, 10), {
    ...nothing,
    params: { personId: member.id },
  });
  const gaps = prepared.proposal.gaps.slice(0, 2).map((gap) => ({ ...gap }));
  if (gaps.length === 0) return null;
  const today = addDays(stage.act.today, -daysAgo);
  const actions = gaps.flatMap((gap) => {
    const module = menu.modules.get(gap.capabilityId);
    if (module && !begun.has(`${member.id} ${module.activityId}`) && chance.happens(0.6)) {
      const what = inLanguage(module.name, 'en');
      return [{ what, kind: 'module' as const, owner: 'salesperson' as const, activityId: module.activityId }];
    }
    const own = suggested[groupOf.get(gap.capabilityId) ?? ''] ?? [];
    return own.length > 0 ? [chance.pick(own)] : [];
  });
  const unique = actions.filter((one, at) => actions.findIndex((other) => other.what === one.what) === at);
  const content = {
    gaps,
    actions: unique.map((one, at) => ({ ...one, due: addDays(today, 21 + at * 14) })),
    checkBack: addDays(today, 60),
    note: '',
  };
  const proposed = await proposeAgreement(stage.as(manager, daysAgo, 11), {
    ...nothing,
    body: { salespersonId: member.id, content, accept: true, sessionId },
  });
  const revision = proposed.revisions.at(-1);
  // who joined this week, or was coached today, has not answered yet
  if (!revision || daysAgo < 4) return proposed;
  const accepting = stage.as(member, daysAgo - 1, 9);
  const accepted = await acceptAgreement(accepting, {
    ...nothing,
    params: { agreementId: proposed.id },
    body: { revision: revision.number, fingerprint: revision.fingerprint },
  });
  for (const gap of gaps) truth.grow(member.id, gap.capabilityId, Math.max(0, chance.around(0.5, 0.35)));
  return workOff(world, member, manager, accepted, daysAgo);
}

/** Most actions are done, some late, some never: an academy where everything is kept would teach nothing. */
async function workOff(
  world: CoachingWorld,
  member: Member,
  manager: Member,
  agreement: Agreement,
  daysAgo: number,
): Promise<Agreement> {
  const { stage, chance } = world;
  let after = agreement;
  for (const action of agreement.revisions.at(-1)?.content.actions ?? []) {
    const doneAgo = daysAgo - 10 - Math.floor(chance.next() * 25);
    if (doneAgo < 0 || !chance.happens(0.75)) continue;
    const developed = gapOf(world, action.activityId);
    if (developed) {
      // it completes by itself once the module is finished
      await learn(world, member, developed, doneAgo);
      continue;
    }
    const who = action.owner === 'manager' ? manager : member;
    after = await tickAction(stage.as(who, doneAgo, 15), {
      ...nothing,
      params: { agreementId: agreement.id, actionId: action.actionId },
      body: { done: true, evidence: chance.pick(evidenceOfActions) },
    });
  }
  return after;
}

function gapOf({ menu }: LearningWorld, activityId: string | null): CapabilityId | null {
  return [...menu.modules].find(([, module]) => module.activityId === activityId)?.[0] ?? null;
}

/** What most managers do when the day comes, and some let pass. */
export async function holdDueCheckBacks(world: CoachingWorld, people: readonly Assessed[]): Promise<void> {
  const { stage, managers, living, chance } = world;
  for (const assessed of people) {
    const agreement = living.get(assessed.member.id);
    const manager = managers.get(assessed.member.managerId ?? '');
    const day = agreement?.revisions.at(-1)?.content.checkBack;
    if (!agreement || !manager || !day) continue;
    const daysAgo = daysBetween(day, stage.act.today) - Math.floor(chance.next() * 6);
    const stayed = (assessed.member.left ?? -1) < daysAgo;
    if (daysAgo > 2 && stayed && chance.happens(0.8)) await lookAgain(world, assessed, manager, agreement, daysAgo);
  }
}

/** The check-back: the manager assesses the agreed gaps anew. @returns whether the way is free for a next agreement */
async function lookAgain(
  world: CoachingWorld,
  { member, abilities }: Assessed,
  manager: Member,
  agreement: Agreement,
  daysAgo: number,
): Promise<boolean> {
  const { stage, truth, chance, living } = world;
  const open = new Set(agreement.openGaps);
  const again = abilities.filter((ability) => open.has(ability.capabilityId));
  if (agreement.inForce === null || again.length < open.size) return false;
  const rate = (ability: (typeof abilities)[number]): number =>
    judged(truth.of(member.id, ability.capabilityId), manager.severity ?? 0, chance);
  const sheet = sheetOf(stage, { member, abilities: again }, manager, 'appraisal', daysAgo, rate, chance);
  await rateMany(stage.as(manager, daysAgo, 18), [sheet]);
  const checked = await doCheckBack(stage.as(manager, daysAgo, 19), {
    ...nothing,
    params: { agreementId: agreement.id },
    body: {
      findings: again.map(({ capabilityId }) => ({ capabilityId, assessmentId: sheet.assessment.assessmentId })),
    },
  });
  if (checked.state !== 'ended') {
    for (const side of [manager, member])
      await endAgreement(stage.as(side, daysAgo, 20), { ...nothing, params: { agreementId: agreement.id } });
  }
  living.delete(member.id);
  return true;
}
