/** A team's gaps added up: which capabilities it misses most, and how much of what is required it demonstrates. */
import type { TeamCell } from '../assessments/cells.ts';
import type { Readiness } from '../assessments/gap.ts';

export interface GapSums {
  /** which capability, by its position */
  readonly position: number;
  /** people of whom it is required; of them below; of them unproven */
  readonly required: number;
  readonly below: number;
  readonly unproven: number;
  /** weighted steps missed in all */
  readonly weighted: number;
}

/** The largest weighted gap first; then what most people have not proven. What nobody misses is left out. */
export function largestGaps(people: readonly (readonly TeamCell[])[]): readonly GapSums[] {
  const sums = new Map<number, GapSums>();
  for (const { position, outcome, gap, toRestore, weight } of people.flat()) {
    const so = sums.get(position) ?? { position, required: 0, below: 0, unproven: 0, weighted: 0 };
    sums.set(position, {
      position,
      required: so.required + 1,
      below: so.below + Number(outcome === 'gap'),
      unproven: so.unproven + Number(outcome === 'unproven'),
      weighted: so.weighted + Math.max(gap, toRestore) * weight,
    });
  }
  return [...sums.values()]
    .filter(({ below, unproven }) => below + unproven > 0)
    .sort((a, b) => b.weighted - a.weighted || b.below - a.below || b.unproven - a.unproven || a.position - b.position);
}

/** By what the target levels require; unproven is not demonstrated. */
export function readinessOf(cells: readonly TeamCell[]): Readiness {
  const asked = cells.filter(({ required }) => required > 0);
  const required = asked.reduce((sum, { weight }) => sum + weight, 0);
  const demonstrated = asked.reduce((sum, cell) => sum + (cell.step >= cell.required ? cell.weight : 0), 0);
  return { demonstrated, required, share: required > 0 ? demonstrated / required : null };
}

/** The weighted steps one person is below, of what the level held or the one worked toward requires. */
export function missedBy(cells: readonly TeamCell[]): number {
  return cells.reduce((sum, { gap, toRestore, weight }) => sum + Math.max(gap, toRestore) * weight, 0);
}
