/**
 * Where a person stands in a capability: one rule from dated evidence to a proficiency, its certainty and its age.
 * What is stored is an estimate as of its last evidence (three values); it is aged when it is read, never by a job.
 * `certainty` is the probability that the true proficiency, rounded to the scale, is exactly the step stated.
 */
import { dayNumber, daysBetween } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import { compareText, sortEvidence, sourceOf } from './evidence.ts';
import type { CountingEvidence, Evidence, EvidenceReason } from './evidence.ts';
import { positiveWeights } from './positive-weights.ts';
import { fadeFloor, normalShare, scaleCentre, scaleVariance, standingModel } from './standing-model.ts';
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
  /** by how many steps the standing moves for each step of this rating, now */
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
export type Severities = ReadonlyMap<string, Severity>;

/** Evidence is called aged once it has lost a fifth of its worth. */
const agedFrom = -Math.log(0.8);

interface Weighed {
  readonly estimate: Estimate;
  readonly weights: readonly number[];
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

/** The mean and variance of an estimate some days after its last evidence. Time alone never raises the mean. */
export function ageEstimate(
  estimate: Pick<Estimate, 'mean' | 'variance'>,
  days: number,
  steps: number,
  model: StandingModel = standingModel,
): { readonly mean: number; readonly variance: number } {
  const age = Math.max(0, days);
  const above = Math.max(0, estimate.mean - fadeFloor(steps, model));
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
  if (!estimate) {
    const nothing = { mean: scaleCentre(steps), variance: scaleVariance(steps), on: null, ageInDays: null };
    return { ...nothing, asOf, step: 0, certainty: 0, state: 'unproven' };
  }
  const ageInDays = Math.max(0, daysBetween(estimate.on, asOf));
  const aged = ageEstimate(estimate, ageInDays, steps, model);
  return { ...aged, on: estimate.on, asOf, ageInDays, ...stated(aged.mean, aged.variance, steps, model) };
}

/** The step, certainty and state of an aged mean and variance. */
export function stated(
  mean: number,
  variance: number,
  steps: number,
  model: StandingModel = standingModel,
): Pick<Standing, 'step' | 'certainty' | 'state'> {
  if (variance > (1 - model.leastReliability) * scaleVariance(steps)) return { step: 0, certainty: 0, state: 'unproven' };
  const step = likeliestStep(mean, steps);
  const certainty = chanceOfAtLeast(step, mean, variance) - (step < steps ? chanceOfAtLeast(step + 1, mean, variance) : 0);
  const state = certainty >= model.sureCertainty ? 'sure' : certainty >= model.fairCertainty ? 'fair' : 'uncertain';
  return { step, certainty, state };
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
  const counting = sorted.counting.map((piece, index): CountedEvidence => {
    const { day, ...plain } = piece;
    const weight = weighed?.weights[index] ?? 0;
    const reasons: EvidenceReason[] = weight > 0 ? [] : ['outweighed'];
    if (dayNumber(asOf) - day > agedFrom * model.wanderDays) reasons.push('aged');
    if (sorted.counting.some((other) => other !== piece && sourceOf(other) === sourceOf(piece))) reasons.push('same-rater');
    return { evidence: plain, weight: weight * kept, share: sum > 0 ? weight / sum : 0, reasons };
  });
  const left = sorted.left.map(({ evidence: piece, reason }) => ({ evidence: piece, weight: 0, share: 0, reasons: [reason] }));
  return { ...standing, counted: [...counting, ...left].sort(newestFirst) };
}

function weigh(
  counting: readonly CountingEvidence[],
  steps: number,
  severities: Severities | undefined,
  model: StandingModel,
): Weighed | null {
  const last = counting.at(-1);
  if (!last) return null;
  const prior = scaleVariance(steps);
  const known = counting.map((piece) => severities?.get(sourceOf(piece)));
  const sources = counting.map(sourceOf);
  const between = counting.map((a, i) =>
    counting.map((b, j) => {
      const wander = prior * Math.exp(-Math.abs(a.day - b.day) / model.wanderDays);
      const bias = sources[i] === sources[j] ? (known[i]?.variance ?? biasVariance(a, model)) : 0;
      return wander + model.sharedVariance + bias + (i === j ? model.noiseVariance[a.kind] : 0);
    }),
  );
  const toNow = counting.map((piece) => prior * Math.exp((piece.day - last.day) / model.wanderDays));
  const weights = positiveWeights(between, toNow);
  const centre = scaleCentre(steps);
  let mean = centre;
  let variance = prior;
  weights.forEach((weight, index) => {
    mean += weight * ((counting[index]?.proficiency ?? centre) - (known[index]?.bias ?? 0) - centre);
    variance -= weight * (toNow[index] ?? 0);
  });
  return { estimate: { mean: millionths(mean), variance: millionths(variance), on: last.on }, weights };
}

function newestFirst({ evidence: a }: CountedEvidence, { evidence: b }: CountedEvidence): number {
  return compareText(b.on, a.on) || compareText(b.id, a.id);
}

function biasVariance(piece: CountingEvidence, model: StandingModel): number {
  return piece.kind === 'measurement' ? model.testVariance : model.raterVariance;
}

function millionths(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
