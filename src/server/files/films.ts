/**
 * Films that people hand in, kept as they came under DATA_DIR/files/<academy>/films, named by the SHA-256 of their bytes. They pass as
 * streams in both directions and are never whole in memory.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Settings } from '../settings.ts';
import { byteRangeOf } from './byte-range.ts';
import { filmHeadLength, type FilmKind, filmKindOf } from './film-kind.ts';
import { withArriving } from './package-bytes.ts';
import { filesFolder } from './store.ts';
import { webStream } from './web-stream.ts';

export interface StoredFilm {
  readonly file: string;
  readonly type: FilmKind;
  readonly size: number;
}

/** On disk when it returns. @throws Problem too-large, unsupported-file, bad-request (empty, cut off), storage-full */
export async function keepFilm(
  settings: Pick<Settings, 'dataDir' | 'minFreeMb'>,
  academyId: AcademyId,
  { body, headers }: Pick<Request, 'body' | 'headers'>,
  largest: number,
): Promise<StoredFilm> {
  const declared = headers.get('content-length');
  if (Number(declared ?? 0) > largest) {
    await body?.cancel();
    throw tooLarge(largest);
  }
  return withArriving(settings, academyId, async (arriving) => {
    const film = await write(body, arriving, largest);
    if (declared !== null && Number(declared) !== film.size)
      throw new Problem('bad-request', 'The film did not arrive whole. Send it again.', { reason: 'file-cut-off' });
    const place = placeOf(settings, academyId, film.file);
    if (existsSync(place)) return film;
    await mkdir(dirname(place), { recursive: true });
    await rename(arriving, place);
    return film;
  });
}

async function write(body: ReadableStream<Uint8Array> | null, path: string, largest: number): Promise<StoredFilm> {
  const reader = body?.getReader();
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  let head = new Uint8Array(0);
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.length;
      if (size > largest) throw tooLarge(largest);
      if (head.length < filmHeadLength) {
        head = new Uint8Array(Buffer.concat([head, part.value.subarray(0, filmHeadLength - head.length)]));
        // no film need not be read to its end
        if (head.length === filmHeadLength) kindOf(head);
      }
      hash.update(part.value);
      await file.writeFile(part.value);
    }
    if (size === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
    const type = kindOf(head);
    await file.sync();
    return { file: hash.digest('hex'), type, size };
  } catch (error) {
    await reader?.cancel().catch(() => {});
    throw error;
  } finally {
    await file.close();
  }
}

/** The whole, or the part a player asks for. Its address is its hash: what one has of it once stays right. */
export function sendFilm(
  settings: Pick<Settings, 'dataDir'>,
  academyId: AcademyId,
  { file, type, size }: StoredFilm,
  asked: Headers,
): Response {
  const path = placeOf(settings, academyId, file);
  if (!existsSync(path))
    throw new Problem(
      'gone',
      'The bytes of this film are missing on the server. The administrator may have them in a backup.',
      { reason: 'file-gone' },
    );
  const tag = `"${file}"`;
  const headers = {
    'content-type': type,
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: tag,
    'cache-control': 'private, max-age=31536000, immutable',
  };
  // who holds a part of something else gets the whole of this
  const range = (asked.get('if-range') ?? tag) === tag ? byteRangeOf(asked.get('range'), size) : null;
  if (range === 'beyond')
    return new Response(null, {
      status: 416,
      headers: { 'accept-ranges': 'bytes', 'content-range': `bytes */${size}`, 'cache-control': 'no-store' },
    });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  return new Response(webStream(createReadStream(path, { start, end })), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
    },
  });
}

function placeOf(settings: Pick<Settings, 'dataDir'>, academyId: AcademyId, file: string): string {
  if (!/^[0-9a-f]{64}$/.test(file)) throw new Error('a film is named by its hash');
  return join(filesFolder(settings, academyId), 'films', file.slice(0, 2), file);
}

function kindOf(head: Uint8Array): FilmKind {
  const kind = filmKindOf(head);
  if (kind) return kind;
  throw new Problem(
    'unsupported-file',
    'Films are taken as MP4 or WebM, which every browser plays; this is neither, whatever its name says.',
    { reason: 'not-a-film' },
  );
}

function tooLarge(largest: number): Problem {
  return new Problem('too-large', `A film may have ${largest / 1_000_000} MB.`, { reason: 'film-too-large' });
}
