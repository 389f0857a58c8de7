/**
 * Days as files write them. 03/04/2024 can be read two ways: the column decides (a day above 12 somewhere), or a person is asked.
 */
import { type Day, isDay } from '../../kernel/day.ts';

export type DateOrder = 'day-first' | 'month-first';

/** January to December, the first letters by which each is known in the languages of the files we meet. */
const months: readonly (readonly string[])[] = [
  ['jan', 'janv', 'ene', 'gen', 'sty'],
  ['feb', 'fév', 'fev', 'lut'],
  ['mar', 'mär', 'maa', 'mrt', 'mrz'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aoû', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paź', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'déc', 'dic', 'gru'],
];
// June and July share their first three letters with each other in French only
const monthNumbers = new Map(months.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const time = String.raw`(?:[T ]\d{1,2}:\d{2}.*)?`;
const iso = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`);
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const figures = new RegExp(String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})${time}$`);
const dayMonthWord = /^(\d{1,2})\.?[\s/-]+(\p{L}+)\.?,?[\s/-]+(\d{4}|\d{2})$/u;
const monthWordDay = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
const lowestSerial = 15_000;
const highestSerial = 80_000;

export type ReadDay = { readonly day: Day } | 'ambiguous' | 'unreadable';

export function readDay(text: string, order: DateOrder | null): ReadDay {
  const year4 = iso.exec(text) ?? compact.exec(text);
  if (year4) return dayFrom(year4[1], year4[2], year4[3]);
  const short = figures.exec(text);
  if (short) return readFigures(short, order);
  const worded = dayMonthWord.exec(text);
  if (worded) return dayFrom(worded[3], monthOf(worded[2]), worded[1]);
  const american = monthWordDay.exec(text);
  if (american) return dayFrom(american[3], monthOf(american[1]), american[2]);
  return readSerial(text);
}

/** Whether a text is a date at all, in one order or the other. */
export function isDate(text: string): boolean {
  if (/^\d{5}$/.test(text)) return false;
  return readDay(text, 'day-first') !== 'unreadable' || readDay(text, 'month-first') !== 'unreadable';
}

/** The order that the values prove, null where none needs it, 'ambiguous' where they allow both. */
export function dateOrderOf(values: Iterable<string>): DateOrder | 'ambiguous' | null {
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  for (const value of values) {
    const found = figures.exec(value);
    if (!found || found[2] === '.') continue;
    const [first, second] = [Number(found[1]), Number(found[3])];
    if (first > 12 && second <= 12) dayFirst++;
    else if (second > 12 && first <= 12) monthFirst++;
    else if (first !== second) either++;
  }
  if (dayFirst > monthFirst) return 'day-first';
  if (monthFirst > dayFirst) return 'month-first';
  return either > 0 ? 'ambiguous' : null;
}

function readFigures(found: RegExpExecArray, order: DateOrder | null): ReadDay {
  const [, first, separator, second, year] = found;
  // with dots the day comes first wherever such dates are written
  if (separator === '.') return dayFrom(year, second, first);
  if (order === 'day-first') return dayFrom(year, second, first);
  if (order === 'month-first') return dayFrom(year, first, second);
  if (first === second) return dayFrom(year, first, second);
  if (Number(first) > 12) return dayFrom(year, second, first);
  if (Number(second) > 12) return dayFrom(year, first, second);
  return 'ambiguous';
}

/** The day number of a workbook whose column was not shown as a date: days since 1899-12-30. */
function readSerial(text: string): ReadDay {
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (serial < lowestSerial || serial > highestSerial) return 'unreadable';
  return { day: new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10) };
}

function monthOf(word: string | undefined): string {
  const letters = (word ?? '').toLowerCase();
  return String(monthNumbers.get(letters.slice(0, 4)) ?? monthNumbers.get(letters.slice(0, 3)) ?? 0);
}

function dayFrom(year: string | undefined, month: string | undefined, day: string | undefined): ReadDay {
  const full = (year ?? '').length === 2 ? String(Number(year) + (Number(year) < 69 ? 2000 : 1900)) : (year ?? '');
  const text = `${full}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isDay(text) ? { day: text } : 'unreadable';
}
