/**
 * Answers and questions that are streams: a long piece of work that tells how far it is, line by line (NDJSON), and files on
 * their way up. The server tells `{done,total,phase}` and at last `{result}` or `{problem}`.
 */
import type { Endpoint } from '../kernel/contract.ts';
import {
  Unreachable,
  addressOf,
  problemFrom,
  send,
  type AskArgs,
  type CallOptions,
  type Question,
  type Told,
} from './api.ts';
import { tellReachable } from './connection.ts';

/** How far it is. `phase` is a word of the server's, which the screen puts into the reader's language; `sending` is ours. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly phase: string;
}

type Line = Partial<Progress> & { readonly result?: unknown; readonly problem?: { readonly status?: number } };

/** Does a long act; resolves with its result. A stream that breaks off without one is Unreachable: nothing was changed. */
export async function callProgress<E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  onProgress: (progress: Progress) => void,
  ...[asking]: AskArgs<E>
): Promise<Told<E>> {
  const { signal, body, ...address } = (asking ?? {}) as CallOptions & Question;
  const response = await send(method, addressOf(path, address), body, {
    headers: { accept: 'application/x-ndjson' },
    ...(signal ? { signal } : {}),
  });
  for await (const text of linesOf(response)) {
    const outcome = outcomeOf(JSON.parse(text) as Line, onProgress);
    if (outcome) return outcome.result as Told<E>;
  }
  throw new Unreachable('the stream ended early');
}

function outcomeOf(line: Line, onProgress: (progress: Progress) => void): { readonly result: unknown } | undefined {
  if (line.problem) throw problemFrom(line.problem, line.problem.status ?? 500);
  if ('result' in line) return { result: line.result };
  onProgress({ done: line.done ?? 0, total: line.total ?? 0, phase: line.phase ?? '' });
  return undefined;
}

/** The lines of a streamed answer, without the empty ones. */
export async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) yield line;
    }
  } catch (error) {
    throw new Unreachable(error);
  } finally {
    reader.releaseLock();
  }
  if (rest.trim()) yield rest;
}

export interface UploadOptions {
  readonly params?: object;
  readonly query?: object;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sends a file as it is, to an endpoint that answers JSON or tells its progress line by line.
 * Not `fetch`, because that cannot tell how much has left.
 */
export function upload<E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  file: Blob,
  options: UploadOptions = {},
): Promise<Told<E>> {
  const { onProgress = () => {} } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let seen = 0;
    const takeLines = (): void => {
      const end = request.responseText.lastIndexOf('\n') + 1;
      const lines = request.responseText.slice(seen, end).split('\n');
      seen = Math.max(seen, end);
      for (const text of lines) {
        const outcome = text.trim() ? outcomeOf(JSON.parse(text) as Line, onProgress) : undefined;
        if (outcome) resolve(outcome.result as Told<E>);
      }
    };
    const attempt = (work: () => void) => (): void => {
      try {
        work();
      } catch (error) {
        reject(error);
      }
    };
    const isStream = (): boolean =>
      request.status === 200 && (request.getResponseHeader('content-type') ?? '').includes('ndjson');
    request.open(method, addressOf(path, options));
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(options.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress({ done: event.loaded, total: event.total, phase: 'sending' });
    request.onprogress = attempt(() => {
      if (isStream()) takeLines();
    });
    request.onerror = () => {
      tellReachable(false);
      reject(new Unreachable(undefined));
    };
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    request.onload = attempt(() => {
      tellReachable(true);
      if (isStream()) {
        takeLines();
        reject(new Unreachable('the stream ended early'));
      } else if (request.status < 300)
        resolve((request.responseText ? JSON.parse(request.responseText) : undefined) as Told<E>);
      else reject(problemFrom(jsonOrNothing(request.responseText), request.status));
    });
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
