/**
 * A calendar day as `YYYY-MM-DD`, without time or zone. Evidence, effective dates and due dates are days:
 * what ages, ages by the day. Days compare as text.
 */
declare const brand: unique symbol;
export type Day = string & { readonly [brand]?: 'day' };

const shape = /^\d{4}-\d{2}-\d{2}$/;
const msPerDay = 86_400_000;

export function isDay(text: string): boolean {
  if (!shape.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day of a moment in a time zone (IANA name), UTC unless told otherwise. @throws RangeError for an unknown zone */
export function dayOf(moment: Date, timeZone = 'UTC'): Day {
  return timeZone === 'UTC' ? moment.toISOString().slice(0, 10) : writerFor(timeZone).format(moment);
}

// Making one costs a thousand times what using one does; there are some four hundred zones.
const writers = new Map<string, Intl.DateTimeFormat>();

function writerFor(timeZone: string): Intl.DateTimeFormat {
  const known = writers.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  writers.set(timeZone, made);
  return made;
}

/** Whole days since 1970-01-01; negative before. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / msPerDay);
}

export function addDays(day: Day, days: number): Day {
  return new Date((dayNumber(day) + days) * msPerDay).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day so many months later; where the month is too short, its last day (as PostgreSQL adds an interval of months). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
