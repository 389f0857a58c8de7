/**
 * One writer an upload: a phone that changed networks comes back while its old connection still looks alive. Who comes last goes on; the
 * one before is ended first, and has counted what it wrote.
 */
interface Writer {
  readonly leaving: AbortController;
  readonly gone: Promise<void>;
}

const writers = new Map<string, Writer>();

export async function lease(uploadId: string): Promise<{ readonly signal: AbortSignal; release(): void }> {
  for (let other = writers.get(uploadId); other; other = writers.get(uploadId)) {
    other.leaving.abort();
    await other.gone;
  }
  const leaving = new AbortController();
  const { promise: gone, resolve } = withResolvers();
  writers.set(uploadId, { leaving, gone });
  return {
    signal: leaving.signal,
    release() {
      writers.delete(uploadId);
      resolve();
    },
  };
}

function withResolvers(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
}
