/**
 * How the readiness of many moved, month by month: what today's requirements would have found on each day, derived from the
 * evidence there was by then. Nothing of it is stored. Of a large academy a fixed part of the people speaks for all.
 */
import { addDays, type Day } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Evidence } from '../assessments/evidence.ts';
import { readinessFor, type Required } from '../assessments/gap.ts';
import { type Estimate, estimateStanding, standingOn } from '../assessments/standing.ts';
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

/** One person's part of every point. Days before they joined and after they left count nothing. */
export function movementOf(
  mover: Mover,
  evidence: ReadonlyMap<CapabilityId, readonly Evidence[]>,
  steps: number,
  days: readonly Day[],
): readonly Omit<MovementPoint, 'on'>[] {
  const past = new Map(
    mover.required.map(({ capabilityId }) => [
      capabilityId,
      estimatesOn(evidence.get(capabilityId) ?? [], steps, days),
    ]),
  );
  return days.map((day, at) => {
    const here = counts(mover, day) && (mover.joinedOn === null || mover.joinedOn <= day);
    if (!here) return { demonstrated: 0, required: 0, people: 0 };
    const standings = new Map(
      [...past].map(([capabilityId, estimates]) => [capabilityId, standingOn(estimates[at] ?? null, steps, day)]),
    );
    const { demonstrated, required } = readinessFor(mover.required, standings);
    return { demonstrated, required, people: required > 0 ? 1 : 0 };
  });
}

/** Estimated anew only where evidence came in between. */
function estimatesOn(evidence: readonly Evidence[], steps: number, days: readonly Day[]): (Estimate | null)[] {
  let known = 0;
  let estimate: Estimate | null = null;
  return days.map((day) => {
    const by = evidence.filter(({ on }) => on <= day);
    if (by.length !== known) {
      known = by.length;
      estimate = estimateStanding(by, steps, day);
    }
    return estimate;
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
