/**
 * Rows out, as CSV that spreadsheet programs open safely: text that would be read as a formula gets an apostrophe in front
 * (CWE-1236). UTF-8 with a byte order mark, which Excel needs to see the umlauts; lines end as RFC 4180 says.
 */
export type SpreadsheetValue = string | number | null;

export function writeCsv(rows: Iterable<readonly SpreadsheetValue[]>): string {
  let text = '\ufeff';
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`;
  return text;
}

/** A number stays a number, also a negative one; only text is made harmless. */
export function csvCell(value: SpreadsheetValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
