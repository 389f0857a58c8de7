/**
 * The typed client: what the browser asks the server. Contracts come in as types only (`call<typeof getPerson>('GET',
 * '/api/people/:personId', …)`), so that their validation library stays out of the browser while the compiler still checks
 * method, path, parameters and answer.
 */
import type { Answer, Asking, Endpoint } from '../kernel/contract.ts';
import type { FieldProblem } from '../kernel/problem.ts';
import { takeAhead } from './ahead.ts';
import { tellReachable } from './connection.ts';

/** The server said no, and why (RFC 9457). `reason` is what screens translate by. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly reason: string | undefined,
    readonly fields: readonly FieldProblem[],
    readonly retryAfter: number | undefined,
  ) {
    super(detail);
    this.name = 'ProblemError';
  }
}

/** No answer came: no connection, or the server is down. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached.', { cause });
    this.name = 'Unreachable';
  }
}

/** A key that must be given, may be given, or does not exist, as the contract says. */
type Given<Value, Key extends string> = [Value] extends [undefined]
  ? { readonly [K in Key]?: undefined }
  : object extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };

export type Ask<E extends Endpoint> = Given<Asking<E>['params'], 'params'> &
  Given<Asking<E>['query'], 'query'> &
  Given<Asking<E>['body'], 'body'>;

/** An answer as it arrives: a moment is text by then. */
export type Told<E extends Endpoint> = Sent<Answer<E>>;
type Sent<T> = unknown extends T
  ? T
  : T extends Date
    ? string
    : T extends string | number | boolean | null | undefined
      ? T
      : { readonly [K in keyof T]: Sent<T[K]> };

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Left out where nothing has to be given. */
export type AskArgs<E extends Endpoint, More extends object = CallOptions> =
  object extends Ask<E> ? [asking?: Ask<E> & More] : [asking: Ask<E> & More];

export interface Question {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

let whenSignedOut: () => void = () => {};

/** browser.tsx says what happens when the session is over. */
export function onSignedOut(leave: () => void): void {
  whenSignedOut = leave;
}

export async function call<E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  ...[asking]: AskArgs<E>
): Promise<Told<E>> {
  const { signal, headers, ...request } = (asking ?? {}) as Question & CallOptions;
  const response = await send(method, addressOf(path, request), request.body, {
    ...(signal ? { signal } : {}),
    ...(headers ? { headers } : {}),
  });
  return (await read(response)) as Told<E>;
}

/** The address with its parameters filled in; throws when one is missing. */
export function addressOf(path: string, { params, query }: Question): string {
  const values = (params ?? {}) as Readonly<Record<string, unknown>>;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === null || value === '') throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Readonly<Record<string, unknown>>)) {
    if (value !== undefined && value !== null)
      search.append(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

/** One request; a refusal becomes a ProblemError, silence becomes Unreachable. */
export async function send(
  method: string,
  address: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Response> {
  const hasBody = body !== undefined;
  const isBytes = body instanceof Blob;
  const type: Record<string, string> = hasBody
    ? { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }
    : {};
  let response: Response;
  try {
    response = await ((options.headers ? undefined : takeAhead(method, address)) ??
      fetch(address, {
        method,
        credentials: 'same-origin',
        headers: { accept: 'application/json', ...type, ...options.headers },
        ...(hasBody ? { body: isBytes ? body : JSON.stringify(body) } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      }));
  } catch (error) {
    if (options.signal?.aborted) throw error;
    tellReachable(false);
    throw new Unreachable(error);
  }
  tellReachable(true);
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  }
  return response.text();
}

export async function problemOf(response: Response): Promise<ProblemError> {
  if (response.status === 401) whenSignedOut();
  let document: unknown;
  try {
    document = await response.json();
  } catch {
    document = undefined;
  }
  return problemFrom(document, response.status, Number(response.headers.get('retry-after')) || undefined);
}

/** A problem document, read with care: a proxy in between may have answered something else. */
export function problemFrom(document: unknown, status: number, retryAfter?: number): ProblemError {
  const told = (typeof document === 'object' && document !== null ? document : {}) as Readonly<Record<string, unknown>>;
  const text = (key: string): string | undefined => (typeof told[key] === 'string' ? told[key] : undefined);
  const fields = Array.isArray(told['fields']) ? (told['fields'] as readonly FieldProblem[]) : [];
  const code =
    text('code') ??
    (status === 401 ? 'not-signed-in' : status === 404 ? 'not-found' : status >= 500 ? 'broken' : 'bad-request');
  return new ProblemError(status, code, text('detail') ?? text('title') ?? '', text('reason'), fields, retryAfter);
}
