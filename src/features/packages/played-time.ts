/**
 * Time spent in a package that is played here. Content says how long it was open, and is believed as far as time has really passed;
 * where it says nothing, the time between its steps counts, long pauses left out. All in seconds.
 */
export interface SessionTime {
  /** moments of the first and the last step in milliseconds, by the clock of the device */
  readonly first: number | null;
  readonly last: number | null;
  readonly active: number;
}

/** Nobody looks at one page longer without doing anything. */
const longestPause = 10 * 60;

/** The session with one more step. A clock that was set back adds nothing. */
export function withStep<Time extends SessionTime>(time: Time, at: number): Time {
  const pause = time.last === null ? 0 : Math.max(0, (at - time.last) / 1000);
  return {
    ...time,
    first: time.first ?? at,
    last: Math.max(time.last ?? at, at),
    active: time.active + Math.min(pause, longestPause),
  };
}

/** @param said by content, over all sessions */
export function secondsUsed(
  said: number,
  sessions: readonly (SessionTime & { readonly launchedAt: Date; readonly lastAt: Date })[],
): number {
  const passed = sessions.map(({ first, last, active, launchedAt, lastAt }) => {
    // as the device tells it, but no more than lies between opening it and the last word of it
    const wall = Math.max(0, (lastAt.getTime() - launchedAt.getTime()) / 1000);
    const told = first === null || last === null ? 0 : (last - first) / 1000;
    return { wall: Math.min(told, wall), active: Math.min(active, wall) };
  });
  const sum = (of: 'wall' | 'active'): number => passed.reduce((total, one) => total + one[of], 0);
  return Math.round(said > 0 ? Math.min(said, sum('wall')) : sum('active'));
}
