/** What every place does in which files are kept. A file is there whole or not at all; its key says what is in it. */
import type { Readable } from 'node:stream';

/** A key is made of plain steps; on a disk it is a path, and leads nowhere else. */
export function demandPlain(key: string): string {
  if (/[\0\\]/.test(key) || key.split('/').some((step) => ['', '.', '..'].includes(step)))
    throw new Error('a key leads nowhere else');
  return key;
}

/** From the first to the last byte, both included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface KeptFile {
  readonly key: string;
  readonly size: number;
}

export interface FileStore {
  /**
   * Keeps the bytes that lie whole at `path`, on a disk of this machine, which stay there. Safe when it returns. What is kept under the
   * key already is the same.
   */
  put(key: string, path: string): Promise<void>;
  /** @returns null where there is no such file; a stream that ends early ends with an error */
  read(key: string, span?: Span | null): Promise<Readable | null>;
  has(key: string): Promise<boolean>;
  /** What is not there need not be removed. */
  remove(keys: readonly string[]): Promise<void>;
  /** What is kept under keys that begin so, in their order. */
  list(prefix: string): AsyncIterable<KeptFile>;
  /** Takes away what began to be kept before then and never was. */
  forgetUnfinished(before: Date): Promise<void>;
  /** Writes, reads and removes something small. @throws Problem that says what is wrong and what to do */
  prove(): Promise<void>;
}
