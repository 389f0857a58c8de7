/**
 * Large files on their way up, in pieces that the server counts (tus 1.0.0): a dead network makes it wait, and the same file chosen again,
 * after a reload or on another day, is gone on with where it stands. How much has arrived the server alone knows.
 */
import { ProblemError, Unreachable } from './api.ts';
import type { Progress } from './stream.ts';

/** An upload of one's own that is not used yet. */
export interface OpenUpload {
  readonly uploadId: string;
  readonly purpose: string;
  readonly name: string;
  readonly size: number;
  /** bytes that have arrived */
  readonly received: number;
  /** see `markOf` */
  readonly mark: string;
}

export interface SendingOptions {
  /** stops the sending; what has arrived stays, to be gone on with */
  readonly signal?: AbortSignal;
  /** phase `sending`, or `waiting` while the server cannot be reached */
  readonly onProgress?: (progress: Progress) => void;
}

/** What of a file is handed over. */
export type Sendable = Pick<File, 'name' | 'size' | 'lastModified' | 'slice'>;

/** The server as an upload sees it; browser-uploads.ts is the one there is. */
export interface UploadPlace {
  list(signal?: AbortSignal): Promise<readonly OpenUpload[]>;
  begin(file: Sendable, purpose: string, mark: string, signal?: AbortSignal): Promise<OpenUpload>;
  /** how much has arrived */
  at(uploadId: string, signal?: AbortSignal): Promise<number>;
  /** @returns how much has arrived then */
  piece(
    uploadId: string,
    from: number,
    bytes: Blob,
    onSent: (bytes: number) => void,
    signal?: AbortSignal,
  ): Promise<number>;
  /** resolves when it is worth another try */
  waitForServer(tries: number, signal?: AbortSignal): Promise<void>;
}

/** One request each: long enough to be worth it, short enough for a proxy's patience. */
export const pieceLength = 32 * 1024 * 1024;

/** By this a file is known again when it is chosen a second time. */
export function markOf({ name, size, lastModified }: Sendable): string {
  return `${name.slice(0, 200)} ${size} ${lastModified}`;
}

/**
 * Sends a file for a purpose the server knows (`package`, `film`). Goes on with what arrived of the same file before.
 * @returns the id of the upload, whole, to be handed to the endpoint that uses it
 */
export async function sendInPieces(
  place: UploadPlace,
  file: Sendable,
  purpose: string,
  { signal, onProgress = () => {} }: SendingOptions = {},
): Promise<string> {
  const tell = (done: number, phase: 'sending' | 'waiting'): void => onProgress({ done, total: file.size, phase });
  let done = 0;
  /** asks until an answer comes, whatever it says */
  const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await ask();
      } catch (error) {
        signal?.throwIfAborted();
        if (!isPassing(error)) throw error;
        tell(done, 'waiting');
        await place.waitForServer(tries, signal);
      }
    }
  };
  const mark = markOf(file);
  const begun = (await patiently(() => place.list(signal))).find((one) => one.purpose === purpose && one.mark === mark);
  const { uploadId, received } = begun ?? (await patiently(() => place.begin(file, purpose, mark, signal)));
  done = received;
  let stuck = 0;
  while (done < file.size) {
    tell(done, 'sending');
    const from = done;
    const bytes = file.slice(from, from + pieceLength);
    try {
      done = await place.piece(uploadId, from, bytes, (sent) => tell(from + sent, 'sending'), signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error) && !isBehind(error)) throw error;
      if (isPassing(error)) {
        tell(done, 'waiting');
        await place.waitForServer(stuck, signal);
      }
      done = await patiently(() => place.at(uploadId, signal));
      stuck = done > from ? 0 : stuck + 1;
      // a server that says the same of every piece will say so for ever
      if (stuck > mostStuck) throw error;
    }
  }
  tell(done, 'sending');
  return uploadId;
}

const mostStuck = 30;

/** No answer, or one that says to come again. */
function isPassing(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  return error instanceof ProblemError && ([429, 502, 503, 504].includes(error.status) || error.reason === brokenOff);
}

/** The server counts otherwise than we do, and is right; or the session has ended, which asking brings to everybody's notice. */
function isBehind(error: unknown): boolean {
  return error instanceof ProblemError && (error.reason === 'upload-offset' || error.status === 401);
}

const brokenOff = 'upload-broken-off';
