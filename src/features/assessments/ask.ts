/**
 * Asking many at once: how they see themselves, and how their managers see them. Who was asked and has not answered, or said so
 * lately, is not asked again: an ask nobody needs is the one that is learned to be ignored.
 */
import { addDays, type Day, daysBetween } from '../../kernel/day.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { LevelId, MarketId, PersonId, RoleId, TeamId } from '../../kernel/id.ts';

export const askKinds = ['self', 'appraisal'] as const;
export type AskKind = (typeof askKinds)[number];

/** What those have in common who are asked: as long as an ask holds, also whoever joins or moves. */
export interface Everybody {
  readonly roleId?: RoleId | undefined;
  readonly levelId?: LevelId | undefined;
  readonly marketId?: MarketId | undefined;
  readonly teamId?: TeamId | undefined;
  readonly joinedWithin?: number | undefined;
}

/** What was said within so many days is not asked for again. */
export const latelyDays = 14;
export const longestAsk = 180;

export interface Wish {
  readonly self: boolean;
  readonly appraisal: boolean;
  /** the last day on which it is asked for */
  readonly until: Day;
}

export function checkWish(
  { self, appraisal, until }: Wish,
  today: Day,
): Decision<null, 'nothing' | 'day-out-of-range'> {
  if (!self && !appraisal) return refuse('nothing');
  const ahead = daysBetween(today, until);
  return ahead < 1 || ahead > longestAsk ? refuse('day-out-of-range') : accept(null);
}

export const usualUntil = (today: Day): Day => addDays(today, 14);

/** One person and one who would be asked about them: themselves, or their manager. */
export interface Candidate {
  readonly personId: PersonId;
  readonly kind: AskKind;
  /** null: nobody leads them */
  readonly raterId: PersonId | null;
  /** there is something to judge: a role whose levels ask for something */
  readonly judged: boolean;
  /** asked before, and not answered yet */
  readonly open: boolean;
  /** the day of their last word */
  readonly lastOn: Day | null;
}

export const leftOutWhys = ['no-role', 'no-manager', 'asked-already', 'said-lately'] as const;
export type LeftOutWhy = (typeof leftOutWhys)[number];

export interface AskPlan {
  readonly asked: readonly { readonly personId: PersonId; readonly raterId: PersonId; readonly kind: AskKind }[];
  readonly leftOut: readonly { readonly personId: PersonId; readonly kind: AskKind; readonly why: LeftOutWhy }[];
}

export function planAsk(candidates: readonly Candidate[], wish: Wish, today: Day): AskPlan {
  const asked: AskPlan['asked'][number][] = [];
  const leftOut: AskPlan['leftOut'][number][] = [];
  for (const one of candidates) {
    if (!wish[one.kind]) continue;
    const { personId, kind, raterId } = one;
    const why = whyNot(one, today);
    if (why !== null || raterId === null) leftOut.push({ personId, kind, why: why ?? 'no-manager' });
    else asked.push({ personId, raterId, kind });
  }
  return { asked, leftOut };
}

function whyNot({ judged, raterId, open, lastOn }: Candidate, today: Day): LeftOutWhy | null {
  if (!judged) return 'no-role';
  if (raterId === null) return 'no-manager';
  if (open) return 'asked-already';
  return lastOn !== null && daysBetween(lastOn, today) < latelyDays ? 'said-lately' : null;
}
