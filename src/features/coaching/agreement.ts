/**
 * The agreement between a salesperson and the manager who leads them: a row of revisions, each accepted by both or not in force.
 * Nothing agreed is ever edited. In force is the latest revision that both accepted, and it stays in force until both have
 * accepted a later one. Proposing is not accepting: each side accepts by an act of its own, naming the revision and the
 * fingerprint of the content it read. Every function returns a new record and leaves the one it was given alone.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId, Id, PersonId } from '../../kernel/id.ts';
import { checkContent, contentFingerprint } from './agreement-content.ts';
import type {
  ActionId,
  AgreedAction,
  AgreementContent,
  ContentRefusal,
  GapToClose,
  Side,
} from './agreement-content.ts';

export type AgreementId = Id<'agreement'>;

export interface Acceptance {
  readonly side: Side;
  readonly personId: PersonId;
  readonly fingerprint: string;
  readonly at: Date;
}

export interface Revision {
  /** 1, 2, 3 … without a hole */
  readonly number: number;
  readonly content: AgreementContent;
  readonly fingerprint: string;
  readonly proposedBy: PersonId;
  readonly proposedAt: Date;
  readonly acceptances: readonly Acceptance[];
  /** the moment the second side accepted; never unset afterwards */
  readonly inForceFrom: Date | null;
  /** taken back by its author or declined by the other side before it came into force */
  readonly closed: { readonly how: 'withdrawn' | 'declined'; readonly by: PersonId; readonly at: Date } | null;
}

/** A tick on an agreed action, or its removal. Ticks tell what happened; they are not content. */
export interface Tick {
  readonly actionId: ActionId;
  readonly done: boolean;
  readonly evidence: string;
  readonly by: PersonId;
  readonly at: Date;
  /** the completion of the activity named that made it, or whose undoing took it back; null where somebody ticked */
  readonly completionId: Id<'completion'> | null;
}

export interface GapOutcome {
  readonly capabilityId: CapabilityId;
  readonly assessmentId: Id<'assessment'>;
  /** the proficiency the re-assessment found */
  readonly found: number;
  readonly outcome: 'closed' | 'kept-open';
}

export interface CheckBack {
  readonly revision: number;
  readonly outcomes: readonly GapOutcome[];
  readonly by: PersonId;
  readonly at: Date;
  readonly day: Day;
}

/** A change of the manager's side. The new manager takes over by accepting what is in force; it stays in force meanwhile. */
export interface Handover {
  readonly fromManagerId: PersonId;
  readonly toManagerId: PersonId;
  readonly why: 'handed-over' | 'manager-left' | 'team-changed';
  readonly at: Date;
  /** the revision in force when the new manager took over, null until then */
  readonly takenOver: { readonly revision: number; readonly fingerprint: string; readonly at: Date } | null;
}

export type EndReason = 'gaps-closed' | 'both-ended' | 'never-agreed' | 'salesperson-left';

export interface Agreement {
  readonly agreementId: AgreementId;
  readonly salespersonId: PersonId;
  /** who stands on the manager's side now */
  readonly managerId: PersonId;
  readonly revisions: readonly Revision[];
  readonly ticks: readonly Tick[];
  readonly checkBacks: readonly CheckBack[];
  readonly handovers: readonly Handover[];
  /** the side that would end it early, until the other side agrees */
  readonly endAsked: { readonly side: Side; readonly by: PersonId; readonly at: Date } | null;
  readonly ended: { readonly why: EndReason; readonly by: PersonId | null; readonly at: Date } | null;
}

/** One person's act: who, and when. */
export interface Act {
  readonly by: PersonId;
  readonly at: Date;
  readonly today: Day;
}

export type AgreementRefusal =
  | ContentRefusal
  | 'not-a-party'
  | 'same-person'
  | 'has-ended'
  | 'same-content'
  | 'action-changed-under-its-id'
  | 'not-the-latest-revision'
  | 'not-the-content-shown'
  | 'already-accepted'
  | 'already-in-force'
  | 'no-longer-open'
  | 'nothing-proposed'
  | 'not-the-author'
  | 'the-author-withdraws'
  | 'end-already-asked';

type AgreementDecision = Decision<Agreement, AgreementRefusal>;

export function sideOf(agreement: Pick<Agreement, 'salespersonId' | 'managerId'>, personId: PersonId): Side | null {
  if (personId === agreement.salespersonId) return 'salesperson';
  return personId === agreement.managerId ? 'manager' : null;
}

export function latestRevision(agreement: Pick<Agreement, 'revisions'>): Revision | null {
  return agreement.revisions.at(-1) ?? null;
}

/** The revision that binds both now. */
export function revisionInForce(agreement: Pick<Agreement, 'revisions'>): Revision | null {
  return agreement.revisions.findLast((revision) => revision.inForceFrom !== null) ?? null;
}

/** The proposal waiting for an acceptance: only the latest revision can be. */
export function openRevision(agreement: Pick<Agreement, 'revisions' | 'ended'>): Revision | null {
  const latest = latestRevision(agreement);
  return latest && !agreement.ended && !latest.inForceFrom && !latest.closed ? latest : null;
}

export type AgreementState = 'proposed' | 'set-aside' | 'in-force' | 'ended';

/** `set-aside`: every proposal so far was withdrawn or declined. */
export function stateOf(agreement: Agreement): AgreementState {
  if (agreement.ended) return 'ended';
  if (revisionInForce(agreement)) return 'in-force';
  return openRevision(agreement) ? 'proposed' : 'set-aside';
}

/** Whose acceptance a revision still lacks. A former manager's acceptance of an open revision does not bind their successor. */
export function awaitedSides(agreement: Agreement, revision: Revision): readonly Side[] {
  if (revision.inForceFrom || revision.closed) return [];
  return (['salesperson', 'manager'] as const).filter((side) => !accepted(agreement, revision, side));
}

function accepted(parties: Pick<Agreement, 'salespersonId' | 'managerId'>, revision: Revision, side: Side): boolean {
  const personId = side === 'salesperson' ? parties.salespersonId : parties.managerId;
  return revision.acceptances.some((acceptance) => acceptance.side === side && acceptance.personId === personId);
}

/** A new agreement with its first revision, accepted by nobody yet. */
export function propose(
  asked: {
    readonly agreementId: AgreementId;
    readonly salespersonId: PersonId;
    readonly managerId: PersonId;
    readonly content: AgreementContent;
  },
  act: Act,
): AgreementDecision {
  const { agreementId, salespersonId, managerId } = asked;
  if (salespersonId === managerId) return refuse('same-person');
  const bare = {
    agreementId,
    salespersonId,
    managerId,
    revisions: [],
    ticks: [],
    checkBacks: [],
    handovers: [],
    endAsked: null,
    ended: null,
  };
  return withRevision(bare, asked.content, act);
}

/** Other content for the same agreement: always a new revision, whether the last one is open, in force or set aside. */
export function revise(agreement: Agreement, content: AgreementContent, act: Act): AgreementDecision {
  return withRevision(agreement, content, act);
}

function withRevision(agreement: Agreement, content: AgreementContent, act: Act): AgreementDecision {
  if (!sideOf(agreement, act.by)) return refuse('not-a-party');
  if (agreement.ended) return refuse('has-ended');
  const inForce = revisionInForce(agreement);
  const checked = checkContent(content, act.today, inForce?.content ?? null);
  if (!checked.ok) return checked;
  const fingerprint = contentFingerprint(content);
  if (fingerprint === openRevision(agreement)?.fingerprint || fingerprint === inForce?.fingerprint)
    return refuse('same-content');
  const earlier = agreement.revisions.flatMap((revision) => revision.content.actions);
  if (
    content.actions.some((action) =>
      earlier.some((before) => before.actionId === action.actionId && !saysTheSame(before, action)),
    )
  ) {
    return refuse('action-changed-under-its-id');
  }
  const revision: Revision = {
    number: agreement.revisions.length + 1,
    content,
    fingerprint,
    proposedBy: act.by,
    proposedAt: act.at,
    acceptances: [],
    inForceFrom: null,
    closed: null,
  };
  return accept({ ...agreement, revisions: [...agreement.revisions, revision], endAsked: null });
}

function saysTheSame(one: AgreedAction, other: AgreedAction): boolean {
  return (
    one.what === other.what &&
    one.kind === other.kind &&
    one.owner === other.owner &&
    one.activityId === other.activityId
  );
}

/** What someone had before their eyes when they accepted. */
export interface Shown {
  readonly revision: number;
  readonly fingerprint: string;
}

/** One side accepts the proposal it has read; with the second acceptance the revision comes into force. */
export function acceptRevision(agreement: Agreement, shown: Shown, act: Act): AgreementDecision {
  const side = sideOf(agreement, act.by);
  if (!side) return refuse('not-a-party');
  if (agreement.ended) return refuse('has-ended');
  const latest = latestRevision(agreement);
  if (!latest || shown.revision !== latest.number) return refuse('not-the-latest-revision');
  if (latest.closed) return refuse('no-longer-open');
  if (shown.fingerprint !== latest.fingerprint) return refuse('not-the-content-shown');
  if (accepted(agreement, latest, side)) return refuse('already-accepted');
  if (latest.inForceFrom) return refuse('already-in-force');
  if (latest.content.checkBack < act.today) return refuse('check-back-in-the-past');
  const signed: Revision = {
    ...latest,
    acceptances: [...latest.acceptances, { side, personId: act.by, fingerprint: shown.fingerprint, at: act.at }],
  };
  const both = accepted(agreement, signed, 'salesperson') && accepted(agreement, signed, 'manager');
  const handovers = both
    ? agreement.handovers.map((one) => (one.takenOver ? one : takenOverBy(one, signed, act)))
    : agreement.handovers;
  return accept({ ...withLatest(agreement, both ? { ...signed, inForceFrom: act.at } : signed), handovers });
}

/** A manager who accepts a new revision has taken over by it. */
function takenOverBy(handover: Handover, { number, fingerprint }: Revision, { at }: Act): Handover {
  return { ...handover, takenOver: { revision: number, fingerprint, at } };
}

/** The author takes an open proposal back. What was in force stays so. */
export function withdraw(agreement: Agreement, act: Act): AgreementDecision {
  return close(agreement, 'withdrawn', act);
}

/** The other side says no to an open proposal. */
export function decline(agreement: Agreement, act: Act): AgreementDecision {
  return close(agreement, 'declined', act);
}

function close(agreement: Agreement, how: 'withdrawn' | 'declined', act: Act): AgreementDecision {
  const side = sideOf(agreement, act.by);
  if (!side) return refuse('not-a-party');
  if (agreement.ended) return refuse('has-ended');
  const open = openRevision(agreement);
  if (!open) return refuse('nothing-proposed');
  // A new manager answers for the proposals of the manager's side.
  const bySalesperson = open.proposedBy === agreement.salespersonId;
  const isAuthor = bySalesperson === (side === 'salesperson');
  if (how === 'withdrawn' && !isAuthor) return refuse('not-the-author');
  if (how === 'declined' && isAuthor) return refuse('the-author-withdraws');
  return accept(withLatest(agreement, { ...open, closed: { how, by: act.by, at: act.at } }));
}

function withLatest(agreement: Agreement, revision: Revision): Agreement {
  return { ...agreement, revisions: [...agreement.revisions.slice(0, -1), revision] };
}

/** The agreed gaps that no check-back of the revision in force has closed. A gap agreed anew is open anew. */
export function gapsStillOpen(agreement: Pick<Agreement, 'revisions' | 'checkBacks'>): readonly GapToClose[] {
  const inForce = revisionInForce(agreement);
  const outcomes = agreement.checkBacks
    .filter((one) => one.revision === inForce?.number)
    .flatMap((one) => one.outcomes);
  const closed = new Set(outcomes.filter((one) => one.outcome === 'closed').map((one) => one.capabilityId));
  return inForce?.content.gaps.filter((gap) => !closed.has(gap.capabilityId)) ?? [];
}

/**
 * Ends an agreement. While agreed gaps are open it takes both: the first asks, the second ends it; a new proposal drops the question.
 * Where nothing was ever agreed, or no gap is left, either side may.
 */
export function end(agreement: Agreement, act: Act): AgreementDecision {
  const side = sideOf(agreement, act.by);
  if (!side) return refuse('not-a-party');
  if (agreement.ended) return refuse('has-ended');
  if (!revisionInForce(agreement)) return accept(endedBy(agreement, 'never-agreed', act.by, act.at));
  if (gapsStillOpen(agreement).length === 0) return accept(endedBy(agreement, 'gaps-closed', act.by, act.at));
  if (agreement.endAsked?.side === side) return refuse('end-already-asked');
  if (agreement.endAsked) return accept(endedBy(agreement, 'both-ended', act.by, act.at));
  return accept({ ...agreement, endAsked: { side, by: act.by, at: act.at } });
}

/** The salesperson left the company: every agreement ends, its history stays. No party's act, so there is no party to check. */
export function endBecauseSalespersonLeft(agreement: Agreement, at: Date): AgreementDecision {
  if (agreement.ended) return refuse('has-ended');
  return accept(endedBy(agreement, 'salesperson-left', null, at));
}

/** The salesperson is here again: what their leaving ended goes on as it was agreed. No party's act either. */
export function reopenForReturned(agreement: Agreement): Decision<Agreement, 'not-ended-by-leaving'> {
  if (agreement.ended?.why !== 'salesperson-left') return refuse('not-ended-by-leaving');
  return accept({ ...agreement, ended: null });
}

export function endedBy(agreement: Agreement, why: EndReason, by: PersonId | null, at: Date): Agreement {
  return { ...agreement, endAsked: null, ended: { why, by, at } };
}
