/** The outbox of whoever is signed in, for screens: put something in, and show whether it has arrived. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Outbox, OutboxState } from './outbox.ts';

export const OutboxContext = createContext<Outbox | null>(null);

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('this screen needs somebody signed in');
  return outbox;
}

/** How it stands with everything under keys beginning so: `saved`, `saving`, `waiting` (for a connection) or `refused`. */
export function useOutboxState(prefix: string): OutboxState {
  const outbox = useOutbox();
  const subscribe = useCallback((listener: () => void) => outbox.subscribe(listener), [outbox]);
  const read = useCallback(() => outbox.stateOf(prefix), [outbox, prefix]);
  return useSyncExternalStore(subscribe, read, read);
}

/** What still waits under these keys; re-renders when it changes. Lay it over what the server answered. */
export function usePending(prefix: string): ReadonlyMap<string, unknown> {
  const outbox = useOutbox();
  const subscribe = useCallback((listener: () => void) => outbox.subscribe(listener), [outbox]);
  const read = useCallback(
    () => JSON.stringify(outbox.pendingUnder(prefix).map(({ key, body }) => [key, body])),
    [outbox, prefix],
  );
  const text = useSyncExternalStore(subscribe, read, read);
  return new Map(JSON.parse(text) as [string, unknown][]);
}
