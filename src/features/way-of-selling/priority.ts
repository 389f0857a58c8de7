/**
 * A priority: what is to be developed now: a capability, until when, how much. The company sets them for all its people or for a
 * market and those below it; a person sets their own. It ends by itself after its last day.
 */
import { addDays } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { CapabilityId, MarketId, PersonId } from '../../kernel/id.ts';

/** 1 helps, 2 matters, 3 comes first */
export const priorityWeights = [1, 2, 3] as const;
export type PriorityWeight = (typeof priorityWeights)[number];

export interface Priority {
  readonly priorityId: string;
  readonly capabilityId: CapabilityId;
  /** null: everywhere; always null where a person set it for themselves */
  readonly marketId: MarketId | null;
  /** whose own it is; null: the company's */
  readonly personId: PersonId | null;
  readonly weight: PriorityWeight;
  /** the last day on which it counts */
  readonly until: Day;
}

export const priorityLimits = { company: 20, own: 3, days: 730 } as const;

export type PriorityRefusal = 'in-the-past' | 'too-far' | 'too-many' | 'already-one';

/** @param others those that count today, of the company or of the person */
export function setPriority(
  priority: Priority,
  others: readonly Priority[],
  today: Day,
): Decision<Priority, PriorityRefusal> {
  if (priority.until < today) return refuse('in-the-past');
  if (priority.until > addDays(today, priorityLimits.days)) return refuse('too-far');
  const beside = others.filter((other) => other.priorityId !== priority.priorityId && other.until >= today);
  const same = (other: Priority): boolean =>
    other.capabilityId === priority.capabilityId && other.marketId === priority.marketId;
  if (beside.some(same)) return refuse('already-one');
  if (beside.length >= (priority.personId === null ? priorityLimits.company : priorityLimits.own))
    return refuse('too-many');
  return accept(priority);
}
