/**
 * Files that people hand in, under DATA_DIR/files/<academy>, named by the SHA-256 of their bytes: the same bytes once an
 * academy, whatever process wrote them. What they are called and who may read them stands in the tenant's own rows.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { watchDiskSpace } from '../database/disk-space.ts';
import type { Settings } from '../settings.ts';
import { type FileKind, fileKindOf } from './file-kind.ts';
import { webStream } from './web-stream.ts';

/** how the names of bytes begin that have not all arrived */
export const incomingName = '.incoming-';

export const fileLimits = { bytes: 20 * 1024 * 1024 } as const;

export interface StoredFile {
  readonly hash: string;
  readonly size: number;
  readonly type: FileKind;
}

type Place = Pick<Settings, 'dataDir' | 'minFreeMb'>;

/** Bytes that have arrived, and stand aside until somebody keeps them. */
export interface IncomingFile extends StoredFile {
  /** puts them where files lie; to be called while nobody else removes the same bytes */
  keep(): Promise<void>;
  letGo(): Promise<void>;
}

/** @throws Problem too-large, unsupported-file, bad-request (empty, or too slow), storage-full */
export async function receiveFile(settings: Place, academyId: AcademyId, request: Request): Promise<IncomingFile> {
  if (Number(request.headers.get('content-length') ?? 0) > fileLimits.bytes) {
    await request.body?.cancel();
    throw tooLarge();
  }
  const folder = filesFolder(settings, academyId);
  await mkdir(folder, { recursive: true });
  await watchDiskSpace(folder, settings.minFreeMb).demand();
  const incoming = join(folder, `${incomingName}${randomUUID()}`);
  const letGo = (): Promise<void> => rm(incoming, { force: true });
  try {
    const stored = await receive(request, incoming);
    return { ...stored, letGo, keep: () => keepAt(incoming, pathOf(settings, academyId, stored.hash)) };
  } catch (error) {
    await letGo();
    throw error;
  }
}

/** Over bytes of the same name lies the same. */
async function keepAt(incoming: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  await rename(incoming, place);
}

async function receive(request: Request, path: string): Promise<StoredFile> {
  const reader = request.body?.getReader();
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let size = 0;
  let head = new Uint8Array(0);
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.length;
      if (size > fileLimits.bytes) throw tooLarge();
      if (head.length < 512) {
        head = new Uint8Array(Buffer.concat([head, part.value.subarray(0, 512 - head.length)]));
        if (head.length === 512) kindOf(head);
      }
      hash.update(part.value);
      await file.write(part.value);
    }
    if (size === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
    const declared = request.headers.get('content-length');
    if (declared !== null && Number(declared) !== size)
      throw new Problem('bad-request', 'The file did not arrive whole. Send it again.', { reason: 'file-cut-off' });
    await file.sync();
    return { hash: hash.digest('hex'), size, type: kindOf(head) };
  } catch (error) {
    await reader?.cancel().catch(() => {});
    throw error;
  } finally {
    await file.close();
  }
}

function kindOf(head: Uint8Array): FileKind {
  const kind = fileKindOf(head);
  if (kind) return kind;
  throw new Problem(
    'unsupported-file',
    'Documents, pictures, sound, film and plain text can be handed in; this is none of them, whatever its name says.',
    {
      reason: 'file-kind',
    },
  );
}

function tooLarge(): Problem {
  return new Problem('too-large', `A file may have ${fileLimits.bytes / 1024 / 1024} MB.`, {
    reason: 'file-too-large',
  });
}

/** The bytes to be saved on the reader's machine: never shown in place, never taken for another kind than it is. */
export function sendFile(
  settings: Place,
  academyId: AcademyId,
  file: StoredFile & { readonly name: string },
): Response {
  const path = pathOf(settings, academyId, file.hash);
  if (!existsSync(path))
    throw new Problem(
      'gone',
      'The bytes of this file are missing on the server. The administrator may have them in a backup.',
      { reason: 'file-gone' },
    );
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return new Response(webStream(createReadStream(path)), {
    headers: {
      'content-type': file.type,
      'content-length': String(file.size),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

/** Only for bytes that no row of the academy names any more. */
export async function removeFiles(
  settings: Pick<Settings, 'dataDir'>,
  academyId: AcademyId,
  hashes: readonly string[],
): Promise<void> {
  await Promise.all(hashes.map((hash) => rm(pathOf(settings, academyId, hash), { force: true })));
}

export function filesFolder({ dataDir }: Pick<Settings, 'dataDir'>, academyId: AcademyId): string {
  return join(dataDir, 'files', academyId);
}

function pathOf(settings: Pick<Settings, 'dataDir'>, academyId: AcademyId, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('a file is named by its hash');
  return join(filesFolder(settings, academyId), hash.slice(0, 2), hash);
}
