/**
 * Bytes that programs hand in beside their records, named by their SHA-256. Apart from what people hand in, so that nothing removed
 * there is missed here.
 */
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Settings } from '../settings.ts';
import { withArriving, writeArriving } from './arriving-file.ts';
import { type FilePlace, fileStore, keyOf } from './file-store.ts';

/** Safe when it returns. @returns the name to read them by @throws Problem storage-full */
export async function keepBytes(
  settings: Pick<Settings, 'dataDir' | 'minFreeMb' | 'filesUrl'>,
  academyId: AcademyId,
  bytes: Uint8Array,
): Promise<string> {
  return withArriving(settings, academyId, async (arriving) => {
    const { hash } = await writeArriving(onePart(bytes), arriving);
    await fileStore(settings).put(keyOf(academyId, 'kept', hash), arriving);
    return hash;
  });
}

async function* onePart(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** @throws Problem gone where the file was lost */
export async function readBytes(settings: FilePlace, academyId: AcademyId, hash: string): Promise<Uint8Array> {
  const bytes = await fileStore(settings).read(keyOf(academyId, 'kept', hash));
  if (!bytes)
    throw new Problem(
      'gone',
      'The bytes of this file are missing on the server. The administrator may have a backup.',
      {
        reason: 'file-gone',
      },
    );
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part as Uint8Array);
  return new Uint8Array(Buffer.concat(parts));
}
