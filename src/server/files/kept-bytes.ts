/**
 * Bytes that programs hand in beside their records, under DATA_DIR/files/<academy>/kept, named by their SHA-256. Apart from what
 * people hand in, so that nothing removed there is missed here.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { watchDiskSpace } from '../database/disk-space.ts';
import type { Settings } from '../settings.ts';

/** On disk when it returns. @returns the name to read them by @throws Problem storage-full */
export async function keepBytes(
  settings: Pick<Settings, 'dataDir' | 'minFreeMb'>,
  academyId: AcademyId,
  bytes: Uint8Array,
): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const place = placeOf(settings, academyId, hash);
  if (existsSync(place)) return hash;
  await mkdir(dirname(place), { recursive: true });
  await watchDiskSpace(dirname(place), settings.minFreeMb).demand();
  const incoming = join(dirname(place), `.incoming-${randomUUID()}`);
  try {
    const file = await open(incoming, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(incoming, place);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
  return hash;
}

/** @throws Problem gone where the file was lost */
export async function readBytes(
  settings: Pick<Settings, 'dataDir'>,
  academyId: AcademyId,
  hash: string,
): Promise<Uint8Array> {
  try {
    return await readFile(placeOf(settings, academyId, hash));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    throw new Problem(
      'gone',
      'The bytes of this file are missing on the server. The administrator may have a backup.',
      {
        reason: 'file-gone',
      },
    );
  }
}

function placeOf({ dataDir }: Pick<Settings, 'dataDir'>, academyId: AcademyId, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('a file is named by its hash');
  return join(dataDir, 'files', academyId, 'kept', hash.slice(0, 2), hash);
}
