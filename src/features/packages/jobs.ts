/**
 * Bytes of packages that nobody names: an import was cut off with the process that ran it. Once a night they go. An import that is
 * running just then finds out under the same lock, and keeps its bytes once more.
 */
import { fileStore } from '../../server/files/file-store.ts';
import { removeStreams } from '../../server/files/package-bytes.ts';
import type { Act } from '../../server/history/act.ts';
import { listUnnamed, lockBytes } from './store.ts';

const hour = 3;
const atOnce = 5_000;

/** A round: visits the packages of one academy. */
export async function sweepPackages({ db, academyId, now, world }: Act): Promise<void> {
  if (now.getUTCHours() !== hour) return;
  await lockBytes(db, academyId);
  let hashes: string[] = [];
  const letGo = async (): Promise<void> => {
    await removeStreams(world.settings, academyId, await listUnnamed(db, academyId, hashes));
    hashes = [];
  };
  for await (const { key } of fileStore(world.settings).list(`${academyId}/packages/`)) {
    hashes.push(key.slice(key.lastIndexOf('/') + 1));
    if (hashes.length >= atOnce) await letGo();
  }
  await letGo();
}
