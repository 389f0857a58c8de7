/** What can be done to one person can be done to a selection: a change and its preview. Who leads whom stays a tree. */
import { holds } from '../../kernel/actor.ts';
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import { newId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { countEndings, type Ending } from '../../server/history/ending.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { mayLeadByOwnAct } from './access.ts';
import {
  changeable,
  type Changeable,
  type Fields,
  type Leader,
  loadFields,
  loadLinesAbove,
  type PersonFields,
} from './change-store.ts';
import * as changes from './change-store.ts';
import type * as contract from './contract.ts';
import { refuseForDemoPeople } from './demo-refusal-commands.ts';
import { comesBelow, leadBy, letGo, type MoveRefusal, type OthersWith, type StayRefusal } from './person.ts';
import { countKeepersBeside } from './personal-record-store.ts';
import { type LevelFound, listChosen, loadOrganisation } from './store.ts';

type Selection = Asked<typeof contract.changePeople>['body']['selection'];

export type ChangeRefusal = MoveRefusal | StayRefusal | 'manager-gone' | 'level-of-another-role' | 'own-people';

export async function addPerson(
  act: PersonAct,
  { body }: Asked<typeof contract.addPerson>,
): Promise<Answer<typeof contract.addPerson>> {
  const id: PersonId = newId();
  const known = await knownOf(act, body, []);
  const nobody: PersonFields = { personId: id, name: body.name, fields: blank, grants: [] };
  const refused = whyNot(nobody, body, known);
  if (refused) throw changeProblem(refused, body.name);
  // who comes in without a day came today: rules for joiners and first weeks count from it
  const joinedOn = body.joinedOn ?? act.today;
  await conflictSaid(() => changes.savePerson(act.db, act.academyId, { personId: id, ...body, joinedOn }));
  await act.tell({ name: 'person.joined', subjectId: id, about: { on: joinedOn } });
  return { id };
}

const blank = Object.fromEntries(Object.keys(changeable).map((field) => [field, null])) as PersonFields['fields'];

/** What decides whether a change is possible, beside the person. */
interface Known {
  /** the manager chosen, with everybody above */
  readonly line: ReadonlyMap<PersonId, Leader>;
  readonly levels: readonly LevelFound[];
  /** who keeps the academy if all of the selection go */
  readonly others: OthersWith;
  readonly byOwner: boolean;
  /** whoever may not make themselves a leader by this change; null: they may, or the change names no manager */
  readonly keeperId: PersonId | null;
}

async function knownOf(
  { db, academyId, today, actor }: PersonAct,
  change: Fields,
  people: readonly PersonId[],
): Promise<Known> {
  const keeperId = change.managerId && !mayLeadByOwnAct(actor) ? actor.personId : null;
  const lines = keeperId ? people : [];
  return {
    line: change.managerId ? await loadLinesAbove(db, academyId, [change.managerId, ...lines], today) : new Map(),
    keeperId,
    levels: change.levelId || change.targetLevelId ? (await loadOrganisation(db, academyId)).levels : [],
    others: change.leftOn ? await countKeepersBeside(db, academyId, people, today) : { owner: 0, administrator: 0 },
    byOwner: holds(actor, 'owner'),
  };
}

function whyNot(
  person: PersonFields,
  change: Fields,
  { line, levels, others, byOwner, keeperId }: Known,
): ChangeRefusal | null {
  if (change.managerId) {
    const move = leadBy(person.personId, change.managerId, (id) => line.get(id)?.managerId ?? null);
    if (!move.ok) return move.refused;
    if (keeperId && comesBelow(keeperId, person.personId, change.managerId, (id) => line.get(id)?.managerId ?? null))
      return 'own-people';
    if (!line.get(change.managerId)?.here && change.managerId !== person.fields.managerId) return 'manager-gone';
  }
  const roleId = change.roleId === undefined ? person.fields.roleId : change.roleId;
  const wanted = [change.levelId, change.targetLevelId].filter((id) => typeof id === 'string');
  if (wanted.some((id) => levels.find((level) => level.id === id)?.roleId !== roleId)) return 'level-of-another-role';
  const goes = change.leftOn && !person.fields.leftOn ? letGo(person.grants, others, byOwner) : null;
  return goes && !goes.ok ? goes.refused : null;
}

interface Planned {
  readonly changed: readonly PersonFields[];
  readonly refused: readonly { readonly person: PersonFields; readonly reason: ChangeRefusal }[];
  readonly people: number;
}

/** Who of the selection would really change, and for whom the change is refused. */
async function plan(
  act: PersonAct,
  selection: Selection,
  change: Fields,
  purpose: 'to-read' | 'to-change',
): Promise<Planned> {
  if (purpose === 'to-change') await changes.holdOrganisation(act.db, act.academyId);
  const ids =
    'people' in selection ? selection.people : await listChosen(act.db, act.academyId, selection.filters, act.today);
  if (ids.length > 20_000) throw new Problem('too-large', 'A selection may hold 20,000 people. Narrow the filters.');
  const people = await loadFields(act.db, act.academyId, ids, purpose);
  const known = await knownOf(act, change, ids);
  const refused: { person: PersonFields; reason: ChangeRefusal }[] = [];
  const changed = people.filter((person) => {
    const reason = whyNot(person, change, known);
    if (reason) refused.push({ person, reason });
    const whole = completed(person, change);
    return !reason && fieldsOf(whole).some((field) => person.fields[field] !== (whole[field] ?? null));
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
  endings: readonly Ending[],
): Promise<Answer<typeof contract.previewChange>> {
  const planned = await plan(act, body.selection, body.change, 'to-read');
  const fields = fieldsOf(body.change);
  const leavers = planned.changed.flatMap(({ personId, fields: was }) =>
    body.change.leftOn && !was.leftOn ? [personId] : [],
  );
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
    ends: await countEndings(act.db, act.academyId, endings, leavers),
  };
}

export async function changePeople(
  act: PersonAct,
  { body }: Asked<typeof contract.changePeople>,
): Promise<Answer<typeof contract.changePeople>> {
  const { changed, refused } = await plan(act, body.selection, body.change, 'to-change');
  if (body.change.leftOn)
    await refuseForDemoPeople(
      act,
      changed.map(({ personId }) => personId),
    );
  const first = refused[0];
  if (first && changed.length === 0) throw changeProblem(first.reason, first.person.name);
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
  await act.tellAll(people.map((person) => changeEvent(changeId, person.personId, person.fields, change)));
}

/** Names, addresses and titles are not told: history refers to people by id only. */
export function changeEvent(changeId: string, personId: PersonId, was: Fields, change: Fields): AcademyEvent {
  const ids = Object.fromEntries(
    Object.entries(change).filter(
      ([field, value]) => value !== undefined && !['name', 'email', 'title'].includes(field),
    ),
  );
  return { name: nameOf(was, change), subjectId: personId, about: { changeId, fields: fieldsOf(change), ...ids } };
}

function nameOf(was: Fields, change: Fields): string {
  if (change.leftOn && !was.leftOn) return 'person.left';
  if (change.leftOn === null && was.leftOn) return 'person.returned';
  return change.managerId !== undefined ? 'person.moved' : 'person.changed';
}

function changeProblem(reason: ChangeRefusal, name: string): Problem {
  const said: Record<ChangeRefusal, string> = {
    'own-manager': `${name} cannot be their own manager.`,
    'manager-cycle': `${name} leads the chosen manager: who leads whom would go in a circle. Choose somebody above ${name}.`,
    'own-people': `${name} would come to be led by you, and you would read their assessments. An academy owner makes this change.`,
    'manager-gone': 'The chosen manager is not here, or no longer. Choose somebody who is.',
    'level-of-another-role': `The level belongs to another role than ${name} has. Set the role together with the level.`,
    'owner-only': `${name} owns the academy: only an owner lets an owner go.`,
    'last-owner': `${name} is the last owner of the academy who can sign in. Make somebody else owner first.`,
    'last-administrator': `${name} is the last administrator of the academy who can sign in. Make somebody else administrator first.`,
  };
  const forbidden = reason === 'owner-only' || reason === 'own-people';
  return new Problem(forbidden ? 'forbidden' : 'refused', said[reason], { reason });
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
