/**
 * Dates, numbers and spans of time as the reader writes them: their locale, their time zone.
 * Days (`YYYY-MM-DD`) have no zone and must not be read as midnight somewhere: they are formatted in UTC.
 */
import { useLingui } from '@lingui/react';
import { localeFor } from './languages.ts';
import { useMe } from './me.ts';

export interface Format {
  /** `4 Mar 2026` */
  readonly day: (day: string) => string;
  /** `Wed, 4 March 2026` */
  readonly longDay: (day: string) => string;
  /** `March 2026` */
  readonly month: (day: string) => string;
  /** `4 Mar 2026, 14:05` in the reader's zone; takes a Date or an ISO moment */
  readonly moment: (moment: Date | string) => string;
  /** `in 3 days`, `yesterday`, `2 months ago`: the day against `today` */
  readonly fromToday: (day: string, today?: string) => string;
  readonly number: (value: number, digits?: number) => string;
  /** 0.42 → `42 %` */
  readonly share: (value: number, digits?: number) => string;
  /** with its sign: `+3`, `−0.5` */
  readonly change: (value: number, digits?: number) => string;
  readonly bytes: (bytes: number) => string;
  readonly list: (parts: readonly string[]) => string;
  /** compares as the reader's alphabet does */
  readonly compare: (a: string, b: string) => number;
  /** today in the reader's zone */
  readonly today: () => string;
}

const msPerDay = 86_400_000;

/** Made when first wanted: the browser takes longer to make a format than to use it a hundred times. */
function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/**
 * @param timeZone the browser's own where it is left open; to ask which that is would take longer than all else here
 * @param now asked for only where a text depends on it
 */
export function formatFor(language: string, timeZone: string | undefined, now: () => Date = () => new Date()): Format {
  const days = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
    const format = lazily(() => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }));
    return (day) => format().format(new Date(`${day}T00:00:00Z`));
  };
  const zone = timeZone === undefined ? {} : { timeZone };
  const moments = lazily(() => new Intl.DateTimeFormat(language, { ...zone, dateStyle: 'medium', timeStyle: 'short' }));
  const isoDay = lazily(
    () => new Intl.DateTimeFormat('en-CA', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  );
  const relative = lazily(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const lists = lazily(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  const collator = lazily(() => new Intl.Collator(language, { numeric: true, sensitivity: 'base' }));
  const numbers = numbersIn(language);
  const today = (): string => isoDay().format(now());
  return {
    day: days({ dateStyle: 'medium' }),
    longDay: days({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }),
    month: days({ month: 'long', year: 'numeric' }),
    moment: (moment) => moments().format(typeof moment === 'string' ? new Date(moment) : moment),
    fromToday: (day, from = today()) => spanOf(relative(), Math.round((Date.parse(day) - Date.parse(from)) / msPerDay)),
    number: (value, digits = 2) => numbers({}, value, digits),
    share: (value, digits = 0) => numbers({ style: 'percent' }, value, digits),
    change: (value, digits = 2) => numbers({ signDisplay: 'exceptZero' }, value, digits),
    bytes: (bytes) => bytesOf(numbers, bytes),
    list: (parts) => lists().format(parts),
    compare: (a, b) => collator().compare(a, b),
    today,
  };
}

type Numbers = (options: Intl.NumberFormatOptions, value: number, digits: number) => string;

function numbersIn(language: string): Numbers {
  const made = new Map<string, Intl.NumberFormat>();
  return (options, value, digits) => {
    const key = `${digits} ${options.style} ${options.unit} ${options.signDisplay}`;
    const format = made.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits: digits, ...options });
    made.set(key, format);
    return format.format(value);
  };
}

function spanOf(relative: Intl.RelativeTimeFormat, days: number): string {
  const size = Math.abs(days);
  if (size < 14) return relative.format(days, 'day');
  if (size < 60) return relative.format(Math.round(days / 7), 'week');
  if (size < 700) return relative.format(Math.round(days / 30.44), 'month');
  return relative.format(Math.round(days / 365.25), 'year');
}

function bytesOf(numbers: Numbers, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let size = bytes;
  let step = 0;
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  return numbers(
    { style: 'unit', unit: units[step] ?? 'byte', unitDisplay: 'short' },
    size,
    size < 10 && step > 0 ? 1 : 0,
  );
}

/** One for all who speak the same language at the same place: every line of a list asks. */
const known = new Map<string, Format>();

/** The reader's formats; changes with the language. */
export function useFormat(): Format {
  const { i18n } = useLingui();
  const timeZone = useMe()?.person?.timeZone ?? undefined;
  const language = localeFor(i18n.locale, navigator.languages);
  const format = known.get(`${language} ${timeZone}`) ?? formatFor(language, timeZone);
  known.set(`${language} ${timeZone}`, format);
  return format;
}
