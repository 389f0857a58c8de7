/** How a carried attempt is spelled: keys as short hashes, words of one's own in printable ASCII, which every learning system keeps. */
import type { ModuleContent } from '../modules/module-content.ts';

export interface Coder {
  /** characters of every code */
  readonly length: number;
  readonly of: (key: string) => string;
  /** the keys by their codes; of two with one code, none */
  readonly scope: (keys: readonly string[]) => ReadonlyMap<string, string>;
}

const longest = 6;

/** @param length as it was written; left out, the shortest with which no two keys of the module are confused */
export function coderOf(content: ModuleContent, length?: number): Coder {
  if (length !== undefined) return coder(length);
  const scopes = scopesOf(content);
  for (let tried = 2; tried < longest; tried += 1) {
    const one = coder(tried);
    if (scopes.every((keys) => one.scope(keys).size === new Set(keys).size)) return one;
  }
  return coder(longest);
}

function coder(length: number): Coder {
  const of = (key: string): string => (hash(key) % 36 ** length).toString(36).padStart(length, '0');
  const scope = (keys: readonly string[]): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    const twice = new Set<string>();
    for (const key of new Set(keys)) {
      const code = of(key);
      if (found.has(code)) twice.add(code);
      else found.set(code, key);
    }
    for (const code of twice) found.delete(code);
    return found;
  };
  return { length, of, scope };
}

/** Keys that stand side by side, where one must not be taken for another. */
function scopesOf({ cards }: ModuleContent): readonly (readonly string[])[] {
  const keys = (all: readonly { readonly key: string }[]): readonly string[] => all.map(({ key }) => key);
  const inside = cards.flatMap((card) => {
    if (card.kind === 'dialogue') return [keys(card.turns), ...card.turns.map(({ choices }) => keys(choices))];
    if (card.kind === 'match') return [keys(card.pairs)];
    return 'choices' in card ? [keys(card.choices)] : [];
  });
  return [keys(cards), ...inside];
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
}

/** `;`, `:` and `%` belong to the line; a blank at an end would be trimmed away by some systems. */
export function escaped(text: string): string {
  return text.replace(/[^\x21-\x7e]|[;:%<>&"]/g, (sign, at: number) => {
    if (sign === ' ' && at > 0 && at < text.length - 1) return sign;
    const code = sign.charCodeAt(0);
    return code < 256 ? `%${code.toString(16).padStart(2, '0')}` : `%u${code.toString(16).padStart(4, '0')}`;
  });
}

export function unescaped(text: string): string {
  return text.replace(/%(?:u([0-9a-f]{4})|([0-9a-f]{2}))/g, (_, wide?: string, narrow?: string) =>
    String.fromCharCode(Number.parseInt(wide ?? narrow ?? '', 16)),
  );
}
