/**
 * The matrix of requirements as one edits it: a row a capability, a column a level of a role, in each cell the
 * proficiency required and its weight. A cell without a requirement is empty (null), never proficiency 0.
 * Every change carries what stood there before, so that it has an exact inverse and never overwrites unseen work.
 */
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import { weights } from './way-of-selling.ts';

export interface Cell {
  readonly proficiency: number;
  readonly weight: number;
}

/** Level ids are unique in an academy, so that a level and a capability name a cell. */
export interface Place {
  readonly levelId: string;
  readonly capabilityId: string;
}

export interface CellEdit extends Place {
  readonly was: Cell | null;
  readonly now: Cell | null;
}

/** What one stroke changed; each place at most once. */
export type Change = readonly CellEdit[];

export interface Matrix {
  /** columns, in order */
  readonly levelIds: readonly string[];
  /** rows, in order */
  readonly capabilityIds: readonly string[];
  /** how many proficiencies the scale has */
  readonly steps: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

export const weightOfNew = 3;

export function placeKey({ levelId, capabilityId }: Place): string {
  return `${levelId}/${capabilityId}`;
}

export function cellAt(matrix: Matrix, place: Place): Cell | null {
  return matrix.cells.get(placeKey(place)) ?? null;
}

export function sameCell(one: Cell | null, other: Cell | null): boolean {
  return one?.proficiency === other?.proficiency && one?.weight === other?.weight;
}

export type CellRefusal = 'proficiency-outside-scale' | 'weight-outside-range' | 'nothing-required';

/** What a cell becomes when its proficiency is set; 0 empties it. A new requirement weighs as `weightOfNew`. */
export function withProficiency(
  was: Cell | null,
  proficiency: number,
  steps: number,
): Decision<Cell | null, CellRefusal> {
  if (!Number.isInteger(proficiency) || proficiency < 0 || proficiency > steps)
    return refuse('proficiency-outside-scale');
  return accept(proficiency === 0 ? null : { proficiency, weight: was?.weight ?? weightOfNew });
}

export function withWeight(was: Cell | null, weight: number): Decision<Cell | null, CellRefusal> {
  if (!Number.isInteger(weight) || weight < weights.lowest || weight > weights.highest)
    return refuse('weight-outside-range');
  return was ? accept({ ...was, weight }) : refuse('nothing-required');
}

/** Only what really differs, so that a stroke that changes nothing leaves nothing to undo. */
export function changeOf(matrix: Matrix, wanted: readonly (Place & { readonly now: Cell | null })[]): Change {
  const edits = new Map<string, CellEdit>();
  for (const { levelId, capabilityId, now } of wanted) {
    const was = cellAt(matrix, { levelId, capabilityId });
    if (sameCell(was, now)) edits.delete(placeKey({ levelId, capabilityId }));
    else edits.set(placeKey({ levelId, capabilityId }), { levelId, capabilityId, was, now });
  }
  return [...edits.values()];
}

export function apply(matrix: Matrix, change: Change): Matrix {
  if (change.length === 0) return matrix;
  const cells = new Map(matrix.cells);
  for (const edit of change) {
    if (edit.now) cells.set(placeKey(edit), edit.now);
    else cells.delete(placeKey(edit));
  }
  return { ...matrix, cells };
}

export function inverse(change: Change): Change {
  return change.map(({ levelId, capabilityId, was, now }) => ({ levelId, capabilityId, was: now, now: was })).reverse();
}

/** Why an edit that another person's work has overtaken, or that fits no cell, is not made. */
export type EditRefusal =
  | 'changed-meanwhile'
  | 'not-in-matrix'
  | 'proficiency-outside-scale'
  | 'weight-outside-range'
  | 'twice';

export interface RefusedEdit {
  readonly edit: CellEdit;
  readonly refused: EditRefusal;
  /** what stands there now */
  readonly present: Cell | null;
}

/** Splits edits that come from a screen into those that hold against the matrix as it is now, and the others. */
export function judgeEdits(
  matrix: Matrix,
  edits: readonly CellEdit[],
): { readonly made: Change; readonly refused: readonly RefusedEdit[] } {
  const levels = new Set(matrix.levelIds);
  const capabilities = new Set(matrix.capabilityIds);
  const seen = new Set<string>();
  const made: CellEdit[] = [];
  const refused: RefusedEdit[] = [];
  for (const edit of edits) {
    const present = cellAt(matrix, edit);
    const no = (reason: EditRefusal): number => refused.push({ edit, refused: reason, present });
    const key = placeKey(edit);
    const again = seen.has(key);
    seen.add(key);
    if (again) no('twice');
    else if (!levels.has(edit.levelId) || !capabilities.has(edit.capabilityId)) no('not-in-matrix');
    else if (edit.now && !withProficiency(null, edit.now.proficiency, matrix.steps).ok) no('proficiency-outside-scale');
    else if (edit.now && !withWeight(edit.now, edit.now.weight).ok) no('weight-outside-range');
    // done already: a screen that lost its connection sends once more
    else if (sameCell(present, edit.now)) continue;
    else if (sameCell(present, edit.was)) made.push(edit);
    else no('changed-meanwhile');
  }
  return { made, refused };
}
