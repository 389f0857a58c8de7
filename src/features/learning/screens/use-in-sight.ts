/** What has just appeared below is brought into sight, no further than needed. */
import { useEffect, useRef, type RefObject } from 'react';

export function useInSight(appeared: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (appeared) place.current?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }, [appeared]);
  return place;
}
