/**
 * Ticking what was agreed: an action is done, or is not after all, with words of evidence if one likes.
 * Either side may tick either side's action (a session runs on one screen); the record says who did. Finishing the activity an
 * action names ticks it too, if that was not before the day the action came into force: what was done earlier was not agreed.
 * A tick never changes the agreed content, and it stays with the action through later revisions.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import { dayOf, daysBetween } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type { PersonId } from '../../kernel/id.ts';
import { revisionInForce, sideOf } from './agreement.ts';
import type { Act, Agreement, Tick } from './agreement.ts';
import type { ActionId, AgreedAction } from './agreement-content.ts';

export type ActionRefusal =
  | 'not-a-party'
  | 'has-ended'
  | 'nothing-agreed'
  | 'not-an-agreed-action'
  | 'already-done'
  | 'not-done'
  | 'text-too-long';

export const longestEvidence = 500;

export function completeAction(
  agreement: Agreement,
  asked: { readonly actionId: ActionId; readonly evidence: string },
  act: Act,
): Decision<Agreement, ActionRefusal> {
  const refused = whyNot(agreement, asked.actionId, act);
  if (refused) return refuse(refused);
  if (tickOf(agreement, asked.actionId)) return refuse('already-done');
  const evidence = asked.evidence.trim();
  if (evidence.length > longestEvidence) return refuse('text-too-long');
  return accept(
    withTick(agreement, { actionId: asked.actionId, done: true, evidence, by: act.by, at: act.at, completionId: null }),
  );
}

/** Takes a tick back. The first tick stays on record. */
export function undoAction(agreement: Agreement, actionId: ActionId, act: Act): Decision<Agreement, ActionRefusal> {
  const refused = whyNot(agreement, actionId, act);
  if (refused) return refuse(refused);
  if (!tickOf(agreement, actionId)) return refuse('not-done');
  return accept(
    withTick(agreement, { actionId, done: false, evidence: '', by: act.by, at: act.at, completionId: null }),
  );
}

export interface Completed {
  readonly completionId: string;
  readonly activityId: string;
  readonly personId: PersonId;
  readonly on: Day;
  /** people do it together: what the other side was to see to is done with it */
  readonly together: boolean;
}

export type CompletionRefusal = 'not-a-party' | 'has-ended' | 'nothing-agreed' | 'nothing-open';

/** Ticks every open action that this completion does. */
export function completeByActivity(
  agreement: Agreement,
  done: Completed,
  at: Date,
): Decision<Agreement, CompletionRefusal> {
  const side = sideOf(agreement, done.personId);
  if (!side) return refuse('not-a-party');
  if (agreement.ended) return refuse('has-ended');
  const inForce = revisionInForce(agreement);
  if (!inForce) return refuse('nothing-agreed');
  const actions = inForce.content.actions.filter(
    ({ actionId, activityId, owner }) =>
      activityId === done.activityId &&
      (owner === side || (done.together && side === 'salesperson')) &&
      !tickOf(agreement, actionId) &&
      done.on >= agreedOn(agreement, actionId),
  );
  if (actions.length === 0) return refuse('nothing-open');
  const tick = { done: true, evidence: '', by: done.personId, at, completionId: done.completionId };
  return accept(actions.reduce((after, { actionId }) => withTick(after, { ...tick, actionId }), agreement));
}

/** The completion was taken back: so are the ticks it made, as far as nobody touched them since. */
export function undoCompletion(
  agreement: Agreement,
  undone: { readonly completionId: string; readonly personId: PersonId },
  at: Date,
): Decision<Agreement, CompletionRefusal> {
  if (!sideOf(agreement, undone.personId)) return refuse('not-a-party');
  if (agreement.ended) return refuse('has-ended');
  const actions = new Set(agreement.ticks.map(({ actionId }) => actionId));
  const made = [...actions].filter((one) => tickOf(agreement, one)?.completionId === undone.completionId);
  if (made.length === 0) return refuse('nothing-open');
  const tick = { done: false, evidence: '', by: undone.personId, at, completionId: undone.completionId };
  return accept(made.reduce((after, actionId) => withTick(after, { ...tick, actionId }), agreement));
}

/** The day on which an action first bound both. */
function agreedOn({ revisions }: Pick<Agreement, 'revisions'>, actionId: ActionId): Day {
  const first = revisions.find(
    ({ inForceFrom, content }) => inForceFrom && content.actions.some((action) => action.actionId === actionId),
  );
  // an action in force has come into force
  if (!first?.inForceFrom) throw new Error('asked of an action that was never agreed');
  return dayOf(first.inForceFrom);
}

function whyNot(agreement: Agreement, actionId: ActionId, act: Act): ActionRefusal | null {
  if (!sideOf(agreement, act.by)) return 'not-a-party';
  if (agreement.ended) return 'has-ended';
  const inForce = revisionInForce(agreement);
  if (!inForce) return 'nothing-agreed';
  return inForce.content.actions.some((action) => action.actionId === actionId) ? null : 'not-an-agreed-action';
}

function withTick(agreement: Agreement, tick: Tick): Agreement {
  return { ...agreement, ticks: [...agreement.ticks, tick] };
}

/** The tick that holds now, null while the action is open. */
export function tickOf(agreement: Pick<Agreement, 'ticks'>, actionId: ActionId): Tick | null {
  const last = agreement.ticks.findLast((tick) => tick.actionId === actionId);
  return last?.done ? last : null;
}

export interface OpenAction extends AgreedAction {
  /** 0 until the day after it was due */
  readonly daysOverdue: number;
}

/** The actions in force and not done, the earliest due first. */
export function openActions(agreement: Agreement, today: Day): readonly OpenAction[] {
  if (agreement.ended) return [];
  const actions = revisionInForce(agreement)?.content.actions ?? [];
  return actions
    .filter((action) => !tickOf(agreement, action.actionId))
    .map((action) => ({ ...action, daysOverdue: Math.max(0, daysBetween(action.due, today)) }))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
