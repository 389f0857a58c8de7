/**
 * Bytes of evidence whose act failed once they lay there: no evidence names them. Once a night they go, under the lock that whoever hands
 * in the same bytes holds as well.
 */
import { fileStore, keyOf } from '../../server/files/file-store.ts';
import type { Act } from '../../server/history/act.ts';
import { holdFiles, listUnused } from './evidence-store.ts';

const hour = 3;
/** locks are few: what is left goes the night after */
const mostAtOnce = 500;

/** A round: visits the evidence of one academy. */
export async function sweepEvidence({
  db,
  academyId,
  now,
  world,
}: Pick<Act, 'db' | 'academyId' | 'now' | 'world'>): Promise<void> {
  if (now.getUTCHours() !== hour) return;
  const store = fileStore(world.settings);
  const lost: string[] = [];
  // evidence lies beside the folders of other files, in folders that the hashes begin with
  for (let first = 0; first < 256 && lost.length < mostAtOnce; first += 1) {
    const here: string[] = [];
    const folder = `${academyId}/${first.toString(16).padStart(2, '0')}/`;
    for await (const { key } of store.list(folder)) here.push(key.slice(folder.length));
    if (here.length > 0) lost.push(...(await listUnused(db, academyId, here)));
  }
  const held = lost.slice(0, mostAtOnce);
  if (held.length === 0) return;
  await holdFiles(db, academyId, held);
  // somebody may have handed in the same while we waited
  const unused = await listUnused(db, academyId, held);
  await store.remove(unused.map((hash) => keyOf(academyId, '', hash)));
}
