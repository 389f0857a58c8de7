/**
 * Taking one activity back from many: from whom, and who is left out and why. What somebody has finished stays theirs, and what
 * was taken together is given back together.
 */
import type { PersonId } from '../../kernel/id.ts';

/** One of those a taking is for, with what they have of the activity today. */
export interface Holder {
  readonly personId: PersonId;
  /** given before, and neither ended nor finished */
  readonly open: boolean;
  readonly finished: boolean;
}

export const takingLeftOut = ['not-given', 'finished'] as const;
export type TakingLeftOut = (typeof takingLeftOut)[number];

export interface TakingPlan {
  readonly taken: readonly PersonId[];
  readonly leftOut: readonly { readonly personId: PersonId; readonly why: TakingLeftOut }[];
}

export function planTaking(holders: readonly Holder[]): TakingPlan {
  const taken: PersonId[] = [];
  const leftOut: TakingPlan['leftOut'][number][] = [];
  for (const { personId, open, finished } of holders) {
    if (finished) leftOut.push({ personId, why: 'finished' });
    else if (open) taken.push(personId);
    else leftOut.push({ personId, why: 'not-given' });
  }
  return { taken, leftOut };
}
