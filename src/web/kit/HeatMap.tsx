/**
 * Rows against columns, the figure and its colour in each cell, an answer to every click. A real table with one stop for the
 * keyboard: arrows move, Enter asks why. Names of rows and columns stay in sight while the rest scrolls.
 */
import { useLingui } from '@lingui/react/macro';
import { memo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react';
import type { HeatCell, HeatLine } from './heat-cell.ts';
import type { HeatSource } from './heat-map-files.ts';
import { moved, type Spot } from './heat-moves.ts';
import classes from './heat-map.module.css';

export interface HeatMapProps extends HeatSource {
  /** names the table for those who listen */
  readonly title: string;
  /** a cell was asked why; the element is where to put an answer beside */
  readonly onOpen?: (row: HeatLine, column: HeatLine, at: HTMLElement) => void;
  readonly onOpenRow?: (row: HeatLine) => void;
  readonly onOpenColumn?: (column: HeatLine) => void;
}

export function HeatMap(props: HeatMapProps): ReactElement {
  const { title, corner, rows, columns, cellAt, onOpenRow, onOpenColumn } = props;
  const { t } = useLingui();
  const { table, current, onClick, onKeyDown } = useMoves(props);
  return (
    <div className={classes['ground']} role="region" aria-label={title} tabIndex={-1}>
      <table
        ref={table}
        className={classes['map']}
        role="grid"
        aria-label={title}
        aria-readonly="true"
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={classes['corner']}>
              {corner}
            </th>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classes['columnHead']}
                title={column.note ? `${column.note}: ${column.label}` : column.label}
              >
                <Named onOpen={onOpenColumn && (() => onOpenColumn(column))} className={classes['columnName']}>
                  {column.label}
                </Named>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowAt) => (
            <tr key={row.key}>
              <th scope="row" className={classes['rowHead']}>
                <Named onOpen={onOpenRow && (() => onOpenRow(row))} className={classes['rowName']}>
                  {row.label}
                </Named>
                {row.note && <span className={classes['note']}>{row.note}</span>}
              </th>
              {columns.map((column, columnAt) => (
                <Cell
                  key={column.key}
                  row={rowAt}
                  column={columnAt}
                  cell={cellAt(row, column)}
                  unsureWord={t`unsure`}
                  isStop={current.row === rowAt && current.column === columnAt}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useMoves({ rows, columns, onOpen }: HeatMapProps) {
  const table = useRef<HTMLTableElement>(null);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const last = { row: rows.length - 1, column: columns.length - 1 };
  const open = (at: Spot, cell: HTMLElement): void => {
    const row = rows[at.row];
    const column = columns[at.column];
    if (row && column) onOpen?.(row, column, cell);
  };
  const onClick = (event: MouseEvent): void => {
    const cell = (event.target as HTMLElement).closest('td');
    const at = spotOf(cell);
    if (!cell || !at) return;
    setSpot(at);
    open(at, cell);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const cell = event.target as HTMLElement;
    const at = spotOf(cell);
    if (!at) return;
    const opens = event.key === 'Enter' || event.key === ' ';
    const next = opens ? at : moved(at, event, last, document.documentElement.dir === 'rtl');
    if (!next) return;
    event.preventDefault();
    setSpot(next);
    if (opens) {
      open(at, cell);
      return;
    }
    table.current?.querySelector<HTMLElement>(`td[data-row="${next.row}"][data-column="${next.column}"]`)?.focus();
  };
  const current = { row: Math.min(spot.row, last.row), column: Math.min(spot.column, last.column) };
  return { table, current, onClick, onKeyDown };
}

function spotOf(cell: HTMLElement | null): Spot | undefined {
  const { row, column } = cell?.dataset ?? {};
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}

function Named({
  onOpen,
  className,
  children,
}: {
  readonly onOpen: (() => void) | undefined;
  readonly className: string | undefined;
  readonly children: string;
}): ReactElement {
  if (!onOpen) return <span className={className}>{children}</span>;
  return (
    <button type="button" className={className} onClick={onOpen}>
      {children}
    </button>
  );
}

interface CellProps {
  readonly row: number;
  readonly column: number;
  readonly cell: HeatCell;
  readonly unsureWord: string;
  readonly isStop: boolean;
}

const Cell = memo(
  function Cell({ row, column, cell, unsureWord, isStop }: CellProps): ReactElement {
    return (
      <td
        data-row={row}
        data-column={column}
        data-tone={cell.tone}
        data-unsure={cell.unsure}
        tabIndex={isStop ? 0 : -1}
        className={classes['cell']}
      >
        <span aria-hidden="true" dir="ltr">
          {cell.text}
        </span>
        <span className="only-heard">{cell.unsure ? `${cell.says}, ${unsureWord}` : cell.says}</span>
      </td>
    );
  },
  (a, b) =>
    a.isStop === b.isStop &&
    a.cell.text === b.cell.text &&
    a.cell.tone === b.cell.tone &&
    a.cell.says === b.cell.says &&
    a.cell.unsure === b.cell.unsure &&
    a.row === b.row &&
    a.column === b.column &&
    a.unsureWord === b.unsureWord,
);
