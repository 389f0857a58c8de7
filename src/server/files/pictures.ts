/**
 * Pictures that people hand in, to be shown in a page: never the bytes that came, always ones this product made of them, so
 * that nothing but the picture is in them: no place, no camera, no second file behind it. Named by the SHA-256 of the kept bytes.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { watchDiskSpace } from '../database/disk-space.ts';
import type { Settings } from '../settings.ts';
import { withArriving } from './arriving-file.ts';
import { fileKindOf } from './file-kind.ts';
import { type FilePlace, fileStore, keyOf } from './file-store.ts';
import { webStream } from './web-stream.ts';

/** What is wider or higher is made smaller; a phone at three times the density shows 1280. */
export const widestPicture = 1280;
/** Pixels of the picture that came: a small file may unpack to anything. */
const mostPixels = 50_000_000;
const mostBytes = 20 * 1024 * 1024;
const taken: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

type Place = Pick<Settings, 'dataDir' | 'minFreeMb' | 'filesUrl'>;

export interface ReceivedPicture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly type: 'image/webp';
  readonly bytes: Uint8Array;
}

/** @throws Problem too-large, unsupported-file (none, or broken), bad-request (empty) */
export async function receivePicture(settings: Place, request: Request): Promise<ReceivedPicture> {
  await watchDiskSpace(settings.dataDir, settings.minFreeMb).demand();
  return makePicture(new Uint8Array(await request.arrayBuffer()));
}

/** The picture upright, small, and without anything else. Of one that moves, the first frame. */
export async function makePicture(bytes: Uint8Array): Promise<ReceivedPicture> {
  if (bytes.length === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
  if (bytes.length > mostBytes) throw tooLarge();
  const kind = fileKindOf(bytes.subarray(0, 512));
  if (kind === null || !taken.has(kind)) throw notAPicture();
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false })
      .rotate()
      .resize({ width: widestPicture, height: widestPicture, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const file = createHash('sha256').update(data).digest('hex');
    return { file, width: info.width, height: info.height, type: 'image/webp', bytes: data };
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw tooLarge();
    throw notAPicture();
  }
}

export async function keepPicture(settings: Place, academyId: AcademyId, picture: ReceivedPicture): Promise<void> {
  await withArriving(settings, academyId, async (arriving) => {
    await writeFile(arriving, picture.bytes, { mode: 0o600 });
    await fileStore(settings).put(keyOf(academyId, 'pictures', picture.file), arriving);
  });
}

/** To be shown in place. Its address is its hash: whoever has it once never asks again. */
export async function sendPicture(
  settings: FilePlace,
  academyId: AcademyId,
  { file, type, size }: { readonly file: string; readonly type: string; readonly size: number },
): Promise<Response> {
  const bytes = await fileStore(settings).read(keyOf(academyId, 'pictures', file));
  if (!bytes)
    throw new Problem(
      'gone',
      'The bytes of this picture are missing on the server. The administrator may have them in a backup.',
      { reason: 'file-gone' },
    );
  return new Response(webStream(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(size),
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}

function notAPicture(): Problem {
  return new Problem(
    'unsupported-file',
    'Pictures are taken as PNG, JPEG, WebP or GIF; this is none of them, or it is broken, whatever its name says.',
    { reason: 'not-a-picture' },
  );
}

function tooLarge(): Problem {
  return new Problem('too-large', `A picture may have ${mostBytes / 1024 / 1024} MB and 50 million pixels.`, {
    reason: 'picture-too-large',
  });
}
