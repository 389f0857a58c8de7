/**
 * The alternate request syntax of 1.0.3 (Communication 1.3), for browsers that may only POST forms: the method stands in the
 * address, headers and parameters in the form, the body in its field `content`. 2.0.0 has none of it.
 */
import { mediaTypeOf } from './formats.ts';
import { fault } from './refusal.ts';
import { utf8At } from './utf8.ts';

export interface PlainRequest {
  readonly method: string;
  readonly search: URLSearchParams;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const headerNames = new Set([
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
  'accept',
  'accept-language',
]);
const methods = new Set(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']);

/** Whether a request is one in this syntax: a POST that names another method. */
export function isAlternate({ method, search }: Pick<PlainRequest, 'method' | 'search'>): boolean {
  return method === 'POST' && search.has('method');
}

/** The request that the form stands for. */
export function unfolded({ search, headers, body }: PlainRequest): PlainRequest {
  const method = search.get('method') ?? '';
  if (!methods.has(method)) throw fault('method', 'is no method of the specification.');
  if ([...search.keys()].length > 1)
    throw fault('method', 'stands alone in the address; parameters stand in the form.');
  const type = headers.get('content-type');
  if (body.length > 0 && (type === null || mediaTypeOf(type) !== 'application/x-www-form-urlencoded'))
    throw fault('content-type', 'must be application/x-www-form-urlencoded.');
  const form = new URLSearchParams(utf8At(body, 'the form'));
  const asked = new Headers(headers);
  // that of the form itself says nothing about what the form holds
  asked.delete('content-type');
  asked.delete('content-length');
  const parameters = new URLSearchParams();
  for (const [name, value] of form) {
    if (name === 'content') continue;
    if (headerNames.has(name.toLowerCase())) asked.set(name, value);
    else parameters.append(name, value);
  }
  const content = form.get('content');
  if ((method === 'PUT' || method === 'POST') && content === null)
    throw fault('content', 'is the field in which the form holds the body, and is missing.');
  if (content !== null && !asked.has('content-type')) asked.set('content-type', 'application/json');
  return { method, search: parameters, headers: asked, body: new TextEncoder().encode(content ?? '') };
}
