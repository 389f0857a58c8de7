import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readinessFor } from '../assessments/gap.ts';
import { estimateStanding, standingOn } from '../assessments/standing.ts';
import { addDays } from '../../kernel/day.ts';
import { evidenceKinds } from '../assessments/evidence.ts';
import type { Evidence } from '../assessments/evidence.ts';
import { addUp, monthEnds, movementOf } from './readiness-movement.ts';

const said = (on: string, proficiency: number): Evidence => ({
  id: `${on} a`,
  kind: 'appraisal',
  raterId: 'mia',
  proficiency,
  on,
});
const days = ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-02'];
const required = [
  { capabilityId: 'a', proficiency: 3, weight: 2 },
  { capabilityId: 'b', proficiency: 2, weight: 1 },
];
const evidence = new Map([
  ['a', [said('2026-01-10', 1), said('2026-02-10', 4)]],
  ['b', [said('2026-02-01', 2)]],
]);

describe('months', () => {
  test('end on their last days, oldest first, and with today', () => {
    expect(monthEnds('2026-03-02', 3)).toEqual(['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-02']);
    expect(monthEnds('2024-03-31', 2)).toEqual(['2024-01-31', '2024-02-29', '2024-03-31']);
    expect(monthEnds('2026-01-01', 1)).toEqual(['2025-12-31', '2026-01-01']);
  });
});

describe('movement of readiness', () => {
  const mover = { personId: 'sam', required, joinedOn: null, leftOn: null };
  test('knows on each day only what was known by then', () => {
    const known = movementOf(mover, evidence, 4, days).map(({ demonstrated }) => demonstrated);
    expect(known.slice(0, 2)).toEqual([0, 0]);
    expect(known[2]).toBeGreaterThan(0);
    expect(movementOf(mover, evidence, 4, days).every((part) => part.required === 3 && part.people === 1)).toBe(true);
  });

  test('counts nobody before they joined or from the day they left', () => {
    const part = movementOf({ ...mover, joinedOn: '2026-01-31', leftOn: '2026-02-28' }, evidence, 4, days);
    expect(part.map(({ people }) => people)).toEqual([0, 1, 0, 0]);
    expect(part.map((one) => one.required)).toEqual([0, 3, 0, 0]);
  });

  test('adds people up day by day, and somebody of whom nothing is required not at all', () => {
    const parts = [movementOf(mover, evidence, 4, days), movementOf({ ...mover, required: [] }, evidence, 4, days)];
    const points = addUp(days, parts);
    expect(points.map(({ on }) => on)).toEqual(days);
    expect(points.at(-1)).toMatchObject({ required: 3, people: 1 });
  });

  test('says of every day what the rule of standing says of the evidence up to it', () => {
    const piece = fc.record({
      kind: fc.constantFrom(...evidenceKinds),
      raterId: fc.constantFrom('mia', 'omar'),
      proficiency: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: -1200, max: 70 }),
      id: fc.uuid(),
    });
    const all = fc.record({ a: fc.array(piece, { maxLength: 7 }), b: fc.array(piece, { maxLength: 7 }) });
    fc.assert(
      fc.property(all, (given) => {
        const known = new Map(
          Object.entries(given).map(([key, pieces]) => [
            key,
            pieces.map(({ day, ...one }): Evidence => ({ ...one, on: addDays('2026-01-01', day) })),
          ]),
        );
        const told = movementOf(mover, known, 4, days);
        const anew = days.map((day) => {
          const standings = new Map(
            [...known].map(([key, pieces]) => [key, standingOn(estimateStanding(pieces, 4, day), 4, day)]),
          );
          const { demonstrated, required: asked } = readinessFor(required, standings);
          return { demonstrated, required: asked, people: 1 };
        });
        expect(told).toEqual(anew);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
