/**
 * The one error class of the edge; http writes it as a problem document (RFC 9457).
 * `code` is from a closed list, `message` says what happened, why, and what to do now, in English;
 * the browser translates by `reason`, a finer word that is stable for machines.
 */
export const problemStatus = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-file': 415,
  refused: 422,
  'too-many-requests': 429,
  'storage-full': 507,
  unavailable: 503,
  broken: 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** One wrong field of a request: where it stands (a JSON pointer) and what is wrong with it. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly more: {
      readonly reason?: string;
      readonly fields?: readonly FieldProblem[];
      readonly retryAfter?: number;
      /** what stands now, where somebody else was faster */
      readonly current?: Readonly<Record<string, string | number>>;
    } = {},
  ) {
    super(message);
    this.name = 'Problem';
  }

  get status(): number {
    return problemStatus[this.code];
  }
}
