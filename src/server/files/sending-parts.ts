/** A kept file on its way out: whole, or the part a player or a viewer asks for. Its address is its hash: what one has of it once stays right. */
import type { AcademyId } from '../../kernel/id.ts';
import type { Problem } from '../../kernel/problem.ts';
import { byteRangeOf } from './byte-range.ts';
import { type FileFolder, type FilePlace, fileStore, keyOf } from './file-store.ts';
import { webStream } from './web-stream.ts';

export interface Sending {
  readonly folder: FileFolder;
  readonly file: string;
  readonly type: string;
  readonly size: number;
  /** beside those that every one of them has */
  readonly headers: Readonly<Record<string, string>>;
  /** where the bytes were lost */
  readonly gone: () => Problem;
}

export async function sendParts(
  settings: FilePlace,
  academyId: AcademyId,
  { folder, file, type, size, headers, gone }: Sending,
  asked: Headers,
): Promise<Response> {
  const tag = `"${file}"`;
  // who holds a part of something else gets the whole of this
  const range = (asked.get('if-range') ?? tag) === tag ? byteRangeOf(asked.get('range'), size) : null;
  if (range === 'beyond')
    return new Response(null, {
      status: 416,
      headers: { 'accept-ranges': 'bytes', 'content-range': `bytes */${size}`, 'cache-control': 'no-store' },
    });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const bytes = await fileStore(settings).read(keyOf(academyId, folder, file), { start, end });
  if (!bytes) throw gone();
  return new Response(webStream(bytes), {
    status: range ? 206 : 200,
    headers: {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: tag,
      'cache-control': 'private, max-age=31536000, immutable',
      ...headers,
      'content-length': String(end - start + 1),
      ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
    },
  });
}
