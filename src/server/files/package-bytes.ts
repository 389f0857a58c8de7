/**
 * The files of packages, under DATA_DIR/files/<academy>/packages, named by the SHA-256 of their bytes: the same bytes once an academy,
 * whatever package brings them. They are written and read as streams, for a film may be a gigabyte.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AcademyId } from '../../kernel/id.ts';
import { watchDiskSpace } from '../database/disk-space.ts';
import type { Settings } from '../settings.ts';
import { filesFolder, incomingName } from './store.ts';

type Place = Pick<Settings, 'dataDir' | 'minFreeMb'>;

/** A place beside the files of the academy for something that is still arriving; gone when the work is done. */
export async function withArriving<T>(
  settings: Place,
  academyId: AcademyId,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = filesFolder(settings, academyId);
  await mkdir(folder, { recursive: true });
  await watchDiskSpace(folder, settings.minFreeMb).demand();
  const path = join(folder, `${incomingName}${randomUUID()}`);
  try {
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

/** @param look sees every part as it passes @returns the name to read them by */
export async function keepStream(
  settings: Place,
  academyId: AcademyId,
  stream: Readable,
  look: (part: Uint8Array) => void = () => {},
): Promise<string> {
  return withArriving(settings, academyId, async (arriving) => {
    const hash = createHash('sha256');
    const through = new Transform({
      transform(part: Buffer, _, done) {
        hash.update(part);
        look(part);
        done(null, part);
      },
    });
    await pipeline(stream, through, createWriteStream(arriving, { mode: 0o600 }));
    const name = hash.digest('hex');
    const place = placeOf(settings, academyId, name);
    if (existsSync(place)) return name;
    const file = await open(arriving, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(dirname(place), { recursive: true });
    await rename(arriving, place);
    return name;
  });
}

/** From the first to the last byte, both included; null where the bytes were lost. */
export async function readStream(
  settings: Pick<Settings, 'dataDir'>,
  academyId: AcademyId,
  hash: string,
  range: { readonly start: number; readonly end: number } | null,
): Promise<Readable | null> {
  const place = placeOf(settings, academyId, hash);
  const there = await stat(place).catch(() => null);
  return there ? createReadStream(place, range ?? {}) : null;
}

/** Only for bytes that no package of the academy holds any more. */
export async function removeStreams(
  settings: Pick<Settings, 'dataDir'>,
  academyId: AcademyId,
  hashes: readonly string[],
): Promise<void> {
  for (const hash of hashes) await rm(placeOf(settings, academyId, hash), { force: true });
}

function placeOf(settings: Pick<Settings, 'dataDir'>, academyId: AcademyId, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('a file is named by its hash');
  return join(filesFolder(settings, academyId), 'packages', hash.slice(0, 2), hash);
}
