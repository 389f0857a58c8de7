/**
 * What PostgreSQL's troubles mean to a person: the database cannot be reached, its disk is full, it took too long.
 * Everything else is a mistake of ours and passes unchanged.
 */
import { Problem } from '../../kernel/problem.ts';

/** SQLSTATE and Node's codes that say that the connection, not the statement, failed. */
const lost = /^(08...|57P0[1-5]|53300|25006|ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;
/** `pg` and its pool give these no code. */
const lostWords =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|read ECONNRESET|Cannot use a pool after calling end)/;

export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  // A socket that is missing or shut says the same as a file would.
  if (code === 'ENOENT' || code === 'EACCES') return syscall === 'connect';
  return (typeof code === 'string' && lost.test(code)) || lostWords.test(error.message);
}

export function asProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  if (isLostConnection(error)) return unreachable(error);
  const code = (error as { code?: unknown }).code;
  if (code === '53100')
    return withCause(
      new Problem(
        'storage-full',
        'The disk of the database is full. Nothing was saved; free some space, then try again.',
        { reason: 'disk-full' },
      ),
      error,
    );
  if (code === '57014' || code === '55P03')
    return withCause(
      new Problem('unavailable', 'The database took too long to answer. Try again.', {
        reason: 'database-slow',
        retryAfter: 5,
      }),
      error,
    );
  return error;
}

/** Whatever kept us from connecting, a forgotten password included: whoever asked can only try again. */
export function unreachable(cause: unknown): Problem {
  const message = 'The database cannot be reached at the moment. Try again in a few seconds.';
  return withCause(new Problem('unavailable', message, { reason: 'database-lost', retryAfter: 2 }), cause);
}

function withCause(problem: Problem, cause: unknown): Problem {
  problem.cause = cause;
  return problem;
}
