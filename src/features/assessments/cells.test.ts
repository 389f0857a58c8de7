import { expect, test } from 'vitest';
import { companyCells, sumCells, teamCells } from './cells.ts';

const ids = ['a', 'b', 'c'];

test('a team’s cells become gaps again, by the same rule as a person’s page', () => {
  const cells = teamCells([0, 2, 3, 1, 4, 81, 1, 0, 2, 0, 1, 0, 2, 1, 0, 2, 5, 60], (at) => ids[at] ?? '');
  expect(cells).toMatchObject([
    {
      capabilityId: 'a',
      step: 2,
      required: 3,
      held: 1,
      gap: 1,
      toRestore: 0,
      weighted: 4,
      outcome: 'gap',
      certainty: 0.81,
    },
    { capabilityId: 'b', step: 0, required: 2, gap: 0, outcome: 'unproven' },
    { capabilityId: 'c', step: 1, required: 0, held: 2, gap: 0, toRestore: 1, outcome: 'gap' },
  ]);
  expect(sumCells(cells)).toEqual({ weighted: 4, open: 2, toRestore: 1, unproven: 1, readiness: 0 });
});

test('nothing required is no readiness at all, neither full nor none', () => {
  expect(sumCells([]).readiness).toBeNull();
});

test('shares of the academy’s cells are of those proven; of nobody there is no share', () => {
  expect(companyCells([3, 10, 8, 2, 3, 4, 5, 0, 0, 0])).toMatchObject([
    { position: 3, people: 10, shareBelow: 0.25, meanGap: 0.375 },
    { position: 4, people: 5, shareBelow: null, meanGap: null },
  ]);
});
