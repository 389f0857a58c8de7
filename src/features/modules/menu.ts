/**
 * Finding something on the menu: the words an activity is found by, and where a page of the menu begins.
 * Words are folded as searching folds them, so that `muller` finds what says Müller, in every language at once.
 */
import { isUuid } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import { searchTerms } from '../people/directory.ts';
import type { ActivityFacts, ActivityKind, ActivityState, Delivery, Fit } from './activity.ts';

/** What narrows the menu; everything given has to hold. */
export interface MenuFilters {
  readonly search?: string | undefined;
  readonly capability?: string | undefined;
  readonly group?: string | undefined;
  readonly kind?: ActivityKind | undefined;
  readonly delivery?: Delivery | undefined;
  /** at most */
  readonly minutes?: number | undefined;
  readonly language?: string | undefined;
  readonly fits?: Fit | undefined;
  /** `draft`: there is one being written, whether or not an earlier version is published */
  readonly state?: ActivityState | undefined;
}

/** Each word once, a space before and behind every one. */
export function wordsOf({ name, summary }: Pick<ActivityFacts, 'name' | 'summary'>): string {
  const all = [...Object.values(name), ...Object.values(summary)].flatMap(folded);
  return ` ${[...new Set(all)].join(' ')} `;
}

/** The capabilities whose name has a word that begins with the term. */
export function namedBy<Id extends string>(
  term: string,
  capabilities: readonly { readonly capabilityId: Id; readonly name: Words }[],
): readonly Id[] {
  return capabilities
    .filter(({ name }) =>
      Object.values(name)
        .flatMap(folded)
        .some((word) => word.startsWith(term)),
    )
    .map(({ capabilityId }) => capabilityId);
}

// a text has more words than a query may
function folded(text: string): readonly string[] {
  return text.split(/\s+/).flatMap(searchTerms);
}

export interface MenuPlace {
  readonly name: string;
  readonly id: string;
}

/** A place as a cursor, and back; null when the cursor is none of ours. */
export function cursorOf({ name, id }: MenuPlace): string {
  return `${id} ${name}`;
}

export function placeOf(cursor: string): MenuPlace | null {
  const id = cursor.slice(0, 36);
  return isUuid(id) && cursor[36] === ' ' ? { id, name: cursor.slice(37) } : null;
}
