/**
 * Which rows of a long list the reader can see, when the page itself scrolls and every row is equally high. The rest is air
 * above and below, so that 10,000 rows cost as much as 40.
 */
import { useEffect, useState, type RefObject } from 'react';

export interface WindowOfRows {
  readonly from: number;
  /** exclusive */
  readonly to: number;
}

const spare = 12;

export function windowAt(top: number, height: number, rowHeight: number, count: number): WindowOfRows {
  const from = Math.max(0, Math.min(Math.floor(-top / rowHeight) - spare, count));
  const to = Math.max(from, Math.min(count, Math.ceil((height - top) / rowHeight) + spare));
  return { from, to };
}

/** Follows the scrolling of the page; `list` is the element that holds the rows. */
export function useWindowOfRows(list: RefObject<HTMLElement | null>, rowHeight: number, count: number): WindowOfRows {
  const [shown, setShown] = useState<WindowOfRows>({ from: 0, to: Math.min(count, 40) });
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const next = windowAt(top, window.innerHeight, rowHeight, count);
      setShown((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon);
      window.removeEventListener('resize', soon);
    };
  }, [list, rowHeight, count]);
  return shown;
}
