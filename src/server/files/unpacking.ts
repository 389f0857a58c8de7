/**
 * Opens a zip that a stranger made (zip32 or zip64), entry by entry and never whole in memory. Names that leave the folder, links,
 * locked entries and bombs (count, depth, size, ratio) refuse all of it; an archive inside stays a file like any other.
 */
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Problem } from '../../kernel/problem.ts';

export const unpackingLimits = {
  files: 20_000,
  depth: 32,
  pathLength: 1_000,
  bytesOfFile: 2 * 1024 ** 3,
  bytes: 4 * 1024 ** 3,
  /** more than any honest package, measured where it could hurt */
  ratio: 200,
  ratioFrom: 64 * 1024 ** 2,
} as const;

export type UnpackingLimits = { readonly [Limit in keyof typeof unpackingLimits]: number };

export interface PackedFile {
  /** with slashes, relative */
  readonly path: string;
  readonly size: number;
  open(): Promise<Readable>;
}

/**
 * Runs the work with the files of the archive, all of them looked at before the first is opened.
 * @throws Problem unsupported-file, too-large
 */
export async function unpack<T>(
  file: string,
  work: (files: readonly PackedFile[]) => Promise<T>,
  limits: UnpackingLimits = unpackingLimits,
): Promise<T> {
  const zip = await openPromise(file, { autoClose: false }).catch((error: unknown) => {
    throw damaged(error);
  });
  try {
    return await work(await filesIn(zip, limits));
  } finally {
    zip.close();
  }
}

async function filesIn(zip: ZipFile, limits: UnpackingLimits): Promise<readonly PackedFile[]> {
  const files = new Map<string, PackedFile>();
  let bytes = 0;
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const path = checkedPath(entry, limits);
      if (path.endsWith('/')) continue;
      bytes += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (files.size >= limits.files) throw bomb(`more than ${limits.files} files`);
      if (entry.uncompressedSize > limits.bytesOfFile || bytes > limits.bytes)
        throw new Problem('too-large', `What is in the package is larger than ${limits.bytes / 1024 ** 3} GB.`, {
          reason: 'package-too-large',
        });
      if (bytes > limits.ratioFrom && bytes > packed * limits.ratio)
        throw bomb('far more content than its size can honestly hold');
      if (files.has(path)) throw refused('package-name-repeated', `The package holds ${path} twice.`);
      files.set(path, { path, size: entry.uncompressedSize, open: () => opened(zip, entry) });
    }
  } catch (error) {
    throw error instanceof Problem ? error : damaged(error);
  }
  return [...files.values()];
}

function checkedPath(entry: Entry, limits: UnpackingLimits): string {
  const path = entry.fileName;
  if (isLink(entry))
    throw refused('package-link', `The package holds a link (${path}); only files and folders are taken.`);
  if (entry.isEncrypted()) throw refused('package-locked', `The package is locked with a password (${path}).`);
  const steps = path.split('/');
  if (steps.length > limits.depth || path.length > limits.pathLength) throw bomb('folders nested too deeply');
  // the reader refuses what leaves the folder; what ends a name or means something to a system is refused here
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(path) || steps.includes('..') || steps.includes('.') || path.startsWith('/'))
    throw refused('package-path', 'The package holds a file whose name leads elsewhere.');
  return path;
}

/** Made on a system with links, and marked as one. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

async function opened(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw damaged(error);
  });
}

function refused(reason: string, message: string): Problem {
  return new Problem('unsupported-file', message, { reason });
}

function bomb(what: string): Problem {
  return refused('package-bomb', `The package holds ${what}, and was not opened.`);
}

/** What the reader says of a broken archive is worth repeating: it names the place, nothing of ours. */
export function damaged(error: unknown): Problem {
  const says = error instanceof Error ? error.message : String(error);
  if (/relative path|absolute path|invalid characters in fileName/i.test(says))
    return refused('package-path', `The package holds a file whose name leads elsewhere: ${says}.`);
  return refused('package-damaged', `The package is no zip that can be read: ${says}.`);
}
