/**
 * An agreement as its reader may see it. Every answer that shows one is made here, so that there is one place where content
 * could leak; what each sight shows stands in access.ts.
 */
import type { Answer } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import type { Sight } from './access.ts';
import { awaitedSides, gapsStillOpen, openRevision, revisionInForce, sideOf, stateOf } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { checkBackStanding } from './check-back.ts';
import type * as contract from './contract.ts';
import { namedActivities } from './named-activity-commands.ts';
import { loadPeople, loadWordsOfGaps } from './session-store.ts';
import { waitsFor } from './waiting.ts';

type Shown = Answer<typeof contract.getAgreement>;
type Full = Answer<typeof contract.proposeAgreement>;
type Dates = Omit<Extract<Shown, { sight: 'dates' }>, 'sight'>;

export interface Seen {
  readonly agreement: Agreement;
  readonly sight: Sight;
}

/** What the actor sees of each; those of which they see nothing are left out. */
export async function presentAgreements(act: PersonAct, seen: readonly Seen[]): Promise<Shown[]> {
  const visible = seen.filter(({ sight }) => sight !== 'nothing');
  // that one took place is no secret of theirs; what it is about, and more, is put on record
  await recordViewing(
    act,
    'agreement',
    visible.filter(({ sight }) => sight !== 'dates').map(({ agreement }) => agreement.salespersonId),
  );
  const gapsIn = visible
    .filter(({ sight }) => sight !== 'dates')
    .flatMap(({ agreement }) => agreement.revisions.flatMap((one) => one.content.gaps));
  const people = await loadPeople(
    act.db,
    act.academyId,
    visible.flatMap(({ agreement }) => peopleOf(agreement)),
    act.today,
  );
  const words = await wordsOf(
    act,
    gapsIn.map((gap) => gap.capabilityId),
  );
  const activities = await namedActivities(
    act,
    visible
      .filter(({ sight }) => sight === 'content')
      .flatMap(({ agreement }) => agreement.revisions.map(({ content }) => content)),
  );
  const nameOf = (id: PersonId): string => people.get(id)?.name ?? '';
  return visible.map(({ agreement, sight }) => {
    const dates = datesOf(act, agreement, nameOf);
    if (sight === 'dates') return { ...dates, sight };
    if (sight === 'outline')
      return { ...dates, sight, gaps: outlinedGaps(agreement), words: wordsFor(agreement, words) };
    return fullOf(act, agreement, dates, nameOf, { words: wordsFor(agreement, words), activities });
  });
}

/** For one of the two, after their own act. */
export async function presentFull(act: PersonAct, agreement: Agreement): Promise<Full> {
  const [shown] = await presentAgreements(act, [{ agreement, sight: 'content' }]);
  if (shown?.sight !== 'content') throw new Error('only the two are shown an agreement whole');
  return shown;
}

function datesOf(act: PersonAct, agreement: Agreement, nameOf: (id: PersonId) => string): Dates {
  const inForce = revisionInForce(agreement);
  return {
    id: agreement.agreementId,
    salesperson: { id: agreement.salespersonId, name: nameOf(agreement.salespersonId) },
    manager: { id: agreement.managerId, name: nameOf(agreement.managerId) },
    state: stateOf(agreement),
    agreedAt: inForce?.inForceFrom?.toISOString() ?? null,
    checkBack: checkBackStanding(agreement, act.today),
    ended: agreement.ended && { why: agreement.ended.why, at: agreement.ended.at.toISOString() },
  };
}

function outlinedGaps(agreement: Agreement): Extract<Shown, { sight: 'outline' }>['gaps'] {
  const inForce = revisionInForce(agreement);
  const outcomes = new Map(
    agreement.checkBacks
      .filter((one) => one.revision === inForce?.number)
      .flatMap((one) => one.outcomes.map((found) => [found.capabilityId, found.outcome])),
  );
  return inForce?.content.gaps.map((gap) => ({ ...gap, outcome: outcomes.get(gap.capabilityId) ?? null })) ?? [];
}

function fullOf(
  act: PersonAct,
  agreement: Agreement,
  dates: Dates,
  nameOf: (id: PersonId) => string,
  { words, activities }: Pick<Full, 'words' | 'activities'>,
): Full {
  const mySide = sideOf(agreement, act.actor.personId);
  if (!mySide) throw new Error('only the two are shown an agreement whole');
  const open = openRevision(agreement);
  return {
    ...dates,
    sight: 'content',
    revisions: agreement.revisions.map((one) => ({
      number: one.number,
      content: {
        gaps: one.content.gaps.map((gap) => ({ ...gap })),
        actions: one.content.actions.map((action) => ({ ...action })),
        checkBack: one.content.checkBack,
        note: one.content.note,
      },
      fingerprint: one.fingerprint,
      proposedBy: one.proposedBy,
      proposedAt: one.proposedAt.toISOString(),
      acceptances: one.acceptances.map(({ side, personId, at }) => ({ side, personId, at: at.toISOString() })),
      inForceFrom: one.inForceFrom?.toISOString() ?? null,
      closed: one.closed && { ...one.closed, at: one.closed.at.toISOString() },
    })),
    inForce: revisionInForce(agreement)?.number ?? null,
    open: open?.number ?? null,
    awaited: open ? [...awaitedSides(agreement, open)] : [],
    mySide,
    waitsForMe: [...waitsFor(agreement, mySide, act.today)],
    ticks: agreement.ticks.map((one) => ({ ...one, at: one.at.toISOString() })),
    checkBacks: agreement.checkBacks.map(({ revision, day, by, outcomes }) => ({
      revision,
      day,
      by,
      outcomes: outcomes.map((one) => ({ ...one })),
    })),
    openGaps: agreement.ended ? [] : gapsStillOpen(agreement).map((gap) => gap.capabilityId),
    handovers: agreement.handovers.map(({ fromManagerId, toManagerId, why, at, takenOver }) => ({
      fromManagerId,
      toManagerId,
      why,
      at: at.toISOString(),
      takenOver: takenOver !== null,
    })),
    endAsked: agreement.endAsked?.side ?? null,
    words,
    people: Object.fromEntries([...new Set(peopleOf(agreement))].map((id) => [id, nameOf(id)])),
    activities: activitiesFor(agreement, activities),
  };
}

function peopleOf(agreement: Agreement): readonly PersonId[] {
  return [
    agreement.salespersonId,
    agreement.managerId,
    ...agreement.revisions.flatMap((one) => [
      one.proposedBy,
      ...one.acceptances.map((acceptance) => acceptance.personId),
    ]),
    ...agreement.ticks.map((one) => one.by),
    ...agreement.checkBacks.map((one) => one.by),
    ...agreement.handovers.flatMap((one) => [one.fromManagerId, one.toManagerId]),
  ];
}

function activitiesFor(agreement: Agreement, activities: Full['activities']): Full['activities'] {
  const mine = new Set(agreement.revisions.flatMap((one) => one.content.actions.map((action) => action.activityId)));
  return Object.fromEntries(Object.entries(activities).filter(([id]) => mine.has(id)));
}

type GapWords = Full['words'];

/** Names of capabilities and steps, as a screen needs them. */
export async function wordsOf(act: PersonAct, capabilities: readonly string[]): Promise<GapWords> {
  const found = await loadWordsOfGaps(act.db, act.academyId, capabilities, act.today);
  return {
    capabilities: Object.fromEntries([...found.capabilities].map(([id, name]) => [id, { ...name }])),
    steps: found.steps.map((step) => ({ ...step, name: { ...step.name } })),
  };
}

function wordsFor(agreement: Agreement, words: GapWords): GapWords {
  const mine = new Set(agreement.revisions.flatMap((one) => one.content.gaps.map((gap) => gap.capabilityId)));
  return {
    capabilities: Object.fromEntries(Object.entries(words.capabilities).filter(([id]) => mine.has(id))),
    steps: words.steps,
  };
}
