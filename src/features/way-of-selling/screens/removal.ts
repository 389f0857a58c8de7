/** What it takes to put back what was removed: the thing itself, its place in the list, and the cells that went with it. */
import type { CellEdit, Matrix, Place } from '../matrix.ts';
import type { LibraryTold, RoleTold } from './matrix-lines.ts';
import type { SentEdit } from './use-draft-edits.ts';

/** The ids before and after one in a list; `before` undefined at the beginning, `after` null at the end. */
export function neighbourIds(
  ids: readonly string[],
  id: string | null,
): { readonly before: string | undefined; readonly after: string | null } {
  const at = id === null ? -1 : ids.indexOf(id);
  return { before: at > 0 ? ids[at - 1] : undefined, after: (at >= 0 ? ids[at + 1] : undefined) ?? null };
}

export function cellsBack(matrix: Matrix, of: (place: Place) => boolean): readonly CellEdit[] {
  return [...matrix.cells].flatMap(([key, now]) => {
    const [levelId = '', capabilityId = ''] = key.split('/');
    return of({ levelId, capabilityId }) ? [{ levelId, capabilityId, was: null, now }] : [];
  });
}

/** By their keys they are known again, and so is the evidence for them. */
export function capabilityBack(capability: LibraryTold['capabilities'][number], before: string | null): SentEdit {
  const { key, groupKey, name, purpose, indicators, occupationalTasks, tags } = capability;
  const lists = { indicators: { ...indicators }, occupationalTasks: [...occupationalTasks], tags: [...tags] };
  return { edit: 'add-capability', key, groupKey, name, purpose, ...lists, before };
}

export function roleBack({ key, name, purpose, motion, levels }: RoleTold, before: string | null): SentEdit {
  const own = levels.map((level) => ({ key: level.key, name: level.name, meaning: level.meaning }));
  return { edit: 'add-role', key, name, purpose, motion, levels: own, before };
}

export function levelBack(
  roleId: string,
  { key, name, meaning }: RoleTold['levels'][number],
  before: string | null,
): SentEdit {
  return { edit: 'add-level', roleId, key, name, meaning, before };
}
