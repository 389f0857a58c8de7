/**
 * Uploaded files on their way back from a backup. On a disk they get their folder's name all at once, just before the rows are committed;
 * an S3 has each as it comes, and what came is taken away again where the rows do not follow.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import type { DatabaseSettings } from './addresses.ts';
import { filesFolderOf, keptFiles } from './backup.ts';
import type { Manifest } from './backup-file.ts';

export interface FilesBack {
  /** where files of the backup are put together */
  readonly arriving: string;
  /** what is there already, in words; null where nothing is in the way */
  holds(manifest: Manifest): Promise<string | null>;
  /** one is whole, at `place` */
  arrived(key: string, place: string): Promise<void>;
  settle(): void;
  undo(): Promise<void>;
}

export function filesBack(settings: DatabaseSettings): FilesBack {
  return settings.filesUrl ? ontoS3(settings) : ontoDisk(settings);
}

function ontoDisk({ dataDir }: DatabaseSettings): FilesBack {
  const folder = filesFolderOf(dataDir);
  const arriving = `${folder}.arriving`;
  return {
    arriving,
    holds: async () =>
      existsSync(folder) && readdirSync(folder).length > 0 ? `the folder ${folder} holds uploaded files` : null,
    arrived: async () => {},
    settle() {
      rmSync(folder, { recursive: true, force: true });
      if (existsSync(arriving)) renameSync(arriving, folder);
    },
    undo: async () => rmSync(arriving, { recursive: true, force: true }),
  };
}

function ontoS3(settings: DatabaseSettings): FilesBack {
  const store = keptFiles(settings);
  const arriving = `${filesFolderOf(settings.dataDir)}.arriving`;
  const came: string[] = [];
  return {
    arriving,
    /** What a restoring that was killed has left there is no harm. */
    async holds(manifest) {
      const known = new Set(manifest.files.map(({ path }) => path));
      for await (const { key } of store.list(''))
        if (!known.has(key)) return 'the bucket of FILES_URL holds uploaded files';
      return null;
    },
    async arrived(key, place) {
      await store.put(key, place);
      came.push(key);
      rmSync(place);
    },
    settle: () => rmSync(arriving, { recursive: true, force: true }),
    async undo() {
      rmSync(arriving, { recursive: true, force: true });
      await store.remove(came);
    },
  };
}
