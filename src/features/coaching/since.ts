/**
 * What happened since two agreed, in one list, the latest first: what was finished, shown, rated and ticked of the agreed gaps.
 * It is what a check-back looks at; after one, it begins anew.
 */
import { dayOf } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import { tickOf } from './action.ts';
import { revisionInForce } from './agreement.ts';
import type { Agreement, Tick } from './agreement.ts';
import type { AgreedAction } from './agreement-content.ts';

export interface Window {
  readonly since: Day;
  readonly gaps: readonly CapabilityId[];
  /** the activities its actions name */
  readonly activities: readonly string[];
}

/** Null where nothing is agreed. */
export function windowOf(agreement: Agreement): Window | null {
  const inForce = revisionInForce(agreement);
  const first = agreement.revisions.find(({ inForceFrom }) => inForceFrom !== null);
  if (!inForce || !first?.inForceFrom) return null;
  const lastLook = agreement.checkBacks.at(-1);
  // a look on the way of a revision that is still in force is part of what happened under it
  const since = lastLook && lastLook.revision !== inForce.number ? lastLook.day : dayOf(first.inForceFrom);
  return {
    since,
    gaps: inForce.content.gaps.map(({ capabilityId }) => capabilityId),
    activities: inForce.content.actions.flatMap(({ activityId }) => activityId ?? []),
  };
}

/** The ticks that hold, of what is in force; what the salesperson did by finishing it stands among what was finished. */
export function ticksSince(agreement: Agreement, { since }: Window): readonly (Tick & Pick<AgreedAction, 'what'>)[] {
  const actions = revisionInForce(agreement)?.content.actions ?? [];
  return actions.flatMap(({ actionId, what }) => {
    const tick = tickOf(agreement, actionId);
    const saidAlready = tick?.completionId != null && tick.by === agreement.salespersonId;
    return tick && !saidAlready && dayOf(tick.at) >= since ? [{ ...tick, what }] : [];
  });
}

const order = ['rated', 'shown', 'finished', 'ticked'] as const;
export type SinceKind = (typeof order)[number];

/** The latest first; of one day, what weighs most. */
export function latestFirst<One extends { readonly on: Day; readonly kind: SinceKind }>(
  all: readonly One[],
): readonly One[] {
  return all.toSorted((a, b) => (a.on === b.on ? order.indexOf(a.kind) - order.indexOf(b.kind) : a.on < b.on ? 1 : -1));
}
