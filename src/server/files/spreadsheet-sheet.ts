/** One sheet of a workbook: its cells in their places, as text. Cells may be missing; their reference says where they stand. */
import { take } from './spreadsheet-csv.ts';
import {
  fault,
  type SpreadsheetNote,
  type SpreadsheetReading,
  type SpreadsheetRow,
  spreadsheetLimits,
} from './spreadsheet-reading.ts';
import { dayOfSerial, type NumberShape } from './spreadsheet-styles.ts';
import { attribute, xmlTags } from './spreadsheet-xml.ts';

export interface Workbook {
  readonly shared: readonly string[];
  readonly shapes: readonly NumberShape[];
  readonly from1904: boolean;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
}

const rowsBetweenPauses = 5_000;
const mostNotes = 20;

/** Fills `rows`; returns a refusal or null. */
export async function readSheet(
  xml: string,
  workbook: Workbook,
  rows: SpreadsheetRow[],
  notes: SpreadsheetNote[],
): Promise<SpreadsheetReading | null> {
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let phonetic = false;
  let characters = 0;
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'row' && tag.kind !== 'close') {
      line = Number(attribute(tag.attributes, 'r') ?? line + 1);
      cells = [];
    } else if (tag.name === 'row') {
      const refused = take(rows, { line, cells }) ?? (characters > spreadsheetLimits.characters ? tooMuchText() : null);
      if (refused) return refused;
      // lets other requests be answered while a big sheet is read
      if (rows.length % rowsBetweenPauses === 0) await new Promise((resolve) => setImmediate(resolve));
    } else if (tag.name === 'c' && tag.kind === 'open') {
      cell = cellOf(tag.attributes, cells.length);
    } else if (tag.name === 'c' && tag.kind === 'close' && cell) {
      const text = shown(cell, workbook, line, notes);
      if (text !== '') put(cells, cell.column, text);
      characters += text.length;
      cell = null;
    } else if (tag.name === 'rPh') phonetic = tag.kind === 'open';
    else if (cell && tag.kind === 'open' && (tag.name === 'v' || (tag.name === 't' && !phonetic)))
      cell.text += tag.text;
  }
  return null;
}

function cellOf(attributes: string, next: number): Cell {
  const reference = attribute(attributes, 'r');
  return {
    column: reference ? columnOf(reference) : next,
    type: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? 0),
    text: '',
  };
}

/** The column of "BC12", counted from 0. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference.toUpperCase()) {
    const value = character.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}

function put(cells: string[], column: number, text: string): void {
  // beyond the limit the row is refused by its length; there is no need to fill it up to column XFD
  const at = Math.min(Math.max(column, 0), spreadsheetLimits.columns);
  while (cells.length < at) cells.push('');
  cells[at] = text;
}

function shown(cell: Cell, { shared, shapes, from1904 }: Workbook, line: number, notes: SpreadsheetNote[]): string {
  const text = cell.text;
  switch (cell.type) {
    case 's':
      return unescaped(shared[Number(text)] ?? '').trim();
    case 'inlineStr':
    case 'str':
      return unescaped(text).trim();
    case 'b':
      return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
    case 'd':
      return text.slice(0, 10);
    case 'e':
      if (notes.length < mostNotes) {
        notes.push({
          reason: 'cell-error',
          line,
          column: cell.column + 1,
          detail: `The cell shows the error ${text.trim()} and was read as empty.`,
        });
      }
      return '';
    default:
      return shownNumber(text.trim(), shapes[cell.style], from1904);
  }
}

function shownNumber(text: string, shape: NumberShape | undefined, from1904: boolean): string {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  if (shape?.kind === 'date' && number >= 1 && number < 2_958_466) return dayOfSerial(number, from1904);
  if (shape?.kind === 'zeros' && Number.isInteger(number) && number >= 0)
    return String(number).padStart(shape.length, '0');
  return String(number);
}

/** Workbooks write control characters as `_x000D_`; what no database can keep as text is dropped. */
function unescaped(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return plain.replace(/[\u0000\ud800-\udfff]/gu, '');
}

function tooMuchText(): SpreadsheetReading {
  return {
    ok: false,
    fault: fault(
      'too-large',
      'The sheet holds more text than can be read. Leave out columns that are not needed, or split it.',
    ),
  };
}
