/**
 * Free space of the disk under a folder. Below the least allowed nothing more is written while reads go on:
 * a PostgreSQL that runs out of space stops altogether, and an operator needs room to put it right.
 */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '../../kernel/problem.ts';

export interface DiskSpace {
  /** To be awaited before a request that writes. @throws Problem `storage-full` when there is too little */
  demand(): Promise<void>;
}

/** Bytes that may still be written to the file system of a folder. */
export type FreeBytes = (folder: string) => Promise<number>;

/** @param keepMs how long an answer of the disk is good for, in milliseconds */
export function watchDiskSpace(
  folder: string,
  minFreeMb: number,
  freeBytes: FreeBytes = freeOnDisk,
  keepMs = 2_000,
): DiskSpace {
  // A disk that cannot be asked is not full: PostgreSQL itself still tells when it is.
  const ask = (): Promise<number> => freeBytes(folder).catch(() => Infinity);
  let free = ask();
  let askedAt = performance.now();
  return {
    async demand() {
      if (performance.now() - askedAt >= keepMs) {
        free = ask();
        askedAt = performance.now();
      }
      if ((await free) >= minFreeMb * 1024 * 1024) return;
      throw new Problem(
        'storage-full',
        `Less than ${minFreeMb} MB are free on the academy's disk, so nothing is saved for now; reading still works. Free some space there, or set MIN_FREE_MB.`,
        { reason: 'disk-low', retryAfter: 60 },
      );
    },
  };
}

/** Another machine's disk, which only PostgreSQL there can judge. */
export const elsewhere: DiskSpace = { demand: async () => {} };

const freeOnDisk: FreeBytes = async (folder) => {
  // The folder may be made later; its file system is that of the nearest folder there is.
  let at = folder;
  while (!existsSync(at)) at = dirname(at);
  const { bavail, bsize } = await statfs(at);
  return bavail * bsize;
};
