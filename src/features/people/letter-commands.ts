/**
 * Whether letters leave an academy at all: where there is mail, and not from a demo academy, in which any passer-by may write
 * any address to any name and would send strangers mail in the company's name.
 */
import type { Act } from '../../server/history/act.ts';
import { loadAcademy } from './joining-store.ts';

export async function lettersLeave(act: Pick<Act, 'db' | 'academyId' | 'world'>): Promise<boolean> {
  return act.world.settings.smtpUrl !== null && (await loadAcademy(act.db, act.academyId))?.kind === 'company';
}
