/**
 * Films that people hand in, kept as they came, named by the SHA-256 of their bytes. They pass as streams in both directions and are never
 * whole in memory.
 */
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Settings } from '../settings.ts';
import { bodyOf, type Looking, type Measured, measureFile, withArriving, writeArriving } from './arriving-file.ts';
import { type FilePlace, fileStore, keyOf } from './file-store.ts';
import { filmHeadLength, type FilmKind, filmKindOf } from './film-kind.ts';
import { sendParts } from './sending-parts.ts';

export interface StoredFilm {
  readonly file: string;
  readonly type: FilmKind;
  readonly size: number;
}

/** Safe when it returns. @throws Problem too-large, unsupported-file, bad-request (empty, cut off), storage-full */
export async function keepFilm(
  settings: Pick<Settings, 'dataDir' | 'minFreeMb' | 'filesUrl'>,
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
    const film = filmOf(await writeArriving(bodyOf(body), arriving, looking(largest)));
    if (declared !== null && Number(declared) !== film.size)
      throw new Problem('bad-request', 'The film did not arrive whole. Send it again.', { reason: 'file-cut-off' });
    await fileStore(settings).put(keyOf(academyId, 'films', film.file), arriving);
    return film;
  });
}

/** The same for a film that has arrived already. It stays where it is. */
export async function keepFilmAt(
  settings: FilePlace,
  academyId: AcademyId,
  path: string,
  largest: number,
): Promise<StoredFilm> {
  const film = filmOf(await measureFile(path, looking(largest)));
  await fileStore(settings).put(keyOf(academyId, 'films', film.file), path);
  return film;
}

/** What is no film, or too large, need not be read to its end. */
function looking(largest: number): Looking {
  return { headLength: filmHeadLength, headIs: kindOf, largest, tooLarge: () => tooLarge(largest) };
}

function filmOf({ hash, size, head }: Measured): StoredFilm {
  if (size === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
  return { file: hash, type: kindOf(head), size };
}

/** The whole, or the part a player asks for. */
export async function sendFilm(
  settings: FilePlace,
  academyId: AcademyId,
  film: StoredFilm,
  asked: Headers,
): Promise<Response> {
  return sendParts(
    settings,
    academyId,
    { folder: 'films', ...film, headers: { 'content-disposition': 'inline' }, gone },
    asked,
  );
}

function gone(): Problem {
  return new Problem(
    'gone',
    'The bytes of this film are missing on the server. The administrator may have them in a backup.',
    { reason: 'file-gone' },
  );
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
