/**
 * A table as a CSV file that spreadsheets open without surprises: UTF-8 with a mark, quoted, and no cell that begins like a
 * formula is left to run as one.
 */
export type Cell = string | number | null | undefined;

export interface TableFile {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** @param separator `;` where the reader's language writes decimals with a comma */
export function csvOf(table: TableFile, separator: ',' | ';' = ','): string {
  const lines = [table.head, ...table.rows].map((row) => row.map((cell) => written(cell, separator)).join(separator));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function written(cell: Cell, separator: string): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return separator === ';' ? String(cell).replace('.', ',') : String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /["\n\r]/.test(safe) || safe.includes(separator) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

export function separatorFor(language: string): ',' | ';' {
  return new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';
}
