/**
 * What an agreement says: one to three gaps to close, one to three actions with owner and due day, a check-back day, a note.
 * An owner is a side, not a person, so that a new manager takes over the actions without a word being changed.
 * An action keeps its id through the revisions as long as it says the same (only its due day may move): that is what its tick hangs on.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import { isDay } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId, Id } from '../../kernel/id.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What can be agreed to develop a capability: a module (learning), or one of the reinforcement activities. */
export const activityKinds = [
  'module',
  'coaching',
  'field-visit',
  'practice',
  'brush-up',
  'competition',
  'recall',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const sides = ['salesperson', 'manager'] as const;
/** The two who agree. */
export type Side = (typeof sides)[number];

export type ActionId = Id<'action'>;

export interface GapToClose {
  readonly capabilityId: CapabilityId;
  /** the proficiency shown when it was agreed; 0 is none yet */
  readonly from: number;
  /** the proficiency to reach, normally the required one */
  readonly to: number;
}

export interface AgreedAction {
  readonly actionId: ActionId;
  readonly what: string;
  readonly kind: ActivityKind;
  readonly owner: Side;
  readonly due: Day;
  /** what of the menu is meant; null where words alone say it */
  readonly activityId: string | null;
}

export interface AgreementContent {
  readonly gaps: readonly GapToClose[];
  readonly actions: readonly AgreedAction[];
  readonly checkBack: Day;
  readonly note: string;
}

/** The content as someone writes it, before its actions are recognised. */
export interface DraftContent extends Omit<AgreementContent, 'actions'> {
  readonly actions: readonly WrittenAction[];
}

export interface WrittenAction extends Omit<AgreedAction, 'actionId' | 'activityId'> {
  readonly activityId?: string | null | undefined;
}

export const limits = { gaps: 3, actions: 3, what: 200, note: 400, proficiency: 20 } as const;

export type ContentRefusal =
  | 'no-gaps'
  | 'too-many-gaps'
  | 'gap-twice'
  | 'step-not-higher'
  | 'no-actions'
  | 'too-many-actions'
  | 'action-twice'
  | 'action-without-words'
  | 'text-too-long'
  | 'not-a-day'
  | 'due-in-the-past'
  | 'due-after-check-back'
  | 'check-back-in-the-past';

/** Whether content may be agreed today. Actions carried over from what is in force may lie in the past. */
export function checkContent(
  content: AgreementContent,
  today: Day,
  inForce: AgreementContent | null,
): Decision<AgreementContent, ContentRefusal> {
  const { gaps, actions, checkBack, note } = content;
  if (gaps.length === 0) return refuse('no-gaps');
  if (gaps.length > limits.gaps) return refuse('too-many-gaps');
  if (new Set(gaps.map((gap) => gap.capabilityId)).size < gaps.length) return refuse('gap-twice');
  if (!gaps.every(rises)) return refuse('step-not-higher');
  if (actions.length === 0) return refuse('no-actions');
  if (actions.length > limits.actions) return refuse('too-many-actions');
  if (new Set(actions.map((action) => action.actionId)).size < actions.length) return refuse('action-twice');
  if (new Set(actions.map(saying)).size < actions.length) return refuse('action-twice');
  if (actions.some((action) => action.what === '')) return refuse('action-without-words');
  if (note.length > limits.note || actions.some((action) => action.what.length > limits.what))
    return refuse('text-too-long');
  if (!isDay(checkBack) || !actions.every((action) => isDay(action.due))) return refuse('not-a-day');
  if (checkBack < today) return refuse('check-back-in-the-past');
  const carriedOver = new Set(inForce?.actions.map((action) => `${action.actionId} ${action.due}`));
  if (actions.some((action) => action.due < today && !carriedOver.has(`${action.actionId} ${action.due}`)))
    return refuse('due-in-the-past');
  if (actions.some((action) => action.due > checkBack)) return refuse('due-after-check-back');
  return accept(content);
}

function rises({ from, to }: GapToClose): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from && to <= limits.proficiency;
}

/**
 * Recognises the actions of a draft: one that says what an earlier one said keeps that one's id, the others take a fresh one.
 * Texts are tidied first (white space, Unicode form), so that what is fingerprinted is what is read.
 * @param earlier contents of the agreement's revisions, the latest first
 * @param freshIds at least as many new ids as the draft has actions
 */
export function identifyActions(
  draft: DraftContent,
  earlier: readonly AgreementContent[],
  freshIds: readonly ActionId[],
): AgreementContent {
  const known = new Map<string, ActionId>();
  for (const content of earlier.toReversed()) {
    for (const action of content.actions) known.set(saying(action), action.actionId);
  }
  const actions = draft.actions.map((written, at): AgreedAction => {
    const { kind, owner, due, activityId = null } = written;
    const action = { what: tidy(written.what), kind, owner, due, activityId };
    return { actionId: known.get(saying(action)) ?? freshIds[at] ?? '', ...action };
  });
  return { gaps: draft.gaps, actions, checkBack: draft.checkBack, note: tidy(draft.note) };
}

function saying(action: Omit<AgreedAction, 'actionId' | 'due'>): string {
  return JSON.stringify([action.what, action.kind, action.owner, ...named(action)]);
}

/** Nothing where no activity is named, so that what was accepted before actions could name one still reads the same. */
function named({ activityId }: Pick<AgreedAction, 'activityId'>): readonly string[] {
  return activityId === null ? [] : [activityId];
}

/** One space between words, line breaks kept, Unicode form C; no control characters, and none that hide or turn round what follows. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The fingerprint both sides accept: equal for equal content, whatever the order of its fields. */
export function contentFingerprint(content: AgreementContent): string {
  return fingerprintOf(
    JSON.stringify([
      content.gaps.map((gap) => [gap.capabilityId, gap.from, gap.to]),
      content.actions.map((action) => [
        action.actionId,
        action.what,
        action.kind,
        action.owner,
        action.due,
        ...named(action),
      ]),
      content.checkBack,
      content.note,
    ]),
  );
}

/** The words a reader has to read, names of the capabilities not counted; an agreement should stay within the budget. */
export const readingBudget = 120;

export function wordCount(
  content: Pick<DraftContent, 'note'> & { readonly actions: readonly { readonly what: string }[] },
): number {
  return [content.note, ...content.actions.map((action) => action.what)].flatMap(
    (text) => text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [],
  ).length;
}
