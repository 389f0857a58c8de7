/**
 * What writers handed in and no activity names is kept for thirty days, since a draft may take it back. Then it goes, rows first; who hands
 * in the same at that moment waits for it.
 */
import { type FileFolder, fileStore, keyOf } from '../../server/files/file-store.ts';
import type { Act } from '../../server/history/act.ts';
import { fileTables, type FileTable, forgetUnnamed, holdFiles, markUnnamed } from './unnamed-store.ts';

const keptMs = 30 * 86_400_000;

/** Captions lie in their rows. */
const folders: { readonly [Table in FileTable]: FileFolder | null } = {
  picture: 'pictures',
  film: 'films',
  document: 'documents',
  caption: null,
};

export async function unnamedRound({
  db,
  academyId,
  now,
  world,
}: Pick<Act, 'db' | 'academyId' | 'now' | 'world'>): Promise<void> {
  // somebody is handing something in: the next round comes in an hour
  if (!(await holdFiles(db, academyId, 'forget'))) return;
  await markUnnamed(db, academyId, now);
  const before = new Date(now.getTime() - keptMs);
  for (const table of fileTables) {
    const files = await forgetUnnamed(db, academyId, table, before);
    const folder = folders[table];
    if (folder !== null && files.length > 0)
      await fileStore(world.settings).remove(files.map((file) => keyOf(academyId, folder, file)));
  }
}
