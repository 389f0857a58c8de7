/**
 * Packages on their way in: handed in many at once, sent one after the other, each told by itself how far it is and what was found in it.
 * What is refused stands there with its reasons until somebody puts it away; the others go on.
 */
import type { Progress } from '../../../web/stream.ts';

export interface Came {
  readonly packageId: string;
  readonly kind: string;
  readonly title: { readonly [language: string]: string };
  readonly files: number;
  readonly warnings: readonly Found[];
  /** what was on the shelf before it: the very same, or another version */
  readonly before: { readonly since: string; readonly same: boolean } | null;
}

/** Something the import found in a file of the package; line 0 is the file as a whole. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

export interface Incoming {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly state: 'waiting' | 'sending' | 'there' | 'refused';
  readonly progress: Progress | null;
  readonly came: Came | null;
  readonly error: unknown;
}

export type Send = (file: File, onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<Came>;

export class Bringing {
  private files: readonly (Incoming & { readonly file: File })[] = [];
  private shown: readonly Incoming[] = [];
  private readonly listeners = new Set<() => void>();
  private way: AbortController | null = null;
  private closed = false;

  /** @param onCame after each that is there */
  constructor(
    private readonly send: Send,
    private readonly onCame: () => void,
  ) {}

  all = (): readonly Incoming[] => this.shown;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(file: File): void {
    const { name, size } = file;
    const id = crypto.randomUUID();
    this.put([...this.files, { id, name, size, file, state: 'waiting', progress: null, came: null, error: null }]);
    void this.goOn();
  }

  /** Once more, after what was in the way is gone. */
  again(id: string): void {
    this.change(id, { state: 'waiting', progress: null, error: null });
    void this.goOn();
  }

  /** What is on its way is stopped; what is there stays there. */
  putAway(id: string): void {
    const one = this.files.find((each) => each.id === id);
    this.put(this.files.filter((each) => each !== one));
    if (one?.state === 'sending') this.way?.abort();
  }

  get busy(): boolean {
    return this.files.some(({ state }) => state === 'sending' || state === 'waiting');
  }

  open(): void {
    this.closed = false;
    void this.goOn();
  }

  /** Nobody looks any more: what has not arrived is given up. */
  close(): void {
    this.closed = true;
    this.way?.abort();
  }

  private async goOn(): Promise<void> {
    const next = this.files.find(({ state }) => state === 'waiting');
    if (!next || this.way || this.closed) return;
    const way = new AbortController();
    this.way = way;
    this.change(next.id, { state: 'sending' });
    try {
      const came = await this.send(next.file, (progress) => this.change(next.id, { progress }), way.signal);
      this.change(next.id, { state: 'there', came });
      this.onCame();
    } catch (error) {
      this.change(next.id, way.signal.aborted ? { state: 'waiting', progress: null } : { state: 'refused', error });
    }
    this.way = null;
    await this.goOn();
  }

  private change(id: string, part: Partial<Incoming>): void {
    this.put(this.files.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }

  private put(files: Bringing['files']): void {
    this.files = files;
    this.shown = files.map(({ file: _, ...one }) => one);
    for (const listener of this.listeners) listener();
  }
}
