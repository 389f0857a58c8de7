/**
 * The bytes of an upload on the disk, written from where it stands. Only what was flushed to the disk is counted, so neither a broken
 * connection nor a killed process nor a machine without power leaves a hole behind.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { watchDiskSpace } from '../database/disk-space.ts';
import { filesFolder } from '../files/arriving-file.ts';
import { incomingName } from '../files/disk-store.ts';
import type { Settings } from '../settings.ts';

type Place = Pick<Settings, 'dataDir' | 'minFreeMb'>;

/** how the names of uploads begin: no backup takes them, and they have a round of their own */
export const uploadName = `${incomingName}upload-`;

export function pathOfUpload(settings: Pick<Settings, 'dataDir'>, academyId: AcademyId, uploadId: string): string {
  return join(filesFolder(settings, academyId), `${uploadName}${uploadId}`);
}

/** What of it can be gone on from: a restored backup has no bytes of it. */
export async function lengthOfUpload(path: string, received: number): Promise<number> {
  const found = await stat(path).catch(() => null);
  return Math.min(received, found?.size ?? 0);
}

/** so many bytes are lost at most when the process is killed */
const countedEvery = 16 * 1024 * 1024;

export interface Appending {
  readonly from: number;
  /** no more than this is taken */
  readonly size: number;
  /** what the sender says all of these bytes hash to; none of them counts where they do not */
  readonly sha256: Buffer | null;
  /** ends it where somebody else goes on with the upload */
  readonly signal: AbortSignal;
  /** tells that everything up to here lies on the disk for good */
  count(to: number): Promise<void>;
}

/** @returns where it stands then @throws Problem too-large, bad-request (cut off), conflict (another goes on with it), refused (checksum) */
export async function appendBytes(
  settings: Place,
  path: string,
  body: ReadableStream<Uint8Array> | null,
  { from, size, sha256, signal, count }: Appending,
): Promise<number> {
  await mkdir(join(path, '..'), { recursive: true });
  const space = watchDiskSpace(join(path, '..'), settings.minFreeMb);
  await space.demand();
  const file = await open(path, from === 0 ? 'w' : 'r+', 0o600);
  const hash = createHash('sha256');
  let at = from;
  let counted = from;
  const settle = async (): Promise<void> => {
    if (at === counted) return;
    await file.datasync();
    await count(at);
    counted = at;
  };
  try {
    // beyond what counts may lie what a killed process wrote
    await file.truncate(from);
    for await (const part of partsOf(body, signal)) {
      if (at + part.length > size) throw beyond();
      await writeAll(file, part, at);
      at += part.length;
      if (sha256) hash.update(part);
      else if (at - counted >= countedEvery) {
        await settle();
        await space.demand();
      }
    }
    if (sha256 && !hash.digest().equals(sha256)) throw mismatch();
    await settle();
    return at;
  } catch (error) {
    if (sha256 === null) await settle();
    throw error;
  } finally {
    await file.close();
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, part: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < part.length;) {
    const { bytesWritten } = await file.write(part, written, part.length - written, at + written);
    written += bytesWritten;
  }
}

async function* partsOf(body: ReadableStream<Uint8Array> | null, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  const stop = (): void => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', stop);
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Problem('bad-request', 'The connection broke. Ask how much has arrived, and go on from there.', {
          reason: 'upload-broken-off',
        });
      });
      if (signal.aborted) throw takenOver();
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await reader.cancel().catch(() => {});
  }
}

export function takenOver(): Problem {
  return new Problem('conflict', 'The upload is gone on with elsewhere. Ask how much has arrived.', {
    reason: 'upload-taken-over',
  });
}

function beyond(): Problem {
  return new Problem('too-large', 'More was sent than the upload was begun for.', { reason: 'upload-too-long' });
}

/** tus has a status of its own for it, which the command gives */
export const mismatchReason = 'checksum-mismatch';

function mismatch(): Problem {
  return new Problem('refused', 'The bytes do not match their checksum. Send them again.', { reason: mismatchReason });
}

export async function removeBytes(settings: Place, academyId: AcademyId, uploadIds: readonly string[]): Promise<void> {
  for (const id of uploadIds) await rm(pathOfUpload(settings, academyId, id), { force: true });
}

/** The uploads whose bytes lie here. */
export async function uploadsWithBytes(settings: Place, academyId: AcademyId): Promise<readonly string[]> {
  // an academy into which nobody handed anything in has no folder
  const names = await readdir(filesFolder(settings, academyId)).catch(() => []);
  return names.filter((name) => name.startsWith(uploadName)).map((name) => name.slice(uploadName.length));
}
