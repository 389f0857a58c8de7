/**
 * How well rules foretell the truth on a later day, and whether the certainty of ours is right as often as it says.
 * The rule is given only what was rated; the truth is used for the score alone.
 */
import { daysBetween } from '../../src/kernel/day.ts';
import {
  ageEstimate,
  chanceOfAtLeast,
  estimateStanding,
  likeliestStep,
  standingOn,
} from '../../src/features/assessments/standing.ts';
import { standingModel } from '../../src/features/assessments/standing-model.ts';
import type { StandingModel } from '../../src/features/assessments/standing-model.ts';
import type { SimulatedCase } from './academies.ts';

export interface Score {
  /** mean absolute and root mean square distance from the truth, in steps */
  readonly absolute: number;
  readonly square: number;
  /** share of cases where the step foretold is the true one */
  readonly right: number;
}

export interface CertaintyBin {
  readonly from: number;
  readonly cases: number;
  readonly stated: number;
  readonly right: number;
}

export interface Scores {
  readonly cases: number;
  readonly rule: Score;
  readonly latest: Score;
  readonly maximum: Score;
  readonly average: Score;
  /** by stated certainty, in tenths */
  readonly bins: readonly CertaintyBin[];
  /** expected calibration error: mean distance between stated and right over the bins, weighted by their cases */
  readonly calibrationError: number;
  /** share of truths inside the intervals that should hold 50, 80 and 95 % of them */
  readonly coverage: readonly [number, number, number];
  /** mean of −log of the probability given to the true step: lower is better; what the numbers are fitted by */
  readonly surprise: number;
}

interface Foretold {
  readonly truth: number;
  readonly trueStep: number;
  readonly mean: number;
  readonly deviation: number;
  readonly step: number;
  readonly certainty: number;
  readonly given: number;
  readonly latest: number;
  readonly maximum: number;
  readonly average: number;
}

export function score(cases: readonly SimulatedCase[], steps: number, model: StandingModel = standingModel): Scores {
  const all = cases.flatMap((one) => foretell(one, steps, model) ?? []);
  const bins = binByCertainty(all.filter(({ step }) => step > 0));
  const binned = bins.reduce((sum, bin) => sum + bin.cases, 0);
  const inside = (z: number): number =>
    mean(all, ({ truth, mean: middle, deviation }) => Number(Math.abs(truth - middle) <= z * deviation));
  return {
    cases: all.length,
    rule: scoreOf(all, steps, (one) => one.mean),
    latest: scoreOf(all, steps, (one) => one.latest),
    maximum: scoreOf(all, steps, (one) => one.maximum),
    average: scoreOf(all, steps, (one) => one.average),
    bins,
    calibrationError: bins.reduce((sum, bin) => sum + (bin.cases / binned) * Math.abs(bin.stated - bin.right), 0),
    coverage: [inside(0.6745), inside(1.2816), inside(1.96)],
    surprise: mean(all, ({ given }) => -Math.log(Math.max(given, 1e-4))),
  };
}

function foretell(
  { evidence, asOf, truth, severities }: SimulatedCase,
  steps: number,
  model: StandingModel,
): Foretold | null {
  const estimate = estimateStanding(evidence, steps, asOf, severities, model);
  if (!estimate) return null;
  const aged = ageEstimate(estimate, daysBetween(estimate.on, asOf), steps, model);
  const { step, certainty } = standingOn(estimate, steps, asOf, model);
  const trueStep = Math.min(steps, Math.max(1, Math.round(truth)));
  const above = trueStep < steps ? chanceOfAtLeast(trueStep + 1, aged.mean, aged.variance) : 0;
  const ratings = evidence.map(({ proficiency }) => proficiency);
  return {
    truth,
    trueStep,
    mean: aged.mean,
    deviation: Math.sqrt(aged.variance),
    step,
    certainty,
    given: chanceOfAtLeast(trueStep, aged.mean, aged.variance) - above,
    latest: ratings.at(-1) ?? 0,
    maximum: Math.max(...ratings),
    average: ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length,
  };
}

function scoreOf(all: readonly Foretold[], steps: number, said: (one: Foretold) => number): Score {
  return {
    absolute: mean(all, (one) => Math.abs(said(one) - one.truth)),
    square: Math.sqrt(mean(all, (one) => (said(one) - one.truth) ** 2)),
    right: mean(all, (one) => Number(likeliestStep(said(one), steps) === one.trueStep)),
  };
}

function binByCertainty(all: readonly Foretold[]): CertaintyBin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = all.filter(({ certainty }) => Math.min(9, Math.floor(certainty * 10)) === tenth);
    return {
      from: tenth / 10,
      cases: inside.length,
      stated: mean(inside, ({ certainty }) => certainty),
      right: mean(inside, ({ step, trueStep }) => Number(step === trueStep)),
    };
  }).filter(({ cases }) => cases > 0);
}

function mean<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0) / Math.max(1, all.length);
}
