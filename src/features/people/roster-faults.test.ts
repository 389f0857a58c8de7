import { describe, expect, test } from 'vitest';
import type { ColumnMeaning } from './roster.ts';
import { type ChangeKind, planChanges, type RosterPlan } from './roster-changes.ts';
import { guessMapping, sheetOf } from './roster-columns.ts';
import { nobody } from './roster-draft.ts';
import { readLines } from './roster-lines.ts';
import type { RosterFields, RosterPerson, RosterWorld } from './roster-people.ts';

const today = '2026-03-02';
const empty: RosterWorld = { people: [], markets: [], teams: [], roles: [], levels: [] };

/** A file as a text of lines, cells parted by "|", against a world. */
function plan(file: string, world: RosterWorld = empty, columns?: readonly (ColumnMeaning | null)[]): RosterPlan {
  const rows = file
    .split('\n')
    .map((line, at) => ({ line: at + 1, cells: line.split('|').map((cell) => cell.trim()) }));
  const sheet = sheetOf(rows);
  const mapping = { ...guessMapping(sheet), ...(columns ? { columns } : {}) };
  return planChanges(readLines(sheet, mapping, today), world, { today, wholeRoster: false, spared: new Set() });
}

function person(personId: string, name: string, more: Partial<RosterFields> = {}): RosterPerson {
  return { ...nobody, personId, name, indispensable: false, ...more };
}

const withPeople = (...people: RosterPerson[]): RosterWorld => ({ ...empty, people });
const kinds = (done: RosterPlan): Record<string, ChangeKind> =>
  Object.fromEntries(done.changes.map((change) => [change.after.name, change.kind]));
const reasons = (done: RosterPlan): readonly string[] =>
  done.faults.map((fault) => `${fault.line} ${fault.column} ${fault.reason}`);

describe('what is wrong', () => {
  test('each cell with line, column and reason, several at once', () => {
    const done = plan(
      [
        'Name|Email|Joined on|Left on|Market|Manager',
        '=cmd(1)|x@example.com||||',
        '|nobody@example.com||||',
        'Anna Ott|not an address|soon||+North|',
        'Ben Ott|b@example.com|2024-02-01|2024-01-01||',
        'Carl Ott|c@example.com||||who@nowhere.example',
        'Dora Ott|d@example.com||||Dora Ott',
      ].join('\n'),
      empty,
      ['name', 'email', 'joined-on', 'left-on', 'market', 'manager'],
    );
    expect(reasons(done)).toEqual([
      '2 Name formula',
      '3 Name missing-name',
      '4 Email bad-email',
      '4 Joined on bad-date',
      '4 Market formula',
      '5 Left on left-before-joined',
      '6 Manager unknown-manager',
      '7 Manager own-manager',
    ]);
    expect(kinds(done)).toEqual({ 'Anna Ott': 'new', 'Ben Ott': 'new', 'Carl Ott': 'new', 'Dora Ott': 'new' });
  });

  test('one address for two people is given to neither; one person told twice is left out', () => {
    const shared = plan('Name|Email\nAnna Ott|team@example.com\nBen Ott|team@example.com');
    expect(shared.changes.map((change) => change.after.email)).toEqual([null, null]);
    expect(reasons(shared)).toEqual(['2 Email duplicate-email', '3 Email duplicate-email']);
    const twice = plan('Name|Email|Title\nAnna Ott|a@example.com|Seller\nAnna Ott|a@example.com|Manager');
    expect(twice.changes).toEqual([]);
    expect(twice.faults.map((fault) => fault.effect)).toEqual(['line-left-out', 'line-left-out']);
  });

  test('a line that is repeated counts once', () => {
    const done = plan('Name|Team\nAnna Ott|Alpha\nAnna Ott|Alpha');
    expect(done.changes).toHaveLength(1);
    expect(reasons(done)).toEqual(['3 Name repeated-line']);
  });

  test('an address that another person keeps is not taken', () => {
    const world = withPeople(
      person('a', 'Anna Ott', { email: 'a@example.com', externalKey: '1' }),
      person('b', 'Ben Ott', { email: 'b@example.com', externalKey: '2' }),
    );
    const done = plan('ID|Name|Email\n1|Anna Ott|b@example.com\n3|New One|b2@example.com', world);
    expect(reasons(done)).toEqual(['2 Email email-of-another']);
    expect(kinds(done)).toEqual({ 'New One': 'new' });
    const swapped = plan('ID|Name|Email\n1|Anna Ott|b@example.com\n2|Ben Ott|a@example.com', world);
    expect(swapped.faults).toEqual([]);
    expect(swapped.changes.map((change) => change.after.email)).toEqual(['b@example.com', 'a@example.com']);
  });

  test('managers in a ring keep the managers they have', () => {
    const done = plan('Name|Manager\nAnna Ott|Ben Ott\nBen Ott|Carl Ott\nCarl Ott|Anna Ott\nDora Ott|Anna Ott');
    expect(reasons(done)).toEqual(['2 Manager manager-cycle', '3 Manager manager-cycle', '4 Manager manager-cycle']);
    expect(done.faults[0]?.other).toBe('Anna Ott › Ben Ott › Carl Ott › Anna Ott');
    expect(done.changes.map((change) => change.after.managerId === null)).toEqual([true, true, true, false]);
  });

  test('a ring that closes through people the file does not name is found too', () => {
    const world = withPeople(person('a', 'Anna Ott'), person('b', 'Ben Ott', { managerId: 'a' }));
    const done = plan('Name|Manager\nAnna Ott|Ben Ott', world);
    expect(done.changes).toEqual([]);
    expect(reasons(done)).toEqual(['2 Manager manager-cycle']);
  });

  test('a name that several people bear does not say who the manager is', () => {
    const done = plan('ID|Name|Manager\n1|Eva Boss|\n2|Eva Boss|\n3|Anna Ott|Eva Boss');
    expect(reasons(done)).toEqual(['4 Manager ambiguous-manager']);
  });

  test('nobody is created from the manager column whose own line was left out', () => {
    const done = plan('ID|Name|Manager\n1|Eva Boss|\n1|Eva Boss-Ott|\n3|Anna Ott|Eva Boss');
    expect(kinds(done)).toEqual({ 'Anna Ott': 'new' });
    expect(reasons(done)).toContain('4 Manager manager-left-out');
  });
});
