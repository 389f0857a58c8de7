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
