/** The frame of foreign content, seen from the page: says what is to be shown, and passes on what is believed of its answers. */
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { homeParameter, readFromFrame, type FromFrame, type Leftover, type ToFrame } from '../frame-protocol.ts';

export interface ContentFrame {
  readonly place: RefObject<HTMLIFrameElement | null>;
  readonly address: string;
  /** null until the frame has answered */
  readonly leftovers: readonly Leftover[] | null;
  readonly tell: (message: ToFrame) => void;
  readonly listen: (hear: (message: FromFrame) => void) => () => void;
}

/** @param frame the address of the frame's own page, on the origin of content */
export function useContentFrame(frame: string): ContentFrame {
  const place = useRef<HTMLIFrameElement>(null);
  const [leftovers, setLeftovers] = useState<readonly Leftover[] | null>(null);
  const [listeners] = useState(() => new Set<(message: FromFrame) => void>());
  const { origin } = new URL(frame);
  useEffect(() => {
    const hear = (event: MessageEvent): void => {
      if (event.origin !== origin || event.source !== place.current?.contentWindow) return;
      const message = readFromFrame(event.data);
      if (message?.kind === 'ready') setLeftovers(message.leftovers);
      else if (message) for (const listener of listeners) listener(message);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [origin, listeners]);
  return useMemo(() => {
    const address = new URL(frame);
    address.searchParams.set(homeParameter, window.location.origin);
    return {
      place,
      address: address.href,
      leftovers,
      tell: (message) => place.current?.contentWindow?.postMessage(message, origin),
      listen: (hear) => {
        listeners.add(hear);
        return () => listeners.delete(hear);
      },
    };
  }, [frame, origin, leftovers, listeners]);
}
