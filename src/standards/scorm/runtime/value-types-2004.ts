/**
 * The data types of the SCORM 2004 run-time data model (RTE 4.1.1): whether a text is a value of a type. A text longer than the
 * smallest permitted maximum is still kept: the maximum is what a system must keep, not what content may send.
 */
import { readIsoDuration } from './durations.ts';
import { isLanguageCode } from './languages.ts';

/** 0, "type mismatch" or "value out of range" */
export type TypeError2004 = 0 | 406 | 407;
export type ValueType = (text: string) => TypeError2004;

const mismatchUnless = (holds: boolean): TypeError2004 => (holds ? 0 : 406);

export const anyText: ValueType = () => 0;

/** state(…): one of the words, as written. */
export function oneOf(...words: readonly string[]): ValueType {
  return (text) => mismatchUnless(words.includes(text));
}

const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

/** real(10,7), the ends of the range included. */
export function real(least = -Infinity, most = Infinity): ValueType {
  return (text) => {
    if (!decimal.test(text)) return 406;
    const value = Number(text);
    return value < least || value > most ? 407 : 0;
  };
}

/** timeinterval(second,10,2). */
export const timeInterval: ValueType = (text) => mismatchUnless(readIsoDuration(text) !== null);

const moment =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,2}(Z|z|[+-](\d{2})(?::(\d{2}))?)?)?)?)?)?)?)?$/;

/** time(second,10,0): 1970 to 2038, a time zone only behind hundredths of a second, days the month has. */
export const time: ValueType = (text) => {
  const found = moment.exec(text);
  if (!found) return 406;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? '0'));
  const zoneHour = Number(found[8] ?? '0');
  const zoneMinute = Number(found[9] ?? '0');
  const within = (value: number | undefined, least: number, most: number): boolean =>
    value !== undefined && value >= least && value <= most;
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  return mismatchUnless(
    within(year, 1970, 2038) &&
      (found[2] === undefined || within(month, 1, 12)) &&
      (found[3] === undefined || within(day, 1, last)) &&
      within(hour, 0, 23) &&
      within(minute, 0, 59) &&
      within(second, 0, 59) &&
      within(zoneHour, 0, 23) &&
      within(zoneMinute, 0, 59),
  );
};

// a language of ISO 639, or "i" and "x" before a name of their own; then subtags
const language = /^(?:([a-zA-Z]{2,3})(?:-[a-zA-Z0-9]{1,8})*|[iIxX](?:-[a-zA-Z0-9]{1,8})+)$/;

/** language_type: `en`, `fra`, `en-US`, `i-klingon`, `x-custom`. */
export function isLanguage(text: string): boolean {
  const found = language.exec(text);
  return found !== null && (found[1] === undefined || isLanguageCode(found[1]));
}

export const languageOrNothing: ValueType = (text) => mismatchUnless(text === '' || isLanguage(text));

/** localized_string_type: text, perhaps with `{lang=…}` before it, which must then be a language. */
export const localizedText: ValueType = (text) => {
  const found = /^\{lang=([^}]*)\}/.exec(text);
  return mismatchUnless(!found || isLanguage(found[1] ?? ''));
};

// characters no URI may hold (RFC 3986), and percent signs that escape nothing
// oxlint-disable-next-line no-control-regex
const unfit = /[\s\u0000-\u001f\u007f<>"{}|\\^`[\]]|%(?![0-9a-fA-F]{2})/;

/** long_identifier_type and short_identifier_type: a URI or URN, relative ones included, never empty. */
export const identifier: ValueType = (text) => mismatchUnless(isIdentifier(text));

export function isIdentifier(text: string): boolean {
  if (text.trim() === '' || unfit.test(text) || text.startsWith(':')) return false;
  // "urn:" and "http:" with nothing behind them name nothing
  return !/^[a-zA-Z][a-zA-Z0-9+.-]*:$/.test(text);
}
