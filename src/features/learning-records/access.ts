/**
 * Who may reach the learning records of an academy: programs with a key, never a session of a browser. A key reads, writes or both;
 * it says nothing about whose records, for a program speaks for everybody it records.
 */
export interface Permitted {
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
}

/** Reading is GET and HEAD; everything else changes something. */
export function mayAsk(method: string, key: Permitted): boolean {
  return method === 'GET' || method === 'HEAD' ? key.mayRead : key.mayWrite;
}
