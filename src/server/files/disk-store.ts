/**
 * Files on this machine's disk, under DATA_DIR/files. A file gets its name when its bytes are on the disk for good, by a link to where they
 * arrived: no second copy is written, and what arrived stays until the act that keeps it has committed.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../../kernel/problem.ts';
import { demandPlain, type FileStore, type KeptFile, type Span } from './kept-files.ts';

/** how the names of bytes begin that have not all arrived */
export const incomingName = '.incoming-';

export class DiskStore implements FileStore {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'files');
  }

  async put(key: string, path: string): Promise<void> {
    const place = this.#placeOf(key);
    if (await this.has(key)) return;
    const folder = dirname(place);
    await mkdir(folder, { recursive: true });
    await flush(path, 'r+');
    try {
      await link(path, place);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return;
      // another disk, or one that knows no links
      await copyTo(place, path);
    }
    await flush(folder, 'r').catch(unlessUnknownHere);
  }

  async read(key: string, span: Span | null = null): Promise<Readable | null> {
    const file = await open(this.#placeOf(key)).catch(unlessGone);
    return file && file.createReadStream({ ...span });
  }

  async has(key: string): Promise<boolean> {
    return (await stat(this.#placeOf(key)).catch(unlessGone)) !== null;
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) await rm(this.#placeOf(key), { force: true });
  }

  async *list(prefix: string): AsyncGenerator<KeptFile> {
    const top = join(this.#folder, prefix.slice(0, prefix.lastIndexOf('/') + 1));
    const found = (await readdir(top, { recursive: true, withFileTypes: true }).catch(unlessGone)) ?? [];
    const keys = found
      // what is still arriving is nobody's yet
      .filter((entry) => entry.isFile() && !entry.name.startsWith(incomingName))
      .map((entry) => relative(this.#folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((key) => key.startsWith(prefix))
      .sort();
    for (const key of keys) {
      const there = await stat(this.#placeOf(key)).catch(unlessGone);
      if (there) yield { key, size: there.size };
    }
  }

  /** What arrives lies with its academy, whose round takes it away. */
  async forgetUnfinished(): Promise<void> {}

  async prove(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      await access(this.#folder, constants.R_OK | constants.W_OK);
    } catch (error) {
      throw new Problem(
        'unavailable',
        `Uploaded files cannot be kept in ${this.#folder} (${codeOf(error)}). Let the product write there, or set DATA_DIR to another folder.`,
        { reason: 'files-place' },
      );
    }
  }

  #placeOf(key: string): string {
    return join(this.#folder, demandPlain(key));
  }
}

async function copyTo(place: string, path: string): Promise<void> {
  const beside = join(dirname(place), `${incomingName}${randomUUID()}`);
  try {
    await copyFile(path, beside);
    await flush(beside, 'r+');
    await rename(beside, place);
  } finally {
    await rm(beside, { force: true });
  }
}

/** To the disk for good: a file's bytes, or a folder's names. */
async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Some systems do not open folders. */
function unlessUnknownHere(error: unknown): void {
  if (!['EPERM', 'EISDIR', 'EACCES', 'EINVAL'].includes(codeOf(error))) throw error;
}

function unlessGone(error: unknown): null {
  if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
  throw error;
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}
