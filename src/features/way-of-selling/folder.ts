/**
 * A way of selling kept as a folder, for people who write in it: one file for the structure, a folder a language
 * for the texts. Joined, it is the same plain object as the single file.
 *
 *   way-of-selling.yaml                    structure, order, requirements
 *   en/way-of-selling.yaml                 texts of scale and roles
 *   en/capabilities/prospecting.yaml       texts of one group of capabilities
 */
import { readWayOfSelling } from './reading.ts';
import type { Reading, Unreadable } from './reading.ts';
import type { WayOfSelling } from './way-of-selling.ts';

/** One file of the folder, parsed. */
export interface FolderFile {
  /** from the folder, with `/` */
  readonly path: string;
  readonly plain: unknown;
}

type Tree = { readonly [key: string]: unknown };

export function readFolder(files: readonly FolderFile[]): Reading<WayOfSelling> {
  const unreadable: Unreadable[] = [];
  // the structure goes first: it sets the order
  const inTurn = files.toSorted(
    (a, b) => a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1),
  );
  let joined: unknown = {};
  for (const { path, plain } of inTurn) {
    const place = /^(?:([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\/)?(?:way-of-selling|capabilities\/([a-z0-9-]+))\.yaml$/.exec(
      path,
    );
    const [, language, group] = place ?? [];
    if (!place || (group && !language)) {
      unreadable.push({ path, reason: 'unexpected-file', detail: 'no file of this name belongs in the folder' });
      continue;
    }
    const texts = language ? worded(plain, language, path, unreadable) : plain;
    joined = merged(joined, group ? { groups: Object.fromEntries([[group, texts]]) } : texts);
  }
  return unreadable.length > 0 ? { ok: false, unreadable } : readWayOfSelling(joined);
}

/** Every text of a language's file, as words in that language. */
function worded(plain: unknown, language: string, path: string, unreadable: Unreadable[]): unknown {
  if (typeof plain === 'string') return Object.fromEntries([[language, plain]]);
  if (isTree(plain)) {
    return Object.fromEntries(
      Object.entries(plain).map(([key, inner]) => [key, worded(inner, language, `${path}: ${key}`, unreadable)]),
    );
  }
  unreadable.push({ path, reason: 'not-a-text', detail: 'the file of a language holds texts only' });
  return {};
}

function merged(under: unknown, over: unknown): unknown {
  if (!isTree(under) || !isTree(over)) return over;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(
    keys.map((key) => {
      if (!Object.hasOwn(over, key)) return [key, under[key]];
      return [key, Object.hasOwn(under, key) ? merged(under[key], over[key]) : over[key]];
    }),
  );
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
