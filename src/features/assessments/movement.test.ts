import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { movementOf, readinessMovement } from './movement.ts';
import { estimateStanding, standingOn } from './standing.ts';

const piece = (on: string, proficiency: number, raterId = 'boss', kind: Evidence['kind'] = 'appraisal'): Evidence => ({
  id: `${on} ${raterId}`,
  kind,
  raterId,
  proficiency,
  on,
});

test('a standing moves on the days something was judged, and ends where it stands today', () => {
  const all = [
    piece('2025-03-01', 1),
    piece('2025-09-01', 3),
    piece('2025-10-01', 4, 'me', 'self'),
    piece('2026-02-01', 4),
  ];
  const moved = movementOf(all, 4, '2026-03-01');
  expect(moved.map(({ on }) => on)).toEqual(['2025-03-01', '2025-09-01', '2026-02-01', '2026-03-01']);
  expect(moved[0]!.mean).toBeLessThan(moved[1]!.mean);
  expect(moved.at(-1)!.mean).toBe(standingOn(estimateStanding(all, 4, '2026-03-01'), 4, '2026-03-01').mean);
});

test('what was judged later does not show before', () => {
  const first = movementOf([piece('2025-03-01', 1)], 4, '2025-04-01')[0];
  expect(movementOf([piece('2025-03-01', 1), piece('2025-09-01', 4)], 4, '2026-01-01')[0]).toEqual(first);
});

test('without evidence that counts nothing moves', () => {
  expect(movementOf([piece('2025-03-01', 3, 'me', 'self')], 4, '2026-03-01')).toEqual([]);
  expect(readinessMovement([{ capabilityId: 'a', proficiency: 2, weight: 1 }], new Map(), 4, '2026-03-01')).toEqual([]);
});

test('readiness rises with what is demonstrated, against the requirements of today', () => {
  const required = [
    { capabilityId: 'a', proficiency: 2, weight: 3 },
    { capabilityId: 'b', proficiency: 3, weight: 1 },
  ];
  const evidence = new Map([
    ['a', [piece('2025-03-01', 3)]],
    ['b', [piece('2025-06-01', 4), piece('2025-06-01', 4, 'peer')]],
  ]);
  const moved = readinessMovement(required, evidence, 4, '2025-06-01');
  expect(moved).toEqual([
    { on: '2025-03-01', share: 0.75 },
    { on: '2025-06-01', share: 1 },
  ]);
});
