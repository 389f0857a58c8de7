/** A heat map to take away: as a table, and as a picture of its own with title and date. */
import { escaped } from '../picture.ts';
import type { TableFile } from '../table-file.ts';
import { inkOf, type HeatCell, type HeatLine } from './heat-cell.ts';

export interface HeatSource {
  readonly corner: string;
  readonly rows: readonly HeatLine[];
  readonly columns: readonly HeatLine[];
  readonly cellAt: (row: HeatLine, column: HeatLine) => HeatCell;
}

export function heatTable({ corner, rows, columns, cellAt }: HeatSource): TableFile {
  return {
    head: [corner, ...columns.map((column) => column.label)],
    rows: rows.map((row) => [
      row.label,
      ...columns.map((column) => {
        const cell = cellAt(row, column);
        return cell.value === undefined ? cell.text : cell.value;
      }),
    ]),
  };
}

const cellWidth = 36;
const cellHeight = 26;
const labelWidth = 220;
const headHeight = 190;

/** An SVG text, light whatever the reader's screen is: pictures end in slides. */
export function heatPicture(title: string, source: HeatSource): string {
  const { rows, columns, cellAt } = source;
  const width = labelWidth + columns.length * cellWidth + 120;
  const height = headHeight + rows.length * cellHeight + 24;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif" font-size="12">`,
    `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="#000" stroke-opacity=".22" stroke-width="1.5"/></pattern></defs>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="16" y="30" font-size="16" font-weight="600" fill="#26231f">${escaped(title)}</text>`,
  ];
  columns.forEach((column, at) => {
    const x = labelWidth + at * cellWidth + cellWidth / 2;
    parts.push(
      `<text x="${x}" y="${headHeight - 10}" fill="#423e39" transform="rotate(-50 ${x} ${headHeight - 10})">${escaped(shortened(column.label, 26))}</text>`,
    );
  });
  rows.forEach((row, line) => {
    const y = headHeight + line * cellHeight;
    parts.push(
      `<text x="${labelWidth - 12}" y="${y + 17}" text-anchor="end" fill="#26231f">${escaped(shortened(row.label, 32))}</text>`,
    );
    columns.forEach((column, at) => {
      const cell = cellAt(row, column);
      const { ground, ink } = inkOf[cell.tone];
      const x = labelWidth + at * cellWidth;
      const box = `x="${x + 1}" y="${y + 1}" width="${cellWidth - 2}" height="${cellHeight - 2}" rx="4"`;
      parts.push(`<rect ${box} fill="${ground}"/>`);
      if (cell.unsure) parts.push(`<rect ${box} fill="url(#hatch)"/>`);
      parts.push(
        `<text x="${x + cellWidth / 2}" y="${y + 17}" text-anchor="middle" fill="${ink}">${escaped(cell.text)}</text>`,
      );
    });
  });
  return `${parts.join('')}</svg>`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
