/**
 * Whether the server can be reached, as the last request told. The browser's own `online` flag is only a hint: it knows the
 * cable, not the server (and a server on this machine answers without any cable).
 */
import { useSyncExternalStore } from 'react';

type Listener = () => void;

let reachable = true;
let timer: ReturnType<typeof setTimeout> | undefined;
let wait = 2_000;
const listeners = new Set<Listener>();

export function isReachable(): boolean {
  return reachable;
}

/** Called after every request: did any answer come back? */
export function tellReachable(now: boolean): void {
  if (now) {
    wait = 2_000;
    clearTimeout(timer);
    timer = undefined;
  } else if (timer === undefined && typeof window !== 'undefined') {
    timer = setTimeout(() => {
      timer = undefined;
      void look();
    }, wait);
    wait = Math.min(wait * 2, 30_000);
  }
  if (now === reachable) return;
  reachable = now;
  for (const listener of listeners) listener();
}

/** Looks at once, for instance when the cable is back or the tab is shown again. */
export async function look(): Promise<void> {
  try {
    await fetch('/mark.svg', { method: 'HEAD', cache: 'no-store' });
    tellReachable(true);
  } catch {
    tellReachable(false);
  }
}

export function onConnection(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useReachable(): boolean {
  return useSyncExternalStore(onConnection, isReachable, () => true);
}

/** Once, at start. */
export function watchConnection(): void {
  const again = (): void => {
    if (!reachable) void look();
  };
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') again();
  });
}
