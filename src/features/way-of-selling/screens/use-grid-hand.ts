/**
 * The hand on the matrix: which cell is active, what is selected, and what keys, mouse and clipboard do to it, as in a
 * spreadsheet. It knows rows and columns only; what a stroke means is said by matrix-strokes.ts.
 */
import { type ClipboardEvent, type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { Change, Matrix } from '../matrix.ts';
import {
  type Area,
  areaBetween,
  clearArea,
  copyArea,
  type Figure,
  fillDown,
  fillRight,
  type LeftOut,
  pasteBlock,
  setArea,
  type Stroke,
} from '../matrix-strokes.ts';
import { readBlock } from '../spreadsheet-block.ts';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

export interface HandProps {
  readonly matrix: Matrix;
  readonly figure: Figure;
  readonly editable: boolean;
  readonly rightToLeft: boolean;
  /** rows that fit the screen: what PageUp and PageDown move by */
  readonly page: number;
  readonly words: ReadonlyMap<string, number>;
  readonly onChange: (change: Change) => void;
  readonly onLeftOut: (leftOut: readonly LeftOut[]) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** someone tried to change what cannot be changed */
  readonly onLocked: () => void;
  /** the cell's panel was asked for */
  readonly onOpen: () => void;
}

export interface Hand {
  readonly active: Spot;
  readonly area: Area;
  readonly goTo: (spot: Spot, extend?: boolean) => void;
  readonly on: {
    onKeyDown(event: KeyboardEvent): void;
    onCopy(event: ClipboardEvent): void;
    onCut(event: ClipboardEvent): void;
    onPaste(event: ClipboardEvent): void;
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
  };
}

export function useGridHand(props: HandProps): Hand {
  const { matrix, figure, editable, onChange, onLeftOut } = props;
  const [wanted, setWanted] = useState<{ anchor: Spot; active: Spot }>({
    anchor: { row: 0, column: 0 },
    active: { row: 0, column: 0 },
  });
  const last: Spot = {
    row: Math.max(0, matrix.capabilityIds.length - 1),
    column: Math.max(0, matrix.levelIds.length - 1),
  };
  const inside = ({ row, column }: Spot): Spot => ({ row: clamp(row, last.row), column: clamp(column, last.column) });
  const [active, anchor] = [inside(wanted.active), inside(wanted.anchor)];
  const area = areaBetween(anchor, active);

  const goTo = (spot: Spot, extend = false): void => {
    const to = inside(spot);
    setWanted({ active: to, anchor: extend ? anchor : to });
  };
  const make = (stroke: () => Stroke): void => {
    if (!editable) return props.onLocked();
    const { change, leftOut, area: after } = stroke();
    onChange(change);
    onLeftOut(leftOut);
    setWanted({
      anchor: { row: after.top, column: after.left },
      active: inside({ row: after.bottom, column: after.right }),
    });
  };
  /** keeps what is selected as it is, whichever corner is the active one */
  const makeHere = (stroke: () => Stroke): void => {
    const before = wanted;
    make(stroke);
    setWanted(before);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moved(event, active, last, props);
    const digit = digitOf(event, figure);
    const selectAll = (): void => setWanted({ anchor: { row: 0, column: 0 }, active: last });
    if (to) goTo(to, event.shiftKey && event.key !== 'Enter');
    else if (digit) makeHere(() => setArea(matrix, area, digit.figure, digit.value));
    else if (!command(event, { ...props, area, makeHere, selectAll, collapse: () => goTo(active) })) return;
    event.preventDefault();
  };
  const pointed = {
    onPointerDown(event: PointerEvent): void {
      const spot = spotOf(event);
      if (spot && event.button === 0) goTo(spot, event.shiftKey);
    },
    onPointerMove(event: PointerEvent): void {
      const spot = event.pointerType === 'mouse' && event.buttons === 1 ? spotOf(event) : null;
      if (spot && (spot.row !== active.row || spot.column !== active.column)) goTo(spot, true);
    },
  };
  return { active, area, goTo, on: { onKeyDown, ...pointed, ...clipboard(props, area, make, makeHere) } };
}

type Make = (stroke: () => Stroke) => void;

function clipboard({ matrix, figure, words }: HandProps, area: Area, make: Make, makeHere: Make) {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData.setData('text/plain', copyArea(matrix, area, figure));
    event.preventDefault();
  };
  return {
    onCopy,
    onCut(event: ClipboardEvent): void {
      onCopy(event);
      makeHere(() => clearArea(matrix, area));
    },
    onPaste(event: ClipboardEvent): void {
      event.preventDefault();
      const block = readBlock(event.clipboardData.getData('text/plain'));
      if (block.length > 0) make(() => pasteBlock(matrix, area, block, figure, words));
    },
  };
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(last, value));
}

export function spotOf(event: { readonly target: EventTarget }): Spot | null {
  const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row][data-column]');
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
}

function moved(event: KeyboardEvent, { row, column }: Spot, last: Spot, { rightToLeft, page }: HandProps): Spot | null {
  const far = event.ctrlKey || event.metaKey;
  const along = rightToLeft ? -1 : 1;
  if (event.altKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return { row: far ? last.row : row + 1, column };
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: far ? (rightToLeft ? 0 : last.column) : column + along };
    case 'ArrowLeft':
      return { row, column: far ? (rightToLeft ? last.column : 0) : column - along };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? last.row : row, column: last.column };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: row - page, column };
    case 'Enter':
      return far ? null : { row: row + (event.shiftKey ? -1 : 1), column };
    default:
      return null;
  }
}

/**
 * A digit sets the figure in hand; with Shift, the other one. Where a keyboard writes digits with Shift, the digit written
 * counts, and the key without it sets the other figure.
 */
function digitOf(event: KeyboardEvent, figure: Figure): { readonly figure: Figure; readonly value: number } | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (/^\d$/.test(event.key)) return { figure, value: Number(event.key) };
  const value = /^Digit(\d)$/.exec(event.code)?.[1];
  return value === undefined
    ? null
    : { figure: figure === 'proficiency' ? 'weight' : 'proficiency', value: Number(value) };
}

interface Commanded extends HandProps {
  readonly area: Area;
  makeHere(stroke: () => Stroke): void;
  selectAll(): void;
  collapse(): void;
}

/** @returns whether the key meant anything */
function command(event: KeyboardEvent, at: Commanded): boolean {
  const { matrix, area, makeHere } = at;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (!at.editable && key !== 'a') return false;
    if (key === 'z' && !event.shiftKey) at.onUndo();
    else if (key === 'y' || key === 'z') at.onRedo();
    else if (key === 'd') makeHere(() => fillDown(matrix, area));
    else if (key === 'r' && !event.shiftKey) makeHere(() => fillRight(matrix, area));
    else if (key === 'a') at.selectAll();
    else return false;
    return true;
  }
  if (key === 'delete' || key === 'backspace') makeHere(() => clearArea(matrix, area));
  else if (key === 'escape') at.collapse();
  else if (key === ' ' || key === 'f2') at.onOpen();
  else return false;
  return true;
}
