/** Searching the directory: the words of a query, and where a page of it begins. */

/** Every word has to begin a word of the person's name, title or address: `anna sn` finds Anna Snelling. Null: no words. */
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

export function cursorOf(place: Place): string {
  return btoa(encodeURIComponent(JSON.stringify([place.name.toLowerCase(), place.id])));
}

/** Null when the cursor is none of ours. */
export function placeOf(cursor: string): Place | null {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    if (!Array.isArray(read)) return null;
    const [name, id] = read as unknown[];
    return typeof name === 'string' && typeof id === 'string' ? { name, id } : null;
  } catch {
    return null;
  }
}
