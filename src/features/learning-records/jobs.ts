/** What the academy told of itself and nobody has read yet takes its place in the learning records as time passes, and goes on to others. */
import type { Act } from '../../server/history/act.ts';
import { deliverAll } from './act-commands.ts';
import { forwardAll } from './forwarding-commands.ts';

export async function learningRecordsRound({ world, academyId }: Act): Promise<void> {
  await deliverAll(world, academyId);
  await forwardAll(world, academyId);
}
