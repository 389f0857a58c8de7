/**
 * Uploads arrive in a temporary file before the transaction begins: a slow sender holds no connection of the database.
 * Just more than the largest file is taken; whoever reads it sees that it is too large and says so in their own words.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../kernel/problem.ts';
import { webStream } from '../files/web-stream.ts';

export const largestUpload = 20 * 1024 * 1024;
const patienceMs = 120_000;

export interface Arrived {
  /** the same request, its body read from the file */
  readonly request: Request;
  remove(): Promise<void>;
}

/** @param largest bytes that are taken; a sender of more has more time, too */
export async function arrive(request: Request, largest = largestUpload): Promise<Arrived> {
  const { url, method, headers } = request;
  const declared = Number(headers.get('content-length') ?? 0);
  if (!request.body || declared > largest) {
    await request.body?.cancel();
    return { request: new Request(url, { method, headers }), remove: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), 'sellwright-upload-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const file = join(folder, 'body');
  try {
    await pipeline(bounded(request.body, largest), createWriteStream(file, { mode: 0o600 }), {
      signal: AbortSignal.timeout(Math.ceil(patienceMs * Math.max(1, largest / largestUpload))),
    });
    const body = webStream(createReadStream(file));
    return { request: new Request(url, { method, headers, body, duplex: 'half' } as RequestInit), remove };
  } catch (error) {
    await remove();
    const late = error instanceof Error && error.name === 'AbortError';
    throw new Problem(
      'bad-request',
      late
        ? 'The file did not arrive in time. Try again on a faster connection.'
        : 'The file did not arrive whole. Nothing was changed; send it again.',
      {
        reason: late ? 'upload-too-slow' : 'upload-broken-off',
      },
    );
  }
}

async function* bounded(body: ReadableStream<Uint8Array>, largest: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    yield part;
    length += part.length;
    if (length > largest) return;
  }
}
