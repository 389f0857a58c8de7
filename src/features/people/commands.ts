/** What can be done to one person can be done to a selection: a change, its preview, its undo. Who leads whom stays a tree. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import {
  changeable,
  type Changeable,
  type Fields,
  loadFields,
  loadManagers,
  type PersonFields,
} from './change-store.ts';
import * as changes from './change-store.ts';
import type * as contract from './contract.ts';
import { leadBy, type MoveRefusal } from './person.ts';
import { listChosen, loadOrganisation } from './store.ts';

type Selection = Asked<typeof contract.changePeople>['body']['selection'];

export async function addPerson(
  act: PersonAct,
  { body }: Asked<typeof contract.addPerson>,
): Promise<Answer<typeof contract.addPerson>> {
  const id: PersonId = newId();
  await conflictSaid(() => changes.savePerson(act.db, act.academyId, { personId: id, ...body }));
  await act.tell({ name: 'person.joined', subjectId: id, about: { on: body.joinedOn ?? act.today } });
  return { id };
}

interface Planned {
  readonly changed: readonly PersonFields[];
  readonly refused: readonly {
    readonly person: PersonFields;
    readonly reason: MoveRefusal | 'level-of-another-role';
  }[];
  readonly people: number;
}

/** Who of the selection would really change, and for whom the change is refused. */
async function plan(act: PersonAct, selection: Selection, change: Fields): Promise<Planned> {
  const ids = 'people' in selection ? selection.people : await listChosen(act.db, act.academyId, selection.filters);
  if (ids.length > 20_000) throw new Problem('too-large', 'A selection may hold 20,000 people. Narrow the filters.');
  const people = await loadFields(act.db, act.academyId, ids);
  const managers = change.managerId ? await loadManagers(act.db, act.academyId) : null;
  const levels = change.levelId || change.targetLevelId ? (await loadOrganisation(act.db, act.academyId)).levels : [];
  const refused: { person: PersonFields; reason: MoveRefusal | 'level-of-another-role' }[] = [];
  const changed = people.filter((person) => {
    const move = managers && leadBy(person.personId, change.managerId ?? null, (id) => managers.get(id) ?? null);
    if (move && !move.ok) {
      refused.push({ person, reason: move.refused });
      return false;
    }
    const role = change.roleId !== undefined ? change.roleId : person.fields.roleId;
    const wanted = [change.levelId, change.targetLevelId].filter((id) => typeof id === 'string');
    if (wanted.some((id) => levels.find((level) => level.id === id)?.roleId !== role)) {
      refused.push({ person, reason: 'level-of-another-role' });
      return false;
    }
    return fieldsOf(completed(person, change)).some(
      (field) => person.fields[field] !== (completed(person, change)[field] ?? null),
    );
  });
  return { changed, refused, people: people.length };
}

/** A new role takes away the levels of the old one, unless the change sets them itself. */
function completed(person: PersonFields, change: Fields): Fields {
  if (change.roleId === undefined || change.roleId === person.fields.roleId) return change;
  return { levelId: null, targetLevelId: null, ...change };
}

function fieldsOf(change: Fields): Changeable[] {
  return (Object.keys(changeable) as Changeable[]).filter((field) => change[field] !== undefined);
}

export async function previewChange(
  act: PersonAct,
  { body }: Asked<typeof contract.previewChange>,
): Promise<Answer<typeof contract.previewChange>> {
  const planned = await plan(act, body.selection, body.change);
  const fields = fieldsOf(body.change);
  return {
    people: planned.people,
    changed: planned.changed.length,
    sample: planned.changed.slice(0, 50).map((person) => ({
      id: person.personId,
      name: person.name,
      before: Object.fromEntries(fields.map((field) => [field, person.fields[field]])),
    })),
    refused: planned.refused
      .slice(0, 50)
      .map(({ person, reason }) => ({ id: person.personId, name: person.name, reason })),
  };
}

export async function changePeople(
  act: PersonAct,
  { body }: Asked<typeof contract.changePeople>,
): Promise<Answer<typeof contract.changePeople>> {
  const { changed, refused } = await plan(act, body.selection, body.change);
  const first = refused[0];
  if (first && changed.length === 0) throw moveProblem(first.reason, first.person.name);
  if (changed.length === 0) return { changed: 0, undo: null };
  if ((body.change.email || body.change.name) && changed.length > 1) {
    throw new Problem('refused', 'A name or an e-mail address is one person’s: choose one person for it.', {
      reason: 'one-person-only',
    });
  }
  const changeId = newId();
  await changes.saveReplaced(act.db, act.academyId, {
    changeId,
    by: act.actor.personId,
    at: act.now,
    replaced: changed.map((person) => {
      const change = completed(person, body.change);
      const fields = fieldsOf(change);
      return {
        personId: person.personId,
        before: Object.fromEntries(fields.map((field) => [field, person.fields[field]])),
        after: Object.fromEntries(fields.map((field) => [field, change[field] ?? null])),
      };
    }),
  });
  for (const [change, people] of grouped(changed, body.change)) {
    await conflictSaid(() => changes.saveChange(act.db, act.academyId, people, change));
  }
  await tellChange(act, changeId, changed, body.change);
  return { changed: changed.length, undo: changeId };
}

/** People whose role changes lose their levels too: two groups at most. */
function grouped(people: readonly PersonFields[], change: Fields): [Fields, PersonId[]][] {
  const sameRole = people.filter((person) => completed(person, change) === change);
  const newRole = people.filter((person) => completed(person, change) !== change);
  const groups: [Fields, readonly PersonFields[]][] = [
    [change, sameRole],
    [{ levelId: null, targetLevelId: null, ...change }, newRole],
  ];
  return groups
    .filter(([, some]) => some.length > 0)
    .map(([fields, some]) => [fields, some.map((person) => person.personId)]);
}

async function tellChange(
  act: PersonAct,
  changeId: string,
  people: readonly PersonFields[],
  change: Fields,
): Promise<void> {
  const ids = Object.fromEntries(
    Object.entries(change).filter(
      ([field, value]) => value !== undefined && !['name', 'email', 'title'].includes(field),
    ),
  );
  await act.tellAll(
    people.map((person) => ({
      name: nameOf(person, change),
      subjectId: person.personId,
      about: { changeId, fields: fieldsOf(change), ...ids },
    })),
  );
}

function nameOf(person: PersonFields, change: Fields): string {
  if (change.leftOn && !person.fields.leftOn) return 'person.left';
  if (change.leftOn === null && person.fields.leftOn) return 'person.returned';
  return change.managerId !== undefined ? 'person.moved' : 'person.changed';
}

export async function undoChange(
  act: PersonAct,
  { params }: Asked<typeof contract.undoChange>,
): Promise<Answer<typeof contract.undoChange>> {
  const replaced = await changes.takeReplaced(act.db, act.academyId, params.changeId, act.now);
  if (!replaced) throw new Problem('gone', 'This change was taken back already, or never made.');
  const now = new Map(
    (
      await loadFields(
        act.db,
        act.academyId,
        replaced.map((row) => row.personId),
      )
    ).map((p) => [p.personId, p]),
  );
  const untouched = replaced.filter(({ personId, after }) =>
    Object.entries(after).every(([field, value]) => now.get(personId)?.fields[field as Changeable] === value),
  );
  for (const fields of new Set(untouched.map((row) => Object.keys(row.before).join()))) {
    const rows = untouched.filter((row) => Object.keys(row.before).join() === fields);
    await changes.saveFieldsOfEach(
      act.db,
      act.academyId,
      fields.split(',') as Changeable[],
      rows.map((row) => ({ personId: row.personId, values: row.before })),
    );
  }
  await act.tell({
    name: 'people-change.undone',
    subjectId: null,
    about: { changeId: params.changeId, restored: untouched.length },
  });
  return { restored: untouched.length, kept: replaced.length - untouched.length };
}

function moveProblem(reason: string, name: string): Problem {
  const said: Record<string, string> = {
    'own-manager': `${name} cannot be their own manager.`,
    'manager-cycle': `${name} leads the chosen manager: who leads whom would go in a circle. Choose somebody above ${name}.`,
    'level-of-another-role': `The level belongs to another role than ${name} has. Set the role together with the level.`,
  };
  return new Problem('refused', said[reason] ?? 'This change is not possible.', { reason });
}

/** Says in plain words which uniqueness a write ran into. */
export async function conflictSaid<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'person_by_email') {
      throw new Problem(
        'conflict',
        'Somebody in this academy has this e-mail address already. Search for it in the directory.',
        {
          reason: 'email-taken',
          fields: [{ pointer: '/email', detail: 'Taken.' }],
        },
      );
    }
    if (constraint === 'market_by_name' || constraint === 'team_by_name') {
      throw new Problem('conflict', 'There is one of this name at this place already.', { reason: 'name-taken' });
    }
    if (constraint?.endsWith('_fkey')) {
      throw new Problem('refused', 'Something chosen here no longer exists. Load the page again.', {
        reason: 'unknown-reference',
      });
    }
    throw error;
  }
}

function constraintOf(error: unknown): string | undefined {
  const found = error as { constraint?: string; cause?: { constraint?: string } };
  return found.constraint ?? found.cause?.constraint;
}
