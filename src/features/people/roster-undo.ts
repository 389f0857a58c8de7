/**
 * Taking an import back: what it changed becomes as it was, unless somebody has changed it since; people it created go, unless
 * something has happened to them since. What is kept is told with its reason.
 */
import { comesBelow } from './person.ts';
import { managerRings } from './roster-managers.ts';
import { type RosterField, type RosterFields, rosterFields, type RosterPerson } from './roster-people.ts';

export interface Imported {
  readonly personId: string;
  readonly before: RosterFields | null;
  readonly after: RosterFields;
}

export type KeptReason = 'own-people' | 'changed-since' | 'has-history' | 'leads-others' | 'no-longer-possible';

export interface KeptPerson {
  readonly personId: string;
  readonly name: string;
  readonly reason: KeptReason;
  readonly fields: readonly RosterField[];
}

export interface UndoPlan {
  readonly removed: readonly string[];
  readonly restored: readonly {
    readonly personId: string;
    readonly before: RosterFields;
    readonly after: RosterFields;
  }[];
  readonly kept: readonly KeptPerson[];
}

/** What an undo is decided by: the people as they are, who has a history beyond the import, and which places still exist. */
export interface UndoWorld {
  readonly people: readonly RosterPerson[];
  readonly touched: ReadonlySet<string>;
  /** ids of all markets, teams, roles and levels */
  readonly existing: ReadonlySet<string>;
  /** who takes the import back and may not come to lead anybody by it; left out: an owner does */
  readonly actorId?: string | undefined;
}

interface Restoring {
  readonly person: RosterPerson;
  readonly after: { -readonly [Field in RosterField]: RosterFields[Field] };
  readonly keptFields: Map<RosterField, KeptReason>;
}

const places: ReadonlySet<RosterField> = new Set(['marketId', 'teamId', 'roleId', 'levelId', 'targetLevelId']);

export function planUndo(imported: readonly Imported[], world: UndoWorld): UndoPlan {
  const people = new Map(world.people.map((person) => [person.personId, person]));
  const restorings = new Map<string, Restoring>();
  for (const { personId, before, after } of imported) {
    const person = people.get(personId);
    if (person && before) restorings.set(personId, restore(person, before, after, world, people));
  }
  settleUnique(restorings, world.people);
  if (world.actorId) spareOwnPeople(restorings, people, world.actorId);
  settleRings(restorings, world.people);
  const created = imported
    .filter(({ personId, before }) => before === null && people.has(personId))
    .map(({ personId }) => personId);
  const { removed, kept } = chooseRemoved(created, world, people, restorings);
  const restored = [...restorings.values()].flatMap(({ person, after }) => {
    const { personId, indispensable: _, ...before } = person;
    return rosterFields.some((field) => before[field] !== after[field]) ? [{ personId, before, after }] : [];
  });
  for (const { person, keptFields } of restorings.values()) {
    const reason = [...keptFields.values()][0];
    if (reason) kept.push({ personId: person.personId, name: person.name, reason, fields: [...keptFields.keys()] });
  }
  return { removed, restored, kept };
}

function restore(
  person: RosterPerson,
  before: RosterFields,
  after: RosterFields,
  world: UndoWorld,
  people: ReadonlyMap<string, RosterPerson>,
): Restoring {
  const { personId: _id, indispensable: _kept, ...fields } = person;
  const restoring: Restoring = { person, after: { ...fields }, keptFields: new Map() };
  for (const field of rosterFields) {
    if (before[field] === after[field] || person[field] === before[field]) continue;
    const was = before[field];
    if (person[field] !== after[field]) restoring.keptFields.set(field, 'changed-since');
    else if (was !== null && places.has(field) && !world.existing.has(was))
      restoring.keptFields.set(field, 'no-longer-possible');
    else if (was !== null && field === 'managerId' && !people.has(was))
      restoring.keptFields.set(field, 'no-longer-possible');
    else Object.assign(restoring.after, { [field]: was });
  }
  return restoring;
}

/** An address or an id that somebody else has by now stays with them. */
function settleUnique(restorings: ReadonlyMap<string, Restoring>, people: readonly RosterPerson[]): void {
  for (const field of ['email', 'externalKey'] as const) {
    for (let given = 1; given > 0;) {
      given = 0;
      const holders = new Map<string, number>();
      for (const person of people) {
        const value = (restorings.get(person.personId)?.after ?? person)[field];
        if (value !== null) holders.set(value, (holders.get(value) ?? 0) + 1);
      }
      for (const { person, after, keptFields } of restorings.values()) {
        if (after[field] === null || after[field] === person[field] || (holders.get(after[field]) ?? 0) < 2) continue;
        after[field] = person[field];
        keptFields.set(field, 'no-longer-possible');
        given++;
      }
    }
  }
}

function spareOwnPeople(
  restorings: ReadonlyMap<string, Restoring>,
  people: ReadonlyMap<string, RosterPerson>,
  actorId: string,
): void {
  for (const { person, after, keptFields } of restorings.values()) {
    if (after.managerId === person.managerId) continue;
    if (!comesBelow(actorId, person.personId, after.managerId, (id) => people.get(id)?.managerId ?? null)) continue;
    after.managerId = person.managerId;
    keptFields.set('managerId', 'own-people');
  }
}

function settleRings(restorings: ReadonlyMap<string, Restoring>, people: readonly RosterPerson[]): void {
  const leads = new Map(
    people.map((person) => [person.personId, (restorings.get(person.personId)?.after ?? person).managerId]),
  );
  for (let opened = 1; opened > 0;) {
    opened = 0;
    for (const id of managerRings(leads).flat()) {
      const restoring = restorings.get(id);
      if (!restoring || restoring.after.managerId === restoring.person.managerId) continue;
      restoring.after.managerId = restoring.person.managerId;
      restoring.keptFields.set('managerId', 'no-longer-possible');
      leads.set(id, restoring.person.managerId);
      opened++;
    }
  }
}

/** Who leads somebody that stays has to stay too, and so on upwards. */
function chooseRemoved(
  created: readonly string[],
  world: UndoWorld,
  people: ReadonlyMap<string, RosterPerson>,
  restorings: ReadonlyMap<string, Restoring>,
): { removed: readonly string[]; kept: KeptPerson[] } {
  const removed = new Set(created.filter((id) => !world.touched.has(id) && !people.get(id)?.indispensable));
  const reasons = new Map<string, KeptReason>(
    created.filter((id) => !removed.has(id)).map((id) => [id, 'has-history']),
  );
  const managerOf = (person: RosterPerson): string | null =>
    (restorings.get(person.personId)?.after ?? person).managerId;
  const staying = world.people.filter((person) => !removed.has(person.personId));
  for (let person = staying.pop(); person; person = staying.pop()) {
    const manager = managerOf(person);
    if (manager === null || !removed.delete(manager)) continue;
    reasons.set(manager, 'leads-others');
    const kept = people.get(manager);
    if (kept) staying.push(kept);
  }
  const kept = [...reasons].map(([personId, reason]) => ({
    personId,
    name: people.get(personId)?.name ?? '',
    reason,
    fields: [],
  }));
  return { removed: [...removed], kept };
}
