/** A file on its way out as the body of an answer. */
import type { Readable } from 'node:stream';

/**
 * `Readable.toWeb` goes on handing out what was read after the reader has hung up, which nobody can catch and which ends the process;
 * `ReadableStream.from` leaves the file open. Here a part is read when one is asked for, and the file is closed when the reader goes.
 */
export function webStream(bytes: Readable): ReadableStream<Uint8Array> {
  // whoever reads is told by the reading itself
  bytes.on('error', () => {});
  const parts = bytes[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return new ReadableStream({
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
    cancel() {
      bytes.destroy();
    },
  });
}
