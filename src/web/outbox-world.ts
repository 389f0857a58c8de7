/**
 * The outbox in a real browser: localStorage, one tab sending at a time, and the moments at which it is worth trying again.
 * A refusal of the session (401, or that it is somebody else's by now) or of nothing in particular (5xx, 429) is "later":
 * only a clear no is final.
 */
import { ProblemError, Unreachable, send } from './api.ts';
import { isReachable, onConnection } from './connection.ts';
import { Outbox, type Delivery, type Letter, type OutboxWorld } from './outbox.ts';

export async function deliver(letter: Letter, whose: string): Promise<Delivery> {
  try {
    const answer = await send(letter.method, letter.address, letter.body, { headers: { 'expected-person': whose } });
    // nobody reads it, but until it is read the connection stays taken
    await answer.arrayBuffer().catch(() => undefined);
    return { sent: true };
  } catch (error) {
    if (error instanceof Unreachable) return { later: true };
    if (!(error instanceof ProblemError)) throw error;
    const later =
      error.status >= 500 || [401, 408, 425, 429].includes(error.status) || error.reason === 'another-person';
    return later ? { later: true } : { refused: error.reason ?? error.detail };
  }
}

async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(name, work);
}

/** @param session asks the server afresh whose sign-in this browser carries: another tab may have changed it */
export function openBrowserOutbox(
  personId: string,
  session: Pick<OutboxWorld, 'whoSends' | 'onStranger'>,
): { readonly outbox: Outbox; readonly close: () => void } {
  const outbox = new Outbox(personId, {
    storage: localStorage,
    send: deliver,
    ...session,
    alone,
    now: () => Date.now(),
  });
  const tryAgain = (): void => {
    if (outbox.pendingUnder('').length > 0) void outbox.flush();
  };
  const whenSeen = (): void => tryAgain();
  const whenStored = (event: StorageEvent): void => {
    if (event.storageArea !== localStorage) return;
    const { key: name, oldValue, newValue } = event;
    outbox.reread(name !== null && oldValue !== null && newValue === null ? { name, text: oldValue } : undefined);
  };
  const stopListening = onConnection(() => {
    if (isReachable()) tryAgain();
  });
  window.addEventListener('online', tryAgain);
  window.addEventListener('storage', whenStored);
  document.addEventListener('visibilitychange', whenSeen);
  const timer = setInterval(tryAgain, 15_000);
  tryAgain();
  return {
    outbox,
    close() {
      clearInterval(timer);
      stopListening();
      window.removeEventListener('online', tryAgain);
      window.removeEventListener('storage', whenStored);
      document.removeEventListener('visibilitychange', whenSeen);
    },
  };
}
