/**
 * One dated proof of what a person showed in one capability, and which proofs count.
 * A self-evaluation is evidence that is shown and never counts. Ids must sort by the time they were made (as UUIDs of
 * version 7 do): of two ratings by one rater, of one kind, on one day, the later is a correction and replaces the earlier.
 */
import { dayNumber } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';

/**
 * self: by the person; appraisal: by another person, on what was seen over some time; measurement: by a test;
 * demonstration: by another person, on one observed occasion.
 */
export const evidenceKinds = ['self', 'appraisal', 'measurement', 'demonstration'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export type CountingKind = Exclude<EvidenceKind, 'self'>;

export interface Evidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** who judged; of a measurement, the test */
  readonly raterId: string;
  /** 1 to the number of steps of the academy's scale */
  readonly proficiency: number;
  readonly on: Day;
}

/**
 * Why a piece of evidence counts as it does.
 * aged: it is old and counts less; same-rater: shares its weight with other ratings of the same rater;
 * replaced: corrected by the same rater the same day; outweighed: others say all it could say;
 * not-yet: dated after the day asked about; self-never-counts: a self-evaluation.
 */
export type EvidenceReason = 'aged' | 'same-rater' | 'self-never-counts' | 'replaced' | 'outweighed' | 'not-yet';

export interface CountingEvidence {
  readonly evidence: Evidence;
  readonly kind: CountingKind;
  readonly source: string;
  /** days since 1970 */
  readonly day: number;
}

export interface SortedEvidence {
  /** oldest first, in an order that does not depend on how it was given */
  readonly counting: readonly CountingEvidence[];
  readonly left: readonly {
    readonly evidence: Evidence;
    readonly reason: 'self-never-counts' | 'replaced' | 'not-yet';
  }[];
}

/** Ratings that share one bias: those of one rater. A test is its own rater, whoever gave it. */
export function sourceOf(evidence: Pick<Evidence, 'kind' | 'raterId'>): string {
  return evidence.kind === 'measurement' ? `measurement ${evidence.raterId}` : evidence.raterId;
}

/** Sorts evidence of one person in one capability into what counts on a day and what does not, with the reason. */
export function sortEvidence(all: readonly Evidence[], asOf: Day): SortedEvidence {
  const counting: CountingEvidence[] = [];
  const left: SortedEvidence['left'][number][] = [];
  const seen = new Set<string>();
  for (const evidence of [...all].sort(newestFirst)) {
    const { kind, on } = evidence;
    if (on > asOf) left.push({ evidence, reason: 'not-yet' });
    else if (kind === 'self') left.push({ evidence, reason: 'self-never-counts' });
    else {
      const source = sourceOf(evidence);
      const occasion = `${on} ${kind} ${source}`;
      if (seen.has(occasion)) left.push({ evidence, reason: 'replaced' });
      else counting.push({ evidence, kind, source, day: dayNumber(on) });
      seen.add(occasion);
    }
  }
  return { counting: counting.reverse(), left: left.reverse() };
}

export function newestFirst(a: Evidence, b: Evidence): number {
  return compareText(b.on, a.on) || compareText(b.id, a.id);
}

/** Orders text by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
