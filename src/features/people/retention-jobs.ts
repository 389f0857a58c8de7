/**
 * Keeps the promise of the retention period: once an hour, leavers who are due are erased. Every process may do the round; an
 * advisory lock lets one at a time into an academy. Who may not be erased yet (they still lead others) is kept and counted.
 */
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import { openAct, type Reaction } from '../../server/history/act.ts';
import { said } from '../../server/log.ts';
import type { World } from '../../server/world.ts';
import { loadAcademy } from './joining-store.ts';
import { erasePeople } from './personal-record-commands.ts';
import { dueWhenLeftBy } from './personal-record.ts';
import { listAcademies, listLeaversDue, lockRetention } from './personal-record-store.ts';

const roundMs = 60 * 60_000;
const firstMs = 60_000;
const batch = 100;

export interface RetentionDone {
  readonly academies: number;
  readonly erased: number;
  /** due, but they still lead others or are the last owner */
  readonly kept: number;
}

/** One round through all academies. */
export async function eraseLeaversDue(world: World, reactions: readonly Reaction[]): Promise<RetentionDone> {
  const academies = await world.database.outside(listAcademies);
  let erased = 0;
  let kept = 0;
  for (const academyId of academies) {
    let after: PersonId | null = null;
    do {
      const done: BatchDone = await eraseBatch(world, academyId, reactions, after);
      erased += done.erased;
      kept += done.kept;
      after = done.last;
    } while (after !== null);
  }
  return { academies: academies.length, erased, kept };
}

interface BatchDone {
  readonly erased: number;
  readonly kept: number;
  /** null: there are no more */
  readonly last: PersonId | null;
}

/** A transaction for so many people at a time, so that nobody waits long for the rows they lock. */
async function eraseBatch(world: World, academyId: AcademyId, reactions: readonly Reaction[], after: PersonId | null): Promise<BatchDone> {
  return world.database.inAcademy(academyId, async (db) => {
    const act = openAct(world, db, academyId, null, world.now(), reactions);
    const leftBy = dueWhenLeftBy(act.today, (await loadAcademy(db, academyId))?.retentionDays ?? null);
    if (leftBy === null || !(await lockRetention(db, academyId))) return { erased: 0, kept: 0, last: null };
    const due = await listLeaversDue(db, academyId, leftBy, after, batch);
    if (due.length === 0) return { erased: 0, kept: 0, last: null };
    const { erased, kept } = await erasePeople(act, due, null);
    return { erased: erased.length, kept: kept.length, last: due.length < batch ? null : (due.at(-1) ?? null) };
  });
}

/** Starts the rounds; the returned function ends them after the one in hand. */
export function startRetention(world: World, reactions: readonly Reaction[]): () => Promise<void> {
  let round: Promise<void> = Promise.resolve();
  const go = (): void => {
    round = eraseLeaversDue(world, reactions).then(
      ({ erased, kept }) => {
        if (erased + kept > 0) world.log.info('The retention period of leavers was kept.', { erased, kept });
      },
      (error: unknown) => world.log.warn('Leavers could not be erased; the next round tries again.', { error: said(error) }),
    );
  };
  const first = setTimeout(go, firstMs);
  const every = setInterval(go, roundMs);
  return async () => {
    clearTimeout(first);
    clearInterval(every);
    await round;
  };
}
