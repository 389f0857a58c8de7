/**
 * What of the menu closes a person's largest gaps. The heaviest gap goes first (weight × steps missing), and every gap
 * gets its best activity before any gets a second, so that a list of a few already covers what matters.
 */
import type { CapabilityId } from '../../kernel/id.ts';
import type { ActivityId } from './activity.ts';

export interface OpenGap {
  readonly capabilityId: CapabilityId;
  /** 0: nothing is proven */
  readonly standing: number;
  readonly required: number;
  readonly weight: number;
}

export interface Offer {
  readonly activityId: ActivityId;
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
  readonly minutes: number;
}

export interface Recommended<One extends Offer> {
  readonly offer: One;
  readonly gap: OpenGap;
  /** what it helps to reach, at most what is required */
  readonly reaches: number;
}

export interface Wish {
  /** at most, for each */
  readonly minutes?: number | undefined;
  /** done already: not recommended again */
  readonly without?: ReadonlySet<ActivityId> | undefined;
  readonly limit: number;
}

export function recommend<One extends Offer>(
  gaps: readonly OpenGap[],
  offers: readonly One[],
  { minutes, without, limit }: Wish,
): readonly Recommended<One>[] {
  const fitting = offers.filter(
    (offer) => (minutes === undefined || offer.minutes <= minutes) && !without?.has(offer.activityId),
  );
  const open = gaps.filter((gap) => gap.required > gap.standing).toSorted(heavierFirst);
  const waiting = open.map((gap) => ({
    gap,
    offers: fitting
      .filter((offer) => offer.capabilityId === gap.capabilityId && offer.proficiency > gap.standing)
      .toSorted((a, b) => nextStepFirst(a, b)),
  }));
  const taken = new Set<ActivityId>();
  const chosen: Recommended<One>[] = [];
  for (let found = true; found && chosen.length < limit;) {
    found = false;
    for (const { gap, offers: left } of waiting) {
      let offer = left.shift();
      while (offer && taken.has(offer.activityId)) offer = left.shift();
      if (!offer || chosen.length >= limit) continue;
      taken.add(offer.activityId);
      chosen.push({ offer, gap, reaches: Math.min(offer.proficiency, gap.required) });
      found = true;
    }
  }
  return chosen;
}

function heavierFirst(a: OpenGap, b: OpenGap): number {
  const weightOf = (gap: OpenGap): number => gap.weight * (gap.required - gap.standing);
  return weightOf(b) - weightOf(a) || b.weight - a.weight || (a.capabilityId < b.capabilityId ? -1 : 1);
}

/** The step that comes next before a later one; then the shorter. */
function nextStepFirst(a: Offer, b: Offer): number {
  return a.proficiency - b.proficiency || a.minutes - b.minutes || (a.activityId < b.activityId ? -1 : 1);
}
