/**
 * Files on their way in: they arrive on this machine's disk, wherever they are kept afterwards, so that their name is known and their kind
 * is checked before anything is kept. Nothing of any length is held in memory.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AcademyId } from '../../kernel/id.ts';
import { watchDiskSpace } from '../database/disk-space.ts';
import type { Settings } from '../settings.ts';
import { incomingName } from './disk-store.ts';

export type ArrivingPlace = Pick<Settings, 'dataDir' | 'minFreeMb'>;

export function filesFolder({ dataDir }: Pick<Settings, 'dataDir'>, academyId: AcademyId): string {
  return join(dataDir, 'files', academyId);
}

/** A place beside the files of the academy for something that is still arriving; gone when the work is done. */
export async function withArriving<T>(
  settings: ArrivingPlace,
  academyId: AcademyId,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const { path, letGo } = await arrivingFile(settings, academyId);
  try {
    return await work(path);
  } finally {
    await letGo();
  }
}

/** The same, for what must stand aside for longer. @throws Problem storage-full */
export async function arrivingFile(
  settings: ArrivingPlace,
  academyId: AcademyId,
): Promise<{ readonly path: string; letGo(): Promise<void> }> {
  const folder = filesFolder(settings, academyId);
  await mkdir(folder, { recursive: true });
  await watchDiskSpace(folder, settings.minFreeMb).demand();
  const path = join(folder, `${incomingName}${randomUUID()}`);
  return { path, letGo: () => rm(path, { force: true }) };
}

export interface Measured {
  /** its name */
  readonly hash: string;
  readonly size: number;
  /** as many first bytes as were asked for */
  readonly head: Uint8Array;
}

export interface Looking {
  /** so many first bytes are looked at */
  readonly headLength?: number;
  /** sees them as soon as they are there: what is refused need not come to its end */
  readonly headIs?: (head: Uint8Array) => unknown;
  /** sees every part as it passes */
  readonly look?: (part: Uint8Array) => void;
  readonly largest?: number;
  readonly tooLarge?: () => Error;
}

/** Writes what comes to a new file, and says what it is. Its bytes are kept safe later. */
export async function writeArriving(
  parts: AsyncIterable<Uint8Array>,
  path: string,
  looking: Looking = {},
): Promise<Measured> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await measured(parts, looking, async (part) => {
      await file.writeFile(part);
    });
  } finally {
    await file.close();
  }
}

/** What lies there already. */
export async function measureFile(path: string, looking: Looking = {}): Promise<Measured> {
  return measured(createReadStream(path), looking, async () => {});
}

async function measured(
  parts: AsyncIterable<Uint8Array>,
  { headLength = 0, headIs = () => {}, look = () => {}, largest = Infinity, tooLarge }: Looking,
  write: (part: Uint8Array) => Promise<void>,
): Promise<Measured> {
  const hash = createHash('sha256');
  let size = 0;
  let head = new Uint8Array(0);
  for await (const part of parts) {
    size += part.length;
    if (size > largest) throw tooLarge?.() ?? new Error('too large');
    if (head.length < headLength) {
      head = new Uint8Array(Buffer.concat([head, part.subarray(0, headLength - head.length)]));
      if (head.length === headLength) headIs(head);
    }
    hash.update(part);
    look(part);
    await write(part);
  }
  return { hash: hash.digest('hex'), size, head };
}

/** The parts of a request's body. Whoever stops reading sends the rest away. */
export async function* bodyOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
