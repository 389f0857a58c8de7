/** What it takes to put back what was removed: its place in the list, and the cells that went with it. */
import type { CellEdit, Matrix, Place } from '../matrix.ts';

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
