/**
 * A demo academy is everybody's: any passer-by is its administrator. What the next visitor could not take back is not done there,
 * and its people stay who they are.
 */
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonId } from '../../kernel/id.ts';
import { listDemoPeople, loadAcademy } from './joining-store.ts';

export async function refuseInDemo(act: Pick<Act, 'db' | 'academyId'>): Promise<void> {
  if ((await loadAcademy(act.db, act.academyId))?.kind === 'demo') throw demoOnly();
}

/** Those whose place visitors take: they neither leave nor lose what they may do. */
export async function refuseForDemoPeople(
  act: Pick<Act, 'db' | 'academyId'>,
  people: readonly PersonId[],
): Promise<void> {
  const visited = await listDemoPeople(act.db, act.academyId);
  if (visited.some(({ id }) => people.includes(id))) throw demoOnly();
}

function demoOnly(): Problem {
  return new Problem(
    'refused',
    'The demo academy is for looking around, and the next visitor wants to find it as it is: this is not done here.',
    { reason: 'demo-only' },
  );
}
