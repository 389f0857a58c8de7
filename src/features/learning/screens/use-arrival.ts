/** A new card has come: the page begins at its top, and its heading takes the focus, so that it is heard. */
import { useEffect, useRef, type RefObject } from 'react';

export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    (heading.current?.closest('dialog') ?? window).scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
