/** A round: uploads that nobody went on with are given up, and bytes that belong to none are taken away. */
import { stat } from 'node:fs/promises';
import { afterCommit } from '../database/transaction.ts';
import type { Act } from '../history/act.ts';
import { pathOfUpload, removeBytes, uploadsWithBytes } from './arriving-bytes.ts';
import { listWanted, removeExpired } from './store.ts';

/** what has just begun has its row already, but a moment does no harm */
const aDay = 86_400_000;

export async function sweepUploads({
  db,
  academyId,
  now,
  world: { settings },
}: Pick<Act, 'db' | 'academyId' | 'now' | 'world'>): Promise<void> {
  const expired = await removeExpired(db, academyId, now);
  const here = await uploadsWithBytes(settings, academyId);
  const wanted = new Set(await listWanted(db, academyId, here));
  const lost: string[] = [];
  for (const id of here.filter((one) => !wanted.has(one))) {
    const found = await stat(pathOfUpload(settings, academyId, id)).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > aDay) lost.push(id);
  }
  afterCommit(db, () => removeBytes(settings, academyId, [...expired, ...lost]));
}
