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
  /** @param whose the person who wrote it: the server takes it under their sign-in only */
  readonly send: (letter: Letter, whose: string) => Promise<Delivery>;
  /** whose sign-in requests carry at this moment: null when nobody's, undefined when no answer came */
  readonly whoSends: () => Promise<string | null | undefined>;
  /** the session has ended, or is somebody else's: waiting for a connection would be waiting for ever */
  readonly onStranger: () => void;
  /** runs the work when no other tab is at it */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<void>;
  readonly now: () => number;
}

export type OutboxState = 'saved' | 'saving' | 'waiting' | 'refused';

export class Outbox {
  private readonly letters = new Map<string, Kept>();
  /** keys the browser had no room for: they live as long as the tab does */
  private readonly unkept = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly sentListeners = new Set<(letter: Letter) => void>();
  private readonly elsewhereListeners = new Set<(letter: Letter) => void>();
  private readonly prefix: string;
  private flushing: Promise<void> | undefined;
  private waiting = false;
  private lastOrder = 0;

  constructor(
    private readonly personId: string,
    private readonly world: OutboxWorld,
  ) {
    this.prefix = `sellwright.outbox.${personId}.`;
    this.readAll();
  }

  put({ key, method, address, body }: Letter): void {
    this.lastOrder = Math.max(this.lastOrder + 1, this.world.now());
    this.keep({ key, method, address, body, order: this.lastOrder });
    this.changed();
    void this.flush();
  }

  /** The body that still waits under this key, to lay over what the server knows. */
  pending(key: string): unknown {
    return this.letters.get(key)?.body;
  }

  /** All that wait under keys beginning so, oldest first. */
  pendingUnder(start: string): readonly Letter[] {
    return this.under(start);
  }

  refusedUnder(start: string): readonly (Letter & { readonly reason: string })[] {
    return this.under(start).flatMap((letter) =>
      letter.refused === undefined ? [] : [{ ...letter, reason: letter.refused }],
    );
  }

  stateOf(start: string): OutboxState {
    const mine = this.under(start);
    if (mine.some((letter) => letter.refused !== undefined)) return 'refused';
    if (mine.length === 0) return 'saved';
    return this.waiting ? 'waiting' : 'saving';
  }

  /** Gives up what was refused. */
  drop(key: string): void {
    this.forget(key);
    this.changed();
  }

  flush(): Promise<void> {
    this.flushing ??= this.world
      .alone(this.prefix, () => this.sendAll())
      .catch(() => {
        this.waiting = true;
      })
      .finally(() => {
        this.flushing = undefined;
        this.changed();
        // something was put in after the last look
        if (!this.waiting && this.nextToSend()) void this.flush();
      });
    return this.flushing;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells each letter that has arrived: the moment to ask the server again. */
  onSent(listener: (letter: Letter) => void): () => void {
    this.sentListeners.add(listener);
    return () => this.sentListeners.delete(listener);
  }

  /** The same for what arrived from another tab: it is a word of the same person, and this tab's answers are older than it. */
  onSentElsewhere(listener: (letter: Letter) => void): () => void {
    this.elsewhereListeners.add(listener);
    return () => this.elsewhereListeners.delete(listener);
  }

  /** Another tab has changed the box. @param before what it took out of its storage, and from where */
  reread(before?: { readonly name: string; readonly text: string }): void {
    this.readAll();
    const taken = before?.name.startsWith(this.prefix) ? parse(before.text) : null;
    // what was refused leaves only by being given up
    if (taken && taken.refused === undefined && !this.letters.has(taken.key))
      for (const listener of this.elsewhereListeners) listener(taken);
    this.changed();
  }

  private async sendAll(): Promise<void> {
    if (!this.nextToSend()) return;
    const sender = await this.world.whoSends();
    if (sender !== this.personId) {
      this.waiting = true;
      if (sender !== undefined) this.world.onStranger();
      return;
    }
    for (;;) {
      this.readAll();
      const next = this.nextToSend();
      if (!next) {
        this.waiting = false;
        return;
      }
      const delivery = await this.world.send(next, this.personId);
      if ('later' in delivery) {
        this.waiting = true;
        return;
      }
      this.waiting = false;
      this.settle(next, delivery);
      this.changed();
    }
  }

  private settle(sent: Kept, delivery: { readonly sent: true } | { readonly refused: string }): void {
    if ('sent' in delivery) for (const listener of this.sentListeners) listener(sent);
    this.readAll();
    // a newer word under the same key was put in meanwhile: it is still to be sent
    if (this.letters.get(sent.key)?.order !== sent.order) return;
    if ('sent' in delivery) this.forget(sent.key);
    else this.keep({ ...sent, refused: delivery.refused });
  }

  private readAll(): void {
    const found = new Set<string>();
    const { storage } = this.world;
    for (let position = 0; position < storage.length; position += 1) {
      const name = storage.key(position);
      const letter = name?.startsWith(this.prefix) ? parse(storage.getItem(name)) : null;
      if (!letter) continue;
      found.add(letter.key);
      this.letters.set(letter.key, letter);
      this.lastOrder = Math.max(this.lastOrder, letter.order);
    }
    for (const key of this.letters.keys()) if (!found.has(key) && !this.unkept.has(key)) this.letters.delete(key);
  }

  private keep(letter: Kept): void {
    this.letters.set(letter.key, letter);
    try {
      this.world.storage.setItem(this.prefix + letter.key, JSON.stringify(letter));
      this.unkept.delete(letter.key);
    } catch {
      this.unkept.add(letter.key);
    }
  }

  private forget(key: string): void {
    this.letters.delete(key);
    this.unkept.delete(key);
    this.world.storage.removeItem(this.prefix + key);
  }

  private under(start: string): Kept[] {
    return [...this.letters.values()]
      .filter((letter) => letter.key.startsWith(start))
      .sort((a, b) => a.order - b.order);
  }

  private nextToSend(): Kept | undefined {
    return this.under('').find((letter) => letter.refused === undefined);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
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
