/**
 * Files that people hand in as evidence, named by the SHA-256 of their bytes: the same bytes once an academy, whatever process wrote them.
 * What they are called and who may read them stands in the tenant's own rows.
 */
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Settings } from '../settings.ts';
import { arrivingFile, bodyOf, writeArriving } from './arriving-file.ts';
import { type FileKind, fileKindOf } from './file-kind.ts';
import { type FilePlace, fileStore, keyOf } from './file-store.ts';
import { webStream } from './web-stream.ts';

export const fileLimits = { bytes: 20 * 1024 * 1024 } as const;

export interface StoredFile {
  readonly hash: string;
  readonly size: number;
  readonly type: FileKind;
}

/** Bytes that have arrived, and stand aside until somebody keeps them. */
export interface IncomingFile extends StoredFile {
  /** puts them where files lie; to be called while nobody else removes the same bytes */
  keep(): Promise<void>;
  letGo(): Promise<void>;
}

/** @throws Problem too-large, unsupported-file, bad-request (empty, or too slow), storage-full */
export async function receiveFile(
  settings: Pick<Settings, 'dataDir' | 'minFreeMb' | 'filesUrl'>,
  academyId: AcademyId,
  request: Request,
): Promise<IncomingFile> {
  if (Number(request.headers.get('content-length') ?? 0) > fileLimits.bytes) {
    await request.body?.cancel();
    throw tooLarge();
  }
  const { path, letGo } = await arrivingFile(settings, academyId);
  try {
    const stored = await receive(request, path);
    return { ...stored, letGo, keep: () => fileStore(settings).put(keyOf(academyId, '', stored.hash), path) };
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function receive(request: Request, path: string): Promise<StoredFile> {
  const { hash, size, head } = await writeArriving(bodyOf(request.body), path, {
    headLength: 512,
    headIs: kindOf,
    largest: fileLimits.bytes,
    tooLarge,
  });
  if (size === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) !== size)
    throw new Problem('bad-request', 'The file did not arrive whole. Send it again.', { reason: 'file-cut-off' });
  return { hash, size, type: kindOf(head) };
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
export async function sendFile(
  settings: FilePlace,
  academyId: AcademyId,
  file: StoredFile & { readonly name: string },
): Promise<Response> {
  const bytes = await fileStore(settings).read(keyOf(academyId, '', file.hash));
  if (!bytes)
    throw new Problem(
      'gone',
      'The bytes of this file are missing on the server. The administrator may have them in a backup.',
      { reason: 'file-gone' },
    );
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return new Response(webStream(bytes), {
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
export async function removeFiles(settings: FilePlace, academyId: AcademyId, hashes: readonly string[]): Promise<void> {
  await fileStore(settings).remove(hashes.map((hash) => keyOf(academyId, '', hash)));
}
