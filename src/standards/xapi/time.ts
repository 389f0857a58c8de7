/**
 * Timestamps and durations. 1.0.3 takes ISO 8601 (Data 4.5), 2.0.0 takes RFC 3339 and answers in UTC (4.2.7). A moment keeps
 * every digit it came with; two are compared by what they mean, not by how they are written.
 */
import type { Version } from './version.ts';

export interface Moment {
  /** milliseconds since 1970-01-01T00:00:00Z, the rest cut off */
  readonly ms: number;
  /** digits of the second's fraction as sent; '' without one */
  readonly fraction: string;
}

const zone = '(z|[+-]\\d{2}(?::?\\d{2})?)?';
const extended = new RegExp(
  `^(\\d{4})-(\\d{2})-(\\d{2})(?:t(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?${zone})?$`,
  'i',
);
const basic = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})t(\\d{2})(\\d{2})(?:(\\d{2})(?:[.,](\\d+))?)?${zone}$`, 'i');
// a blank may stand for the T (RFC 3339 5.6, Note)
const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[t ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(z|[+-]\d{2}:\d{2})$/i;

/** The moment a timestamp names; null where it is none. Without a zone it is taken as UTC, which only 1.0.3 allows. */
export function momentOf(text: string, version: Version): Moment | null {
  const found = version === '2.0.0' ? rfc3339.exec(text) : (extended.exec(text) ?? basic.exec(text));
  if (!found) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset = 'Z'] = found;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo) || h > 23 || mi > 59 || s > 60) return null;
  const minutes = offsetMinutes(offset);
  if (minutes === null) return null;
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  date.setUTCHours(h, mi - minutes, s, Number(fraction.slice(0, 3).padEnd(3, '0')));
  return { ms: date.getTime(), fraction };
}

/** The moment of a timestamp that either version takes, for one that a statement of any version came with. */
export function momentOfEither(text: string): Moment | null {
  return momentOf(text, '1.0.3') ?? momentOf(text, '2.0.0');
}

/** `-00:00` says that the zone is unknown, and is refused (1.0.3 Data 4.5; RFC 3339 4.3). */
function offsetMinutes(offset: string): number | null {
  if (/^z$/i.test(offset)) return 0;
  if (/^-00(:?00)?$/.test(offset)) return null;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', '') || '0')];
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The moment in UTC with every digit it had, at least three (2.0.0 4.2.7; 1.0.3 Data 4.5). */
export function inUtc({ ms, fraction }: Moment): string {
  return `${new Date(ms).toISOString().slice(0, 19)}.${fraction.padEnd(3, '0')}Z`;
}

export function sameMoment(one: Moment, other: Moment): boolean {
  const digits = (text: string): string => text.replace(/0+$/, '');
  return Math.floor(one.ms / 1000) === Math.floor(other.ms / 1000) && digits(one.fraction) === digits(other.fraction);
}

const amount = '\\d+(?:[.,]\\d+)?';
const duration = new RegExp(
  `^P(?:${amount}W|(?=\\d|T\\d)(?:${amount}Y)?(?:${amount}M)?(?:${amount}D)?(?:T(?=\\d)(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?)?)$`,
);

/** A duration of ISO 8601:2004 4.4.3.2; weeks stand alone, and only the last part has a fraction (1.0.3 Data 4.6). */
export function isDuration(text: string): boolean {
  return duration.test(text) && !/[.,]\d+[A-Z]+\d/.test(text.replace(/T/, ''));
}

/** A duration as it is compared: seconds cut, not rounded, to hundredths (1.0.3 Data 4.6; 2.0.0 4.2.7). */
export function comparableDuration(text: string): string {
  return text.replace(/(\d+)[.,](\d+)S$/, (_, whole: string, part: string) => {
    const kept = part.slice(0, 2).replace(/0+$/, '');
    return kept === '' ? `${whole}S` : `${whole}.${kept}S`;
  });
}
