import { describe, expect, test } from 'vitest';
import { teamCells } from '../assessments/cells.ts';
import { largestGaps, missedBy, readinessOf } from './team-gaps.ts';

const cells = (...flat: number[]) => teamCells(flat, String);

describe('a team’s gaps', () => {
  test('stand in the order of weighted steps missed, then of people below, then of people unproven', () => {
    const team = [
      // position, step, required, held, weight, certainty
      cells(0, 1, 2, 0, 1, 90, 1, 1, 3, 0, 3, 80, 2, 3, 3, 0, 2, 80, 3, 0, 2, 0, 1, 0),
      cells(0, 1, 2, 0, 1, 90, 1, 3, 3, 0, 3, 80, 2, 4, 3, 0, 2, 80, 3, 0, 2, 0, 1, 0),
    ];
    expect(largestGaps(team)).toEqual([
      { position: 1, required: 2, below: 1, unproven: 0, weighted: 6 },
      { position: 0, required: 2, below: 2, unproven: 0, weighted: 2 },
      { position: 3, required: 2, below: 0, unproven: 2, weighted: 0 },
    ]);
  });

  test('count what the level held requires, too', () => {
    expect(largestGaps([cells(0, 1, 0, 2, 2, 90)])).toEqual([
      { position: 0, required: 1, below: 1, unproven: 0, weighted: 2 },
    ]);
  });

  test('unproven is not demonstrated, and nothing required is no readiness', () => {
    expect(readinessOf(cells(0, 2, 2, 0, 3, 90, 1, 0, 1, 0, 1, 0))).toEqual({
      demonstrated: 3,
      required: 4,
      share: 0.75,
    });
    expect(readinessOf([])).toEqual({ demonstrated: 0, required: 0, share: null });
  });

  test('weigh on a person by the larger of what is to develop and what is to restore', () => {
    expect(missedBy(cells(0, 1, 3, 2, 2, 90, 1, 1, 0, 2, 1, 90, 2, 0, 3, 0, 5, 0))).toBe(5);
  });
});
