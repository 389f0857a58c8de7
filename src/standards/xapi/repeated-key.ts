/**
 * Whether an object in a JSON text says a key twice. JSON.parse keeps the last of them in silence, but a statement has each of its
 * properties at most once (1.0.3 Data 2.4). To be asked of a text that JSON.parse took.
 */

/** @returns the first key that its object says again; null where there is none */
export function repeatedKey(json: string): string | null {
  // of each object that is open its keys so far; null for a list
  const open: (Set<string> | null)[] = [];
  let text: string | null = null;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (sign === quote) {
      const end = endOfText(json, at);
      text = json.slice(at + 1, end);
      at = end;
    } else if (sign === colon) {
      const key = plain(text ?? '');
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    } else if (sign === brace || sign === bracket) open.push(sign === brace ? new Set() : null);
    else if (sign === braceEnd || sign === bracketEnd) open.pop();
  }
  return null;
}

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];
const [brace, braceEnd, bracket, bracketEnd] = [0x7b, 0x7d, 0x5b, 0x5d];

function endOfText(json: string, begin: number): number {
  let end = json.indexOf('"', begin + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json.charCodeAt(before - 1) === backslash) before -= 1;
  return (at - before) % 2 === 1;
}

/** The same key may be written with escapes. */
function plain(key: string): string {
  return key.includes('\\') ? (JSON.parse(`"${key}"`) as string) : key;
}
