/** Searching the directory: the words of a query, and where a page of it begins. */

import { isUuid } from '../../kernel/id.ts';

/** Every word has to begin a word of the person's name, title or address: `mar we` finds Marta Weiss. Null: no words. */
export function searchTerms(query: string): string | null {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words
    ? words
        .slice(0, 8)
        .map((word) => `${word}:*`)
        .join(' & ')
    : null;
}

export interface Place {
  readonly name: string;
  readonly id: string;
}

/** A place as a cursor, and back; null when the cursor is none of ours. The name comes last, since it may hold anything. */
export function cursorOf(place: Place): string {
  return `${place.id} ${place.name.toLowerCase()}`;
}

export function placeOf(cursor: string): Place | null {
  const id = cursor.slice(0, 36);
  return isUuid(id) && cursor[36] === ' ' ? { id, name: cursor.slice(37) } : null;
}
