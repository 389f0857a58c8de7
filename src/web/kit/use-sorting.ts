/**
 * A list whose lines are dragged by their grips: with mouse, finger or pen, and with the keyboard (space takes up and puts down, arrows
 * move, escape leaves it where it was). What happens is said aloud. Whoever cannot drag needs another way beside it.
 */
import { useLingui } from '@lingui/react/macro';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { moved, placeUnder, scrollAt } from './list-moves.ts';

export interface SortingOptions {
  /** around the lines, one child each */
  readonly list: RefObject<HTMLElement | null>;
  readonly keys: readonly string[];
  readonly nameOf: (key: string) => string;
  /** once, when a line is put down at another place */
  readonly onOrder: (keys: readonly string[], key: string) => void;
}

export interface GripProps {
  readonly ref: (grip: HTMLElement | null) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => unknown;
  readonly onPointerCancel: () => unknown;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
  readonly 'aria-pressed': boolean;
}

export interface Sorting {
  /** as it stands now, while a line is on its way */
  readonly order: readonly string[];
  readonly held: string | null;
  /** for a live region */
  readonly told: string;
  readonly gripOf: (key: string) => GripProps;
}

interface Held {
  readonly key: string;
  readonly by: 'pointer' | 'keys';
  readonly order: readonly string[];
}

export function useSorting(options: SortingOptions): Sorting {
  const { list } = options;
  const acts = useHolding(options);
  const { now, order, told, moveTo } = acts;
  const grips = useRef(new Map<string, HTMLElement>());
  const pointer = useRef(0);
  const underPointer = (): void => {
    if (!now || !list.current) return;
    const lines = [...list.current.children].flatMap((line, at) => {
      const { top, bottom } = line.getBoundingClientRect();
      const key = order[at];
      return key === undefined ? [] : [{ key, top, bottom }];
    });
    moveTo(placeUnder(lines, now.key, pointer.current));
  };
  useScrolling(now?.by === 'pointer', pointer, underPointer);
  // a line that moves in the page loses the focus
  useLayoutEffect(() => {
    if (now?.by === 'keys') grips.current.get(now.key)?.focus();
  });
  return {
    order,
    held: now?.key ?? null,
    told,
    gripOf: (key) => ({
      ref: (grip) => {
        if (grip) grips.current.set(key, grip);
        else grips.current.delete(key);
      },
      'aria-pressed': now?.key === key,
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointer.current = event.clientY;
        acts.take(key, 'pointer');
      },
      onPointerMove(event) {
        if (now?.key !== key || now.by !== 'pointer') return;
        pointer.current = event.clientY;
        underPointer();
      },
      onPointerUp: () => now?.by === 'pointer' && acts.put(),
      onPointerCancel: () => now?.by === 'pointer' && acts.leave(),
      onBlur() {
        // by Tab or a click elsewhere; not by the move itself, which takes the focus back
        const grip = grips.current.get(key);
        if (now?.key === key && now.by === 'keys') queueMicrotask(() => document.activeElement !== grip && acts.put());
      },
      onKeyDown: (event) => pressed(event, key, acts),
    }),
  };
}

interface Holding {
  readonly now: Held | null;
  readonly order: readonly string[];
  readonly told: string;
  readonly take: (key: string, by: Held['by']) => void;
  readonly moveTo: (to: number) => void;
  readonly put: () => void;
  readonly leave: () => void;
}

/** What is held, where it stands now, and what is said of it. */
function useHolding({ keys, nameOf, onOrder }: SortingOptions): Holding {
  const { t } = useLingui();
  const [held, setHeld] = useState<Held | null>(null);
  const [told, setTold] = useState('');
  // lines may come and go meanwhile: what is no longer there cannot be held
  const now = held && keys.includes(held.key) ? held : null;
  const order = now
    ? [...now.order.filter((key) => keys.includes(key)), ...keys.filter((key) => !now.order.includes(key))]
    : keys;
  const count = keys.length;
  return {
    now,
    order,
    told,
    take(key, by) {
      const [name, place] = [nameOf(key), keys.indexOf(key) + 1];
      setHeld({ key, by, order: keys });
      setTold(
        by === 'keys'
          ? t`“${name}” is taken up, place ${place} of ${count}. The arrows move it, space puts it down, escape leaves it where it was.`
          : '',
      );
    },
    moveTo(to) {
      if (!now) return;
      const next = moved(order, now.key, to);
      if (next === order) return;
      const [name, place] = [nameOf(now.key), next.indexOf(now.key) + 1];
      setHeld({ ...now, order: next });
      setTold(t`“${name}”: place ${place} of ${count}.`);
    },
    put() {
      if (!now) return;
      const [name, place] = [nameOf(now.key), order.indexOf(now.key) + 1];
      setHeld(null);
      setTold(t`“${name}” is put down at place ${place} of ${count}.`);
      if (order.some((key, at) => key !== keys[at])) onOrder(order, now.key);
    },
    leave() {
      if (!now) return;
      const [name, place] = [nameOf(now.key), keys.indexOf(now.key) + 1];
      setHeld(null);
      setTold(t`“${name}” stays at place ${place} of ${count}.`);
    },
  };
}

function pressed(
  event: KeyboardEvent<HTMLElement>,
  key: string,
  { now, order, take, put, leave, moveTo }: Holding,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const at = order.indexOf(key);
  const holds = now?.key === key;
  const takeOrPut = holds ? put : () => take(key, 'keys');
  const whileHeld: { readonly [key: string]: () => void } = {
    Escape: leave,
    ArrowUp: () => moveTo(at - 1),
    ArrowDown: () => moveTo(at + 1),
    Home: () => moveTo(0),
    End: () => moveTo(order.length - 1),
  };
  const act = event.key === ' ' || event.key === 'Enter' ? takeOrPut : holds ? whileHeld[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** A long list goes by under a pointer that stands at the edge of the window. */
function useScrolling(active: boolean, pointer: RefObject<number>, after: () => void): void {
  const latest = useRef(after);
  useEffect(() => {
    latest.current = after;
  });
  useEffect(() => {
    if (!active) return;
    let frame = 0;
    const step = (): void => {
      const by = scrollAt(pointer.current, window.innerHeight);
      if (by !== 0) {
        window.scrollBy(0, by);
        latest.current();
      }
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [active, pointer]);
}
