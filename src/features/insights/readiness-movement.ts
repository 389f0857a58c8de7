/**
 * How the readiness of many moved, month by month: what today's requirements would have found on each day, derived from the
 * evidence there was by then. Nothing of it is stored. Of a large academy a fixed part of the people speaks for all.
 */
import { addDays, type Day, dayNumber } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { type Evidence, sortEvidence } from '../assessments/evidence.ts';
import type { Required } from '../assessments/gap.ts';
import { type Estimate, estimateCounting, stepAfter } from '../assessments/standing.ts';
import { counts, type Presence } from '../people/person.ts';

/** Of more people than this a sample of as many is taken: a point of standard error. */
export const mostPeople = 400;

export interface Mover extends Presence {
  readonly personId: PersonId;
  readonly required: readonly Required[];
}

export interface MovementPoint {
  readonly on: Day;
  readonly demonstrated: number;
  readonly required: number;
  readonly people: number;
}

/** The last day of each of the months before, oldest first, and today. */
export function monthEnds(today: Day, months: number): readonly Day[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const firstOf = (at: number): Day => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  const ends = Array.from({ length: months }, (_, at) => addDays(firstOf(year * 12 + month - months + 1 + at), -1));
  return [...ends.filter((day) => day < today), today];
}

/** One person’s part of every point. Days before they joined and after they left count nothing. */
export function movementOf(
  mover: Mover,
  evidence: ReadonlyMap<CapabilityId, readonly Evidence[]>,
  steps: number,
  days: readonly Day[],
): readonly Omit<MovementPoint, 'on'>[] {
  const asked = mover.required.filter(({ proficiency }) => proficiency > 0);
  const required = asked.reduce((sum, { weight }) => sum + weight, 0);
  const shown = days.map(() => 0);
  for (const { capabilityId, proficiency, weight } of asked)
    stepsOn(evidence.get(capabilityId) ?? [], steps, days).forEach((step, at) => {
      if (step >= proficiency) shown[at] = (shown[at] ?? 0) + weight;
    });
  return days.map((day, at) => {
    const here = counts(mover, day) && (mover.joinedOn === null || mover.joinedOn <= day);
    if (!here) return { demonstrated: 0, required: 0, people: 0 };
    return { demonstrated: shown[at] ?? 0, required, people: required > 0 ? 1 : 0 };
  });
}

/** The step stated on each of some days, oldest first. Sorted once, and estimated anew only where evidence came in between. */
function stepsOn(evidence: readonly Evidence[], steps: number, days: readonly Day[]): readonly number[] {
  const { counting } = sortEvidence(evidence, days.at(-1) ?? '');
  let known = 0;
  let estimate: Estimate | null = null;
  return days.map((day) => {
    const today = dayNumber(day);
    const before = known;
    while ((counting[known]?.day ?? Number.POSITIVE_INFINITY) <= today) known += 1;
    if (known > before) estimate = estimateCounting(counting.slice(0, known), steps);
    return estimate === null ? 0 : stepAfter(estimate, today - (counting[known - 1]?.day ?? today), steps);
  });
}

export function addUp(days: readonly Day[], parts: Iterable<readonly Omit<MovementPoint, 'on'>[]>): MovementPoint[] {
  const points = days.map((on) => ({ on, demonstrated: 0, required: 0, people: 0 }));
  for (const part of parts) {
    part.forEach(({ demonstrated, required, people }, at) => {
      const point = points[at];
      if (!point) return;
      point.demonstrated += demonstrated;
      point.required += required;
      point.people += people;
    });
  }
  return points;
}
