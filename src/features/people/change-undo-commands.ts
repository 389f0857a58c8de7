/** Taking a change back, for everyone whom nobody changed since; what meanwhile became impossible stays as it is. */
import { holds } from '../../kernel/actor.ts';
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { mayLeadByOwnAct } from './access.ts';
import {
  type Changeable,
  holdOrganisation,
  loadFields,
  loadLinesAbove,
  type PersonFields,
  type Replaced,
  saveFieldsOfEach,
  takeReplaced,
} from './change-store.ts';
import { changeEvent, conflictSaid } from './commands.ts';
import type * as contract from './contract.ts';
import { comesBelow, leadBy, letGo } from './person.ts';
import { countKeepersBeside } from './personal-record-store.ts';
import { loadOrganisation } from './store.ts';

export async function undoChange(
  act: PersonAct,
  { params }: Asked<typeof contract.undoChange>,
): Promise<Answer<typeof contract.undoChange>> {
  const { db, academyId } = act;
  await holdOrganisation(db, academyId);
  const replaced = await takeReplaced(db, academyId, params.changeId, act.now);
  if (!replaced)
    throw new Problem('gone', 'This change was taken back already, or never made.', { reason: 'change-gone' });
  const people = await loadFields(
    db,
    academyId,
    replaced.map((row) => row.personId),
    'to-change',
  );
  const now = new Map(people.map((person) => [person.personId, person]));
  const untouched = replaced.filter(({ personId, after }) =>
    Object.entries(after).every(([field, value]) => now.get(personId)?.fields[field as Changeable] === value),
  );
  const possible = await withoutGonePlaces(act, await withoutLastKeepers(act, untouched, now));
  const restored = await withoutCycles(act, await withoutOwnPeople(act, possible));
  for (const fields of new Set(restored.map((row) => Object.keys(row.before).join()))) {
    const rows = restored.filter((row) => Object.keys(row.before).join() === fields);
    const values = rows.map((row) => ({ personId: row.personId, values: row.before }));
    await conflictSaid(() => saveFieldsOfEach(db, academyId, fields.split(',') as Changeable[], values));
  }
  await act.tell({
    name: 'people-change.undone',
    subjectId: null,
    about: { changeId: params.changeId, restored: restored.length },
  });
  // each person's own story tells it too, and coaching follows whoever leads them again
  await act.tellAll(
    restored.map(({ personId, before, after }) => changeEvent(params.changeId, personId, after, before)),
  );
  return { restored: restored.length, kept: replaced.length - restored.length };
}

/** Who was in a market or team that was removed meanwhile stays where they are now. */
async function withoutGonePlaces(act: PersonAct, rows: readonly Replaced[]): Promise<readonly Replaced[]> {
  if (!rows.some(({ before }) => before['marketId'] || before['teamId'])) return rows;
  const { markets, teams } = await loadOrganisation(act.db, act.academyId);
  const there = new Set([...markets, ...teams].map(({ id }) => id));
  return rows.filter(({ before }) =>
    [before['marketId'], before['teamId']].every((place) => !place || there.has(place)),
  );
}

/** Whoever takes back an owner's change comes to lead nobody by it either. */
async function withoutOwnPeople(act: PersonAct, rows: readonly Replaced[]): Promise<readonly Replaced[]> {
  if (mayLeadByOwnAct(act.actor)) return rows;
  const ids = rows.flatMap(({ personId, before }) => [personId, ...(before['managerId'] ? [before['managerId']] : [])]);
  const lines = await loadLinesAbove(act.db, act.academyId, ids, act.today);
  return rows.filter(
    ({ personId, before }) =>
      !before['managerId'] ||
      !comesBelow(act.actor.personId, personId, before['managerId'], (id) => lines.get(id)?.managerId ?? null),
  );
}

/** Who would be led by somebody they have come to lead meanwhile keeps the manager they have now. */
async function withoutCycles(act: PersonAct, rows: readonly Replaced[]): Promise<readonly Replaced[]> {
  const moved = new Map(
    rows.flatMap((row): [PersonId, PersonId | null][] =>
      row.before['managerId'] === undefined ? [] : [[row.personId, row.before['managerId']]],
    ),
  );
  const lines = await loadLinesAbove(
    act.db,
    act.academyId,
    [...moved.values()].filter((id) => id !== null),
    act.today,
  );
  const managerOf = (id: PersonId): PersonId | null =>
    (moved.has(id) ? moved.get(id) : lines.get(id)?.managerId) ?? null;
  return rows.filter(({ personId }) => {
    const managerId = moved.get(personId);
    if (managerId === undefined || leadBy(personId, managerId, managerOf).ok) return true;
    moved.delete(personId);
    return false;
  });
}

/** Taking a return back is leaving again. */
async function withoutLastKeepers(
  act: PersonAct,
  rows: readonly Replaced[],
  now: ReadonlyMap<PersonId, PersonFields>,
): Promise<readonly Replaced[]> {
  const goes = ({ before, after }: Replaced): boolean => Boolean(before['leftOn']) && !after['leftOn'];
  const others = await countKeepersBeside(
    act.db,
    act.academyId,
    rows.filter(goes).map(({ personId }) => personId),
    act.today,
  );
  return rows.filter(
    (row) => !goes(row) || letGo(now.get(row.personId)?.grants ?? [], others, holds(act.actor, 'owner')).ok,
  );
}
