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
  current?: Readonly<Record<string, string | number>>;
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
    ...(problem.more.current ? { current: problem.more.current } : {}),
  };
}

export function asProblem(error: unknown, log: Log, where: string): Problem {
  if (error instanceof Problem) return error;
  const told = toldByDatabase((error as { code?: unknown } | null)?.code);
  if (told) {
    // its own words would repeat what somebody wrote
    const { code, constraint } = error as { code?: string; constraint?: string };
    log.warn('the database refused what was asked', { where, code, ...(constraint ? { constraint } : {}) });
    return told;
  }
  log.error('a request failed', { where, error: said(error) });
  return new Problem(
    'broken',
    'The server could not answer. Nothing was changed. Try again; the log of the server says more.',
  );
}

/** What the database says of a request, by SQLSTATE, where no command said it in better words: two acts at once, or what is not there. */
function toldByDatabase(code: unknown): Problem | null {
  if (code === '40P01' || code === '40001') {
    return new Problem(
      'unavailable',
      'Somebody else changed the same thing at this very moment. Nothing was saved; try again.',
      { reason: 'at-once', retryAfter: 1 },
    );
  }
  if (code === '23505') {
    return new Problem('conflict', 'This was saved already, perhaps in another window. Load the page again.', {
      reason: 'saved-already',
    });
  }
  if (code === '23503') {
    return new Problem('refused', 'Something named here does not exist, or no longer. Load the page again.', {
      reason: 'unknown-reference',
    });
  }
  // class 22: a day before our era, a number too large, half a character
  return typeof code === 'string' && code.startsWith('22')
    ? new Problem('bad-request', 'Something in the request cannot be kept as it is.')
    : null;
}

export function problemResponse(problem: Problem, headers: Headers = new Headers()): Response {
  headers.set('content-type', 'application/problem+json');
  headers.set('cache-control', 'no-store');
  if (problem.more.retryAfter !== undefined) headers.set('retry-after', String(problem.more.retryAfter));
  return new Response(JSON.stringify(documentOf(problem)), { status: problem.status, headers });
}
