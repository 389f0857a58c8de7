import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../server/files/spreadsheet.ts';
import type { RosterMapping } from './roster.ts';
import { type ChangeKind, planChanges, type RosterPlan, withIds, worldAfter } from './roster-changes.ts';
import { guessMapping, sheetOf } from './roster-columns.ts';
import { nobody } from './roster-draft.ts';
import { readLines } from './roster-lines.ts';
import type { RosterFields, RosterPerson, RosterWorld } from './roster-people.ts';

const today = '2026-03-02';
const empty: RosterWorld = { people: [], markets: [], teams: [], roles: [], levels: [] };

interface Asked {
  readonly wholeRoster?: boolean;
  readonly spared?: readonly string[];
  readonly mapping?: Partial<RosterMapping>;
}

/** A file as a text of lines, cells parted by "|", against a world. */
function plan(file: string, world: RosterWorld = empty, asked: Asked = {}): RosterPlan {
  const rows = file
    .split('\n')
    .map((line, at) => ({ line: at + 1, cells: line.split('|').map((cell) => cell.trim()) }));
  const sheet = sheetOf(rows.filter((row) => row.cells.some((cell) => cell !== '')));
  const mapping = { ...guessMapping(sheet), ...asked.mapping };
  return planChanges(readLines(sheet, mapping, today), world, {
    today,
    wholeRoster: asked.wholeRoster ?? false,
    spared: new Set(asked.spared),
  });
}

let ids = 0;

/** The world after a plan was confirmed. */
function confirmed(world: RosterWorld, done: RosterPlan): RosterWorld {
  const given = new Map<string, string>();
  const idOf = (placeholder: string): string => {
    const id = given.get(placeholder) ?? `id-${++ids}`;
    given.set(placeholder, id);
    return id;
  };
  return worldAfter(world, withIds(done, idOf));
}

function person(
  personId: string,
  name: string,
  more: Partial<RosterFields> & { indispensable?: boolean } = {},
): RosterPerson {
  return { ...nobody, personId, name, indispensable: false, ...more };
}

const withPeople = (...people: RosterPerson[]): RosterWorld => ({ ...empty, people });
const kinds = (done: RosterPlan): Record<string, ChangeKind> =>
  Object.fromEntries(done.changes.map((change) => [change.after.name, change.kind]));
const reasons = (done: RosterPlan): readonly string[] =>
  done.faults.map((fault) => `${fault.line} ${fault.column} ${fault.reason}`);

describe('an empty academy', () => {
  test('gets people, the managers they name, and their markets', () => {
    const done = plan(
      'sales_agent|manager|regional_office\nBen Fell|Clara Loft|Central\nDora Brand|Clara Loft|Central\nMona Frey|Cal Lind|East',
    );
    expect(kinds(done)).toEqual({
      'Ben Fell': 'new',
      'Dora Brand': 'new',
      'Mona Frey': 'new',
      'Clara Loft': 'new',
      'Cal Lind': 'new',
    });
    expect(done.markets.map((market) => market.name)).toEqual(['Central', 'East']);
    const dustin = done.changes.find((change) => change.after.name === 'Clara Loft');
    expect(dustin?.line).toBeNull();
    expect(dustin?.after.marketId).toBe(done.markets[0]?.marketId);
    expect(done.faults).toEqual([]);
  });

  test('gets a tree of markets, and managers stand where all their people have in common', () => {
    const done = plan(
      'Name|Manager|Market\nAnna Ott|Eva Boss|EMEA / DACH\nBen Ott|Eva Boss|EMEA / France\nCarl Ott|Ada Top|EMEA / France',
    );
    const names = new Map(done.markets.map((market) => [market.marketId, market.name]));
    expect(done.markets.map((market) => [market.name, names.get(market.parentId ?? '') ?? null])).toEqual([
      ['EMEA', null],
      ['DACH', 'EMEA'],
      ['France', 'EMEA'],
    ]);
    const marketOf = (name: string): string =>
      done.places.marketName(done.changes.find((change) => change.after.name === name)?.after.marketId ?? '');
    expect(marketOf('Eva Boss')).toBe('EMEA');
    expect(marketOf('Ada Top')).toBe('EMEA / France');
  });

  test('gets a manager with a line of their own once', () => {
    const done = plan('Name|Manager\nAnna Ott|Eva  BOSS\nEva Boss|');
    expect(Object.keys(kinds(done))).toEqual(['Anna Ott', 'Eva Boss']);
  });

  test('gets no people who left before they were ever here', () => {
    const done = plan('Name|Left on\nAnna Ott|2020-01-01\nBen Ott|2030-01-01');
    expect(kinds(done)).toEqual({ 'Ben Ott': 'new' });
    expect(reasons(done)).toEqual(['2 Left on already-left']);
  });
});

describe('who is who', () => {
  const anna = person('a', 'Anna Meier', { email: 'anna@example.com', externalKey: '7' });

  test('the person id decides, also over a new name and address', () => {
    const done = plan('ID|Name|Email\n7|Anna Huber|anna.huber@example.com', withPeople(anna));
    expect(done.changes).toMatchObject([{ personId: 'a', kind: 'changed', fields: ['name', 'email'] }]);
  });

  test('then the e-mail address', () => {
    const done = plan('Name|Email\nAnna Huber|ANNA@example.com', withPeople(anna));
    expect(done.changes).toMatchObject([{ personId: 'a', fields: ['name'] }]);
  });

  test('then the name, where nothing contradicts it', () => {
    expect(plan('Name|Title\nanna  meier|Seller', withPeople(anna)).changes).toMatchObject([
      { personId: 'a', fields: ['name', 'title'] },
    ]);
    expect(plan('Name|Email\nAnna Meier|other@example.com', withPeople(anna)).changes).toMatchObject([{ kind: 'new' }]);
    expect(plan('ID|Name\n8|Anna Meier', withPeople(anna)).changes).toMatchObject([{ kind: 'new' }]);
  });

  test('an address may change where the name and the place stay, or where only the domain changes', () => {
    const world = confirmed(
      empty,
      plan('Name|Email|Manager\nAnna Ott|anna@old.example|Eva Boss\nBen Ott|ben@old.example|Eva Boss'),
    );
    const done = plan(
      'Name|Email|Manager\nAnna Ott|a.ott@new.example|Eva Boss\nBen Ott|ben@new.example|Ada Top',
      world,
    );
    expect(done.changes.map((change) => [change.after.name, change.kind])).toEqual([
      ['Anna Ott', 'changed'],
      ['Ben Ott', 'moved'],
      ['Ada Top', 'new'],
    ]);
    expect(plan('Name|Email|Manager\nAnna Ott|a.ott@new.example|Ada Top', world).changes[0]).toMatchObject({
      kind: 'new',
    });
  });

  test('namesakes are told apart by where they stand', () => {
    const file = 'Name|Market\nAnna Ott|East\nAnna Ott|West';
    const world = confirmed(empty, plan(file));
    expect(world.people).toHaveLength(2);
    expect(plan(file, world)).toMatchObject({ changes: [], unchanged: 2, faults: [] });
    const moved = plan('Name|Market\nAnna Ott|North\nAnna Ott|West', world);
    expect(moved.changes).toMatchObject([{ kind: 'moved', personId: world.people[0]?.personId }]);
  });

  test('and left out where nothing tells them apart', () => {
    const world = withPeople(person('a', 'Anna Ott'), person('b', 'Anna Ott'));
    const done = plan('Name|Title\nAnna Ott|Seller\nBen Ott|Seller', world, { wholeRoster: true });
    expect(reasons(done)).toEqual(['2 Name ambiguous-name']);
    expect(kinds(done)).toEqual({ 'Ben Ott': 'new' });
  });

  test('who returns is the same person, also when only named as a manager', () => {
    const world = withPeople(
      person('a', 'Anna Ott', { leftOn: '2025-01-01' }),
      person('e', 'Eva Boss', { leftOn: '2025-01-01' }),
    );
    const done = plan('Name|Manager\nAnna Ott|Eva Boss', world);
    expect(done.changes).toMatchObject([
      { personId: 'a', kind: 'returned', after: { leftOn: null, managerId: 'e' } },
      { personId: 'e', kind: 'returned', after: { leftOn: null } },
    ]);
  });

  test('a namesake who is here comes before one who left', () => {
    const world = withPeople(person('a', 'Anna Ott', { leftOn: '2025-01-01' }), person('b', 'Anna Ott'));
    expect(plan('Name|Title\nAnna Ott|Seller', world).changes).toMatchObject([{ personId: 'b' }]);
  });
});

describe('what a cell tells', () => {
  test('an empty cell clears title, manager, market and team, and keeps what is not for a file to forget', () => {
    const world = confirmed(
      empty,
      plan(
        'ID|Name|Email|Title|Manager|Market|Team|Joined\n1|Anna Ott|a@example.com|Seller|Eva Boss|East|Alpha|2020-01-31',
      ),
    );
    const done = plan('ID|Name|Email|Title|Manager|Market|Team|Joined\n1|Anna Ott||||||', world);
    expect(done.changes).toMatchObject([{ kind: 'moved', fields: ['title', 'marketId', 'teamId', 'managerId'] }]);
  });

  test('a column that is missing tells nothing', () => {
    const world = confirmed(empty, plan('Name|Title|Manager|Market\nAnna Ott|Seller|Eva Boss|East'));
    expect(plan('Name|Market\nAnna Ott|East', world).changes).toEqual([]);
  });

  test('roles and levels are known by key or in any language; unknown ones are told once', () => {
    const world: RosterWorld = {
      ...empty,
      roles: [{ roleId: 'r1', key: 'kam', name: { en: 'Key account manager', de: 'Großkundenbetreuer' } }],
      levels: [{ levelId: 'l1', roleId: 'r1', key: 'senior', name: { en: 'Senior', de: 'Erfahren' } }],
    };
    const done = plan(
      'Name|Role|Level\nAnna Ott|großkundenbetreuer|Erfahren\nBen Ott|KAM|Guru\nCarl Ott|Wizard|Senior\nDora Ott|wizard|',
      world,
    );
    expect(done.changes.map((change) => [change.after.roleId, change.after.levelId])).toEqual([
      ['r1', 'l1'],
      ['r1', null],
      [null, null],
      [null, null],
    ]);
    expect(done.faults.map((fault) => [fault.line, fault.reason, fault.value, fault.people])).toEqual([
      [3, 'unknown-level', 'Guru', 1],
      [4, 'unknown-role', 'Wizard', 2],
      [4, 'level-without-role', 'Senior', 1],
    ]);
  });

  test('who changes role gives up the level of the old one', () => {
    const world: RosterWorld = {
      ...withPeople(person('a', 'Anna Ott', { roleId: 'r1', levelId: 'l1', targetLevelId: 'l1' })),
      roles: [
        { roleId: 'r1', key: 'one', name: {} },
        { roleId: 'r2', key: 'two', name: {} },
      ],
      levels: [{ levelId: 'l1', roleId: 'r1', key: 'junior', name: {} }],
    };
    expect(plan('Name|Role\nAnna Ott|two', world).changes).toMatchObject([
      { after: { roleId: 'r2', levelId: null, targetLevelId: null } },
    ]);
  });

  test('a language and a time zone are understood by name and code', () => {
    const done = plan('Name|Language|Time zone\nAnna Ott|Deutsch|Europe/Berlin\nBen Ott|en_us|Mars/Base');
    expect(done.changes.map((change) => [change.after.language, change.after.timeZone])).toEqual([
      ['de', 'Europe/Berlin'],
      ['en-US', null],
    ]);
    expect(reasons(done)).toEqual(['3 Time zone unknown-time-zone']);
  });
});

describe('leaving', () => {
  const world = withPeople(
    person('a', 'Anna Ott'),
    person('b', 'Ben Ott'),
    person('o', 'Olga Owner', { indispensable: true }),
  );

  test('nobody is gone unless the file claims to be everybody', () => {
    expect(plan('Name|Title\nAnna Ott|', world)).toMatchObject({ changes: [], missing: 1 });
    expect(plan('Name|Title\nAnna Ott|', world, { wholeRoster: true }).changes).toMatchObject([
      { personId: 'b', kind: 'gone', after: { leftOn: today } },
    ]);
    expect(plan('Name|Title\nAnna Ott|', world, { wholeRoster: true, spared: ['b'] }).changes).toEqual([]);
  });

  test('whose line is left out is not gone', () => {
    const known = withPeople(
      person('a', 'Anna Ott', { externalKey: '1' }),
      person('b', 'Ben Ott', { email: 'b@example.com' }),
    );
    const done = plan('ID|Name|Email\n1|=cmd|\n2|Ben Ott|b@example.com\n2|Ben Otto|c@example.com', known, {
      wholeRoster: true,
    });
    expect(done.changes).toEqual([]);
    expect(reasons(done)).toEqual(['2 Name formula', '3 ID duplicate-person-id', '4 ID duplicate-person-id']);
  });

  test('a day or a word says that somebody left, and an unknown word is told', () => {
    const done = plan(
      'Name|Left on|Status\nAnna Ott|2026-02-28|active\nBen Ott||Ausgeschieden\nOlga Owner||Sabbatical on Mars',
      world,
    );
    expect(done.changes).toMatchObject([
      { personId: 'a', kind: 'gone', after: { leftOn: '2026-02-28' } },
      { personId: 'b', kind: 'gone', after: { leftOn: today } },
    ]);
    expect(reasons(done)).toEqual(['4 Status unknown-status']);
  });

  test('an ended stay and a present one are one person, who is here', () => {
    const file =
      'ID|Name|Email|Left on\n1|Anna Ott|a@example.com|2020-01-01\n9|Anna Ott|a@example.com|\n2|Ben Ott||2019-01-01\n2|Ben Ott||';
    const returned = plan(
      file,
      withPeople(person('a', 'Anna Ott', { externalKey: '1', email: 'a@example.com', leftOn: '2020-01-01' })),
    );
    expect(returned.changes).toMatchObject([
      { personId: 'a', kind: 'returned', after: { externalKey: '9', leftOn: null } },
      { kind: 'new', after: { name: 'Ben Ott', leftOn: null } },
    ]);
    expect(reasons(returned)).toEqual(['2 Name earlier-stay', '4 Name earlier-stay']);
  });

  test('a leaver stays gone since the day that is known', () => {
    const left = withPeople(person('a', 'Anna Ott', { leftOn: '2025-05-05' }));
    expect(plan('Name|Status\nAnna Ott|left', left).changes).toEqual([]);
  });

  test('a day in the future is kept and is no leaving yet', () => {
    const leaving = withPeople(person('a', 'Anna Ott', { leftOn: '2026-12-31' }));
    expect(plan('Name|Title\nAnna Ott|', leaving).changes).toEqual([]);
    expect(plan('Name|Left on\nAnna Ott|2026-11-30', leaving).changes).toMatchObject([
      { kind: 'changed', fields: ['leftOn'] },
    ]);
  });
});

const exported = new URL('../../../../shared/data/crm/sales_teams.csv', import.meta.url);
const there = existsSync(exported);
if (!there) console.info('left out: the CRM export beside the project is not there');

test.skipIf(!there)(
  'an export of a CRM yields 35 salespeople, 6 managers and 3 markets by its guess alone',
  async () => {
    const reading = await readSpreadsheet(readFileSync(exported));
    if (!reading.ok) throw new Error(reading.fault.detail);
    const sheet = sheetOf(reading.spreadsheet.rows);
    const done = planChanges(readLines(sheet, guessMapping(sheet), today), empty, {
      today,
      wholeRoster: false,
      spared: new Set(),
    });
    const leads = new Set(done.changes.map((change) => change.after.managerId));
    expect(done.changes.filter((change) => change.kind === 'new')).toHaveLength(41);
    expect(done.changes.filter((change) => leads.has(change.personId))).toHaveLength(6);
    expect(done.changes.filter((change) => change.after.managerId !== null)).toHaveLength(35);
    expect(done.markets.map((market) => market.name)).toEqual(['Central', 'East', 'West']);
    expect(done.faults).toEqual([]);
  },
);
