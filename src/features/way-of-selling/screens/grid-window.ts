/** Which rows and columns of the matrix the reader can see. Only these exist; 150 × 120 cells cost as much as 20 × 20. */
/** In pixels; the head holds the roles and, under each, its levels. */
export const cellSize = { width: 48, height: 34, head: 84 } as const;

export interface Span {
  readonly from: number;
  /** exclusive */
  readonly to: number;
}

/** @param offset how far it is scrolled; @param room how much is seen of lines of `size` each */
export function spanAt(offset: number, room: number, size: number, count: number, spare: number): Span {
  const from = Math.max(0, Math.min(count, Math.floor(offset / size) - spare));
  return { from, to: Math.max(from, Math.min(count, Math.ceil((offset + room) / size) + spare)) };
}

/** Where to scroll so that a line is seen whole, beside a head of `head` pixels that covers the beginning; null: it is already. */
export function offsetShowing(line: number, size: number, offset: number, room: number, head: number): number | null {
  const [start, end] = [line * size, (line + 1) * size];
  if (start < offset) return start;
  return end > offset + room - head ? end - (room - head) : null;
}
