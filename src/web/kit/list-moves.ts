/** One line of a list finds another place: by number, or under the pointer that drags it. */

export function moved<Key>(keys: readonly Key[], key: Key, to: number): readonly Key[] {
  const from = keys.indexOf(key);
  const place = Math.min(Math.max(to, 0), keys.length - 1);
  if (from < 0 || from === place) return keys;
  const others = keys.filter((one) => one !== key);
  return [...others.slice(0, place), key, ...others.slice(place)];
}

export interface LineAt<Key> {
  readonly key: Key;
  readonly top: number;
  readonly bottom: number;
}

/** Behind every other line whose middle is above the pointer: whatever their heights, the line comes to rest. */
export function placeUnder<Key>(lines: readonly LineAt<Key>[], key: Key, y: number): number {
  return lines.filter((line) => line.key !== key && (line.top + line.bottom) / 2 < y).length;
}

/** Pixels to scroll by in one frame, where the pointer is near an edge of the window; more the nearer it is. */
export function scrollAt(y: number, height: number, edge = 72, most = 16): number {
  const near = y < edge ? y - edge : y > height - edge ? y - (height - edge) : 0;
  return Math.round(Math.max(-1, Math.min(1, near / edge)) * most);
}
