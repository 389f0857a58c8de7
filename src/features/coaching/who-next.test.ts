import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whoNext } from './who-next.ts';
import type { Coachee, CoachingWeek } from './who-next.ts';

const week: CoachingWeek = { minutesAvailable: 120, minutesPerSession: 45, floorWeeks: 8 };
const calm: Coachee = {
  personId: 'calm',
  weightedGap: 0,
  checkBackOverdueDays: null,
  overdueActions: 0,
  daysSinceLastSession: 7,
  daysSinceJoined: 900,
  sessionPlanned: false,
};

describe('whom to coach next', () => {
  test('fills the hours there are, the highest score first, and says why in figures', () => {
    const people = [
      calm,
      { ...calm, personId: 'gaps', weightedGap: 12.34 },
      { ...calm, personId: 'overdue', checkBackOverdueDays: 10, overdueActions: 2 },
    ];
    const plan = whoNext(people, week);
    expect(plan.minutesUsed).toBe(90);
    expect(plan.picks).toEqual([
      {
        personId: 'overdue',
        score: 14,
        reasons: [
          { reason: 'check-back-overdue', amount: 10, points: 11 },
          { reason: 'overdue-actions', amount: 2, points: 2 },
          { reason: 'time-since-last-session', amount: 7, points: 1 },
        ],
      },
      {
        personId: 'gaps',
        score: 13.3,
        reasons: [
          { reason: 'weighted-gaps', amount: 12.3, points: 12.3 },
          { reason: 'time-since-last-session', amount: 7, points: 1 },
        ],
      },
    ]);
    expect(plan.waiting.map((one) => one.personId)).toEqual(['calm']);
  });

  test('sees a new joiner and someone never coached', () => {
    const { picks } = whoNext([{ ...calm, daysSinceLastSession: null, daysSinceJoined: 14 }], week);
    expect(picks[0]?.reasons.map((one) => [one.reason, one.amount])).toEqual([
      ['new-joiner', 14],
      ['never-coached', 14],
    ]);
  });

  test('tells no weeks of waiting where nobody knows when somebody joined, and still lets them come first', () => {
    const unknown: Coachee = { ...calm, personId: 'unknown', daysSinceLastSession: null, daysSinceJoined: null };
    const { picks } = whoNext([{ ...calm, personId: 'gaps', weightedGap: 40 }, unknown], {
      ...week,
      minutesAvailable: 45,
    });
    expect(picks).toEqual([
      { personId: 'unknown', score: 16, reasons: [{ reason: 'never-coached', amount: 0, points: 16 }] },
    ]);
  });

  test('leaves out whoever has a session in the calendar', () => {
    expect(whoNext([{ ...calm, sessionPlanned: true }], week)).toMatchObject({ picks: [], waiting: [] });
  });

  test('picks nobody without time, and still says who waits and how much time the floor takes', () => {
    const plan = whoNext([calm, { ...calm, personId: 'b' }], { ...week, minutesAvailable: 30, floorWeeks: 1 });
    expect(plan.picks).toEqual([]);
    expect(plan.waiting).toHaveLength(2);
    expect(plan.minutesNeededForFloor).toBe(90);
  });

  test('puts the floor before the largest gap, and says so', () => {
    const people = [
      { ...calm, personId: 'gaps', weightedGap: 40 },
      { ...calm, personId: 'quiet', daysSinceLastSession: 7 * 7 },
    ];
    const plan = whoNext(people, { ...week, minutesAvailable: 45 });
    expect(plan.picks[0]).toMatchObject({
      personId: 'quiet',
      reasons: [{ reason: 'floor', amount: 7 }, { reason: 'time-since-last-session' }],
    });
  });

  test('never reads the order of the list', () => {
    const people = ['a', 'b', 'c', 'd'].map((personId, at) => ({ ...calm, personId, weightedGap: at % 2 }));
    expect(whoNext(people.toReversed(), week)).toEqual(whoNext(people, week));
  });
});

describe('nobody waits longer than the floor', () => {
  const anyTeam = fc
    .record({ floorWeeks: fc.integer({ min: 2, max: 10 }), places: fc.integer({ min: 1, max: 4 }) })
    .chain(({ floorWeeks, places }) =>
      fc.record({
        floorWeeks: fc.constant(floorWeeks),
        places: fc.constant(places),
        gaps: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: floorWeeks * places, size: 'max' }),
      }),
    );

  test('over a year, whatever the gaps, wherever the hours suffice', () => {
    fc.assert(
      fc.property(anyTeam, ({ floorWeeks, places, gaps }) => {
        const waited = gaps.map(() => 0);
        for (let number = 0; number < 52; number += 1) {
          const people = gaps.map((weightedGap, at): Coachee => ({
            ...calm,
            personId: String(at),
            weightedGap,
            daysSinceLastSession: (waited[at] ?? 0) * 7,
          }));
          const picked = new Set(
            whoNext(people, { minutesAvailable: places * 30, minutesPerSession: 30, floorWeeks }).picks.map(
              (one) => one.personId,
            ),
          );
          for (const at of waited.keys()) waited[at] = picked.has(String(at)) ? 1 : (waited[at] ?? 0) + 1;
          expect(Math.max(...waited)).toBeLessThanOrEqual(floorWeeks);
        }
      }),
      { seed: 8, numRuns: 150 },
    );
  });

  test('and beyond the floor the picks are the best the hours allow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }), (gaps) => {
        const people = gaps.map((weightedGap, at): Coachee => ({ ...calm, personId: String(at), weightedGap }));
        const plan = whoNext(people, { ...week, floorWeeks: 30 });
        const worst = Math.min(...plan.picks.map((one) => one.score));
        for (const one of plan.waiting) expect(one.score).toBeLessThanOrEqual(worst);
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});
