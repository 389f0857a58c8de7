/**
 * Where a person stands in a capability: one rule from dated evidence to a proficiency, its certainty and its age.
 * What is stored is an estimate as of its last evidence (three values); it is aged when it is read, never by a job.
 * `certainty` is the probability that the true proficiency, rounded to the scale, is exactly the step stated.
 */
import { dayNumber, daysBetween } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import { newestFirst, sortEvidence } from './evidence.ts';
import type { CountingEvidence, CountingKind, Evidence, EvidenceReason } from './evidence.ts';
import { positiveWeights } from './positive-weights.ts';
import { normalShare, scaleCentre, scaleVariance, standingModel } from './standing-model.ts';
import type { StandingModel } from './standing-model.ts';

/** What all counted evidence says, as of the last of it. Rounded to millionths, so that storing it loses nothing. */
export interface Estimate {
  readonly mean: number;
  readonly variance: number;
  readonly on: Day;
}

/** unproven: nothing counts, or what counted is too old to say anything; then the step stated is 0. */
export type StandingState = 'unproven' | 'uncertain' | 'fair' | 'sure';

export interface Standing {
  readonly mean: number;
  readonly variance: number;
  /** the last evidence that counts; null when none does */
  readonly on: Day | null;
  readonly asOf: Day;
  readonly ageInDays: number | null;
  /** 1 to the number of steps; 0 when unproven */
  readonly step: number;
  /** 0 when unproven */
  readonly certainty: number;
  readonly state: StandingState;
}

export interface CountedEvidence {
  readonly evidence: Evidence;
  /**
   * how much it still counts, 0 to 1: by how many steps it moved the estimate for each step rated, on the day of the last
   * evidence, less what age has taken since
   */
  readonly weight: number;
  /** its part of all weights: adds up to 1 over the evidence that counts */
  readonly share: number;
  readonly reasons: readonly EvidenceReason[];
}

export interface ExplainedStanding extends Standing {
  /** newest first; also what does not count, with the reason */
  readonly counted: readonly CountedEvidence[];
}

/** How hard a rater is known to judge: their ratings lie `bias` above the truth (harsh: below 0). */
export interface Severity {
  readonly bias: number;
  readonly variance: number;
}
/** By source: a rater's id, or what sourceOf() says of a test. */
export type Severities = ReadonlyMap<string, Severity>;

/** Evidence is called aged once it has lost a tenth of its worth: after about eight months. */
const agedFrom = -Math.log(0.9);

interface Weighed {
  readonly estimate: Estimate;
  readonly weights: Float64Array;
}

/** The estimate to store, from all evidence up to a day; null when nothing counts. `steps` is the size of the scale. */
export function estimateStanding(
  evidence: readonly Evidence[],
  steps: number,
  asOf: Day,
  severities?: Severities,
  model: StandingModel = standingModel,
): Estimate | null {
  return weigh(sortEvidence(evidence, asOf).counting, steps, severities, model)?.estimate ?? null;
}

/** The same of evidence that was sorted before: of many days the evidence up to each is the beginning of one order. */
export function estimateCounting(
  counting: readonly CountingEvidence[],
  steps: number,
  model: StandingModel = standingModel,
): Estimate | null {
  return weigh(counting, steps, undefined, model)?.estimate ?? null;
}

/** The mean and variance of an estimate some days after its last evidence. Time alone never raises the mean. */
export function ageEstimate(
  estimate: Pick<Estimate, 'mean' | 'variance'>,
  days: number,
  steps: number,
  model: StandingModel = standingModel,
): { readonly mean: number; readonly variance: number } {
  const age = Math.max(0, days);
  const above = Math.max(0, estimate.mean - scaleCentre(steps));
  const prior = scaleVariance(steps);
  return {
    mean: estimate.mean - (1 - Math.exp(-age / model.fadeDays)) * above,
    variance: prior - Math.exp((-2 * age) / model.wanderDays) * (prior - estimate.variance),
  };
}

/** The standing that a stored estimate (null: none) means on a day. */
export function standingOn(
  estimate: Estimate | null,
  steps: number,
  asOf: Day,
  model: StandingModel = standingModel,
): Standing {
  const on = estimate?.on ?? null;
  const ageInDays = on === null ? null : Math.max(0, daysBetween(on, asOf));
  const prior = { mean: scaleCentre(steps), variance: scaleVariance(steps) };
  const { mean, variance } = ageEstimate(estimate ?? prior, ageInDays ?? 0, steps, model);
  const { step, certainty, state } = stated(mean, variance, steps, model);
  return { mean, variance, on, asOf, ageInDays, step, certainty, state };
}

/** The step, certainty and state of an aged mean and variance. */
export function stated(
  mean: number,
  variance: number,
  steps: number,
  model: StandingModel = standingModel,
): Pick<Standing, 'step' | 'certainty' | 'state'> {
  const step = statedStep(mean, variance, steps, model);
  if (step === 0) return { step, certainty: 0, state: 'unproven' };
  const certainty =
    chanceOfAtLeast(step, mean, variance) - (step < steps ? chanceOfAtLeast(step + 1, mean, variance) : 0);
  const state = certainty >= model.sureCertainty ? 'sure' : certainty >= model.fairCertainty ? 'fair' : 'uncertain';
  return { step, certainty, state };
}

function statedStep(mean: number, variance: number, steps: number, model: StandingModel): number {
  const unproven = variance > (1 - model.leastReliability) * scaleVariance(steps);
  return unproven ? 0 : likeliestStep(mean, steps);
}

/** The step that a stored estimate means so many days after its last evidence, and nothing else of the standing: for counting many. */
export function stepAfter(
  estimate: Estimate,
  days: number,
  steps: number,
  model: StandingModel = standingModel,
): number {
  const { mean, variance } = ageEstimate(estimate, days, steps, model);
  return statedStep(mean, variance, steps, model);
}

/** The step nearest to a mean; half-way between two it is the lower, which is the one that has been proven. */
export function likeliestStep(mean: number, steps: number): number {
  return Math.min(steps, Math.max(1, Math.ceil(mean - 0.5)));
}

/** The probability that the true proficiency is at least a step (1 or more), for an aged mean and variance. */
export function chanceOfAtLeast(step: number, mean: number, variance: number): number {
  return step <= 1 ? 1 : normalShare((mean - step + 0.5) / Math.sqrt(variance));
}

/** The standing on a day with each piece of evidence, how much it counts, and why. */
export function explainStanding(
  evidence: readonly Evidence[],
  steps: number,
  asOf: Day,
  severities?: Severities,
  model: StandingModel = standingModel,
): ExplainedStanding {
  const sorted = sortEvidence(evidence, asOf);
  const weighed = weigh(sorted.counting, steps, severities, model);
  const standing = standingOn(weighed?.estimate ?? null, steps, asOf, model);
  const kept = Math.exp(-(standing.ageInDays ?? 0) / model.wanderDays);
  const sum = weighed?.weights.reduce((total, weight) => total + weight, 0) ?? 0;
  const counting = sorted.counting.map(({ evidence: piece, source, day }, index): CountedEvidence => {
    const weight = weighed?.weights[index] ?? 0;
    const reasons: EvidenceReason[] = weight > 0 ? [] : ['outweighed'];
    if (dayNumber(asOf) - day > agedFrom * model.wanderDays) reasons.push('aged');
    if (sorted.counting.some((other) => other.evidence !== piece && other.source === source))
      reasons.push('same-rater');
    return { evidence: piece, weight: weight * kept, share: sum > 0 ? weight / sum : 0, reasons };
  });
  const left = sorted.left.map(({ evidence: piece, reason }) => ({
    evidence: piece,
    weight: 0,
    share: 0,
    reasons: [reason],
  }));
  return { ...standing, counted: [...counting, ...left].sort((a, b) => newestFirst(a.evidence, b.evidence)) };
}

function weigh(
  counting: readonly CountingEvidence[],
  steps: number,
  severities: Severities | undefined,
  model: StandingModel,
): Weighed | null {
  const last = counting.at(-1);
  if (!last) return null;
  const size = counting.length;
  const prior = scaleVariance(steps);
  const centre = scaleCentre(steps);
  const known = counting.map(({ source }) => severities?.get(source));
  // what is left, on the day of the last evidence, of what was known on the day of each
  const left = counting.map(({ day }) => Math.exp((day - last.day) / model.wanderDays));
  const between = new Float64Array(size * size);
  counting.forEach(({ kind, source }, i) => {
    for (let j = 0; j <= i; j++) {
      let shared = (prior * (left[j] ?? 1)) / (left[i] ?? 1) + model.sharedVariance;
      if (source === counting[j]?.source) shared += known[i]?.variance ?? biasVariance(kind, model);
      if (i === j) shared += model.noiseVariance[kind];
      between[i * size + j] = between[j * size + i] = shared;
    }
  });
  const toNow = Float64Array.from(left, (part) => prior * part);
  const weights = positiveWeights(between, toNow);
  let mean = centre;
  let variance = prior;
  counting.forEach(({ evidence }, index) => {
    const weight = weights[index] ?? 0;
    mean += weight * (evidence.proficiency - (known[index]?.bias ?? 0) - centre);
    variance -= weight * (toNow[index] ?? 0);
  });
  return { estimate: { mean: millionths(mean), variance: millionths(variance), on: last.evidence.on }, weights };
}

function biasVariance(kind: CountingKind, model: StandingModel): number {
  return kind === 'measurement' ? model.testVariance : model.raterVariance;
}

function millionths(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
