/**
 * The numbers and the curve behind a standing: how much ability wanders, fades and is misjudged, all in steps of the scale.
 * Fitted on simulated academies (see docs/decisions/0004-standing.md); standing-sql.ts writes the same formulas for PostgreSQL.
 */
import type { CountingKind } from './evidence.ts';

export interface StandingModel {
  /** days after which what was known is worth 1/e: ability wanders */
  readonly wanderDays: number;
  /** days after which what lies above the middle of the scale has sunk to 1/e of it, when nothing new is proven */
  readonly fadeDays: number;
  /** variance of a rater's own severity, the same in all their ratings of one person in one capability */
  readonly raterVariance: number;
  /** the same for a test */
  readonly testVariance: number;
  /** variance of what all raters of an academy misjudge alike */
  readonly sharedVariance: number;
  /** variance of one rating around what its rater would give on average */
  readonly noiseVariance: Readonly<Record<CountingKind, number>>;
  /** the share of all doubt that must be removed; evidence so old that less is, proves nothing any more */
  readonly leastReliability: number;
  readonly fairCertainty: number;
  readonly sureCertainty: number;
}

export const standingModel: StandingModel = {
  wanderDays: 2200,
  fadeDays: 3600,
  raterVariance: 0.27,
  testVariance: 0.1,
  sharedVariance: 0.05,
  noiseVariance: { appraisal: 0.16, measurement: 0.16, demonstration: 0.24 },
  leastReliability: 0.25,
  fairCertainty: 0.5,
  sureCertainty: 0.7,
};

/** Before any evidence every step of the scale is equally likely: the mean and variance of that. */
export function scaleCentre(steps: number): number {
  return (steps + 1) / 2;
}
export function scaleVariance(steps: number): number {
  return (steps * steps - 1) / 12;
}

/**
 * The normal distribution function, good to 0.0002. A logistic form, because PostgreSQL before 16 has no erf():
 * the browser, the server and a query must state the same certainty.
 */
export function normalShare(z: number): number {
  return 1 / (1 + Math.exp(-1.5976 * z - 0.07056 * z * z * z));
}
