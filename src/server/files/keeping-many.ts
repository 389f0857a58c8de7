/**
 * The files of a package on their way to where files are kept, several small ones at a time: a bucket far away answers slowly, and a
 * package has thousands. They are read one after the other, as the archive gives them.
 */
import type { Readable } from 'node:stream';
import type { AcademyId } from '../../kernel/id.ts';
import { arrivingFile, type ArrivingPlace, writeArriving } from './arriving-file.ts';
import { type FilePlace, fileStore, keyOf } from './file-store.ts';

const most = 8;
/** what is larger goes alone, so that little is in memory */
const small = 256 * 1024;

export class KeepingMany {
  readonly #settings: ArrivingPlace & FilePlace;
  readonly #academyId: AcademyId;
  readonly #going = new Set<Promise<void>>();
  #failed: { readonly error: unknown } | null = null;

  constructor(settings: ArrivingPlace & FilePlace, academyId: AcademyId) {
    this.#settings = settings;
    this.#academyId = academyId;
  }

  /**
   * @param look sees every part as it passes
   * @returns the name to read it by, once all are kept
   * @throws also what went wrong with one before it
   */
  async keep(stream: Readable, look: (part: Uint8Array) => void = () => {}): Promise<string> {
    const { path, letGo } = await arrivingFile(this.#settings, this.#academyId);
    try {
      const { hash, size } = await writeArriving(stream, path, { look });
      while (this.#going.size >= (size > small ? 1 : most)) await Promise.race(this.#going);
      this.#demandWell();
      const going: Promise<void> = fileStore(this.#settings)
        .put(keyOf(this.#academyId, 'packages', hash), path)
        .catch((error: unknown) => void (this.#failed ??= { error }))
        .finally(letGo)
        .finally(() => this.#going.delete(going));
      this.#going.add(going);
      if (size > small) await going;
      return hash;
    } catch (error) {
      await letGo();
      throw error;
    }
  }

  /** All of them are kept when it returns. */
  async settled(): Promise<void> {
    await Promise.all(this.#going);
    this.#demandWell();
  }

  /** Nothing is on its way any more when it returns, whatever became of it. */
  async ended(): Promise<void> {
    await Promise.all(this.#going);
  }

  #demandWell(): void {
    if (this.#failed) throw this.#failed.error;
  }
}
