/**
 * The file of a backup: a gzip'd tar that begins with what it is and ends with a manifest of what must be in it.
 * A part (a table, an uploaded file) of any size lies in entries of a megabyte: `tables/person/00000000`, `…/00000001`.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { largestEntry, readTar, tarEntry, TarError, type TarEntry } from './tar.ts';

export const firstEntry = 'sellwright-backup.json';
export const lastEntry = 'manifest.json';
export const formatNow = 1;

const part = z.object({ part: z.string(), bytes: z.number(), sha256: z.string() });

export const manifestShape = z.object({
  format: z.literal(formatNow),
  /** of the product that wrote it */
  version: z.string(),
  takenAt: z.string(),
  /** those that made the schema the rows come from */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(part.extend({ table: z.string(), columns: z.array(z.string()), rows: z.number() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(part.extend({ path: z.string() })),
});
export type Manifest = z.output<typeof manifestShape>;
export type Part = z.output<typeof part>;

export function jsonEntry(name: string, value: unknown, seconds: number): Buffer[] {
  const bytes = Buffer.from(JSON.stringify(value, null, 1));
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += largestEntry) {
    pieces.push(tarEntry(name, bytes.subarray(from, from + largestEntry), seconds));
  }
  return pieces;
}

/** Entries of one part. What they hold in sum is told to `done`. */
export async function* partEntries(
  name: string,
  source: AsyncIterable<Buffer>,
  seconds: number,
  done: (part: Part) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  let number = 0;
  for await (const piece of inPieces(source)) {
    hash.update(piece);
    bytes += piece.length;
    yield tarEntry(`${name}/${String(number++).padStart(8, '0')}`, piece, seconds);
  }
  done({ part: name, bytes, sha256: hash.digest('hex') });
}

async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + largestEntry - length);
      waiting.push(piece);
      length += piece.length;
      from += piece.length;
      if (length === largestEntry) {
        yield Buffer.concat(waiting);
        waiting = [];
        length = 0;
      }
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** The entries of a backup. @throws Problem `unsupported-file` where it is none, or damaged */
export async function* readEntries(file: string): AsyncGenerator<TarEntry & { readonly part: string }> {
  const gunzip = createGunzip();
  // An error of the file destroys the other stream with it, and the loop below meets it there.
  pipeline(createReadStream(file), gunzip, () => {});
  try {
    for await (const entry of readTar(gunzip))
      yield { ...entry, part: entry.name.slice(0, Math.max(0, entry.name.lastIndexOf('/'))) };
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (error instanceof TarError || code.startsWith('Z_')) throw damaged(file, String((error as Error).message));
    throw error;
  } finally {
    gunzip.destroy();
  }
}

/** Reads all of it and compares each part with the manifest. @throws Problem `unsupported-file` at the first difference */
export async function checkBackup(file: string): Promise<Manifest> {
  const found = new Map<string, { hash: Hash; bytes: number }>();
  let first = true;
  let manifest = '';
  for await (const { name, part: partName, bytes } of readEntries(file)) {
    if (first && name !== firstEntry) throw damaged(file, 'it is something else');
    first = false;
    if (name === lastEntry) manifest += bytes.toString('utf8');
    if (!partName) continue;
    const sum = found.get(partName) ?? { hash: createHash('sha256'), bytes: 0 };
    sum.hash.update(bytes);
    sum.bytes += bytes.length;
    found.set(partName, sum);
  }
  const read = manifestShape.safeParse(parseJson(manifest));
  if (!read.success) throw damaged(file, 'its manifest is missing or unreadable');
  for (const wanted of [...read.data.tables, ...read.data.files]) {
    const sum = found.get(wanted.part) ?? { hash: createHash('sha256'), bytes: 0 };
    if (sum.bytes !== wanted.bytes || sum.hash.digest('hex') !== wanted.sha256)
      throw damaged(file, `${wanted.part} was changed`);
    found.delete(wanted.part);
  }
  for (const extra of found.keys()) throw damaged(file, `${extra} was added`);
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function damaged(file: string, why: string): Problem {
  return new Problem('unsupported-file', `${file} is not a whole backup of Sellwright: ${why}. Nothing was restored.`, {
    reason: 'not-a-backup',
  });
}
