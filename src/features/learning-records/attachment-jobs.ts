/**
 * Bytes that came with statements which were not kept after all: the transaction failed once they lay there. Once a night they go, when
 * nobody is handing any in; whoever begins to at that moment waits until it is over.
 */
import { fileStore } from '../../server/files/file-store.ts';
import type { Act } from '../../server/history/act.ts';
import { holdAttachments, listUnnamedBytes } from './attachment-store.ts';

const hour = 3;
const atOnce = 5_000;

/** A round: visits the learning records of one academy. */
export async function sweepAttachments({
  db,
  academyId,
  now,
  world,
}: Pick<Act, 'db' | 'academyId' | 'now' | 'world'>): Promise<void> {
  if (now.getUTCHours() !== hour) return;
  const store = fileStore(world.settings);
  await holdAttachments(db, academyId, 'to-sweep');
  let keys: string[] = [];
  const letGo = async (): Promise<void> => {
    const unnamed = new Set(await listUnnamedBytes(db, academyId, keys.map(hashIn)));
    await store.remove(keys.filter((key) => unnamed.has(hashIn(key))));
    keys = [];
  };
  for await (const { key } of store.list(`${academyId}/kept/`)) {
    keys.push(key);
    if (keys.length >= atOnce) await letGo();
  }
  await letGo();
}

const hashIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
