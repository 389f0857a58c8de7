/**
 * The path to one level of one role: which modules, in which order. Until an owner writes it, it follows from what the level
 * requires and what the menu offers, so that no path is ever out of date.
 */
import type { CapabilityId } from '../../kernel/id.ts';

/** An activity as a path sees it. */
export interface Offer {
  readonly activityId: string;
  readonly minutes: number;
  /** each capability once, with the proficiency it helps to reach */
  readonly develops: readonly { readonly capabilityId: CapabilityId; readonly proficiency: number }[];
}

export interface Asked {
  readonly capabilityId: CapabilityId;
  /** by the level the path leads to */
  readonly proficiency: number;
  /** by the level below it; 0 where it asks for nothing, or there is none */
  readonly below: number;
}

export const modulesACapability = 2;

/** What of a menu develops a capability, and how far. */
export type Developing<O extends Offer = Offer> = ReadonlyMap<
  CapabilityId,
  readonly { readonly offer: O; readonly reaches: number }[]
>;

export function developing<O extends Offer>(menu: readonly O[]): Developing<O> {
  const by = new Map<CapabilityId, { offer: O; reaches: number }[]>();
  for (const offer of menu)
    for (const { capabilityId, proficiency: reaches } of offer.develops) {
      const of = by.get(capabilityId);
      if (of) of.push({ offer, reaches });
      else by.set(capabilityId, [{ offer, reaches }]);
    }
  return by;
}

/**
 * The modules a path consists of while nobody wrote it: for each capability, in the order of the way of selling, those that lead
 * beyond what the level below required, nearest to what is required first, then the shorter. None stands in it twice.
 */
export function suggestModules<O extends Offer>(asked: readonly Asked[], menu: Developing<O>): readonly O[] {
  const path = new Map<string, O>();
  for (const { capabilityId, proficiency, below } of asked) {
    const leading = (menu.get(capabilityId) ?? [])
      .filter(({ reaches }) => reaches > below)
      .toSorted(
        (a, b) =>
          Math.abs(a.reaches - proficiency) - Math.abs(b.reaches - proficiency) ||
          a.reaches - b.reaches ||
          a.offer.minutes - b.offer.minutes ||
          (a.offer.activityId < b.offer.activityId ? -1 : 1),
      )
      .slice(0, modulesACapability);
    for (const { offer } of leading.toSorted((a, b) => a.reaches - b.reaches)) path.set(offer.activityId, offer);
  }
  return [...path.values()];
}
