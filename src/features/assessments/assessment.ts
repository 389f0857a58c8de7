/**
 * One dated judgement of a person's proficiency in capabilities, by one rater. Its ratings count from the moment they are
 * saved; confirming it locks them. What was judged in error is withdrawn while it is open, never after.
 */
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { PersonId } from '../../kernel/id.ts';

/** self: by the person; appraisal: by another person; measurement: by a test; demonstration: by another person, on one occasion. */
export const assessmentKinds = ['self', 'appraisal', 'measurement', 'demonstration'] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

export const assessmentStates = ['open', 'confirmed', 'withdrawn'] as const;
export type AssessmentState = (typeof assessmentStates)[number];

export interface Assessment {
  readonly assessmentId: string;
  readonly personId: PersonId;
  readonly raterId: PersonId;
  readonly kind: AssessmentKind;
  readonly state: AssessmentState;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

export type Closed = 'already-confirmed' | 'already-withdrawn';

/** Ratings, notes and evidence of an assessment change only while it is open, and only by its rater. */
export function change(assessment: Assessment, by: PersonId): Decision<Assessment, Closed | 'another-rater'> {
  if (assessment.raterId !== by) return refuse('another-rater');
  return stillOpen(assessment);
}

/** An assessment is made by its rater's first word; the same word again finds it. */
export function sameAssessment(assessment: Assessment, asked: Pick<Assessment, 'personId' | 'raterId'>): boolean {
  return assessment.personId === asked.personId && assessment.raterId === asked.raterId;
}

export function confirm(
  assessment: Assessment,
  by: PersonId,
  ratings: number,
  now: Date,
): Decision<Assessment, Closed | 'another-rater' | 'nothing-rated'> {
  const open = change(assessment, by);
  if (!open.ok) return open;
  if (ratings === 0) return refuse('nothing-rated');
  return accept({ ...assessment, state: 'confirmed', closedAt: now });
}

export function withdraw(
  assessment: Assessment,
  by: PersonId,
  now: Date,
): Decision<Assessment, Closed | 'another-rater'> {
  const open = change(assessment, by);
  return open.ok ? accept({ ...assessment, state: 'withdrawn', closedAt: now }) : open;
}

/** How long a browser may have kept a rating before it could send it. */
export const longestDelay = 30 * 86_400_000;

/** The moment of a rating: when it was made, as far as the browser's clock can be believed. */
export function ratedAt(claimed: Date | null, now: Date): Date {
  if (claimed === null) return now;
  return new Date(Math.min(now.getTime(), Math.max(now.getTime() - longestDelay, claimed.getTime())));
}

function stillOpen(assessment: Assessment): Decision<Assessment, Closed> {
  if (assessment.state === 'confirmed') return refuse('already-confirmed');
  if (assessment.state === 'withdrawn') return refuse('already-withdrawn');
  return accept(assessment);
}
