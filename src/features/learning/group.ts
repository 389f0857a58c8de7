/**
 * Saying that a group took part in something that people do together: a led module, a coaching, a practice. Only what has no
 * cards can be marked: a module of cards is finished by going through it.
 */
import { addDays, type Day } from '../../kernel/day.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { ActivityKind, ActivityState, Delivery } from '../modules/activity.ts';
import { hasCards } from '../modules/activity.ts';

export type Excluded = 'not-yours' | 'not-here' | 'already' | 'yourself';

export interface Asked {
  readonly personId: string;
  /** the one who asks may mark them */
  readonly may: boolean;
  /** works here */
  readonly here: boolean;
  /** marked for this activity on this day already */
  readonly already: boolean;
}

export interface Chosen {
  readonly included: readonly string[];
  readonly excluded: readonly { readonly personId: string; readonly why: Excluded }[];
}

/** Each person of the selection once, and why somebody is left out. */
export function chooseGroup(asked: readonly Asked[], markedBy: string): Chosen {
  const whyNot = ({ personId, may, here, already }: Asked): Excluded | null => {
    if (personId === markedBy) return 'yourself';
    if (!may) return 'not-yours';
    if (!here) return 'not-here';
    return already ? 'already' : null;
  };
  const seen = new Set<string>();
  const included: string[] = [];
  const excluded: { personId: string; why: Excluded }[] = [];
  for (const one of asked) {
    if (seen.has(one.personId)) continue;
    seen.add(one.personId);
    const why = whyNot(one);
    if (why === null) included.push(one.personId);
    else excluded.push({ personId: one.personId, why });
  }
  return { included, excluded };
}

export const oldestDays = 366;
export type MarkRefusal = 'made-of-cards' | 'not-published' | 'in-the-future' | 'too-long-ago';

export function markDone(
  activity: { readonly kind: ActivityKind; readonly delivery: Delivery | null; readonly state: ActivityState },
  onDay: Day,
  today: Day,
): Decision<null, MarkRefusal> {
  if (hasCards(activity)) return refuse('made-of-cards');
  if (activity.state === 'draft') return refuse('not-published');
  // somewhere on earth it is tomorrow already
  if (onDay > addDays(today, 1)) return refuse('in-the-future');
  return onDay < addDays(today, -oldestDays) ? refuse('too-long-ago') : accept(null);
}
