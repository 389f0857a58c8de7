/**
 * The check-back: each agreed gap is looked at again, by a re-assessment that closes it or keeps it open.
 * The manager does it (nobody closes their own gap), for every gap still open; what the re-assessment found decides, not a wish.
 * With the last gap closed the agreement ends, unless a proposal for more is waiting.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import { daysBetween } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId, Id } from '../../kernel/id.ts';
import { endedBy, gapsStillOpen, openRevision, revisionInForce, sideOf } from './agreement.ts';
import type { Act, Agreement, GapOutcome } from './agreement.ts';

export interface Finding {
  readonly capabilityId: CapabilityId;
  readonly assessmentId: Id<'assessment'>;
  /** the proficiency the re-assessment found; 0 is none */
  readonly found: number;
}

export type CheckBackRefusal =
  | 'not-a-party'
  | 'not-the-manager'
  | 'has-ended'
  | 'nothing-agreed'
  | 'no-open-gap'
  | 'not-an-open-gap'
  | 'gap-twice'
  | 'gaps-left-out';

export function checkBack(
  agreement: Agreement,
  findings: readonly Finding[],
  act: Act,
): Decision<Agreement, CheckBackRefusal> {
  const side = sideOf(agreement, act.by);
  if (!side) return refuse('not-a-party');
  if (agreement.ended) return refuse('has-ended');
  if (side !== 'manager') return refuse('not-the-manager');
  const inForce = revisionInForce(agreement);
  if (!inForce) return refuse('nothing-agreed');
  const open = gapsStillOpen(agreement);
  if (open.length === 0) return refuse('no-open-gap');
  const targets = new Map(open.map((gap) => [gap.capabilityId, gap.to]));
  if (findings.some((finding) => !targets.has(finding.capabilityId))) return refuse('not-an-open-gap');
  if (new Set(findings.map((finding) => finding.capabilityId)).size < findings.length) return refuse('gap-twice');
  if (findings.length < open.length) return refuse('gaps-left-out');
  const outcomes = findings.map(({ capabilityId, assessmentId, found }): GapOutcome => {
    const reached = found >= (targets.get(capabilityId) ?? Number.POSITIVE_INFINITY);
    return { capabilityId, assessmentId, found, outcome: reached ? 'closed' : 'kept-open' };
  });
  const done = { revision: inForce.number, outcomes, by: act.by, at: act.at, day: act.today };
  const checked: Agreement = { ...agreement, checkBacks: [...agreement.checkBacks, done] };
  const kept = gapsStillOpen(checked).length > 0 || openRevision(checked) !== null;
  return accept(kept ? checked : endedBy(checked, 'gaps-closed', act.by, act.at));
}

/** `none`: nothing in force. `to-renew`: looked at, gaps kept open, and no new date agreed yet. */
export type CheckBackStanding =
  | { readonly standing: 'none' }
  | { readonly standing: 'ahead'; readonly day: Day; readonly daysLeft: number }
  | { readonly standing: 'overdue'; readonly day: Day; readonly daysOverdue: number }
  | { readonly standing: 'to-renew'; readonly day: Day; readonly lastDone: Day };

export function checkBackStanding(agreement: Agreement, today: Day): CheckBackStanding {
  const inForce = revisionInForce(agreement);
  if (!inForce || agreement.ended) return { standing: 'none' };
  const day = inForce.content.checkBack;
  const lastDone = agreement.checkBacks.findLast((one) => one.revision === inForce.number)?.day;
  if (lastDone !== undefined) return { standing: 'to-renew', day, lastDone };
  const daysLeft = daysBetween(today, day);
  return daysLeft >= 0 ? { standing: 'ahead', day, daysLeft } : { standing: 'overdue', day, daysOverdue: -daysLeft };
}
