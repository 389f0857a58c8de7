/**
 * What of a course is satisfied (9.3.9, 13.1.4 moveOn): a unit by its moveOn or by being waived, a block when all in it is, the course
 * when everything is. Ids here are whatever the caller names units and blocks by.
 */
import type { MoveOn } from './vocabulary.ts';

export interface UnitProgress {
  readonly completed: boolean;
  readonly passed: boolean;
  readonly waived: boolean;
}

export type Part =
  | { readonly kind: 'au'; readonly id: string; readonly moveOn: MoveOn }
  | { readonly kind: 'block'; readonly id: string; readonly children: readonly Part[] };

const nothingYet: UnitProgress = { completed: false, passed: false, waived: false };

export function isUnitSatisfied(moveOn: MoveOn, { completed, passed, waived }: UnitProgress): boolean {
  if (waived) return true;
  switch (moveOn) {
    case 'NotApplicable':
      return true;
    case 'Passed':
      return passed;
    case 'Completed':
      return completed;
    case 'CompletedAndPassed':
      return completed && passed;
    case 'CompletedOrPassed':
      return completed || passed;
  }
}

export interface Satisfied {
  /** the inner before the outer, in the order of the structure */
  readonly blocks: readonly string[];
  readonly course: boolean;
}

export function satisfiedIn(children: readonly Part[], progress: ReadonlyMap<string, UnitProgress>): Satisfied {
  const blocks: string[] = [];
  const visit = (part: Part): boolean => {
    if (part.kind === 'au') return isUnitSatisfied(part.moveOn, progress.get(part.id) ?? nothingYet);
    // every child is visited, so that blocks beside an unsatisfied one are found
    const all = part.children.map(visit).every(Boolean);
    if (all) blocks.push(part.id);
    return all;
  };
  return { course: children.map(visit).every(Boolean), blocks };
}
