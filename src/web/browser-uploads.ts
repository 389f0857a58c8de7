/** Uploads as a browser sends them. A network that died without a word is noticed by nothing leaving any more. */
import { ProblemError, problemFrom, send, Unreachable } from './api.ts';
import { isReachable, onConnection, tellReachable } from './connection.ts';
import { type OpenUpload, type Sendable, sendInPieces, type SendingOptions, type UploadPlace } from './resumable.ts';

const address = (uploadId: string): string => `/api/uploads/${encodeURIComponent(uploadId)}`;
const signalled = (signal: AbortSignal | undefined): { signal?: AbortSignal } => (signal ? { signal } : {});

/** nothing left for so long: the connection is dead, whatever it says */
const silenceMs = 60_000;

export const browserUploads: UploadPlace = {
  async list(signal) {
    const answer = await send('GET', '/api/uploads', undefined, signalled(signal));
    return ((await answer.json()) as { readonly items: readonly OpenUpload[] }).items;
  },

  async begin(file, purpose, mark, signal) {
    const metadata = { purpose, filename: file.name.slice(0, 200), mark };
    const headers = {
      'tus-resumable': '1.0.0',
      'upload-length': String(file.size),
      'upload-metadata': Object.entries(metadata)
        .map(([key, value]) => `${key} ${inBase64(value)}`)
        .join(','),
    };
    const answer = await send('POST', '/api/uploads', undefined, { headers, ...signalled(signal) });
    return (await answer.json()) as OpenUpload;
  },

  async at(uploadId, signal) {
    const answer = await send('GET', address(uploadId), undefined, signalled(signal));
    return ((await answer.json()) as OpenUpload).received;
  },

  piece: (uploadId, from, bytes, onSent, signal) =>
    new Promise((resolve, reject) => {
      // not fetch, which cannot tell how much has left
      const request = new XMLHttpRequest();
      const fail = (): void => {
        tellReachable(false);
        reject(new Unreachable(undefined));
      };
      let silence: ReturnType<typeof setTimeout> | undefined;
      const heard = (): void => {
        clearTimeout(silence);
        silence = setTimeout(() => {
          fail();
          request.abort();
        }, silenceMs);
      };
      const stop = (): void => request.abort();
      request.open('PATCH', address(uploadId));
      request.setRequestHeader('content-type', 'application/offset+octet-stream');
      request.setRequestHeader('tus-resumable', '1.0.0');
      request.setRequestHeader('upload-offset', String(from));
      request.upload.onprogress = (event) => {
        heard();
        onSent(event.loaded);
      };
      request.onerror = fail;
      request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
      request.onload = () => {
        tellReachable(true);
        if (request.status < 300) resolve(Number(request.getResponseHeader('upload-offset')));
        else reject(problemFrom(jsonOf(request.responseText), request.status));
      };
      request.onloadend = () => {
        clearTimeout(silence);
        signal?.removeEventListener('abort', stop);
      };
      signal?.addEventListener('abort', stop);
      heard();
      request.send(bytes);
    }),

  /** As soon as the server answers anybody; and not at once where it answers only to refuse. */
  waitForServer: (tries, signal) =>
    new Promise((resolve, reject) => {
      let listening = (): void => {};
      const end = (how: () => void) => (): void => {
        clearTimeout(timer);
        listening();
        signal?.removeEventListener('abort', stop);
        how();
      };
      const done = end(resolve);
      const stop = end(() => reject(signal?.reason));
      const timer = setTimeout(
        () => {
          if (isReachable()) done();
          else listening = onConnection(() => isReachable() && done());
        },
        Math.min(1_000 * 2 ** tries, 30_000),
      );
      signal?.addEventListener('abort', stop);
    }),
};

/**
 * Sends a file for a purpose the server knows (`package`, `film`), going on with what arrived of the same file before, and has it used.
 * What cannot be used is taken away again.
 * @param take asks the endpoint that uses it: `POST /api/packages/uploads/:uploadId`
 */
export async function bringLarge<T>(
  file: Sendable,
  purpose: string,
  take: (uploadId: string) => Promise<T>,
  options: SendingOptions = {},
): Promise<T> {
  const uploadId = await sendInPieces(browserUploads, file, purpose, options);
  try {
    return await take(uploadId);
  } catch (error) {
    if (error instanceof ProblemError && [413, 415, 422].includes(error.status))
      await giveUpload(uploadId).catch(() => {});
    throw error;
  }
}

/** Takes away what has arrived. */
export async function giveUpload(uploadId: string): Promise<void> {
  await send('DELETE', address(uploadId));
}

function inBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
