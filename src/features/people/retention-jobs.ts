/**
 * Keeps the promise of the retention period: leavers who are due are erased, academy by academy, in the hourly rounds and on an
 * operator's word. Who may not be erased yet (they still lead others, or are the last owner) is kept and counted.
 */
import type { PersonId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import { loadAcademy } from './joining-store.ts';
import { erasePeople } from './personal-record-commands.ts';
import { dueWhenLeftBy } from './personal-record.ts';
import { listLeaversDue } from './personal-record-store.ts';

/** The most that one round erases in an academy: nobody waits long for the rows it locks, and the next round does the rest. */
const mostAtOnce = 1000;
const batch = 100;

export interface RetentionDone {
  readonly erased: number;
  readonly kept: number;
}

/** In the act's academy; safe to run as often as one likes. */
export async function eraseLeaversDue(act: Act): Promise<RetentionDone> {
  const leftBy = dueWhenLeftBy(act.today, (await loadAcademy(act.db, act.academyId))?.retentionDays ?? null);
  let erased = 0;
  let kept = 0;
  let last: PersonId | null = null;
  while (leftBy !== null && erased < mostAtOnce) {
    const due: PersonId[] = await listLeaversDue(act.db, act.academyId, leftBy, last, batch);
    if (due.length > 0) {
      const done = await erasePeople(act, due, null);
      erased += done.erased.length;
      kept += done.kept.length;
    }
    last = due.at(-1) ?? null;
    if (due.length < batch) break;
  }
  return { erased, kept };
}

export async function retentionRound(act: Act): Promise<void> {
  const { erased } = await eraseLeaversDue(act);
  if (erased > 0)
    act.world.log.info('Leavers were erased: their retention period is over.', { academyId: act.academyId, erased });
}
