import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError, Unreachable } from './api.ts';
import { markOf, type OpenUpload, pieceLength, sendInPieces, type Sendable, type UploadPlace } from './resumable.ts';

/** What becomes of one piece: so much of it is counted, and then this is what the sender hears. */
type Fate = { readonly counted: number; readonly hears: 'answer' | 'nothing' | 'broken-off' | 'busy' };

/** A server of tus in memory, whose network does what the test says, piece after piece; then all goes well. */
class Place implements UploadPlace {
  readonly uploads = new Map<string, OpenUpload>();
  waits = 0;
  begun = 0;
  readonly #fates: Fate[];

  constructor(fates: readonly Fate[] = []) {
    this.#fates = [...fates];
  }

  list = async (): Promise<readonly OpenUpload[]> => [...this.uploads.values()];

  begin = async ({ name, size }: Sendable, purpose: string, mark: string): Promise<OpenUpload> => {
    const upload = { uploadId: `upload ${(this.begun += 1)}`, purpose, name, size, received: 0, mark };
    this.uploads.set(upload.uploadId, upload);
    return upload;
  };

  at = async (uploadId: string): Promise<number> => this.uploads.get(uploadId)?.received ?? 0;

  piece = async (uploadId: string, from: number, bytes: Blob, onSent: (bytes: number) => void): Promise<number> => {
    const upload = this.uploads.get(uploadId);
    if (!upload || upload.received !== from) throw problem(409, 'upload-offset');
    const { counted, hears } = this.#fates.shift() ?? { counted: 1, hears: 'answer' };
    const taken = hears === 'answer' ? bytes.size : Math.floor(bytes.size * counted);
    onSent(taken);
    this.uploads.set(uploadId, { ...upload, received: from + taken });
    if (hears === 'nothing') throw new Unreachable(undefined);
    if (hears === 'broken-off') throw problem(400, 'upload-broken-off');
    if (hears === 'busy') throw problem(503, 'busy');
    return from + taken;
  };

  waitForServer = async (): Promise<void> => {
    this.waits += 1;
  };
}

function problem(status: number, reason: string): ProblemError {
  return new ProblemError(status, 'broken', '', reason, [], undefined);
}

const fileOf = (size: number, name = 'course.zip'): Sendable => ({
  name,
  size,
  lastModified: 5,
  slice: (from = 0, to = size) => ({ size: Math.max(0, Math.min(to, size) - from) }) as Blob,
});

describe('sending in pieces', () => {
  test('comes to its end whatever the network does, and says how far it is', async () => {
    const fate = fc.record({
      counted: fc.double({ min: 0, max: 1, noNaN: true }),
      hears: fc.constantFrom('answer' as const, 'nothing' as const, 'broken-off' as const, 'busy' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 * pieceLength }),
        fc.array(fate, { maxLength: 20 }),
        async (size, fates) => {
          const place = new Place(fates);
          const told: number[] = [];
          const id = await sendInPieces(place, fileOf(size), 'film', { onProgress: ({ done }) => told.push(done) });
          expect(await place.at(id)).toBe(size);
          expect(place.begun).toBe(1);
          expect(told.at(-1)).toBe(size);
          expect(Math.max(...told)).toBeLessThanOrEqual(size);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  test('goes on with the same file where it stands, and with no other', async () => {
    const place = new Place();
    const file = fileOf(100);
    const half = await place.begin(file, 'film', markOf(file));
    place.uploads.set(half.uploadId, { ...half, received: 60 });
    const told: number[] = [];
    const id = await sendInPieces(place, file, 'film', { onProgress: ({ done }) => told.push(done) });
    expect([id, told[0]]).toEqual([half.uploadId, 60]);
    expect(await sendInPieces(place, file, 'package')).not.toBe(half.uploadId);
    expect(await sendInPieces(place, fileOf(100, 'another.zip'), 'film')).not.toBe(half.uploadId);
  });

  test('waits while the server cannot be reached, and says so', async () => {
    const place = new Place([{ counted: 0.5, hears: 'nothing' }]);
    const phases: string[] = [];
    await sendInPieces(place, fileOf(100), 'film', { onProgress: ({ phase }) => phases.push(phase) });
    expect(phases).toContain('waiting');
    expect(place.waits).toBe(1);
  });

  test('ends with what the server says where trying again would hear the same', async () => {
    const place = new Place();
    place.piece = async () => {
      throw problem(507, 'disk-low');
    };
    await expect(sendInPieces(place, fileOf(100), 'film')).rejects.toMatchObject({ reason: 'disk-low' });
    const busy = new Place(Array.from({ length: 100 }, () => ({ counted: 0, hears: 'busy' as const })));
    await expect(sendInPieces(busy, fileOf(100), 'film')).rejects.toMatchObject({ status: 503 });
  });

  test('stops when it is told to, and leaves what has arrived', async () => {
    const place = new Place([{ counted: 0.5, hears: 'nothing' }]);
    const leaving = new AbortController();
    place.waitForServer = async () => leaving.abort();
    place.at = async () => {
      leaving.signal.throwIfAborted();
      return 50;
    };
    const sent = sendInPieces(place, fileOf(100), 'film', { signal: leaving.signal });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect((await place.list())[0]?.received).toBe(50);
  });
});
