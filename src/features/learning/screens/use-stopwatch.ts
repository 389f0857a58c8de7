/** How long somebody has been at a card with the page in sight: a tab in the background does not count. */
import { useEffect, useRef } from 'react';

/** @returns the seconds since the last time it was asked, or since the card came */
export function useStopwatch(card: string): () => number {
  const watch = useRef({ since: 0, before: 0 });
  useEffect(() => {
    watch.current = { since: performance.now(), before: 0 };
    const onSight = (): void => {
      const { since, before } = watch.current;
      const now = performance.now();
      watch.current = document.hidden
        ? { since: 0, before: before + (since ? now - since : 0) }
        : { since: now, before };
    };
    document.addEventListener('visibilitychange', onSight);
    return () => document.removeEventListener('visibilitychange', onSight);
  }, [card]);
  return () => {
    const { since, before } = watch.current;
    const now = performance.now();
    watch.current = { since: document.hidden ? 0 : now, before: 0 };
    return Math.round((before + (since ? now - since : 0)) / 1000);
  };
}
