/**
 * Bytes that were arriving when the product was killed stand aside for ever: nobody knows them. A day later they go. What is
 * arriving now is younger than that.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Act } from '../history/act.ts';
import { filesFolder } from './arriving-file.ts';
import { incomingName } from './disk-store.ts';

const aDay = 86_400_000;

/** A round: visits the folder of one academy. */
export async function sweepIncoming({
  academyId,
  now,
  world,
}: Pick<Act, 'academyId' | 'now' | 'world'>): Promise<void> {
  const folder = filesFolder(world.settings, academyId);
  // an academy into which nobody handed anything in has no folder
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(incomingName))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > aDay) await rm(path, { force: true });
  }
}
