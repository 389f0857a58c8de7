/**
 * Durations as SCORM writes them: ISO 8601 (`PT1H30M5.25S`) in SCORM 2004, `HHHH:MM:SS.SS` in SCORM 1.2.
 * Both are counted in hundredths of a second, so that adding a session to a total never loses or invents any.
 */

const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/;

/** Hundredths of a second; null if it is no `timeinterval (second,10,2)`. A year counts 365 days and a month 30. */
export function readIsoDuration(text: string): number | null {
  const found = iso.exec(text);
  if (!found || text === 'P') return null;
  const [years, months, days, , hours, minutes, seconds] = found.slice(1).map((part) => Number.parseFloat(part ?? '0'));
  const wholeDays = (years ?? 0) * 365 + (months ?? 0) * 30 + (days ?? 0);
  const wholeMinutes = (wholeDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0);
  return wholeMinutes * 6000 + Math.round((seconds ?? 0) * 100);
}

export function writeIsoDuration(hundredths: number): string {
  const seconds = (hundredths % 6000) / 100;
  const minutes = Math.floor(hundredths / 6000);
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M${seconds}S`;
}

const timespan = /^(\d{2,4}):(\d{2}):(\d{2})(?:\.(\d{1,2}))?$/;

/** Hundredths of a second of a CMITimespan; null if it is none. */
export function readTimespan(text: string): number | null {
  const found = timespan.exec(text);
  if (!found) return null;
  const [hours, minutes, seconds] = found.slice(1, 4).map(Number);
  const fraction = Number((found[4] ?? '').padEnd(2, '0'));
  return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 100 + fraction;
}

/** As a CMITimespan, which ends at 9999:59:59.99. */
export function writeTimespan(hundredths: number): string {
  const most = ((9999 * 60 + 59) * 60 + 59) * 100 + 99;
  const whole = Math.min(hundredths, most);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(whole / 100);
  const minutes = Math.floor(seconds / 60);
  const hours = String(Math.floor(minutes / 60)).padStart(4, '0');
  return `${hours}:${two(minutes % 60)}:${two(seconds % 60)}.${two(whole % 100)}`;
}
