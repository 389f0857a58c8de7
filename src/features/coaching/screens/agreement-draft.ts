/** An agreement being written, and where its first words come from: what is agreed already, else what the session was prepared with. */
import type { Told } from '../../../web/api.ts';
import type { getPreparation } from '../session-contract.ts';
import type { FullAgreement } from './coaching-words.ts';

export type Prepared = Told<typeof getPreparation>;

type Content = FullAgreement['revisions'][number]['content'];
export type DraftGap = Content['gaps'][number];
/** `key` tells two lines of the form apart while they are written; it is never sent. */
export type DraftAction = Omit<Content['actions'][number], 'actionId'> & { readonly key: number };

export interface Draft {
  readonly gaps: readonly DraftGap[];
  readonly actions: readonly DraftAction[];
  readonly checkBack: string;
  readonly note: string;
}

export function firstDraft(prepared: Prepared, agreement: FullAgreement | null, today: string): Draft {
  const latest = agreement?.revisions.at(-1)?.content;
  if (latest) {
    const actions = latest.actions.map(({ what, kind, owner, due }, key) => ({ what, kind, owner, due, key }));
    return { gaps: latest.gaps, actions, checkBack: latest.checkBack, note: latest.note };
  }
  const { gaps, checkBack } = prepared.proposal;
  return withAction({ gaps, checkBack, note: '', actions: [] }, today);
}

/** One more line, due at the check-back unless told otherwise. */
export function withAction(draft: Draft, today: string): Draft {
  const key = Math.max(-1, ...draft.actions.map((action) => action.key)) + 1;
  return { ...draft, actions: [...draft.actions, { key, what: '', kind: 'practice', owner: 'salesperson', due: draft.checkBack || today }] };
}

/** What is sent: without lines nobody wrote anything into. */
export function writtenContent(draft: Draft) {
  const actions = draft.actions.filter((action) => action.what.trim() !== '').map(({ key: _, ...action }) => action);
  return { gaps: [...draft.gaps], actions, checkBack: draft.checkBack, note: draft.note };
}
