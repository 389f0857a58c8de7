/**
 * From the cells of a row to what it tells about one person; each cell that cannot be understood is a fault with its place,
 * and costs that cell only, unless it was the name. An empty cell under title, manager, market, team and left on tells "none";
 * elsewhere it tells nothing, since what it would erase (an address, a role set by hand) is not for a file to forget.
 */
import type { Day } from '../../kernel/day.ts';
import {
  type ColumnMeaning,
  fold,
  type ManagerMention,
  marketSteps,
  type RosterFault,
  type RosterLine,
  type RosterMapping,
  type RosterSheet,
} from './roster.ts';
import { columnName } from './roster-columns.ts';
import { readDay, type ReadDay } from './roster-dates.ts';
import { readLanguage, readTimeZone } from './roster-locales.ts';
import { isBlank, readStatus } from './roster-words.ts';

const longest = 200;
const emailShape = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;
/** what spreadsheet programs would run, were it written out again */
const formula = /^[=+@\t\r]|^-(?=[^\s-])/;

/** What is still known of a line that is not imported. */
export type LeftOutLine = Pick<RosterLine, 'name' | 'email' | 'externalKey' | 'manager' | 'leftOn'>;

export interface RosterLines {
  readonly lines: readonly RosterLine[];
  readonly faults: readonly RosterFault[];
  /** lines that were left out: whoever is named here is not gone, and not to be invented again */
  readonly unread: readonly LeftOutLine[];
  readonly columnNames: ReadonlyMap<ColumnMeaning, string>;
}

interface Reader {
  readonly mapping: RosterMapping;
  readonly places: ReadonlyMap<ColumnMeaning, number>;
  readonly columnNames: ReadonlyMap<ColumnMeaning, string>;
  readonly today: Day;
  readonly faults: RosterFault[];
  /** few days, languages and time zones stand in many lines */
  readonly days: Map<string, ReadDay>;
  readonly codes: Map<string, string | null>;
}

interface RowReader extends Reader {
  readonly line: number;
  readonly cells: readonly string[];
}

export function readLines(sheet: RosterSheet, mapping: RosterMapping, today: Day): RosterLines {
  const places = new Map<ColumnMeaning, number>();
  const columnNames = new Map<ColumnMeaning, string>();
  for (const [column, meaning] of mapping.columns.entries()) {
    if (meaning === null) continue;
    places.set(meaning, column);
    columnNames.set(meaning, columnName(sheet.headings[column] ?? '', column));
  }
  const reader: Reader = { mapping, places, columnNames, today, faults: [], days: new Map(), codes: new Map() };
  const lines: RosterLine[] = [];
  const unread: LeftOutLine[] = [];
  for (const { line, cells } of sheet.rows) {
    const row: RowReader = { ...reader, line, cells };
    const read = readLine(row);
    if (read.ok) lines.push(read.line);
    else unread.push(read.known);
  }
  return { lines, faults: reader.faults, unread, columnNames };
}

type ReadLine = { ok: true; line: RosterLine } | { ok: false; known: LeftOutLine };

function readLine(row: RowReader): ReadLine {
  const externalKey = readText(row, 'person-id') ?? null;
  const email = readEmail(row, 'email');
  const name = readName(row);
  if (name === undefined || (name === null && externalKey === null)) {
    if (name === null) note(row, 'name', 'missing-name', 'line-left-out', null, 'There is no name in this line.');
    return { ok: false, known: { name: null, email, externalKey, manager: readManager(row), leftOn: undefined } };
  }
  const { joinedOn, leftOn } = readStay(row);
  const line: RosterLine = {
    line: row.line,
    name,
    email,
    externalKey,
    title: readText(row, 'title'),
    manager: readManager(row),
    market: readMarket(row),
    team: readText(row, 'team'),
    role: readText(row, 'role') ?? null,
    level: readText(row, 'level') ?? null,
    joinedOn,
    leftOn,
    language: readCoded(row, 'language', readLanguage),
    timeZone: readCoded(row, 'time-zone', readTimeZone),
  };
  return { ok: true, line };
}

/** nothing but printable ASCII with single spaces inside: most cells are, and need no cleaning */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/** The cell without the traces of programs: no-break spaces, invisible characters, words that mean nothing. */
function cellOf(row: RowReader, meaning: ColumnMeaning): string | undefined {
  const column = row.places.get(meaning);
  if (column === undefined) return undefined;
  const raw = row.cells[column] ?? '';
  if (plain.test(raw)) return isBlank(raw) ? '' : raw;
  const cell = raw
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad\u0000-\u0008\u000e-\u001f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return isBlank(cell) ? '' : cell;
}

/** undefined: no such column, or a cell that was left out; null: empty. */
function readText(row: RowReader, meaning: ColumnMeaning): string | null | undefined {
  const cell = cellOf(row, meaning);
  if (cell === undefined) return undefined;
  if (cell === '') return null;
  if (formula.test(cell)) {
    note(row, meaning, 'formula', 'cell-left-out', cell, `"${short(cell)}" begins like a formula.`);
    return undefined;
  }
  if (cell.length <= longest) return cell;
  note(row, meaning, 'too-long', 'cell-left-out', short(cell), `The text is longer than ${longest} characters.`);
  return undefined;
}

/** undefined: a name that cannot be taken, which costs the line; null: none. */
function readName(row: RowReader): string | null | undefined {
  const parts = row.places.has('name') ? (['name'] as const) : (['first-name', 'last-name'] as const);
  const names: string[] = [];
  for (const meaning of parts) {
    const cell = cellOf(row, meaning) ?? '';
    if (formula.test(cell)) {
      note(
        row,
        meaning,
        'formula',
        'line-left-out',
        cell,
        `The name "${short(cell)}" begins like a formula. Correct it in the file.`,
      );
      return undefined;
    }
    if (cell.length > longest) {
      note(row, meaning, 'too-long', 'line-left-out', short(cell), `The name is longer than ${longest} characters.`);
      return undefined;
    }
    if (cell) names.push(cell);
  }
  return names.length === 0 ? null : inOrder(names.join(' '), row.mapping);
}

function inOrder(name: string, mapping: RosterMapping): string {
  const parts = name.split(',').map((part) => part.trim());
  return mapping.nameOrder === 'last-comma-first' && parts.length === 2 && parts[0] && parts[1]
    ? `${parts[1]} ${parts[0]}`
    : name;
}

function readEmail(row: RowReader, meaning: ColumnMeaning): string | null {
  const cell = cellOf(row, meaning);
  if (!cell) return null;
  const address = (/<([^>]+)>/.exec(cell)?.[1] ?? cell).replace(/^mailto:/i, '').toLowerCase();
  if (emailShape.test(address) && address.length <= 254 && !/^[=+@-]/.test(address)) return address;
  note(row, meaning, 'bad-email', 'cell-left-out', cell, `"${short(cell)}" is not an e-mail address.`);
  return null;
}

function readManager(row: RowReader): ManagerMention | null | undefined {
  const has = (['manager', 'manager-email', 'manager-id'] as const).some((meaning) => row.places.has(meaning));
  if (!has) return undefined;
  const cell = readText(row, 'manager');
  const email = readEmail(row, 'manager-email');
  const id = readText(row, 'manager-id') ?? null;
  const names = cell ?? null;
  if (names === null && email === null && id === null) {
    const unreadable = cell === undefined && row.places.has('manager');
    return unreadable || cellOf(row, 'manager-email') || cellOf(row, 'manager-id') ? undefined : null;
  }
  const isAddress = names !== null && emailShape.test(names);
  return {
    id,
    email: email ?? (isAddress ? names.toLowerCase() : null),
    name: names === null || isAddress ? null : inOrder(names, row.mapping),
  };
}

function readMarket(row: RowReader): readonly string[] | undefined {
  const steps: string[] = [];
  let told = false;
  for (const meaning of marketSteps) {
    if (!row.places.has(meaning)) continue;
    const cell = readText(row, meaning);
    // half a path would move a person up the tree
    if (cell === undefined) return undefined;
    told = true;
    const separator = row.mapping.marketSeparator;
    const names = cell === null ? [] : separator === null ? [cell] : cell.split(separator);
    for (const name of names) if (name.trim() && fold(name) !== fold(steps.at(-1) ?? '')) steps.push(name.trim());
  }
  return told ? steps : undefined;
}

function readStay(row: RowReader): { joinedOn: Day | null; leftOn: Day | null | undefined } {
  const joinedOn = readDate(row, 'joined-on') ?? null;
  const left = readDate(row, 'left-on');
  const status = readLeft(row);
  const leftOn = left ?? (status === 'left' ? row.today : status === 'here' || left === null ? null : undefined);
  if (joinedOn === null || !leftOn || leftOn >= joinedOn) return { joinedOn, leftOn };
  note(
    row,
    'left-on',
    'left-before-joined',
    'cell-left-out',
    leftOn,
    `Left on ${leftOn}, before joining on ${joinedOn}. Neither day was taken.`,
    joinedOn,
  );
  return { joinedOn: null, leftOn: undefined };
}

function readDate(row: RowReader, meaning: 'joined-on' | 'left-on'): Day | null | undefined {
  const cell = cellOf(row, meaning);
  if (!cell) return cell === '' ? null : undefined;
  const read = row.days.get(cell) ?? readDay(cell, row.mapping.dateOrder);
  row.days.set(cell, read);
  if (read === 'ambiguous') {
    note(
      row,
      meaning,
      'ambiguous-date',
      'cell-left-out',
      cell,
      `"${cell}" can be read in two ways. Say whether the day or the month comes first.`,
    );
    return undefined;
  }
  // a day far in the future is how some programs write "never"
  if (read !== 'unreadable') return meaning === 'left-on' && read.day >= '2200' ? null : read.day;
  note(row, meaning, 'bad-date', 'cell-left-out', cell, `"${short(cell)}" is not a day. Write it as 2026-03-31.`);
  return undefined;
}

function readLeft(row: RowReader): 'here' | 'left' | null {
  const cell = cellOf(row, 'status');
  if (!cell) return null;
  const status = readStatus(cell);
  if (status !== 'unknown') return status;
  note(
    row,
    'status',
    'unknown-status',
    'cell-left-out',
    cell,
    `"${short(cell)}" does not say whether the person is here or has left. Write active or left.`,
  );
  return null;
}

function readCoded(
  row: RowReader,
  meaning: 'language' | 'time-zone',
  read: (text: string) => string | null,
): string | null {
  const cell = cellOf(row, meaning);
  if (!cell) return null;
  const known = row.codes.get(`${meaning} ${cell}`);
  const code = known === undefined ? read(cell) : known;
  row.codes.set(`${meaning} ${cell}`, code);
  if (code !== null) return code;
  const [reason, kind] =
    meaning === 'language'
      ? (['unknown-language', 'a language'] as const)
      : (['unknown-time-zone', 'a time zone'] as const);
  note(row, meaning, reason, 'cell-left-out', cell, `"${short(cell)}" is not ${kind} known here.`);
  return null;
}

function note(
  row: RowReader,
  meaning: ColumnMeaning,
  reason: RosterFault['reason'],
  effect: RosterFault['effect'],
  value: string | null,
  detail: string,
  other: string | null = null,
): void {
  row.faults.push({
    line: row.line,
    column: row.columnNames.get(meaning) ?? null,
    reason,
    effect,
    value,
    other,
    people: 1,
    detail,
  });
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
