/**
 * What lies on the table when a coaching session begins, the same for both: the largest gaps, the largest disagreements,
 * what is still open of the last agreement, and a proposal of what to agree on. It judges nothing anew: gaps and judgements are told to it.
 */
import { addDays, daysBetween } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import { gapsStillOpen, revisionInForce } from './agreement.ts';
import type { Agreement, AgreementId } from './agreement.ts';
import { limits } from './agreement-content.ts';
import type { GapToClose } from './agreement-content.ts';
import { openActions, tickOf } from './action.ts';
import type { OpenAction } from './action.ts';
import { checkBackStanding } from './check-back.ts';
import type { CheckBackStanding } from './check-back.ts';

export interface KnownGap {
  readonly capabilityId: CapabilityId;
  readonly required: number;
  /** the step of the scale the person stands on; null where nothing is proven yet */
  readonly standing: number | null;
  /** 1 to 5 */
  readonly weight: number;
}

export interface KnownJudgements {
  readonly capabilityId: CapabilityId;
  readonly self: number | null;
  readonly manager: number | null;
}

export interface PreparedGap extends KnownGap {
  readonly standing: number;
  /** required minus standing */
  readonly gap: number;
  readonly weighted: number;
  readonly agreedAlready: boolean;
}

export interface Disagreement {
  readonly capabilityId: CapabilityId;
  readonly self: number;
  readonly manager: number;
  /** self minus manager: above 0, the salesperson sees themselves higher */
  readonly difference: number;
}

export interface LastAgreement {
  readonly agreementId: AgreementId;
  readonly revision: number;
  readonly inForceFrom: Date;
  readonly checkBack: CheckBackStanding;
  readonly openGaps: readonly GapToClose[];
  readonly actionsDone: number;
  readonly actionsAgreed: number;
}

export interface Preparation {
  readonly largestGaps: readonly PreparedGap[];
  /** required and not judged by anyone yet, the weightiest first: not a gap, because nobody knows */
  readonly unproven: readonly CapabilityId[];
  readonly largestDisagreements: readonly Disagreement[];
  readonly openActions: readonly OpenAction[];
  readonly lastAgreement: LastAgreement | null;
  /** a first draft: gaps to close and a check-back day; the two decide */
  readonly proposal: { readonly gaps: readonly GapToClose[]; readonly checkBack: Day };
}

const shown = { gaps: 5, unproven: 5, disagreements: 3 } as const;
/** Long enough to practise between two customer visits, short enough to remember what was agreed. */
const weeksToCheckBack = 6;

export function prepareSession(
  known: {
    readonly gaps: readonly KnownGap[];
    readonly judgements: readonly KnownJudgements[];
    readonly agreement: Agreement | null;
  },
  today: Day,
): Preparation {
  const { agreement } = known;
  const kept = agreement && !agreement.ended ? gapsStillOpen(agreement) : [];
  const gaps = rankGaps(known.gaps, kept);
  return {
    largestGaps: gaps.slice(0, shown.gaps),
    unproven: unprovenOf(known.gaps).slice(0, shown.unproven),
    largestDisagreements: rankDisagreements(known.judgements).slice(0, shown.disagreements),
    openActions: agreement ? openActions(agreement, today) : [],
    lastAgreement: agreement ? lastAgreement(agreement, today) : null,
    proposal: { gaps: proposeGaps(gaps, kept), checkBack: weekday(addDays(today, weeksToCheckBack * 7)) },
  };
}

function rankGaps(gaps: readonly KnownGap[], kept: readonly GapToClose[]): readonly PreparedGap[] {
  const agreed = new Set(kept.map((gap) => gap.capabilityId));
  return gaps
    .flatMap(({ standing, ...known }): PreparedGap[] => {
      if (standing === null || standing >= known.required) return [];
      const gap = known.required - standing;
      return [{ ...known, standing, gap, weighted: gap * known.weight, agreedAlready: agreed.has(known.capabilityId) }];
    })
    .toSorted((a, b) => b.weighted - a.weighted || b.gap - a.gap || byText(a.capabilityId, b.capabilityId));
}

function unprovenOf(gaps: readonly KnownGap[]): readonly CapabilityId[] {
  return gaps
    .filter((one) => one.standing === null && one.required > 0)
    .toSorted((a, b) => b.weight - a.weight || byText(a.capabilityId, b.capabilityId))
    .map((one) => one.capabilityId);
}

function rankDisagreements(judgements: readonly KnownJudgements[]): readonly Disagreement[] {
  return judgements
    .flatMap(({ capabilityId, self, manager }): Disagreement[] =>
      self === null || manager === null || self === manager
        ? []
        : [{ capabilityId, self, manager, difference: self - manager }],
    )
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || byText(a.capabilityId, b.capabilityId));
}

/** First what was agreed and is still open, then the largest; at most two steps up where the way is long. */
function proposeGaps(ranked: readonly PreparedGap[], kept: readonly GapToClose[]): readonly GapToClose[] {
  const fresh = ranked
    .filter((one) => !one.agreedAlready)
    .map((one): GapToClose => {
      return { capabilityId: one.capabilityId, from: one.standing, to: Math.min(one.required, one.standing + 2) };
    });
  // One focus is read and remembered; more only where it is still open from last time.
  return [...kept, ...fresh.slice(0, Math.max(0, 1 - kept.length))].slice(0, limits.gaps);
}

function lastAgreement(agreement: Agreement, today: Day): LastAgreement | null {
  const inForce = revisionInForce(agreement);
  if (!inForce?.inForceFrom) return null;
  const agreed = inForce.content.actions;
  return {
    agreementId: agreement.agreementId,
    revision: inForce.number,
    inForceFrom: inForce.inForceFrom,
    checkBack: checkBackStanding(agreement, today),
    openGaps: gapsStillOpen(agreement),
    actionsDone: agreed.filter((action) => tickOf(agreement, action.actionId)).length,
    actionsAgreed: agreed.length,
  };
}

/** Saturdays and Sundays move on to the Monday after. 1970-01-01 was a Thursday. */
function weekday(day: Day): Day {
  const past = (daysBetween('1970-01-01', day) + 3) % 7;
  return past < 5 ? day : addDays(day, 7 - past);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
