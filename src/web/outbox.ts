/**
 * What a person has written and the server has not confirmed yet. It is kept in the browser before anything is sent, so a
 * dropped connection, a closed tab or a reload loses nothing; the last word per key wins, and words leave in the order they came.
 * Only for requests that may safely be repeated (PUT): a tab closed between sending and the answer sends again.
 * Each person has a box of their own: what one wrote never leaves under another's sign-in.
 */

export interface Letter {
  readonly key: string;
  readonly method: 'PUT' | 'PATCH' | 'DELETE';
  /** filled in: `/api/assessments/42/ratings/7` */
  readonly address: string;
  readonly body: unknown;
}

interface Kept extends Letter {
  readonly order: number;
  /** why the server will not take it, once it has said so */
  readonly refused?: string;
}

/** What became of one attempt. `later`: no connection, server down, signed out. `refused`: it will never be taken as it is. */
export type Delivery = { readonly sent: true } | { readonly later: true } | { readonly refused: string };

export interface OutboxWorld {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  readonly send: (letter: Letter) => Promise<Delivery>;
  /** whose sign-in requests carry at this moment; null when nobody's or unknown */
  readonly whoSends: () => Promise<string | null>;
  /** runs the work unless another tab is at it */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
  readonly now: () => number;
}

export type OutboxState = 'saved' | 'saving' | 'waiting' | 'refused';

export interface Outbox {
  readonly put: (letter: Letter) => void;
  /** the body that still waits under this key, to lay over what the server knows */
  readonly pending: (key: string) => unknown;
  /** all that wait under keys beginning so, oldest first */
  readonly pendingUnder: (prefix: string) => readonly Letter[];
  readonly refusedUnder: (prefix: string) => readonly (Letter & { readonly reason: string })[];
  readonly stateOf: (prefix: string) => OutboxState;
  /** gives up what was refused */
  readonly drop: (key: string) => void;
  readonly flush: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
  /** tells each letter that has arrived; the moment to ask the server again */
  readonly onSent: (listener: (letter: Letter) => void) => () => void;
  /** another tab has changed the box */
  readonly reread: () => void;
}

export function openOutbox(personId: string, world: OutboxWorld): Outbox {
  const prefix = `sellwright.outbox.${personId}.`;
  const letters = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  const sentListeners = new Set<(letter: Letter) => void>();
  let flushing: Promise<void> | undefined;
  let waiting = false;
  let lastOrder = 0;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const inOrder = (): Kept[] => [...letters.values()].sort((a, b) => a.order - b.order);
  const under = (start: string): Kept[] => inOrder().filter((letter) => letter.key.startsWith(start));

  function readAll(): void {
    const found = new Set<string>();
    for (let position = 0; position < world.storage.length; position += 1) {
      const name = world.storage.key(position);
      if (!name?.startsWith(prefix)) continue;
      const letter = parse(world.storage.getItem(name));
      if (!letter) continue;
      found.add(letter.key);
      letters.set(letter.key, letter);
      lastOrder = Math.max(lastOrder, letter.order);
    }
    for (const key of letters.keys()) if (!found.has(key) && !unkept.has(key)) letters.delete(key);
  }

  /** keys the browser had no room for: they live as long as the tab does */
  const unkept = new Set<string>();

  function keep(letter: Kept): void {
    letters.set(letter.key, letter);
    try {
      world.storage.setItem(prefix + letter.key, JSON.stringify(letter));
      unkept.delete(letter.key);
    } catch {
      unkept.add(letter.key);
    }
  }

  function forget(key: string): void {
    letters.delete(key);
    unkept.delete(key);
    world.storage.removeItem(prefix + key);
  }

  async function sendAll(): Promise<void> {
    if ((await world.whoSends()) !== personId) {
      waiting = letters.size > 0;
      return;
    }
    for (;;) {
      readAll();
      const next = inOrder().find((letter) => letter.refused === undefined);
      if (!next) {
        waiting = false;
        return;
      }
      const delivery = await world.send(next);
      if ('later' in delivery) {
        waiting = true;
        return;
      }
      readAll();
      const stillTheSame = letters.get(next.key)?.order === next.order;
      if ('sent' in delivery) {
        waiting = false;
        for (const listener of sentListeners) listener(next);
        if (stillTheSame) forget(next.key);
      }
      if (stillTheSame && 'refused' in delivery) keep({ ...next, refused: delivery.refused });
      changed();
    }
  }

  function flush(): Promise<void> {
    flushing ??= world
      .alone(prefix, sendAll)
      .catch(() => {
        waiting = true;
      })
      .finally(() => {
        flushing = undefined;
        changed();
        // something was put in after the last look
        if (!waiting && inOrder().some((letter) => letter.refused === undefined)) void flush();
      });
    return flushing;
  }

  readAll();
  return {
    put(letter) {
      lastOrder = Math.max(lastOrder + 1, world.now());
      keep({ key: letter.key, method: letter.method, address: letter.address, body: letter.body, order: lastOrder });
      changed();
      void flush();
    },
    pending: (key) => letters.get(key)?.body,
    pendingUnder: under,
    refusedUnder: (start) => under(start).flatMap((letter) => (letter.refused === undefined ? [] : [{ ...letter, reason: letter.refused }])),
    stateOf(start) {
      const mine = under(start);
      if (mine.some((letter) => letter.refused !== undefined)) return 'refused';
      if (mine.length === 0) return 'saved';
      return waiting ? 'waiting' : 'saving';
    },
    drop(key) {
      forget(key);
      changed();
    },
    flush,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSent(listener) {
      sentListeners.add(listener);
      return () => sentListeners.delete(listener);
    },
    reread() {
      readAll();
      changed();
    },
  };
}

function parse(text: string | null): Kept | null {
  if (!text) return null;
  try {
    const letter = JSON.parse(text) as Kept;
    return typeof letter.key === 'string' && typeof letter.order === 'number' ? letter : null;
  } catch {
    return null;
  }
}
