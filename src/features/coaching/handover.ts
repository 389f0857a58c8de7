/**
 * A new manager on the manager's side of an agreement: because the manager hands over, leaves, or the salesperson changes team.
 * What is in force stays in force, word for word, with the salesperson's acceptance; the new manager is asked to take it over by
 * accepting exactly that revision. A former manager's acceptance of a proposal still open does not bind the successor.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { PersonId } from '../../kernel/id.ts';
import { revisionInForce, sideOf } from './agreement.ts';
import type { Act, Agreement, Handover, Shown } from './agreement.ts';

export type HandoverRefusal =
  | 'not-a-party'
  | 'not-the-manager'
  | 'has-ended'
  | 'same-person'
  | 'already-the-manager'
  | 'nothing-to-take-over'
  | 'not-the-revision-in-force'
  | 'not-the-content-shown';

/** The manager hands over by their own act. */
export function handOver(agreement: Agreement, toManagerId: PersonId, act: Act): Decision<Agreement, HandoverRefusal> {
  const side = sideOf(agreement, act.by);
  if (!side) return refuse('not-a-party');
  if (side !== 'manager') return refuse('not-the-manager');
  return withManager(agreement, toManagerId, 'handed-over', act.at);
}

/**
 * The organisation changed: the manager left, or the salesperson has another one now. No party's act, so there is no party to check:
 * call it only for what the roster says.
 */
export function followOrganisation(
  agreement: Agreement,
  change: { readonly toManagerId: PersonId; readonly why: 'manager-left' | 'team-changed' },
  at: Date,
): Decision<Agreement, HandoverRefusal> {
  return withManager(agreement, change.toManagerId, change.why, at);
}

function withManager(
  agreement: Agreement,
  toManagerId: PersonId,
  why: Handover['why'],
  at: Date,
): Decision<Agreement, HandoverRefusal> {
  if (agreement.ended) return refuse('has-ended');
  if (toManagerId === agreement.salespersonId) return refuse('same-person');
  if (toManagerId === agreement.managerId) return refuse('already-the-manager');
  const handover: Handover = { fromManagerId: agreement.managerId, toManagerId, why, at, takenOver: null };
  // A wish to end it early was the former manager's, not the successor's.
  const endAsked = agreement.endAsked?.side === 'manager' ? null : agreement.endAsked;
  return accept({ ...agreement, managerId: toManagerId, handovers: [...agreement.handovers, handover], endAsked });
}

/** The handover the present manager has not answered yet, null where there is none or nothing is in force. */
export function handoverToAnswer(agreement: Agreement): Handover | null {
  const last = agreement.handovers.at(-1);
  return last && !last.takenOver && !agreement.ended && revisionInForce(agreement) ? last : null;
}

/** The new manager accepts what is in force. Content and the salesperson's acceptance are untouched. */
export function takeOver(agreement: Agreement, shown: Shown, act: Act): Decision<Agreement, HandoverRefusal> {
  const side = sideOf(agreement, act.by);
  if (!side) return refuse('not-a-party');
  if (side !== 'manager') return refuse('not-the-manager');
  if (agreement.ended) return refuse('has-ended');
  const handover = handoverToAnswer(agreement);
  const inForce = revisionInForce(agreement);
  if (!handover || !inForce) return refuse('nothing-to-take-over');
  if (shown.revision !== inForce.number) return refuse('not-the-revision-in-force');
  if (shown.fingerprint !== inForce.fingerprint) return refuse('not-the-content-shown');
  const taken: Handover = {
    ...handover,
    takenOver: { revision: inForce.number, fingerprint: inForce.fingerprint, at: act.at },
  };
  return accept({ ...agreement, handovers: [...agreement.handovers.slice(0, -1), taken] });
}
