/**
 * Role × level × capability as a grid that behaves like a spreadsheet. Only the cells in sight exist; the selection is drawn over
 * them, so that moving it draws nothing else anew. Those who listen hear the active cell whole: capability, role, level, figures.
 */
import { useLingui } from '@lingui/react/macro';
import { useDirection } from '@mantine/core';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { cellAt, type Change, type Matrix } from '../matrix.ts';
import type { Figure, LeftOut } from '../matrix-strokes.ts';
import { MatrixHead } from './MatrixHead.tsx';
import { MatrixRow } from './MatrixRow.tsx';
import { cellSize, offsetShowing, type Span, spanAt } from './grid-window.ts';
import classes from './matrix-grid.module.css';
import type { CapabilityTold, Drawn, RoleTold } from './matrix-lines.ts';
import { type Hand, spotOf, type Spot, useGridHand } from './use-grid-hand.ts';

export interface MatrixGridProps {
  /** of what is drawn: its rows and columns in that order */
  readonly matrix: Matrix;
  readonly drawn: Drawn;
  readonly figure: Figure;
  readonly editable: boolean;
  readonly words: ReadonlyMap<string, number>;
  readonly stepName: (proficiency: number) => string;
  readonly onChange: (change: Change) => void;
  readonly onLeftOut: (leftOut: readonly LeftOut[]) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onLocked: () => void;
  readonly onActive: (spot: Spot) => void;
  /** the cell's panel was asked for, by key or by touch */
  readonly onOpen: () => void;
  readonly onOpenRole: (role: RoleTold) => void;
  readonly onOpenCapability: (capability: CapabilityTold) => void;
  readonly onOpenGroup: (key: string) => void;
}

export function MatrixGrid(props: MatrixGridProps): ReactElement {
  const { drawn, figure, editable, onActive, onOpen } = props;
  const { t } = useLingui();
  const { dir } = useDirection();
  const id = useId();
  const ground = useRef<HTMLDivElement>(null);
  const view = useView(ground, drawn);
  const page = Math.max(1, Math.floor(view.height / cellSize.height) - 4);
  const hand = useGridHand({ ...props, rightToLeft: dir === 'rtl', page });
  const { row, column } = hand.active;
  useEffect(() => onActive({ row, column }), [row, column, onActive]);
  useShown(ground, drawn, hand.active, dir === 'rtl');
  const isEmpty = drawn.levelIds.length === 0 || drawn.capabilityIds.length === 0;
  return (
    <div
      ref={ground}
      role="grid"
      tabIndex={0}
      aria-label={t`Requirements by capability and level`}
      aria-rowcount={drawn.lines.length + 2}
      aria-colcount={drawn.columns.length + 1}
      aria-multiselectable="true"
      aria-readonly={!editable}
      aria-activedescendant={isEmpty ? undefined : `${id}-${row}-${column}`}
      className={classes['ground']}
      data-figure={figure}
      {...hand.on}
      onClick={(event) => {
        const touched = (event.nativeEvent as PointerEvent).pointerType !== 'mouse';
        if (touched && spotOf(event)) onOpen();
      }}
      onDoubleClick={(event) => {
        if (spotOf(event)) onOpen();
      }}
    >
      <div
        className={classes['sheet']}
        role="presentation"
        style={{
          inlineSize: `calc(var(--row-head) + ${drawn.columns.length * cellSize.width}px)`,
          blockSize: cellSize.head + drawn.lines.length * cellSize.height,
        }}
      >
        <MatrixHead columns={drawn.columns} span={view.columns} activeColumn={column} onOpenRole={props.onOpenRole} />
        <Lines {...props} gridId={id} view={view} hand={hand} />
      </div>
    </div>
  );
}

type LinesProps = MatrixGridProps & { readonly gridId: string; readonly view: View; readonly hand: Hand };

function Lines(props: LinesProps): ReactElement {
  const { matrix, drawn, figure, gridId, view, hand, onOpenCapability, onOpenGroup } = props;
  const { active, area } = hand;
  const label = useCellWords(props, active);
  // the active cell exists wherever it is, else nobody could be told about it
  const activeLine = drawn.lineOfRow[active.row] ?? 0;
  const { from, to } = view.columns;
  const wide = { from: Math.min(from, active.column), to: Math.max(to, active.column + 1) };
  return (
    <div role="rowgroup" className={classes['body']}>
      {withLine(view.rows, activeLine, drawn.lines.length).map((at) => {
        const isActive = at === activeLine;
        const isChosen = isSelected(drawn, at, area.top, area.bottom);
        return (
          <MatrixRow
            key={at}
            at={at}
            line={drawn.lines[at]}
            columns={drawn.columns}
            {...(isActive ? wide : view.columns)}
            cells={matrix.cells}
            figure={figure}
            gridId={gridId}
            activeColumn={isActive ? active.column : null}
            activeLabel={isActive ? label : ''}
            selectedFrom={isChosen ? area.left : null}
            selectedTo={isChosen ? area.right : null}
            onOpenCapability={onOpenCapability}
            onOpenGroup={onOpenGroup}
          />
        );
      })}
    </div>
  );
}

/** The active cell in words: capability, role, level, and its figures. */
function useCellWords({ drawn, matrix, stepName }: MatrixGridProps, { row, column }: Spot): string {
  const { t, i18n } = useLingui();
  const [line, at] = [drawn.lines[drawn.lineOfRow[row] ?? 0], drawn.columns[column]];
  if (line?.kind !== 'capability' || !at) return '';
  const cell = cellAt(matrix, { levelId: at.level.levelId, capabilityId: line.capability.capabilityId });
  const names = [line.capability.name, at.role.name, at.level.name];
  const place = names.map((words) => inLanguage(words, i18n.locale)).join(', ');
  if (!cell) return t`${place}: not required`;
  const { proficiency, weight } = cell;
  const name = stepName(proficiency);
  return t`${place}: required ${proficiency} ${name}, weight ${weight}`;
}

function isSelected(drawn: Drawn, at: number, top: number, bottom: number): boolean {
  const line = drawn.lines[at];
  return line?.kind === 'capability' && line.row >= top && line.row <= bottom;
}

function withLine({ from, to }: Span, line: number, count: number): readonly number[] {
  const shown = Array.from({ length: to - from }, (_, at) => from + at);
  if (line >= count || (line >= from && line < to)) return shown;
  return line < from ? [line, ...shown] : [...shown, line];
}

interface View {
  readonly rows: Span;
  readonly columns: Span;
  readonly height: number;
}

const first: View = { rows: { from: 0, to: 30 }, columns: { from: 0, to: 20 }, height: 600 };

/** What of the sheet is in sight; changes by whole rows and columns only. */
function useView(ground: RefObject<HTMLDivElement | null>, drawn: Drawn): View {
  const [view, setView] = useState(first);
  useLayoutEffect(() => {
    const element = ground.current;
    if (!element) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
      const next = {
        rows: spanAt(scrollTop, clientHeight, cellSize.height, drawn.lines.length, 6),
        columns: spanAt(Math.abs(scrollLeft), clientWidth, cellSize.width, drawn.columns.length, 4),
        height: clientHeight,
      };
      setView((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    const sizes = new ResizeObserver(soon);
    look();
    sizes.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      element.removeEventListener('scroll', soon);
    };
  }, [ground, drawn]);
  return {
    ...view,
    rows: { from: Math.min(view.rows.from, drawn.lines.length), to: Math.min(view.rows.to, drawn.lines.length) },
    columns: {
      from: Math.min(view.columns.from, drawn.columns.length),
      to: Math.min(view.columns.to, drawn.columns.length),
    },
  };
}

/** Scrolls the active cell into sight when it moves, never because something else changed. */
function useShown(
  ground: RefObject<HTMLDivElement | null>,
  drawn: Drawn,
  { row, column }: Spot,
  rightToLeft: boolean,
): void {
  const line = drawn.lineOfRow[row] ?? 0;
  useLayoutEffect(() => {
    const element = ground.current;
    if (!element) return;
    const head = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row-head')) || 0;
    const top = offsetShowing(line, cellSize.height, element.scrollTop, element.clientHeight, cellSize.head);
    const left = offsetShowing(column, cellSize.width, Math.abs(element.scrollLeft), element.clientWidth, head);
    if (top !== null) element.scrollTo({ top: line <= 1 ? 0 : top });
    if (left !== null) element.scrollTo({ left: rightToLeft ? -left : left });
  }, [ground, line, column, rightToLeft]);
}
