/**
 * Anything on the menu that develops a capability: a module, or an activity that reinforces one. It lives in numbered
 * versions: what was published never changes, so that whoever is in the middle of it finishes what they began.
 */
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { CapabilityId, Id } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { ModuleContent } from './module-content.ts';

export type ActivityId = Id<'activity'>;

export const activityKinds = ['module', 'coaching', 'field-visit', 'practice', 'brush-up'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const deliveries = ['e-learning', 'manager-led', 'instructor-led'] as const;
export type Delivery = (typeof deliveries)[number];

/** Around a led session or a customer conversation. */
export const placesItFits = ['before', 'during', 'after'] as const;
export type Fit = (typeof placesItFits)[number];

export const activityStates = ['draft', 'published', 'retired'] as const;
export type ActivityState = (typeof activityStates)[number];

/** Longer than this is no bite: it is flagged, and the editor helps to split it. */
export const longestMinutes = 15;

export interface Develops {
  readonly capabilityId: CapabilityId;
  /** the step of the academy's scale it helps to reach */
  readonly proficiency: number;
}

/** What stands on the menu of an activity. */
export interface ActivityFacts {
  readonly kind: ActivityKind;
  /** of a module; what reinforces has none */
  readonly delivery: Delivery | null;
  readonly name: Words;
  /** one sentence: what one can do afterwards */
  readonly summary: Words;
  readonly minutes: number;
  readonly fits: readonly Fit[];
  /** in which it is complete, or shall be; the first one leads */
  readonly languages: readonly string[];
  readonly develops: readonly Develops[];
}

/** One version with all it says. */
export interface ActivityVersion extends ActivityFacts {
  /** the cards of an e-learning module; null for everything that people do together */
  readonly content: ModuleContent | null;
  /** for whoever runs it, or does it: how; null where the cards say all */
  readonly guide: Words | null;
}

export interface ActivityStanding {
  readonly state: ActivityState;
  /** the version that everybody reads; null before the first one */
  readonly publishedNumber: number | null;
  /** the version being written; null while none is */
  readonly draftNumber: number | null;
}

/** Whether a module is made of cards that one goes through alone. */
export function hasCards({ kind, delivery }: Pick<ActivityFacts, 'kind' | 'delivery'>): boolean {
  return kind === 'module' && delivery === 'e-learning';
}

/** The number of the next draft. A number that was published is never given again. */
export function startDraft(of: ActivityStanding, lastNumber: number): Decision<number, 'draft-there'> {
  return of.draftNumber === null ? accept(lastNumber + 1) : refuse('draft-there');
}

export type PublishRefusal = 'no-draft' | 'changed-meanwhile' | 'faulty';

/**
 * @param seen the revision of the draft that whoever publishes has looked at
 * @param errors how many faults keep it from being published
 */
export function publish(
  of: ActivityStanding,
  draft: { readonly revision: number },
  { seen, errors }: { readonly seen: number; readonly errors: number },
): Decision<ActivityStanding, PublishRefusal> {
  if (of.draftNumber === null) return refuse('no-draft');
  if (draft.revision !== seen) return refuse('changed-meanwhile');
  if (errors > 0) return refuse('faulty');
  return accept({ state: 'published', publishedNumber: of.draftNumber, draftNumber: null });
}

/** Off the menu. Open attempts and what was completed stay. */
export function retire(of: ActivityStanding): Decision<ActivityStanding, 'not-published'> {
  return of.state === 'published' ? accept({ ...of, state: 'retired' }) : refuse('not-published');
}

export function bringBack(of: ActivityStanding): Decision<ActivityStanding, 'not-retired'> {
  return of.state === 'retired' ? accept({ ...of, state: 'published' }) : refuse('not-retired');
}

/** What is left of the activity without its draft: `nothing` where it was never published. */
export function discardDraft(of: ActivityStanding): Decision<ActivityStanding | 'nothing', 'no-draft'> {
  if (of.draftNumber === null) return refuse('no-draft');
  return accept(of.publishedNumber === null ? 'nothing' : { ...of, draftNumber: null });
}
