/** Standings of before their reach was kept, or of another scale, are followed up; until then they are counted one by one. */
import type { Act } from '../../server/history/act.ts';
import { loadVersion } from './place-store.ts';
import { keepMissingReach } from './standing-store.ts';

/** In one transaction; the next round goes on. */
const most = 5_000;

export async function reachRound({ db, academyId, today }: Act): Promise<void> {
  const version = await loadVersion(db, academyId, today);
  if (version) await keepMissingReach(db, academyId, version.steps, most);
}
