/**
 * A list of up to many thousands, as a table on a desk and as cards on a phone. Only the rows in sight exist; those who listen
 * are told the true count. Arrows move from row to row, Space selects (with Shift: up to here), Enter opens.
 */
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import classes from './long-list.module.css';
import { useWindowOfRows } from './window-of-rows.ts';

export interface Column<Item> {
  readonly key: string;
  readonly label: string;
  readonly cell: (item: Item) => ReactNode;
  /** a CSS grid track: `2fr`, `120px`; `minmax(0, 1fr)` unless told */
  readonly width?: string;
  readonly end?: boolean;
}

export interface LongListProps<Item> {
  /** names the list for those who listen */
  readonly label: string;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  readonly columns: readonly Column<Item>[];
  /** how an item looks on a phone; without it, the first two columns under each other */
  readonly card?: (item: Item) => ReactNode;
  readonly rowHeight?: number;
  readonly cardHeight?: number;
  /** how many there are in all, when not all are here yet */
  readonly total?: number | undefined;
  readonly onEnd?: () => void;
  readonly onOpen?: (item: Item) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
}

export function LongList<Item>(props: LongListProps<Item>): ReactElement {
  const { label, items, idOf, columns, rowHeight = 52, cardHeight = 72, total, onEnd, onSelect } = props;
  const onPhone = useMediaQuery('(width < 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const height = onPhone ? cardHeight : rowHeight;
  const body = useRef<HTMLDivElement>(null);
  const { from, to } = useWindowOfRows(body, height, items.length);
  const { stop, setStop, onKeyDown, toggle } = useRows(props, body);
  useEffect(() => {
    if (to >= items.length - 20 && items.length > 0) onEnd?.();
  }, [to, items.length, onEnd]);

  const tracks = [
    onSelect ? '40px' : '',
    ...(onPhone ? ['minmax(0, 1fr)'] : columns.map((column) => column.width ?? 'minmax(0, 1fr)')),
  ].join(' ');
  return (
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={(total ?? items.length) + 1}
      {...(onSelect ? { 'aria-multiselectable': true } : {})}
      className={classes['list']}
      onKeyDown={onKeyDown}
    >
      <Head {...props} tracks={tracks} onPhone={onPhone} />
      <div ref={body} role="rowgroup" className={classes['body']} style={{ height: items.length * height }}>
        {items.slice(from, to).map((item, at) => (
          <Row
            key={idOf(item)}
            {...props}
            item={item}
            position={from + at}
            height={height}
            tracks={tracks}
            onPhone={onPhone}
            isStop={stop === from + at}
            onStop={setStop}
            onToggle={toggle}
          />
        ))}
      </div>
    </div>
  );
}

function useRows<Item>(
  { items, idOf, onOpen, selected, onSelect }: LongListProps<Item>,
  body: { readonly current: HTMLDivElement | null },
) {
  const [wanted, setStop] = useState(0);
  const wantFocus = useRef(false);
  const stop = Math.max(0, Math.min(wanted, items.length - 1));
  const last = useRef(0);
  useEffect(() => {
    // the row may only come into being some frames after the page has scrolled there
    const row = wantFocus.current ? body.current?.querySelector<HTMLElement>(`[data-position="${stop}"]`) : undefined;
    if (!row) return;
    wantFocus.current = false;
    row.focus();
  });
  const toggle = (position: number, upToHere: boolean): void => {
    const item = items[position];
    if (!item || !onSelect) return;
    const next = new Set(selected);
    const add = !next.has(idOf(item));
    const [low, high] = upToHere
      ? [Math.min(last.current, position), Math.max(last.current, position)]
      : [position, position];
    for (const one of items.slice(low, high + 1)) {
      if (add) next.add(idOf(one));
      else next.delete(idOf(one));
    }
    last.current = position;
    onSelect(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-position]');
    if (!row || event.target !== row) return;
    const at = Number(row.dataset['position']);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -items.length,
      End: items.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(items.length - 1, at + step));
      setStop(next);
      wantFocus.current = true;
      reveal(body.current, next, row.getBoundingClientRect().height);
    } else if (event.key === ' ' && onSelect) toggle(at, event.shiftKey);
    else if (event.key === 'Enter' && items[at] !== undefined) onOpen?.(items[at]);
    else return;
    event.preventDefault();
  };
  return { stop, setStop, onKeyDown, toggle };
}

/** A row outside the window does not exist yet: the page has to go there first. */
function reveal(body: HTMLElement | null, position: number, height: number): void {
  if (!body) return;
  const top = body.getBoundingClientRect().top + position * height;
  const [above, below] = [120, window.innerHeight - 100];
  if (top < above) window.scrollBy({ top: top - above });
  else if (top + height > below) window.scrollBy({ top: top + height - below });
}

function Head<Item>({
  columns,
  items,
  idOf,
  selected,
  onSelect,
  tracks,
  onPhone,
}: LongListProps<Item> & { readonly tracks: string; readonly onPhone: boolean }): ReactElement | null {
  const { t } = useLingui();
  const all = selected !== undefined && items.length > 0 && items.every((item) => selected.has(idOf(item)));
  return (
    <div role="rowgroup" className={onPhone && !onSelect ? 'only-heard' : classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['row']} style={{ gridTemplateColumns: tracks }}>
        {onSelect && (
          <span role="columnheader">
            <Checkbox
              aria-label={t`Select all that are shown`}
              checked={all}
              indeterminate={!all && (selected?.size ?? 0) > 0}
              onChange={() => onSelect(all ? new Set() : new Set(items.map(idOf)))}
            />
          </span>
        )}
        {(onPhone ? columns.slice(0, 1) : columns).map((column) => (
          <span key={column.key} role="columnheader" className={classes['columnHead']} data-end={column.end}>
            {column.label}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps<Item> extends LongListProps<Item> {
  readonly item: Item;
  readonly position: number;
  readonly height: number;
  readonly tracks: string;
  readonly onPhone: boolean;
  readonly isStop: boolean;
  readonly onStop: (position: number) => void;
  readonly onToggle: (position: number, upToHere: boolean) => void;
}

function Row<Item>(props: RowProps<Item>): ReactElement {
  const {
    item,
    position,
    height,
    tracks,
    onPhone,
    isStop,
    columns,
    card,
    idOf,
    nameOf,
    selected,
    onSelect,
    onOpen,
    onStop,
    onToggle,
  } = props;
  const { t } = useLingui();
  const name = nameOf(item);
  const isSelected = selected?.has(idOf(item)) ?? false;
  const onClick = (event: MouseEvent): void => {
    if ((event.target as HTMLElement).closest('a, button, input, label')) return;
    onStop(position);
    onOpen?.(item);
  };
  return (
    <div
      role="row"
      aria-rowindex={position + 2}
      {...(onSelect ? { 'aria-selected': isSelected } : {})}
      data-position={position}
      data-opens={onOpen !== undefined}
      tabIndex={isStop ? 0 : -1}
      className={classes['row']}
      style={{ gridTemplateColumns: tracks, height, insetBlockStart: position * height }}
      onClick={onClick}
    >
      {onSelect && (
        <span role="gridcell">
          <Checkbox
            aria-label={t`Select ${name}`}
            checked={isSelected}
            tabIndex={isStop ? 0 : -1}
            onChange={(event) => onToggle(position, (event.nativeEvent as PointerEvent).shiftKey)}
          />
        </span>
      )}
      {onPhone ? (
        <span role="gridcell" className={classes['card']}>
          {card ? card(item) : columns.slice(0, 2).map((column) => <span key={column.key}>{column.cell(item)}</span>)}
        </span>
      ) : (
        columns.map((column) => (
          <span key={column.key} role="gridcell" className={classes['cell']} data-end={column.end}>
            {column.cell(item)}
          </span>
        ))
      )}
    </div>
  );
}
