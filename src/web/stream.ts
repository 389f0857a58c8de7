/**
 * Answers and questions that are streams: a long piece of work that tells how far it is, line by line (NDJSON), and files on
 * their way up. A line `{ "problem": … }` ends the work with that problem.
 */
import type { Endpoint } from '../kernel/contract.ts';
import { Unreachable, addressOf, problemFrom, send, type AskArgs, type CallOptions, type Question } from './api.ts';
import { tellReachable } from './connection.ts';

/** Calls an endpoint that answers `application/x-ndjson`; resolves with the last line. */
export async function callProgress<E extends Endpoint, Line extends object>(
  method: E['method'],
  path: E['path'],
  onLine: (line: Line) => void,
  ...[asking]: AskArgs<E>
): Promise<Line | undefined> {
  const { signal, body, ...address } = (asking ?? {}) as CallOptions & Question;
  const response = await send(method, addressOf(path, address), body, {
    headers: { accept: 'application/x-ndjson' },
    ...(signal ? { signal } : {}),
  });
  let last: Line | undefined;
  for await (const line of linesOf(response)) {
    const told = JSON.parse(line) as Line & { readonly problem?: { readonly status?: number } };
    if (told.problem) throw problemFrom(told.problem, told.problem.status ?? 500);
    last = told;
    onLine(told);
  }
  return last;
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
  /** 0 to 1 */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sends a file as it is. The answer is parsed JSON, or the last line when the server answers line by line.
 * Not `fetch`, because that cannot tell how much has left.
 */
export function upload<Result>(method: 'POST' | 'PUT', path: string, file: Blob, options: UploadOptions = {}): Promise<Result> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, addressOf(path, options));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    for (const [name, value] of Object.entries(options.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => options.onProgress?.(event.total ? event.loaded / event.total : 0);
    request.onerror = () => {
      tellReachable(false);
      reject(new Unreachable(undefined));
    };
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    request.onload = () => {
      tellReachable(true);
      const told = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(told as Result);
      else reject(problemFrom(told, request.status));
    };
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parse(text: string): unknown {
  const line = text.trimEnd().split('\n').pop() ?? '';
  if (!line) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(line);
    } catch {
      return undefined;
    }
  }
}
