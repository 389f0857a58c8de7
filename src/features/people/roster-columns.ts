/**
 * What each column of a foreign file probably means: by its heading in several languages, and by what stands below.
 * A guess may be wrong and is always shown first; the values have the last word over a heading they contradict.
 */
import {
  type ColumnMeaning,
  columnMeanings,
  fold,
  marketSeparators,
  marketSteps,
  type RosterMapping,
  type RosterRow,
  type RosterSheet,
} from './roster.ts';
import { dateOrderOf, isDate } from './roster-dates.ts';
import { foreignWords, headingsOf, headingWords, isBlank } from './roster-words.ts';

const sampleSize = 400;
const emailShape = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const nameShape = /^[\p{Lu}][\p{L}'’.-]*(?:,?\s+[\p{L}'’.-]+){1,4}$/u;

const knownHeadings = new Set(Object.values(headingsOf).flat());

/** What the values of a column look like; shares are of the cells that hold something. */
export interface ColumnLook {
  readonly heading: string;
  readonly values: readonly string[];
  readonly filled: number;
  readonly distinct: number;
  readonly emails: number;
  readonly dates: number;
  readonly names: number;
  readonly keys: number;
}

/** Parts a table into headings and rows: titles above the headings are left out; a table without headings gets none. */
export function sheetOf(rows: readonly RosterRow[]): RosterSheet {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const usual = Math.max(
    1,
    Math.min(
      ...rows
        .slice(0, 50)
        .map(filledCells)
        .filter((count) => count > 1),
    ),
  );
  const at = Math.max(
    0,
    rows.slice(0, 10).findIndex((row) => filledCells(row) >= (Number.isFinite(usual) ? usual : 1)),
  );
  const first = rows[at]?.cells ?? [];
  const headed = isHeaded(first, rows.slice(at + 1, at + 1 + sampleSize));
  const headings = Array.from({ length: width }, (_, column) => (headed ? (first[column] ?? '') : ''));
  return { headings, rows: rows.slice(headed ? at + 1 : at) };
}

/** How a person finds a column: by its heading, else by its letter as spreadsheet programs count. */
export function columnName(heading: string, column: number): string {
  if (heading) return heading;
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}`;
}

/** Files with the same headings in the same order are the same kind of file. */
export function headingSignature(headings: readonly string[]): string {
  return headings.map(headingWords).join('\u001f');
}

export function guessMapping(sheet: RosterSheet): RosterMapping {
  const looks = sheet.headings.map((heading, column) => lookOf(sheet, heading, column));
  const columns = assign(looks);
  guessByValues(looks, columns);
  preferParts(looks, columns);
  orderMarkets(sheet, looks, columns);
  const dates = columns.flatMap((meaning, column) =>
    meaning === 'joined-on' || meaning === 'left-on' ? (looks[column]?.values ?? []) : [],
  );
  const order = dateOrderOf(dates);
  return {
    columns,
    dateOrder: order === 'ambiguous' ? null : order,
    nameOrder: nameOrderOf(looks, columns),
    marketSeparator: separatorOf(looks, columns),
  };
}

/** Whether dates can be read two ways and somebody has to say which. */
export function mustAskDateOrder(sheet: RosterSheet, mapping: RosterMapping): boolean {
  if (mapping.dateOrder !== null) return false;
  const asked = mapping.columns.flatMap((meaning, column) =>
    meaning === 'joined-on' || meaning === 'left-on' ? [column] : [],
  );
  return dateOrderOf(sheet.rows.flatMap((row) => asked.map((column) => row.cells[column] ?? ''))) === 'ambiguous';
}

function filledCells(row: RosterRow): number {
  return row.cells.filter((cell) => cell !== '').length;
}

/** Headings hold no addresses, days or numbers and do not occur below themselves; a heading we know settles it. */
function isHeaded(first: readonly string[], below: readonly RosterRow[]): boolean {
  if (first.some((cell) => emailShape.test(cell))) return false;
  const repeats = (cell: string, column: number): boolean =>
    below.filter((row) => row.cells[column] === cell).length > 1;
  const known = first.some((cell, column) => knownHeadings.has(headingWords(cell)) && !repeats(cell, column));
  return (
    known || !first.some((cell, column) => isDate(cell) || /^\d+$/.test(cell) || (cell !== '' && repeats(cell, column)))
  );
}

function lookOf(sheet: RosterSheet, heading: string, column: number): ColumnLook {
  const step = Math.max(1, Math.floor(sheet.rows.length / sampleSize));
  const values: string[] = [];
  for (let at = 0; at < sheet.rows.length; at += step) {
    const value = sheet.rows[at]?.cells[column] ?? '';
    if (!isBlank(value)) values.push(value);
  }
  const share = (test: (value: string) => boolean): number =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  return {
    heading: headingWords(heading),
    values,
    filled: values.length / Math.max(1, Math.ceil(sheet.rows.length / step)),
    distinct: values.length === 0 ? 0 : new Set(values).size / values.length,
    emails: share((value) => emailShape.test(value)),
    dates: share(isDate),
    names: share((value) => nameShape.test(value)),
    keys: share((value) => /^[\p{L}\d][\p{L}\d._/-]*$/u.test(value) && /\d/.test(value) && !isDate(value)),
  };
}

/** The best heading first: each meaning goes to the column that says it most plainly. */
function assign(looks: readonly ColumnLook[]): (ColumnMeaning | null)[] {
  const columns: (ColumnMeaning | null)[] = looks.map(() => null);
  const claims = looks.flatMap((look, column) =>
    columnMeanings.flatMap((meaning) => {
      const score = headingScore(look.heading, meaning);
      return score > 0 && fits(look, meaning) ? [{ column, meaning, score }] : [];
    }),
  );
  claims.sort((a, b) => b.score - a.score || a.column - b.column);
  const markets: number[] = [];
  for (const { column, meaning } of claims) {
    if (columns[column] != null) continue;
    if (meaning === 'market') {
      if (markets.length < marketSteps.length) columns[column] = marketSteps[markets.push(column) - 1] ?? null;
    } else if (!columns.includes(meaning)) columns[column] = meaning;
  }
  return columns;
}

function headingScore(heading: string, meaning: ColumnMeaning): number {
  if (heading === '' || foreignWords.some((word) => hasPhrase(heading, word))) return 0;
  let best = 0;
  for (const phrase of headingsOf[meaning]) {
    if (heading === phrase) return 1000;
    if (hasPhrase(heading, phrase)) best = Math.max(best, 10 * phrase.length - heading.length);
  }
  return best;
}

function hasPhrase(heading: string, phrase: string): boolean {
  return ` ${heading} `.includes(` ${phrase} `);
}

/** Whether the values allow the meaning; an empty column is taken at its word. */
function fits(look: ColumnLook, meaning: ColumnMeaning): boolean {
  if (look.values.length === 0) return true;
  const text = look.emails < 0.3 && look.dates < 0.5;
  switch (meaning) {
    case 'email':
    case 'manager-email':
      return look.emails >= 0.3;
    case 'joined-on':
    case 'left-on':
      return look.dates >= 0.3 || look.values.every((value) => /^\d{5}$/.test(value));
    case 'person-id':
    case 'manager-id':
      return look.emails < 0.3 && look.names < 0.5;
    case 'name':
      return text && look.keys < 0.5;
    case 'manager':
      return look.dates < 0.5;
    default:
      return text;
  }
}

/** What headings left open: an e-mail address is one in any language; people who occur in two columns lead in the second. */
function guessByValues(looks: readonly ColumnLook[], columns: (ColumnMeaning | null)[]): void {
  const free = (column: number): boolean =>
    columns[column] == null && !foreignWords.some((word) => hasPhrase(looks[column]?.heading ?? '', word));
  const find = (test: (look: ColumnLook) => boolean): number =>
    looks.findIndex((look, column) => free(column) && look.values.length > 0 && test(look));
  const give = (column: number, meaning: ColumnMeaning): void => {
    if (column >= 0 && !columns.includes(meaning)) columns[column] = meaning;
  };
  give(
    find((look) => look.emails > 0.6 && look.distinct > 0.9),
    'email',
  );
  if (!columns.includes('name') && !columns.includes('last-name'))
    give(
      find((look) => look.names > 0.6 && look.distinct > 0.8),
      'name',
    );
  if (!columns.includes('name') && !columns.includes('last-name'))
    give(
      find((look) => look.names > 0.6),
      'name',
    );
  const people = new Set(looks[columns.indexOf('name')]?.values.map(fold));
  give(
    find((look) => look.emails > 0.6 && look.distinct <= 0.9),
    'manager-email',
  );
  if (!columns.includes('manager-email')) {
    give(
      find((look) => look.names > 0.6 && look.distinct < 0.7),
      'manager',
    );
    give(
      find(
        (look) =>
          people.size > 0 && look.values.filter((value) => people.has(fold(value))).length > look.values.length / 2,
      ),
      'manager',
    );
  }
}

/** "Name; Vorname" means the family name; where first and last name stand beside a full name, the full name is enough. */
function preferParts(looks: readonly ColumnLook[], columns: (ColumnMeaning | null)[]): void {
  const full = columns.indexOf('name');
  const first = columns.indexOf('first-name');
  const last = columns.indexOf('last-name');
  if (full >= 0 && first >= 0 && last < 0 && (looks[full]?.names ?? 0) < 0.4) columns[full] = 'last-name';
  else if (full >= 0 && first >= 0 && last >= 0) columns[full] = null;
  else if (full < 0 && first < 0 && last >= 0) columns[last] = 'name';
  else if (full < 0 && last < 0 && first >= 0) columns[first] = 'name';
  const manager = columns.indexOf('manager');
  const look = looks[manager];
  if (!look || look.values.length === 0) return;
  if (look.emails > 0.6 && !columns.includes('manager-email')) columns[manager] = 'manager-email';
  else if (look.keys > 0.6 && !columns.includes('manager-id')) columns[manager] = 'manager-id';
}

/** The fewer different values, the higher the market stands in the tree; a column that does not nest is no step of it. */
function orderMarkets(sheet: RosterSheet, looks: readonly ColumnLook[], columns: (ColumnMeaning | null)[]): void {
  const steps: readonly (ColumnMeaning | null)[] = marketSteps;
  const found = columns.flatMap((meaning, column) => (steps.includes(meaning) ? [column] : []));
  const variety = (column: number): number => new Set(looks[column]?.values).size;
  found.sort((a, b) => variety(a) - variety(b) || a - b);
  let above = -1;
  let step = 0;
  for (const column of found) {
    const nests = above < 0 || isNested(sheet, above, column);
    columns[column] = nests ? (marketSteps[step++] ?? null) : null;
    if (nests) above = column;
  }
}

function isNested(sheet: RosterSheet, above: number, below: number): boolean {
  const parents = new Map<string, string>();
  let broken = 0;
  const rows = sheet.rows.slice(0, sampleSize);
  for (const { cells } of rows) {
    const [parent, child] = [cells[above] ?? '', cells[below] ?? ''];
    const known = parents.get(child);
    if (known === undefined) parents.set(child, parent);
    else if (known !== parent && child !== '') broken++;
  }
  return broken <= rows.length * 0.05;
}

function nameOrderOf(
  looks: readonly ColumnLook[],
  columns: readonly (ColumnMeaning | null)[],
): RosterMapping['nameOrder'] {
  const values = looks[columns.indexOf('name')]?.values ?? [];
  const withComma = values.filter((value) => /^[^,]+,[^,]+$/.test(value)).length;
  return withComma > values.length / 2 ? 'last-comma-first' : 'as-written';
}

function separatorOf(
  looks: readonly ColumnLook[],
  columns: readonly (ColumnMeaning | null)[],
): RosterMapping['marketSeparator'] {
  if (columns.includes('market-2')) return null;
  const values = looks[columns.indexOf('market')]?.values ?? [];
  return (
    marketSeparators.find(
      (separator) => values.filter((value) => value.includes(separator)).length > values.length * 0.3,
    ) ?? null
  );
}
