/** Cells of a heat map as they travel: one flat list of whole numbers, so many of them a cell. */
import { findGap } from './gap.ts';
import type { Gap } from './gap.ts';

export function inRowsOf(cells: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.floor(cells.length / size) }, (_, row) => cells.slice(row * size, (row + 1) * size));
}

export interface TeamCell extends Gap {
  /** of the capability, in the answer’s list */
  readonly position: number;
  readonly held: number;
  /** 0 to 1 */
  readonly certainty: number;
}

/** In sixes: position of the capability, step, required by the target level, by the level held, weight, certainty in percent. */
export function teamCells(cells: readonly number[], capabilityIdAt: (position: number) => string): TeamCell[] {
  return inRowsOf(cells, 6).map(([position = 0, step = 0, proficiency = 0, held = 0, weight = 1, certainty = 0]) => ({
    ...findGap({ capabilityId: capabilityIdAt(position), proficiency, weight }, held, step),
    position,
    held,
    certainty: certainty / 100,
  }));
}

export interface CompanyCell {
  readonly position: number;
  /** of whom the capability is required */
  readonly people: number;
  /** of them, those with a standing */
  readonly proven: number;
  readonly below: number;
  /** steps that those below miss in all */
  readonly missing: number;
  /** of those proven; null when nobody is */
  readonly shareBelow: number | null;
  readonly meanGap: number | null;
}

/** In fives: position of the capability, people of whom it is required, proven, below, steps missing. */
export function companyCells(cells: readonly number[]): CompanyCell[] {
  return inRowsOf(cells, 5).map(([position = 0, people = 0, proven = 0, below = 0, missing = 0]) => ({
    position,
    people,
    proven,
    below,
    missing,
    shareBelow: proven > 0 ? below / proven : null,
    meanGap: proven > 0 ? missing / proven : null,
  }));
}

export interface TeamSums {
  /** steps × weight: whom to help first */
  readonly weighted: number;
  readonly open: number;
  readonly toRestore: number;
  readonly unproven: number;
  /** demonstrated by weight ÷ required by weight; null when nothing is required */
  readonly readiness: number | null;
}

export function sumCells(cells: readonly TeamCell[]): TeamSums {
  const of = (value: (cell: TeamCell) => number): number => cells.reduce((sum, cell) => sum + value(cell), 0);
  const required = of((cell) => (cell.required > 0 ? cell.weight : 0));
  const demonstrated = of((cell) => (cell.required > 0 && cell.step >= cell.required ? cell.weight : 0));
  return {
    weighted: of(({ weighted }) => weighted),
    open: of(({ outcome }) => Number(outcome === 'gap')),
    toRestore: of(({ toRestore }) => toRestore),
    unproven: of(({ outcome }) => Number(outcome === 'unproven')),
    readiness: required > 0 ? demonstrated / required : null,
  };
}
