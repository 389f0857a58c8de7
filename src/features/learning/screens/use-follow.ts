/** What has grown at its end is followed: its last part comes into sight and takes the focus, but not when it first stands there. */
import { useEffect, useRef, type RefObject } from 'react';

export function useFollow(length: number): RefObject<HTMLDivElement | null> {
  const last = useRef<HTMLDivElement>(null);
  const before = useRef(length);
  useEffect(() => {
    if (before.current === length) return;
    before.current = length;
    last.current?.scrollIntoView({ block: 'start' });
    last.current?.focus({ preventScroll: true });
  }, [length]);
  return last;
}
