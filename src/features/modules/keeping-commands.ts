/** A file whose bytes are kept gets its row, unless the bytes were forgotten in that very moment: then it has to come again. */
import { Problem } from '../../kernel/problem.ts';
import { type FileFolder, fileStore, keyOf } from '../../server/files/file-store.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { holdFiles } from './unnamed-store.ts';

export async function keepRow(
  { db, academyId, world }: Pick<PersonAct, 'db' | 'academyId' | 'world'>,
  folder: FileFolder,
  file: string,
  save: () => Promise<void>,
): Promise<void> {
  await holdFiles(db, academyId, 'keep');
  if (!(await fileStore(world.settings).has(keyOf(academyId, folder, file))))
    throw new Problem('unavailable', 'The file was being tidied away while it arrived. Send it once more.', {
      reason: 'file-forgotten',
    });
  await save();
}
