/** One line of the matrix: a group, or a capability with its cells in sight. Drawn anew only when something in it changes. */
import { useLingui } from '@lingui/react/macro';
import { memo, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { type Cell, placeKey } from '../matrix.ts';
import type { Figure } from '../matrix-strokes.ts';
import { cellSize } from './grid-window.ts';
import classes from './matrix-grid.module.css';
import type { CapabilityTold, Column, Line } from './matrix-lines.ts';

export interface RowProps {
  readonly at: number;
  readonly line: Line | undefined;
  readonly columns: readonly Column[];
  readonly from: number;
  readonly to: number;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly figure: Figure;
  readonly gridId: string;
  readonly activeColumn: number | null;
  /** the active cell in words */
  readonly activeLabel: string;
  readonly selectedFrom: number | null;
  readonly selectedTo: number | null;
  readonly onOpenCapability: (capability: CapabilityTold) => void;
  readonly onOpenGroup: (key: string) => void;
}

export function MatrixRow(props: RowProps): ReactElement {
  return <Drawn {...props} />;
}

const Drawn = memo(function Drawn(props: RowProps): ReactElement | null {
  const { at, line, columns, from, to, onOpenCapability, onOpenGroup } = props;
  const { i18n } = useLingui();
  if (!line) return null;
  const name = inLanguage(line.kind === 'group' ? line.name : line.capability.name, i18n.locale);
  const place = { insetBlockStart: at * cellSize.height, blockSize: cellSize.height };
  const open = (): void => (line.kind === 'group' ? onOpenGroup(line.key) : onOpenCapability(line.capability));
  return (
    <div role="row" aria-rowindex={at + 3} className={classes['row']} data-kind={line.kind} style={place}>
      <div role="rowheader" aria-colindex={1} className={classes['rowHead']} data-active={props.activeColumn !== null}>
        <button type="button" tabIndex={-1} className={classes['rowName']} title={name} onClick={open}>
          {name}
        </button>
      </div>
      {line.kind === 'capability' &&
        columns
          .slice(from, to)
          .map((column, offset) => (
            <MatrixCell
              key={column.level.levelId}
              row={line.row}
              at={from + offset}
              first={column.first}
              cell={props.cells.get(
                placeKey({ levelId: column.level.levelId, capabilityId: line.capability.capabilityId }),
              )}
              figure={props.figure}
              gridId={props.gridId}
              label={props.activeColumn === from + offset ? props.activeLabel : null}
              selected={
                props.selectedFrom !== null &&
                props.selectedTo !== null &&
                from + offset >= props.selectedFrom &&
                from + offset <= props.selectedTo
              }
            />
          ))}
    </div>
  );
}, sameRow);

/** The map of cells is new after every stroke; a row is only when one of its own cells is. */
function sameRow(was: RowProps, now: RowProps): boolean {
  const { cells: before, ...wasRest } = was;
  const { cells: after, ...nowRest } = now;
  const same = Object.keys(nowRest).every(
    (key) => wasRest[key as keyof typeof wasRest] === nowRest[key as keyof typeof nowRest],
  );
  const { line } = now;
  if (!same || before === after || line?.kind !== 'capability') return same;
  const { capabilityId } = line.capability;
  return now.columns.slice(now.from, now.to).every(({ level }) => {
    const key = placeKey({ levelId: level.levelId, capabilityId });
    const [one, other] = [before.get(key), after.get(key)];
    return one?.proficiency === other?.proficiency && one?.weight === other?.weight;
  });
}

interface CellProps {
  readonly row: number;
  readonly at: number;
  readonly first: boolean;
  readonly cell: Cell | undefined;
  readonly figure: Figure;
  readonly gridId: string;
  /** null: not the active one */
  readonly label: string | null;
  readonly selected: boolean;
}

function MatrixCell({ row, at, first, cell, figure, gridId, label, selected }: CellProps): ReactElement {
  return (
    <div
      role="gridcell"
      id={`${gridId}-${row}-${at}`}
      aria-colindex={at + 2}
      aria-selected={selected}
      {...(label === null ? {} : { 'aria-label': label })}
      data-row={row}
      data-column={at}
      data-first={first}
      data-active={label !== null}
      data-step={cell?.proficiency ?? 0}
      className={classes['cell']}
      style={{ insetInlineStart: `calc(var(--row-head) + ${at * cellSize.width}px)` }}
    >
      {cell && (
        <>
          <span className={classes['figure']}>{figure === 'proficiency' ? cell.proficiency : cell.weight}</span>
          {figure === 'proficiency' && (
            <span aria-hidden="true" className={classes['weight']} data-weight={cell.weight}>
              {'·'.repeat(cell.weight)}
            </span>
          )}
        </>
      )}
    </div>
  );
}
