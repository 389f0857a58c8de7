/** An agreement being written, and where its first words come from: what is agreed already, else what the session was prepared with. */
import type { Told } from '../../../web/api.ts';
import type { ActivityKind } from '../agreement-content.ts';
import type { getPreparation } from '../session-contract.ts';
import type { FullAgreement } from './coaching-words.ts';

export type Prepared = Told<typeof getPreparation>;

type Content = FullAgreement['revisions'][number]['content'];
export type DraftGap = Content['gaps'][number];

export interface NamedActivity {
  readonly activityId: string;
  readonly name: { readonly [language: string]: string };
  readonly minutes: number;
  readonly kind: ActivityKind;
}

/** `key` tells two lines of the form apart while they are written; neither it nor what the menu says is ever sent. */
export type DraftAction = Omit<Content['actions'][number], 'actionId' | 'activityId'> & {
  readonly key: number;
  /** missing in a draft kept by a browser from before there was a choice */
  readonly named?: NamedActivity | null;
};

export interface Draft {
  readonly gaps: readonly DraftGap[];
  readonly actions: readonly DraftAction[];
  readonly checkBack: string;
  readonly note: string;
}

export function firstDraft(prepared: Prepared, agreement: FullAgreement | null, today: string): Draft {
  const latest = agreement?.revisions.at(-1)?.content;
  const { gaps, checkBack } = prepared.proposal;
  if (!agreement || !latest) return withAction({ gaps, checkBack, note: '', actions: [] }, today);
  const actions = latest.actions.map((action, key) => ({ ...writtenBefore(agreement, action), key }));
  const looked = agreement.checkBacks.some((one) => one.revision === agreement.inForce);
  if (latest.checkBack >= today && !looked)
    return { gaps: latest.gaps, actions: actions.map(withoutId), checkBack: latest.checkBack, note: latest.note };
  // Its day has come: what is closed or done stays on record, and what is left gets a new day.
  const done = new Set(agreement.ticks.filter((tick) => isDone(agreement, tick.actionId)).map((tick) => tick.actionId));
  const left = latest.gaps.filter((gap) => agreement.openGaps.includes(gap.capabilityId));
  const undone = actions
    .filter((action) => !done.has(action.actionId))
    .map((action) => ({ ...withoutId(action), due: action.due < today ? checkBack : action.due }));
  const renewed = { gaps: left.length > 0 ? left : gaps, actions: undone, checkBack, note: '' };
  return undone.length > 0 ? renewed : withAction(renewed, today);
}

function writtenBefore(
  agreement: FullAgreement,
  { activityId, ...action }: Content['actions'][number],
): Omit<DraftAction, 'key'> & { readonly actionId: string } {
  const found = activityId === null ? undefined : agreement.activities[activityId];
  const named = activityId === null || !found ? null : { activityId, kind: action.kind, ...found };
  return { ...action, named };
}

function withoutId({ actionId: _, ...action }: DraftAction & { readonly actionId: string }): DraftAction {
  return action;
}

function isDone(agreement: FullAgreement, actionId: string): boolean {
  return agreement.ticks.findLast((tick) => tick.actionId === actionId)?.done ?? false;
}

/** One more line, due at the check-back unless told otherwise. */
export function withAction(draft: Draft, today: string): Draft {
  const key = Math.max(-1, ...draft.actions.map((action) => action.key)) + 1;
  return {
    ...draft,
    actions: [
      ...draft.actions,
      { key, what: '', kind: 'practice', owner: 'salesperson', due: draft.checkBack || today, named: null },
    ],
  };
}

/** What is sent: without lines nobody wrote anything into. */
export function writtenContent(draft: Draft) {
  const actions = draft.actions
    .filter((action) => action.what.trim() !== '')
    .map(({ key: _, named, ...action }) => ({ ...action, activityId: named?.activityId ?? null }));
  return { gaps: [...draft.gaps], actions, checkBack: draft.checkBack, note: draft.note };
}
