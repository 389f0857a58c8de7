/** What the academy told of itself and nobody has read yet takes its place in the learning records as time passes. */
import type { Act } from '../../server/history/act.ts';
import { deliverAll } from './act-commands.ts';

export async function learningRecordsRound({ world, academyId }: Act): Promise<void> {
  await deliverAll(world, academyId);
}
