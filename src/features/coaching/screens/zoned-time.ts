/** A wall-clock time in the reader's zone as a moment, and back: a session is planned in the reader's own time, wherever the browser stands. */

/** The moment at which clocks in the zone show this. In the hour that is skipped in spring: an hour later; in the repeated one: the first. */
export function momentAt(day: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = wall - offsetAt(new Date(wall - 86_400_000), timeZone);
  const after = wall - offsetAt(new Date(wall + 86_400_000), timeZone);
  const fits = [before, after].filter((moment) => moment + offsetAt(new Date(moment), timeZone) === wall);
  return new Date(fits.length > 0 ? Math.min(...fits) : before);
}

/** What clocks in the zone show. */
export function wallClock(moment: Date, timeZone: string): { readonly day: string; readonly time: string } {
  const shown = new Date(moment.getTime() + offsetAt(moment, timeZone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** Milliseconds by which the zone's clocks are ahead of UTC. */
function offsetAt(moment: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const shown = Date.parse(
    `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`,
  );
  return shown - Math.floor(moment.getTime() / 1000) * 1000;
}
