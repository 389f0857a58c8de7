/**
 * What history keeps of an import: one event a person and kind of change, with ids and days, never with names or addresses.
 * Somebody who moves and changes title in one import has two events.
 */
import type { Day } from '../../kernel/day.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import { hasLeft, moveFields, type RosterField, type RosterFields, rosterFields } from './roster-people.ts';

const free: ReadonlySet<RosterField> = new Set(['name', 'email', 'externalKey', 'title', 'language', 'timeZone']);

interface Change {
  readonly personId: string;
  readonly before: RosterFields | null;
  readonly after: RosterFields;
}

export function eventsOf(importId: string, change: Change, today: Day): readonly AcademyEvent[] {
  const { personId, before, after } = change;
  if (before === null) {
    return [{ name: 'person.joined', subjectId: personId, about: { importId, on: after.joinedOn ?? today } }];
  }
  const changed = rosterFields.filter((field) => before[field] !== after[field]);
  const [was, is] = [hasLeft(before, today), hasLeft(after, today)];
  const parted: Record<string, readonly RosterField[]> = {
    [was === is ? 'person.changed' : is ? 'person.left' : 'person.returned']: changed.filter(
      (field) => field === 'leftOn',
    ),
    'person.moved': changed.filter((field) => moveFields.includes(field)),
  };
  const rest = changed.filter((field) => field !== 'leftOn' && !moveFields.includes(field));
  parted['person.changed'] = [...(parted['person.changed'] ?? []), ...rest];
  return Object.entries(parted)
    .filter(([, fields]) => fields.length > 0)
    .map(([name, fields]) => ({ name, subjectId: personId, about: { importId, fields, ...telling(fields, after) } }));
}

/** The new values of fields that are ids or days. */
function telling(fields: readonly RosterField[], after: RosterFields): Readonly<Record<string, string | null>> {
  return Object.fromEntries(fields.filter((field) => !free.has(field)).map((field) => [field, after[field]]));
}
