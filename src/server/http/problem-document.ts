/** Problems as RFC 9457 documents. Anything else that is thrown is a bug: it is logged whole and told in one plain sentence. */
import { Problem } from '../../kernel/problem.ts';
import { type Log, said } from '../log.ts';

export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  reason?: string;
  fields?: readonly { pointer: string; detail: string }[];
}

const titles: Record<Problem['code'], string> = {
  'bad-request': 'The request cannot be read',
  'not-signed-in': 'Not signed in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Changed meanwhile',
  gone: 'No longer there',
  'too-large': 'Too large',
  'unsupported-file': 'This kind of file cannot be read',
  refused: 'Refused',
  'too-many-requests': 'Too many tries',
  'storage-full': 'No disk space left',
  unavailable: 'Not reachable right now',
  broken: 'Something broke',
};

export function documentOf(problem: Problem): ProblemDocument {
  return {
    type: `urn:sellwright:problem:${problem.more.reason ?? problem.code}`,
    title: titles[problem.code],
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...(problem.more.reason ? { reason: problem.more.reason } : {}),
    ...(problem.more.fields ? { fields: problem.more.fields } : {}),
  };
}

export function asProblem(error: unknown, log: Log, where: string): Problem {
  if (error instanceof Problem) return error;
  log.error('a request failed', { where, error: said(error) });
  return new Problem(
    'broken',
    'The server could not answer. Nothing was changed. Try again; the log of the server says more.',
  );
}

export function problemResponse(problem: Problem, headers: Headers = new Headers()): Response {
  headers.set('content-type', 'application/problem+json');
  headers.set('cache-control', 'no-store');
  if (problem.more.retryAfter !== undefined) headers.set('retry-after', String(problem.more.retryAfter));
  return new Response(JSON.stringify(documentOf(problem)), { status: problem.status, headers });
}
