/**
 * The next bite: of everything somebody could learn now, what to take up first. What was begun is finished first, then what is due
 * soon, then what was given, then what the path asks for. Each says why it is there.
 */
import { type Day, daysBetween } from '../../kernel/day.ts';
import type { Words } from '../../kernel/words.ts';

export const biteReasons = ['begun', 'due', 'given', 'path'] as const;
export type BiteReason = (typeof biteReasons)[number];

interface Learnable {
  readonly activityId: string;
  readonly name: Words;
  readonly minutes: number;
  /** gone through card by card; else it is done with others, and only looked up here */
  readonly cards: boolean;
}

export interface Bite extends Learnable {
  readonly why: BiteReason;
  /** how far an open attempt has come, 0 to 1 */
  readonly share: number;
  /** still to spend; a begun one never takes less than a minute */
  readonly minutesLeft: number;
  readonly due: Day | null;
  /** who or which rule gave it */
  readonly by: string | null;
}

export interface Learning {
  /** the one touched last first */
  readonly begun: readonly (Learnable & { readonly share: number })[];
  /** assigned, or agreed on */
  readonly given: readonly (Learnable & { readonly due: Day | null; readonly by: string | null })[];
  /** what lies ahead on the path, in its order */
  readonly path: readonly Learnable[];
}

/** A last day this near moves what was given before what was only begun. */
export const dueSoonDays = 7;

/** Each activity once. */
export function bitesOf({ begun, given: theirs, path }: Learning, today: Day): readonly Bite[] {
  const shares = new Map(begun.map(({ activityId, share }) => [activityId, share]));
  const given = theirs.toSorted(
    (a, b) => Number(dayOrLast(a.due) > dayOrLast(b.due)) - Number(dayOrLast(a.due) < dayOrLast(b.due)),
  );
  // of two who want the same, the earlier day holds
  const dues = new Map(given.toReversed().map((one) => [one.activityId, one]));
  const bite = (one: Learnable, why: BiteReason): Bite => {
    const share = shares.get(one.activityId) ?? 0;
    const left = Math.max(1, Math.round(one.minutes * (1 - share)));
    const gave = dues.get(one.activityId);
    const { activityId, name, minutes, cards } = one;
    return {
      activityId,
      name,
      minutes,
      cards,
      why,
      share,
      minutesLeft: left,
      due: gave?.due ?? null,
      by: gave?.by ?? null,
    };
  };
  const soon = given.filter(({ due }) => due !== null && daysBetween(today, due) <= dueSoonDays);
  const all = [
    ...soon.map((one) => bite(one, 'due')),
    ...begun.map((one) => bite(one, 'begun')),
    ...given.map((one) => bite(one, 'given')),
    ...path.map((one) => bite(one, 'path')),
  ];
  const once = new Map<string, Bite>();
  for (const one of all) if (!once.has(one.activityId)) once.set(one.activityId, one);
  return [...once.values()];
}

/** Behind every day of the calendar where there is none. */
function dayOrLast(due: Day | null): string {
  return due ?? '9999-12-31';
}
