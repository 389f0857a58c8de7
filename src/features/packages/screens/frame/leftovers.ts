/**
 * The last report of a session, in the storage of the content's origin until the player has it: a window that dies between two
 * words loses nothing. Content shares this storage and may have written anything there.
 */
import { readLeftover, type Leftover } from '../../frame-protocol.ts';

const prefix = 'sellwright.leftover.';

export class Leftovers {
  constructor(private readonly storage: () => Storage) {}

  all(): readonly Leftover[] {
    return this.carefully((storage) => {
      const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
      return names.filter((name) => name.startsWith(prefix)).flatMap((name) => parse(storage.getItem(name)) ?? []);
    }, []);
  }

  keep(leftover: Leftover): void {
    this.carefully((storage) => storage.setItem(prefix + leftover.session, JSON.stringify(leftover)), undefined);
  }

  /** Unless a later report has taken its place meanwhile. */
  forget(session: string, upTo: number): void {
    this.carefully((storage) => {
      const name = prefix + session;
      const kept = parse(storage.getItem(name));
      if (!kept || kept.report <= upTo) storage.removeItem(name);
    }, undefined);
  }

  /** A browser may forbid the storage, or have no room in it: the report still travels. */
  private carefully<Result>(work: (storage: Storage) => Result, otherwise: Result): Result {
    try {
      return work(this.storage());
    } catch {
      return otherwise;
    }
  }
}

function parse(text: string | null): Leftover | null {
  try {
    return text === null ? null : readLeftover(JSON.parse(text));
  } catch {
    return null;
  }
}
