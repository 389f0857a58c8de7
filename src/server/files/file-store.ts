/**
 * Where bytes lie: a folder of this machine's disk, or a bucket of an S3. Whoever keeps files names them by what is in them and reads them
 * by that name; which of the two places it is, only this room knows. A file is there whole or not at all.
 */
import type { Readable } from 'node:stream';
import type { AcademyId } from '../../kernel/id.ts';
import type { Settings } from '../settings.ts';
import { DiskStore } from './disk-store.ts';

/** What a kind of file is kept under, apart from the others, so that nothing removed there is missed here; '' for evidence. */
export type FileFolder = '' | 'documents' | 'films' | 'kept' | 'packages' | 'pictures';

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

export type FilePlace = Pick<Settings, 'dataDir' | 'filesUrl'>;

export function fileStore(settings: FilePlace): FileStore {
  return new DiskStore(settings.dataDir);
}

/** Named by the SHA-256 of the bytes: the same bytes once an academy and folder. */
export function keyOf(academyId: AcademyId, folder: FileFolder, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('a file is named by its hash');
  return [academyId, ...(folder ? [folder] : []), hash.slice(0, 2), hash].join('/');
}
