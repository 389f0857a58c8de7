/**
 * The files of packages, named by the SHA-256 of their bytes: the same bytes once an academy, whatever package brings them. They are
 * written and read as streams, for a film may be a gigabyte.
 */
import type { Readable } from 'node:stream';
import type { AcademyId } from '../../kernel/id.ts';
import type { Settings } from '../settings.ts';
import { withArriving, writeArriving } from './arriving-file.ts';
import { type FilePlace, fileStore, keyOf } from './file-store.ts';
import type { Span } from './kept-files.ts';

/** @param look sees every part as it passes @returns the name to read them by */
export async function keepStream(
  settings: Pick<Settings, 'dataDir' | 'minFreeMb' | 'filesUrl'>,
  academyId: AcademyId,
  stream: Readable,
  look: (part: Uint8Array) => void = () => {},
): Promise<string> {
  return withArriving(settings, academyId, async (arriving) => {
    const { hash } = await writeArriving(stream, arriving, { look });
    await fileStore(settings).put(keyOf(academyId, 'packages', hash), arriving);
    return hash;
  });
}

/** null where the bytes were lost */
export async function readStream(
  settings: FilePlace,
  academyId: AcademyId,
  hash: string,
  range: Span | null,
): Promise<Readable | null> {
  return fileStore(settings).read(keyOf(academyId, 'packages', hash), range);
}

/** Only for bytes that no package of the academy holds any more. */
export async function removeStreams(
  settings: FilePlace,
  academyId: AcademyId,
  hashes: readonly string[],
): Promise<void> {
  await fileStore(settings).remove(hashes.map((hash) => keyOf(academyId, 'packages', hash)));
}
