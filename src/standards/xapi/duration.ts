/** How long a duration of a result lasts (1.0.3 Data 4.6; 2.0.0 4.2.8). Whether it may be written so is checked elsewhere. */

/** Of ISO 8601, in milliseconds; years and months have no length and count as none. */
export function durationOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const number = '(\\d+(?:[.,]\\d+)?)';
  const found = new RegExp(
    `^P(?:${number}W|(?:${number}Y)?(?:${number}M)?(?:${number}D)?(?:T(?:${number}H)?(?:${number}M)?(?:${number}S)?)?)$`,
  ).exec(value);
  if (!found) return null;
  const [weeks, , , days, hours, minutes, seconds] = found
    .slice(1)
    .map((part) => Number((part ?? '0').replace(',', '.')));
  const inDays = (weeks ?? 0) * 7 + (days ?? 0);
  return Math.round((((inDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000);
}
