/**
 * The name of a key: it tells the academy it belongs to, for a key is all that a program sends. Telling is not proving: the secret is
 * compared inside that academy, and only then is anything answered.
 */

/** @param chance at least sixteen hexadecimal digits */
export function keyName(academyId: string, chance: string): string {
  return `${academyId.replaceAll('-', '')}${chance.slice(0, 16)}`;
}

/** The id of the academy a key claims to be of; null where it is no key of ours. */
export function academyClaimed(key: string): string | null {
  const found = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9a-f]{16}$/.exec(key);
  return found ? found.slice(1).join('-') : null;
}
