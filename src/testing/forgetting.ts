/** The same world, in which nothing lasts: every transaction does its work and is then rolled back. */
import type { Database } from '../server/database/open.ts';
import type { Db } from '../server/database/tables.ts';
import type { World } from '../server/world.ts';

const forgotten = new Error('rolled back on purpose');

/** @param look is shown each transaction when its work is done, just before it is forgotten */
export function forgetting<W extends World>(world: W, look: (db: Db) => Promise<void> = async () => {}): W {
  const { database } = world;
  const undone = undoneAfter(look);
  const kept: Database = {
    ...database,
    inAcademy: (academyId, work, more) => undone((doing) => database.inAcademy(academyId, doing, more), work),
    outside: (work, more) => undone((doing) => database.outside(doing, more), work),
  };
  return { ...world, database: kept };
}

function undoneAfter(look: (db: Db) => Promise<void>) {
  return async <T>(
    run: (doing: (db: Db) => Promise<never>) => Promise<never>,
    work: (db: Db) => Promise<T>,
  ): Promise<T> => {
    let done: { readonly result: T } | undefined;
    try {
      return await run(async (db) => {
        done = { result: await work(db) };
        await look(db);
        throw forgotten;
      });
    } catch (error) {
      if (error === forgotten && done) return done.result;
      throw error;
    }
  };
}
