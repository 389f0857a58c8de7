/** A place in a list that runs from the newest to the oldest: the moment of its last line, and the line's id where moments are equal. */
export interface Since {
  readonly at: string;
  readonly id: string;
}

/** The id comes last, since it may hold anything. */
export function sinceCursor(at: Date, id: string): string {
  return `${at.toISOString()} ${id}`;
}

/** Null when the cursor is none of ours. */
export function readSince(cursor: string): Since | null {
  const end = cursor.indexOf(' ');
  const [at, id] = [cursor.slice(0, Math.max(end, 0)), cursor.slice(end + 1)];
  return momentShape.test(at) && !Number.isNaN(Date.parse(at)) && id !== '' ? { at, id } : null;
}

const momentShape = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
