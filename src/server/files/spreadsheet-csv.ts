/**
 * CSV as programs really write it: any of four delimiters, quotes in the middle of a cell, ragged rows, "sep=;".
 * The line of a row is where it begins; a quoted cell may run over several lines.
 */
import { Parser } from 'csv-parse';
import { fault, type SpreadsheetReading, spreadsheetLimits, type SpreadsheetRow } from './spreadsheet-reading.ts';
import type { DecodedText } from './spreadsheet-text.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const sliceLength = 256 * 1024;
/** a cell that runs over more lines than this is a forgotten quote */
const longestCell = 50;

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

export async function readCsv({ text, encoding, notes }: DecodedText): Promise<SpreadsheetReading> {
  // one kind of line end, also inside cells, so that lines are counted once
  const lines = text.replace(/\r\n?/g, '\n');
  const said = /^sep=(.)\n/i.exec(lines);
  const body = said ? lines.slice(said[0].length) : lines;
  const firstLine = said ? 2 : 1;
  const delimiter = said?.[1] ?? delimiterOf(body);
  const rows: SpreadsheetRow[] = [];
  const collected = await collect(body, delimiter, firstLine, rows);
  if (!collected.ok) return collected;
  return { ok: true, spreadsheet: { kind: 'csv', encoding, delimiter, sheet: null, rows, notes } };
}

async function collect(
  text: string,
  delimiter: string,
  firstLine: number,
  rows: SpreadsheetRow[],
): Promise<SpreadsheetReading | { ok: true }> {
  const parser = new Parser({
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
  });
  let failed: Error | null = null;
  let refused: SpreadsheetReading | null = null;
  let lastLine = firstLine - 1;
  parser.on('error', (error) => {
    failed = error;
  });
  const drain = (): void => {
    for (let next: CsvRecord | null; (next = parser.read() as CsvRecord | null) !== null && !refused;) {
      const breaks = next.record.reduce((sum, cell) => sum + lineBreaks(cell), 0);
      lastLine = next.info.lines + firstLine - 1;
      const line = lastLine - breaks;
      if (breaks > longestCell) refused = openQuote(line);
      else refused = take(rows, { line, cells: next.record.map((cell) => cell.trim()) });
    }
  };
  parser.on('readable', drain);
  for (let at = 0; at < text.length && !failed && !refused; at += sliceLength) {
    parser.write(text.slice(at, at + sliceLength));
    // lets other requests be answered between two slices of a big file
    await new Promise((resolve) => setImmediate(resolve));
    drain();
  }
  if (!failed && !refused) {
    await new Promise<void>((resolve) => {
      parser.once('end', resolve);
      parser.once('error', () => resolve());
      parser.end();
    });
    drain();
  }
  parser.destroy();
  if (refused) return refused;
  return failed ? openQuote(lastLine + 1) : { ok: true };
}

/** Keeps a row that holds something; refuses a table beyond the limits. */
export function take(rows: SpreadsheetRow[], row: SpreadsheetRow): SpreadsheetReading | null {
  if (row.cells.every((cell) => cell === '')) return null;
  if (row.cells.length > spreadsheetLimits.columns) {
    return {
      ok: false,
      fault: fault(
        'too-many-columns',
        `The file has more than ${spreadsheetLimits.columns} columns. Leave out those that are not needed.`,
        row.line,
      ),
    };
  }
  if (rows.length > spreadsheetLimits.rows) {
    return {
      ok: false,
      fault: fault('too-many-rows', `The file has more than ${spreadsheetLimits.rows} rows. Split it.`, row.line),
    };
  }
  rows.push(row);
  return null;
}

/** The delimiter that cuts the heading into most columns while the lines below agree with it; a comma in a file of one column. */
export function delimiterOf(text: string): string {
  const lines = sampleLines(text);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const widest = Math.max(0, ...counts);
    if (widest === 0) continue;
    const usual = mostFrequent(counts);
    const alike = counts.filter((count) => count === usual && count > 0).length;
    const agreeing = alike / counts.length;
    // missing from the first line it is part of a cell, unless a title stands above the table
    if ((counts[0] ?? 0) === 0 && (alike < 3 || agreeing < 0.6)) continue;
    const score = agreeing * 10 + Math.min(usual, 9) + ((counts[0] ?? 0) > 0 ? 5 : 0);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function sampleLines(text: string): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let quoted = false;
  for (const character of text.slice(0, 64 * 1024)) {
    if (character === '"') quoted = !quoted;
    if (character === '\n' && !quoted) {
      if (current.trim()) lines.push(current);
      if (lines.length >= 40) return lines;
      current = '';
    } else current += character;
  }
  if (current.trim() && (lines.length === 0 || text.length <= 64 * 1024)) lines.push(current);
  return lines;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count++;
  }
  return count;
}

function mostFrequent(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function lineBreaks(cell: string): number {
  return cell.split('\n').length - 1;
}

function openQuote(line: number): SpreadsheetReading {
  return {
    ok: false,
    fault: fault(
      'open-quote',
      `A quotation mark (") opens in line ${line} and does not close. Close it, or double it if it belongs to the text.`,
      line,
    ),
  };
}
