/**
 * What a hand does on the matrix: set, clear, fill, copy and paste a rectangle of cells. Each stroke yields a change
 * with its inverse and says, cell by cell, what it could not take over and why.
 */
import type { Decision } from '../../kernel/decision.ts';
import {
  type Cell,
  type CellRefusal,
  cellAt,
  type Change,
  changeOf,
  type Matrix,
  type Place,
  withProficiency,
  withWeight,
} from './matrix.ts';

/** Rows and columns of the matrix, both ends included, from 0. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Which figure of the cell digits, copy and paste speak of. */
export type Figure = 'proficiency' | 'weight';

export interface LeftOut {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly reason: CellRefusal | 'not-a-number' | 'outside-matrix';
}

export interface Stroke {
  readonly change: Change;
  readonly leftOut: readonly LeftOut[];
  /** what is selected afterwards */
  readonly area: Area;
}

export function areaBetween(one: { row: number; column: number }, other: { row: number; column: number }): Area {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

export function placeAt(matrix: Matrix, row: number, column: number): Place | null {
  const levelId = matrix.levelIds[column];
  const capabilityId = matrix.capabilityIds[row];
  return levelId === undefined || capabilityId === undefined ? null : { levelId, capabilityId };
}

function setFigure(was: Cell | null, figure: Figure, value: number, steps: number): Decision<Cell | null, CellRefusal> {
  return figure === 'proficiency' ? withProficiency(was, value, steps) : withWeight(was, value);
}

type Wanted = Place & { readonly now: Cell | null };

/** One stroke over cells: `become` says for each what it becomes, null for "leave it", or why it cannot. */
function stroke(
  matrix: Matrix,
  area: Area,
  become: (was: Cell | null, row: number, column: number) => Decision<Cell | null, LeftOut['reason']> | null,
  textAt: (row: number, column: number) => string,
): Stroke {
  const wanted: Wanted[] = [];
  const leftOut: LeftOut[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const place = placeAt(matrix, row, column);
      if (!place) continue;
      const decided = become(cellAt(matrix, place), row, column);
      if (!decided) continue;
      if (decided.ok) wanted.push({ ...place, now: decided.value });
      else leftOut.push({ row, column, text: textAt(row, column), reason: decided.refused });
    }
  }
  return { change: changeOf(matrix, wanted), leftOut, area };
}

export function setArea(matrix: Matrix, area: Area, figure: Figure, value: number): Stroke {
  return stroke(
    matrix,
    area,
    (was) => setFigure(was, figure, value, matrix.steps),
    () => String(value),
  );
}

export function clearArea(matrix: Matrix, area: Area): Stroke {
  return stroke(
    matrix,
    area,
    () => ({ ok: true, value: null }),
    () => '',
  );
}

/** The first row of the area into the rows below it. One row alone takes over from the row above, as in a spreadsheet. */
export function fillDown(matrix: Matrix, area: Area): Stroke {
  const from = area.top === area.bottom ? area.top - 1 : area.top;
  return stroke(
    matrix,
    area,
    (_, row, column) => (row === from ? null : taken(matrix, from, column)),
    () => '',
  );
}

export function fillRight(matrix: Matrix, area: Area): Stroke {
  const from = area.left === area.right ? area.left - 1 : area.left;
  return stroke(
    matrix,
    area,
    (_, row, column) => (column === from ? null : taken(matrix, row, from)),
    () => '',
  );
}

function taken(matrix: Matrix, row: number, column: number): Decision<Cell | null, never> | null {
  const place = placeAt(matrix, row, column);
  return place ? { ok: true, value: cellAt(matrix, place) } : null;
}

/** The area as tab-separated text, empty cells empty, each line ended: a spreadsheet takes it, and a blank last line stays one. */
export function copyArea(matrix: Matrix, area: Area, figure: Figure): string {
  const lines: string[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: string[] = [];
    for (let column = area.left; column <= area.right; column += 1) {
      const place = placeAt(matrix, row, column);
      const cell = place && cellAt(matrix, place);
      line.push(cell ? String(cell[figure]) : '');
    }
    lines.push(`${line.join('\t')}\n`);
  }
  return lines.join('');
}

/**
 * A block of text put down from the area's corner on. A block that fits the area several times over fills it, as in
 * a spreadsheet. Blank empties a requirement; among weights blank changes nothing. `known` are words that stand for
 * a number, such as the names of the proficiencies, in lower case.
 */
export function pasteBlock(
  matrix: Matrix,
  area: Area,
  block: readonly (readonly string[])[],
  figure: Figure,
  known: ReadonlyMap<string, number> = new Map(),
): Stroke {
  const height = block.length;
  const width = Math.max(0, ...block.map((line) => line.length));
  if (height === 0 || width === 0) return { change: [], leftOut: [], area };
  const rows = repeats(area.bottom - area.top + 1, height);
  const columns = repeats(area.right - area.left + 1, width);
  const target = {
    top: area.top,
    left: area.left,
    bottom: area.top + rows * height - 1,
    right: area.left + columns * width - 1,
  };
  const inside = {
    ...target,
    bottom: Math.min(target.bottom, matrix.capabilityIds.length - 1),
    right: Math.min(target.right, matrix.levelIds.length - 1),
  };
  const textAt = (row: number, column: number): string =>
    block[(row - area.top) % height]?.[(column - area.left) % width]?.trim() ?? '';
  const done = stroke(
    matrix,
    inside,
    (was, row, column) => {
      const text = textAt(row, column);
      if (text === '') return figure === 'proficiency' ? { ok: true, value: null } : null;
      const value = figure === 'proficiency' ? (known.get(text.toLowerCase()) ?? wholeNumber(text)) : wholeNumber(text);
      return value === null ? { ok: false, refused: 'not-a-number' } : setFigure(was, figure, value, matrix.steps);
    },
    textAt,
  );
  return { ...done, leftOut: [...done.leftOut, ...beyond(target, inside, textAt)] };
}

function repeats(room: number, size: number): number {
  return room >= size && room % size === 0 ? room / size : 1;
}

function beyond(target: Area, inside: Area, textAt: (row: number, column: number) => string): readonly LeftOut[] {
  const leftOut: LeftOut[] = [];
  for (let row = target.top; row <= target.bottom; row += 1) {
    for (let column = target.left; column <= target.right; column += 1) {
      const text = textAt(row, column);
      if ((row > inside.bottom || column > inside.right) && text !== '')
        leftOut.push({ row, column, text, reason: 'outside-matrix' });
    }
  }
  return leftOut;
}

/** `3`, `3.0` and `3,0` are three; spreadsheets write all of them. Null: not a number at all. */
function wholeNumber(text: string): number | null {
  return /^-?\d{1,9}([.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
