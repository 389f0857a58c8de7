/**
 * What a person's standings come to, for counting many: of each capability which steps are reached until which day. Ageing only
 * takes away, so a few days say all that will ever be true without further evidence; they are found by the rule of standing itself.
 */
import { addDays, type Day, dayNumber } from '../../kernel/day.ts';
import { ageEstimate, type Estimate, stated } from './standing.ts';

/** The steps from 1, each with the last day on which the standing states it or more; never beyond a proficiency not reached. */
export type Reach = readonly Day[];

/** Later than anybody counts: what is reached then does not end. */
const horizon = 20_000;
export const endless: Day = '2149-06-06';

export function reachOf(estimate: Estimate, steps: number): Reach {
  const reached: Day[] = [];
  let until = horizon;
  for (let step = 1; step <= steps; step += 1) {
    const holds = (days: number): boolean => {
      const { mean, variance } = ageEstimate(estimate, days, steps);
      return stated(mean, variance, steps).step >= step;
    };
    if (!holds(0)) break;
    // the last day on which it holds lies between one on which it does and one on which it does not
    if (!holds(until)) until = lastOf(holds, until);
    reached.push(until === horizon ? endless : addDays(estimate.on, until));
  }
  return reached;
}

function lastOf(holds: (days: number) => boolean, notAt: number): number {
  let [yes, no] = [0, notAt];
  while (no - yes > 1) {
    const middle = (yes + no) >> 1;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** What has a number instead of an id, and its reach. */
export interface Numbered {
  readonly number: number;
  readonly reach: Reach;
}

/** Of each: its number, how many steps, and the day of each; all of two bytes. Days are those since 1970, up to `endless`. */
export function packReach(all: readonly Numbered[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, { reach }) => sum + 4 + 2 * reach.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { number, reach } of all) {
    for (const figure of [number, reach.length, ...reach.map(dayNumber)]) {
      view.setUint16(at, figure);
      at += 2;
    }
  }
  return bytes;
}

/** How many, by number, reach each step on a day; of any number of people whose bytes stand one behind the other. */
export function countReached(bytes: Uint8Array, today: Day, steps: number): ReadonlyMap<number, readonly number[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const day = dayNumber(today);
  const counts = new Map<number, number[]>();
  for (let at = 0; at < bytes.length;) {
    const number = view.getUint16(at);
    const reached = view.getUint16(at + 2);
    at += 4;
    const mine = counts.get(number) ?? Array.from({ length: steps }, () => 0);
    counts.set(number, mine);
    for (let step = 0; step < reached; step += 1, at += 2)
      if (view.getUint16(at) >= day) mine[step] = (mine[step] ?? 0) + 1;
  }
  return counts;
}
