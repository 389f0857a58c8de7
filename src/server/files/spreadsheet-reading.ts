/**
 * What reading a spreadsheet gives, its limits, and every way it can be refused.
 * Lines and columns count from 1, as an editor or a spreadsheet program shows them.
 */
export const spreadsheetLimits = {
  /** bytes of the file as uploaded */
  bytes: 20 * 1024 * 1024,
  /** bytes of what a workbook unpacks to, in the parts that are read */
  unpackedBytes: 160 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  /** characters of all cells together */
  characters: 40_000_000,
} as const;

export type SpreadsheetFaultReason =
  | 'empty-file'
  | 'header-only'
  | 'program'
  | 'picture'
  | 'pdf'
  | 'old-workbook'
  | 'locked-workbook'
  | 'binary-workbook'
  | 'other-document'
  | 'archive'
  | 'web-page'
  | 'not-a-table'
  | 'broken-encoding'
  | 'open-quote'
  | 'broken-workbook'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns';

/** Why a file cannot be read, with the place where one is known */
export interface SpreadsheetFault {
  readonly reason: SpreadsheetFaultReason;
  readonly line: number | null;
  readonly column: number | null;
  /** what happened, why, and what to do now, in English */
  readonly detail: string;
}

export type SpreadsheetNoteReason = 'not-utf-8' | 'lost-characters' | 'twice-encoded' | 'other-sheets' | 'cell-error';

/** Something to look at; the file was read all the same. */
export interface SpreadsheetNote {
  readonly reason: SpreadsheetNoteReason;
  readonly line: number | null;
  readonly column: number | null;
  readonly detail: string;
}

export interface SpreadsheetRow {
  /** the line of the file, or the row of the sheet, on which it begins */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Spreadsheet {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** rows that hold something; empty ones are left out */
  readonly rows: readonly SpreadsheetRow[];
  readonly notes: readonly SpreadsheetNote[];
}

export type SpreadsheetReading =
  | { readonly ok: true; readonly spreadsheet: Spreadsheet }
  | { readonly ok: false; readonly fault: SpreadsheetFault };

export function tooLarge(): SpreadsheetFault {
  const megabytes = spreadsheetLimits.bytes / 1024 / 1024;
  return fault(
    'too-large',
    `The file is larger than ${megabytes} MB. Leave out sheets, pictures and columns that are not needed, or split it.`,
  );
}

export function fault(
  reason: SpreadsheetFaultReason,
  detail: string,
  line: number | null = null,
  column: number | null = null,
): SpreadsheetFault {
  return { reason, line, column, detail };
}
