/** What is shown of a table of contents: its entries as a tree, without the root, and a word for each one's standing. */
import type { Edition } from '../../../standards/scorm/manifest/manifest.ts';
import type { ContentsEntry } from '../../../standards/scorm/sequencing/valid-requests.ts';

export interface Branch {
  readonly entry: ContentsEntry;
  readonly branches: readonly Branch[];
}

export type PartState = 'passed' | 'done' | 'failed' | 'begun' | 'untouched';

/**
 * The course itself as an entry on top: to choose it is to have its rules say where it begins. SCORM 1.2 has no such rules, and where
 * there is one part only the entry would say the same twice.
 */
export function wholeOf(contents: readonly ContentsEntry[], edition: Edition): ContentsEntry | null {
  const root = contents.find(({ depth }) => depth === 0);
  const offered = edition !== '1.2' && root?.selectable === true && !root.leaf && partsDone(contents).all > 1;
  return offered ? root : null;
}

/** What stands below an entry that is not shown moves up to the next that is. */
export function branchesOf(contents: readonly ContentsEntry[]): readonly Branch[] {
  const shown = contents.filter(({ shown, depth }) => shown && depth > 0);
  const below = (from: number, depth: number): readonly Branch[] => {
    const found: Branch[] = [];
    for (let at = from; at < shown.length; at += 1) {
      const entry = shown[at];
      if (!entry || entry.depth <= depth) break;
      const branches = below(at + 1, entry.depth);
      found.push({ entry, branches });
      at += sizeOf(branches);
    }
    return found;
  };
  return below(0, 0);
}

const sizeOf = (branches: readonly Branch[]): number =>
  branches.reduce((sum, branch) => sum + 1 + sizeOf(branch.branches), 0);

export function stateOf({ satisfied, completed, attempts }: ContentsEntry): PartState {
  if (satisfied === false) return 'failed';
  if (satisfied === true) return 'passed';
  if (completed === true) return 'done';
  return attempts > 0 ? 'begun' : 'untouched';
}

/** How many of the parts that have content are done, of how many. */
export function partsDone(contents: readonly ContentsEntry[]): { readonly done: number; readonly all: number } {
  const leaves = contents.filter(({ leaf }) => leaf);
  const done = leaves.filter((one) => ['passed', 'done'].includes(stateOf(one)));
  return { done: done.length, all: leaves.length };
}
