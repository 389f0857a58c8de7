/**
 * What was done to the matrix and can be taken back. A new stroke ends what could be done again; what is taken
 * back is checked like any change, so that it never undoes the work of somebody else.
 */
import { type Change, inverse } from './matrix.ts';

export interface Strokes {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

export const noStrokes: Strokes = { done: [], undone: [] };

export function remember(strokes: Strokes, change: Change): Strokes {
  return change.length === 0 ? strokes : { done: [...strokes.done, change], undone: [] };
}

export interface Step {
  readonly strokes: Strokes;
  readonly change: Change;
}

export function undo(strokes: Strokes): Step | null {
  const last = strokes.done.at(-1);
  return last
    ? { change: inverse(last), strokes: { done: strokes.done.slice(0, -1), undone: [...strokes.undone, last] } }
    : null;
}

export function redo(strokes: Strokes): Step | null {
  const last = strokes.undone.at(-1);
  return last
    ? { change: last, strokes: { done: [...strokes.done, last], undone: strokes.undone.slice(0, -1) } }
    : null;
}
