/**
 * A table from somebody else's program, read once at the door: bytes in, rows of text out. Knows no feature.
 * Nothing is ever evaluated: a cell `=1+1` stays these four characters. What it is, its content says, never its name.
 */
import { readCsv } from './spreadsheet-csv.ts';
import { faultOf, kindOf } from './spreadsheet-kind.ts';
import { fault, spreadsheetLimits, type SpreadsheetReading, tooLarge } from './spreadsheet-reading.ts';
import { decodeText } from './spreadsheet-text.ts';
import { readWorkbook } from './spreadsheet-workbook.ts';

export async function readSpreadsheet(bytes: Uint8Array): Promise<SpreadsheetReading> {
  if (bytes.length > spreadsheetLimits.bytes) return { ok: false, fault: tooLarge() };
  const kind = kindOf(bytes);
  if (kind === 'workbook') return shaped(await readWorkbook(bytes));
  if (kind !== 'text') return { ok: false, fault: faultOf(kind) };
  const text = decodeText(bytes);
  return text.ok ? shaped(await readCsv(text)) : text;
}

function shaped(reading: SpreadsheetReading): SpreadsheetReading {
  if (!reading.ok) return reading;
  const { rows } = reading.spreadsheet;
  if (rows.length === 0) return { ok: false, fault: faultOf('empty') };
  if (rows.length === 1) {
    return {
      ok: false,
      fault: fault(
        'header-only',
        'The file has one row only: headings without people, or people without headings.',
        rows[0]?.line ?? 1,
      ),
    };
  }
  return reading;
}
