/**
 * What a salesperson does next, the most pressing first. Every step is one that leads somewhere; a step that only waits for
 * others (`check-back-ahead`, `all-done`) comes last, so that the first of the list always is the one thing to do now.
 */
import { type Day, daysBetween } from '../../kernel/day.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { OpenAction } from '../coaching/action.ts';
import type { Waiting } from '../coaching/waiting.ts';

export const stepKinds = [
  'no-way-of-selling',
  'no-role',
  'session-running',
  'accept',
  'answer-end',
  'action-overdue',
  'action-due',
  'session-soon',
  'placement',
  'read-appraisal',
  'finish-self-evaluation',
  'asked-how-you-see-yourself',
  'self-evaluate',
  'appraise',
  'ask-for-session',
  'action-ahead',
  'session-ahead',
  'check-back-ahead',
  'all-done',
] as const;
export type StepKind = (typeof stepKinds)[number];

interface Named {
  readonly id: PersonId;
  readonly name: string;
}

export interface Step {
  readonly kind: StepKind;
  /** of the session, agreement or assessment it is about */
  readonly id: string | null;
  /** the other one: manager, rater, the person to appraise */
  readonly person: Named | null;
  readonly day: Day | null;
  /** a moment, of sessions */
  readonly at: Date | null;
  /** the words of an action */
  readonly what: string | null;
  /** capabilities rated so far, or to rate */
  readonly count: number | null;
}

export interface PathFacts {
  readonly now: Date;
  readonly today: Day;
  readonly hasRole: boolean;
  readonly hasWayOfSelling: boolean;
  readonly manager: Named | null;
  readonly session: {
    readonly id: string;
    readonly manager: Named;
    readonly running: boolean;
    readonly startsAt: Date;
  } | null;
  readonly agreement: {
    readonly id: string;
    readonly manager: Named;
    readonly inForce: boolean;
    readonly waits: readonly Waiting[];
    /** one's own, open, the earliest due first */
    readonly actions: readonly OpenAction[];
    readonly checkBack: Day | null;
  } | null;
  readonly openSelf: { readonly id: string; readonly rated: number } | null;
  readonly lastSelf: Day | null;
  /** somebody who leads one asked for a self-evaluation, and it is not given yet */
  readonly askedSelf: { readonly by: Named; readonly until: Day } | null;
  /** how many capabilities there are to rate */
  readonly capabilities: number;
  /** the last word of somebody else */
  readonly appraisal: { readonly id: string; readonly rater: Named; readonly on: Day } | null;
  /** of who joins: what would save them minutes; null where it is not offered */
  readonly placement: { readonly state: 'none' | 'open' | 'submitted' | 'judged' } | null;
  readonly toAppraise: readonly { readonly person: Named; readonly until: Day | null }[];
  /** capabilities below what is required, or unproven */
  readonly missing: number;
}

/** `selfAge`: a self-evaluation is asked for again; `selfBeforeSession`: earlier, where a session is in the calendar. */
export const rhythm = { soonHours: 48, newsDays: 14, selfAge: 180, selfBeforeSession: 60 } as const;

const nothing = { id: null, person: null, day: null, at: null, what: null, count: null } as const;

export function nextSteps(facts: PathFacts): readonly Step[] {
  if (!facts.hasWayOfSelling)
    return [{ ...nothing, kind: 'no-way-of-selling' }, ...fromSession(facts), ...fromOthers(facts)];
  const steps = [
    ...fromSession(facts),
    ...fromAgreement(facts),
    ...fromAssessment(facts),
    ...fromOthers(facts),
    ...towardSession(facts),
  ];
  if (!facts.hasRole) steps.push({ ...nothing, kind: 'no-role', person: facts.manager });
  if (steps.length === 0) steps.push({ ...nothing, kind: 'all-done' });
  return steps.toSorted((a, b) => stepKinds.indexOf(a.kind) - stepKinds.indexOf(b.kind));
}

function fromSession({ session, now }: PathFacts): Step[] {
  if (!session) return [];
  const hours = (session.startsAt.getTime() - now.getTime()) / 3_600_000;
  const kind = session.running ? 'session-running' : hours <= rhythm.soonHours ? 'session-soon' : 'session-ahead';
  return [{ ...nothing, kind, id: session.id, person: session.manager, at: session.startsAt }];
}

function fromAgreement({ agreement, today }: PathFacts): Step[] {
  if (!agreement) return [];
  const { id, manager: person } = agreement;
  const steps: Step[] = [];
  if (agreement.waits.includes('accept')) steps.push({ ...nothing, kind: 'accept', id, person });
  if (agreement.waits.includes('end')) steps.push({ ...nothing, kind: 'answer-end', id, person });
  for (const { what, due, daysOverdue } of agreement.actions) {
    const kind = daysOverdue > 0 ? 'action-overdue' : due === today ? 'action-due' : 'action-ahead';
    steps.push({ ...nothing, kind, id, person, what, day: due });
  }
  if (agreement.checkBack) steps.push({ ...nothing, kind: 'check-back-ahead', id, person, day: agreement.checkBack });
  return steps;
}

function fromAssessment(facts: PathFacts): Step[] {
  const { openSelf, lastSelf, appraisal, today, session, capabilities } = facts;
  const steps: Step[] = [];
  if (appraisal && daysBetween(appraisal.on, today) <= rhythm.newsDays)
    steps.push({ ...nothing, kind: 'read-appraisal', id: appraisal.id, person: appraisal.rater, day: appraisal.on });
  const placing = facts.placement?.state ?? 'judged';
  if (placing === 'none' || placing === 'open')
    steps.push({ ...nothing, kind: 'placement', count: placing === 'open' ? 1 : 0 });
  if (openSelf)
    steps.push({
      ...nothing,
      kind: 'finish-self-evaluation',
      id: openSelf.id,
      count: Math.max(0, capabilities - openSelf.rated),
    });
  else if (facts.askedSelf && placing === 'judged' && facts.hasRole && capabilities > 0)
    steps.push({
      ...nothing,
      kind: 'asked-how-you-see-yourself',
      person: facts.askedSelf.by,
      day: facts.askedSelf.until,
      count: capabilities,
    });
  else if (
    // until then, how they see themselves is asked there
    placing === 'judged' &&
    facts.hasRole &&
    capabilities > 0 &&
    (lastSelf === null || daysBetween(lastSelf, today) > (session ? rhythm.selfBeforeSession : rhythm.selfAge))
  )
    steps.push({ ...nothing, kind: 'self-evaluate', day: lastSelf, count: capabilities });
  return steps;
}

function fromOthers({ toAppraise }: PathFacts): Step[] {
  return toAppraise.map(({ person, until }) => ({ ...nothing, kind: 'appraise' as const, person, day: until }));
}

/** With something missing, somebody to talk to, and no talk in sight. */
function towardSession({ agreement, session, manager, missing, lastSelf }: PathFacts): Step[] {
  if (session || agreement || !manager || missing === 0 || lastSelf === null) return [];
  return [{ ...nothing, kind: 'ask-for-session', person: manager, count: missing }];
}
