/**
 * How a standing and a readiness moved: derived from the same evidence by the same rule, one point for each day on which
 * something was judged and one for today. Nothing of it is stored.
 */
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import { sortEvidence } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { readinessFor } from './gap.ts';
import type { Required } from './gap.ts';
import { estimateStanding, standingOn } from './standing.ts';

export interface MovementPoint {
  readonly on: Day;
  readonly mean: number;
  readonly step: number;
}

/** Oldest first; empty without evidence that counts. */
export function movementOf(evidence: readonly Evidence[], steps: number, today: Day): MovementPoint[] {
  const points = daysOf(evidence, today).map((on) => pointOn(evidence, steps, on));
  const last = points.at(-1);
  return last && last.on < today ? [...points, pointOn(evidence, steps, today)] : points;
}

function pointOn(evidence: readonly Evidence[], steps: number, on: Day): MovementPoint {
  const { mean, step } = standingOn(estimateStanding(evidence, steps, on), steps, on);
  return { on, mean, step };
}

function daysOf(evidence: readonly Evidence[], today: Day): Day[] {
  return [...new Set(sortEvidence(evidence, today).counting.map((one) => one.evidence.on))].sort();
}

export interface ReadinessPoint {
  readonly on: Day;
  readonly share: number;
}

/** The readiness that today's requirements would have found on each day; the latest days when there are many. */
export function readinessMovement(
  required: readonly Required[],
  evidence: ReadonlyMap<CapabilityId, readonly Evidence[]>,
  steps: number,
  today: Day,
  most = 24,
): ReadinessPoint[] {
  const days = [...new Set([...evidence.values()].flatMap((one) => daysOf(one, today)))].sort().slice(-most);
  const last = days.at(-1);
  if (last !== undefined && last < today) days.push(today);
  return days.map((on) => {
    const standings = new Map(
      required.map(({ capabilityId }) => [capabilityId, pointOn(evidence.get(capabilityId) ?? [], steps, on)]),
    );
    return { on, share: readinessFor(required, standings).share ?? 0 };
  });
}
