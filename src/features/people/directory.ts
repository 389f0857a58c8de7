/** Searching the directory: the words of a query, and where a page of it begins. */

import { isUuid } from '../../kernel/id.ts';

/**
 * Every word has to begin a word of the person's name, title or address: `mar we` finds Marta Weiss, `muller` finds Müller.
 * Folded and parted as `folded_words` in tables.ts does it.
 */
export function searchTerms(query: string): readonly string[] {
  return query
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f]+/)
    .filter(Boolean)
    .slice(0, 8);
}

/** Just behind the last word that begins with the term, as bytes are compared. */
export function afterTerm(term: string): string {
  return `${term}\u{10ffff}`;
}

export interface Place {
  readonly name: string;
  readonly id: string;
}

/** A place as a cursor, and back; null when the cursor is none of ours. The name comes last, since it may hold anything. */
export function cursorOf(place: Place): string {
  return `${place.id} ${place.name}`;
}

export function placeOf(cursor: string): Place | null {
  const id = cursor.slice(0, 36);
  return isUuid(id) && cursor[36] === ' ' ? { id, name: cursor.slice(37) } : null;
}
