/** How long somebody has been at a card with the page in sight: a tab in the background does not count. */
import { useEffect, useRef } from 'react';

/** @returns the seconds since the last time it was asked, or since the card came */
export function useStopwatch(card: string): () => number {
  const watch = useRef({ card, since: 0, before: 0 });
  useEffect(() => {
    watch.current = { card, since: performance.now(), before: 0 };
    const onSight = (): void => {
      const { since, before } = watch.current;
      const now = performance.now();
      const spent = before + (since ? now - since : 0);
      watch.current = { card, since: document.hidden ? 0 : now, before: spent };
    };
    document.addEventListener('visibilitychange', onSight);
    return () => document.removeEventListener('visibilitychange', onSight);
  }, [card]);
  return () => {
    const { since, before } = watch.current;
    const now = performance.now();
    watch.current = { card, since: document.hidden ? 0 : now, before: 0 };
    return Math.round((before + (since ? now - since : 0)) / 1000);
  };
}
