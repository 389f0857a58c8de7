/** A place in a list that runs from the newest to the oldest: the moment of its last line, and the line's id where moments are equal. */
export interface Since {
  readonly at: string;
  readonly id: string;
}

export function sinceCursor(at: Date, id: string): string {
  return btoa(encodeURIComponent(JSON.stringify([at.toISOString(), id])));
}

/** Null when the cursor is none of ours. */
export function readSince(cursor: string): Since | null {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    if (!Array.isArray(read)) return null;
    const [at, id] = read as unknown[];
    return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' ? { at, id } : null;
  } catch {
    return null;
  }
}
