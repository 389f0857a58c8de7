/**
 * True proficiency of simulated people, day by day, in seven ways of changing. Only `wandering` resembles the
 * rule's own assumptions; the others are there to be unlike it.
 */
import type { Chance } from './chance.ts';

export interface TrueDay {
  /** a real number that rounds to a step of the scale */
  readonly level: number;
  /** whether the person has occasion to use the capability: what is not used is seldom judged */
  readonly used: boolean;
}

/** True proficiency on each day from day 0. */
export type Truth = (chance: Chance, days: number, steps: number) => TrueDay[];

export const truths = {
  /** ability wanders around what is usual */
  wandering: (chance, days, steps) => {
    let level = chance.normal(centre(steps), 1);
    return eachDay(days, steps, () => {
      level += (centre(steps) - level) / 1200 + chance.normal(0, Math.sqrt(2 / 1200));
      return level;
    });
  },
  /** training lifts in jumps; in use, ability grows slowly; out of use, it fades; use comes and goes */
  learning: (chance, days, steps) => {
    let level = chance.between(0.8, steps - 0.6);
    let used = chance.happens(0.7);
    const floor = chance.between(0.9, 1.7);
    const isUsed = (): boolean => used;
    return eachDay(
      days,
      steps,
      () => {
        if (chance.happens(1 / 600)) used = !used;
        if (chance.happens((used ? 0.8 : 0.3) / 365)) level += chance.between(0.2, 0.9);
        if (used) level += (steps - level) * (0.08 / 365);
        else level -= Math.max(0, level - floor) / 900;
        return (level += chance.normal(0, 0.01));
      },
      isUsed,
    );
  },
  /** nothing changes at all */
  steady: (chance, days, steps) => {
    const level = chance.between(0.7, steps + 0.3);
    return eachDay(days, steps, () => level);
  },
  /** nothing changes but for sudden leaps, up or down: a new market, a breakthrough, a relapse */
  leaping: (chance, days, steps) => {
    let level = chance.between(0.7, steps + 0.3);
    return eachDay(days, steps, () => {
      if (chance.happens(0.5 / 365)) level = chance.between(0.7, steps + 0.3);
      return level;
    });
  },
  /** a joiner who learns fast, then levels off */
  joining: (chance, days, steps) => {
    const start = chance.between(0.6, 1.6);
    const end = chance.between(2, steps + 0.3);
    const pace = chance.between(200, 600);
    return eachDay(days, steps, (day) => end - (end - start) * Math.exp(-day / pace));
  },
  /** once good, not used any more */
  fading: (chance, days, steps) => {
    const start = chance.between(1.8, steps + 0.3);
    const floor = chance.between(0.8, Math.min(start, 2.2));
    const pace = chance.between(400, 1400);
    return eachDay(days, steps, (day) => floor + (start - floor) * Math.exp(-day / pace));
  },
  /** up in the season, down outside it */
  seasonal: (chance, days, steps) => {
    const middle = chance.between(1.2, steps - 0.2);
    const swing = chance.between(0.2, 0.7);
    const shift = chance.between(0, 365);
    return eachDay(days, steps, (day) => middle + swing * Math.sin(((day + shift) / 365) * 2 * Math.PI));
  },
} satisfies Record<string, Truth>;

function eachDay(days: number, steps: number, next: (day: number) => number, isUsed = (): boolean => true): TrueDay[] {
  return Array.from({ length: days + 1 }, (_, day) => {
    const level = Math.min(steps + 0.49, Math.max(0.51, next(day)));
    return { level, used: isUsed() };
  });
}

function centre(steps: number): number {
  return (steps + 1) / 2;
}
