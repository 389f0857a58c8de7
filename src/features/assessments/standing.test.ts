import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import { evidenceKinds } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { normalShare, scaleVariance } from './standing-model.ts';
import {
  ageEstimate,
  chanceOfAtLeast,
  estimateStanding,
  explainStanding,
  likeliestStep,
  standingOn,
} from './standing.ts';

const today = '2026-06-01';
const piece = (over: Partial<Evidence> = {}): Evidence => ({
  id: '1',
  kind: 'appraisal',
  raterId: 'ann',
  proficiency: 3,
  on: today,
  ...over,
});
const standing = (all: readonly Evidence[], asOf = today, steps = 4) =>
  standingOn(estimateStanding(all, steps, asOf), steps, asOf);

const someEvidence = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...evidenceKinds),
      raterId: fc.constantFrom('ann', 'bo', 'cy'),
      proficiency: fc.integer({ min: 1, max: 4 }),
      on: fc.integer({ min: 0, max: 1500 }).map((days) => addDays(today, -days)),
    }),
    { maxLength: 10 },
  )
  .map((all) => all.map((one, index): Evidence => ({ ...one, id: String(index).padStart(3, '0') })));
const someEstimate = fc.record({
  mean: fc.integer({ min: 100, max: 400 }).map((whole) => whole / 100),
  variance: fc.integer({ min: 5, max: 125 }).map((whole) => whole / 100),
});

describe('the step a standing states', () => {
  test('is 0, unproven, without evidence', () => {
    expect(standing([])).toMatchObject({ step: 0, certainty: 0, state: 'unproven', on: null, ageInDays: null });
    expect(standing([piece({ kind: 'self' })])).toEqual(standing([]));
  });

  test('is what one fresh rating says, on every scale and for every kind', () => {
    for (const steps of [2, 3, 4, 5, 6, 10])
      for (const kind of ['appraisal', 'measurement', 'demonstration'] as const)
        for (let proficiency = 1; proficiency <= steps; proficiency++)
          expect(standing([piece({ kind, proficiency })], today, steps).step).toBe(proficiency);
  });

  test('lies between two raters who differ, at the lower of two equally likely steps', () => {
    expect(standing([piece({ proficiency: 2 }), piece({ id: '2', raterId: 'bo' })]).step).toBe(2);
    expect(standing([piece({ proficiency: 2 }), piece({ id: '2', raterId: 'bo', proficiency: 4 })]).step).toBe(3);
    expect(likeliestStep(2.5, 4)).toBe(2);
    expect(likeliestStep(2.500001, 4)).toBe(3);
    expect([likeliestStep(-3, 4), likeliestStep(9, 4)]).toEqual([1, 4]);
  });

  test('follows a recent rating more than an old one', () => {
    const old = piece({ proficiency: 1, on: '2023-06-01' });
    const recent = piece({ id: '2', raterId: 'bo', proficiency: 4 });
    expect(standing([old, recent]).mean).toBeGreaterThan(2.9);
    expect(
      standing([
        { ...old, proficiency: 4 },
        { ...recent, proficiency: 1 },
      ]).mean,
    ).toBeLessThan(2.1);
  });
});

describe('certainty', () => {
  test('is fair after one fresh appraisal, sure when two agree, and grows less when one rater repeats', () => {
    const one = standing([piece()]);
    const repeated = standing([piece({ on: '2026-05-20' }), piece({ id: '2' })]);
    const two = standing([piece(), piece({ id: '2', raterId: 'bo' })]);
    expect(one.state).toBe('fair');
    expect(two.state).toBe('sure');
    expect(repeated.certainty).toBeGreaterThan(one.certainty);
    expect(two.certainty).toBeGreaterThan(repeated.certainty);
  });

  test('fades: an old rating is uncertain, a very old one proves nothing', () => {
    const on = '2020-01-01';
    const states = [1, 500, 1000, 2000].map((days) => standing([piece({ on })], addDays(on, days)).state);
    expect(states).toEqual(['fair', 'uncertain', 'uncertain', 'unproven']);
  });

  test('goes to unproven, not to a confident claim, from any standing left alone', () => {
    fc.assert(
      fc.property(someEvidence, fc.integer({ min: 2, max: 7 }), (all, steps) => {
        const left = standing(all, addDays(today, 4000), steps);
        expect(left).toMatchObject({ step: 0, certainty: 0, state: 'unproven' });
      }),
      { seed: 3 },
    );
  });

  test('is the probability of the step stated: all steps together make 1', () => {
    fc.assert(
      fc.property(someEstimate, ({ mean, variance }) => {
        const chances = [1, 2, 3, 4].map(
          (step) => chanceOfAtLeast(step, mean, variance) - (step < 4 ? chanceOfAtLeast(step + 1, mean, variance) : 0),
        );
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
        const { step, certainty } = standingOn({ mean, variance, on: today }, 4, today);
        if (step > 0) expect(certainty).toBeCloseTo(chances[step - 1] ?? 0, 12);
      }),
      { seed: 4 },
    );
  });

  test('uses the normal distribution to within 0.0002', () => {
    let area = 0.5;
    for (let place = 0; place < 5000; place++) {
      const z = place / 1000;
      expect(Math.abs(normalShare(z) - area)).toBeLessThan(2e-4);
      expect(normalShare(-z)).toBeCloseTo(1 - normalShare(z), 12);
      area += (Math.exp(-((z + 0.0005) ** 2) / 2) / Math.sqrt(2 * Math.PI)) * 0.001;
    }
  });
});

describe('the estimate', () => {
  test('does not depend on the order in which evidence is told', () => {
    const shuffled = someEvidence.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(explainStanding(other, 4, today)).toEqual(explainStanding(all, 4, today));
        expect(estimateStanding(other, 4, today)).toEqual(estimateStanding(all, 4, today));
      }),
      { seed: 5 },
    );
  });

  test('is never changed by self-evaluations', () => {
    fc.assert(
      fc.property(someEvidence, (all) => {
        const without = all.filter(({ kind }) => kind !== 'self');
        expect(estimateStanding(all, 4, today)).toEqual(estimateStanding(without, 4, today));
      }),
      { seed: 6 },
    );
  });

  test('is never less certain for one more piece of evidence, old or new', () => {
    fc.assert(
      fc.property(someEvidence, (all) => {
        const fewer = standing(all.slice(0, -1));
        expect(standing(all).variance).toBeLessThanOrEqual(fewer.variance + 3e-6);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('never falls when a rating is raised', () => {
    fc.assert(
      fc.property(someEvidence, fc.nat(), (all, which) => {
        const raised = all.map((one, index) =>
          index === which % all.length ? { ...one, proficiency: one.proficiency + 1 } : one,
        );
        expect(standing(raised).mean).toBeGreaterThanOrEqual(standing(all).mean);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  test('takes a known severity of a rater off their ratings', () => {
    const severities = new Map([['ann', { bias: -0.8, variance: 0.05 }]]);
    const plain = estimateStanding([piece({ proficiency: 2 })], 4, today);
    const corrected = estimateStanding([piece({ proficiency: 2 })], 4, today, severities);
    expect(corrected?.mean).toBeGreaterThan((plain?.mean ?? 9) + 0.5);
    expect(corrected?.variance).toBeLessThan(plain?.variance ?? 0);
    expect(estimateStanding([piece({ raterId: 'bo' })], 4, today, severities)).toEqual(
      estimateStanding([piece({ raterId: 'bo' })], 4, today),
    );
  });
});

describe('ageing', () => {
  const days = fc.integer({ min: 0, max: 3000 });

  test('to a day and from there to another is ageing to the other', () => {
    fc.assert(
      fc.property(someEstimate, days, days, (estimate, first, second) => {
        const atOnce = ageEstimate(estimate, first + second, 4);
        const inTwo = ageEstimate(ageEstimate(estimate, first, 4), second, 4);
        expect(inTwo.mean).toBeCloseTo(atOnce.mean, 9);
        expect(inTwo.variance).toBeCloseTo(atOnce.variance, 9);
      }),
      { seed: 9 },
    );
  });

  test('never raises a standing and never makes it surer', () => {
    fc.assert(
      fc.property(someEstimate, days, (estimate, age) => {
        const aged = ageEstimate(estimate, age, 4);
        expect(aged.mean).toBeLessThanOrEqual(estimate.mean);
        expect(aged.variance).toBeGreaterThanOrEqual(Math.min(estimate.variance, scaleVariance(4)) - 1e-12);
      }),
      { seed: 10 },
    );
  });

  test('leaves the estimate as it is on its own day, and before it', () => {
    const estimate = { mean: 3.2, variance: 0.3, on: today };
    for (const asOf of [today, addDays(today, -9)]) {
      expect(standingOn(estimate, 4, asOf)).toMatchObject({ mean: 3.2, ageInDays: 0, on: today });
      expect(standingOn(estimate, 4, asOf).variance).toBeCloseTo(0.3, 12);
    }
  });

  test('of 240,000 estimates is quick enough to be done at every reading', () => {
    const estimates = Array.from({ length: 240_000 }, (_, index) => ({ mean: 1 + (index % 300) / 100, variance: 0.3 }));
    const start = performance.now();
    let sum = 0;
    for (const estimate of estimates) sum += ageEstimate(estimate, 400, 4).mean;
    expect(sum).toBeGreaterThan(240_000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('why a standing is what it is', () => {
  const explained = explainStanding(
    [
      piece({ id: '1', on: '2024-05-01', proficiency: 2 }),
      piece({ id: '2', on: '2026-05-20' }),
      piece({ id: '3', on: '2026-05-20', raterId: 'bo', kind: 'demonstration' }),
      piece({ id: '4', on: '2026-05-20', raterId: 'me', kind: 'self', proficiency: 4 }),
      piece({ id: '5', on: '2026-05-21', raterId: 'cy', proficiency: 1 }),
      piece({ id: '6', on: '2026-05-21', raterId: 'cy', proficiency: 3 }),
      piece({ id: '7', on: '2026-07-01', raterId: 'bo' }),
    ],
    4,
    today,
  );
  const reasons = new Map(explained.counted.map((one) => [one.evidence.id, one.reasons]));

  test('lists every piece, newest first, with the reason for how it counts', () => {
    expect(explained.counted.map(({ evidence }) => evidence.id)).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    expect(Object.fromEntries(reasons)).toMatchObject({
      7: ['not-yet'],
      6: [],
      5: ['replaced'],
      4: ['self-never-counts'],
      3: [],
      2: ['same-rater'],
    });
    expect(reasons.get('1')).toEqual(expect.arrayContaining(['aged', 'same-rater']));
  });

  test('shares add up to 1 over what counts; the old counts less than the new', () => {
    const share = new Map(explained.counted.map((one) => [one.evidence.id, one.share]));
    expect(explained.counted.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);
    expect(share.get('1')).toBeLessThan(share.get('2') ?? 0);
    expect([share.get('4'), share.get('5'), share.get('7')]).toEqual([0, 0, 0]);
  });

  test('is the standing that is stored and aged', () => {
    const { counted, ...plain } = explained;
    expect(counted).toHaveLength(7);
    const all = counted.map(({ evidence }) => evidence);
    expect(standing(all)).toEqual(plain);
  });

  test('an old rating that says more about its rater than about the person counts nothing and says so', () => {
    const years = [piece({ id: '1', on: '2016-06-01', proficiency: 1 }), piece({ id: '2' })];
    const old = explainStanding(years, 4, today).counted.at(-1);
    expect(old).toMatchObject({ weight: 0, share: 0, reasons: ['outweighed', 'aged', 'same-rater'] });
  });

  test('on the day of the last evidence a weight is what one step of the rating moves the standing by', () => {
    const all = [
      piece({ on: '2026-05-01', proficiency: 2 }),
      piece({ id: '2', raterId: 'bo', on: '2026-04-01', proficiency: 2 }),
    ];
    const lower = all.map((one) => ({ ...one, proficiency: 1 }));
    const sum = explainStanding(all, 4, '2026-05-01').counted.reduce((total, one) => total + one.weight, 0);
    expect(standing(all, '2026-05-01').mean - standing(lower, '2026-05-01').mean).toBeCloseTo(sum, 5);
  });

  test('a weight shrinks while nothing new is proven', () => {
    const weightOn = (asOf: string): number =>
      explainStanding([piece({ on: '2024-01-01' })], 4, asOf).counted[0]?.weight ?? 0;
    expect(weightOn('2024-01-01')).toBeGreaterThan(0.7);
    expect(weightOn('2026-01-01')).toBeLessThan(0.55);
  });
});
