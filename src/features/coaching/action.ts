/**
 * Ticking what was agreed: an action is done, or is not after all, with words of evidence if one likes.
 * Either side may tick either side's action (a session runs on one screen); the record says who did.
 * A tick never changes the agreed content, and it stays with the action through later revisions.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import { daysBetween } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
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
  return accept(withTick(agreement, { actionId: asked.actionId, done: true, evidence, by: act.by, at: act.at }));
}

/** Takes a tick back. The first tick stays on record. */
export function undoAction(agreement: Agreement, actionId: ActionId, act: Act): Decision<Agreement, ActionRefusal> {
  const refused = whyNot(agreement, actionId, act);
  if (refused) return refuse(refused);
  if (!tickOf(agreement, actionId)) return refuse('not-done');
  return accept(withTick(agreement, { actionId, done: false, evidence: '', by: act.by, at: act.at }));
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
