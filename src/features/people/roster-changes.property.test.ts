/** Identities of an import, over random rosters: nothing depends on the order of lines, and nothing changes twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planChanges, type RosterPlan, withIds, worldAfter } from './roster-changes.ts';
import type { ColumnMeaning } from './roster.ts';
import { readLines } from './roster-lines.ts';
import { hasLeft, type RosterWorld } from './roster-people.ts';

const today = '2026-03-02';
const empty: RosterWorld = { people: [], markets: [], teams: [], roles: [], levels: [] };
const runs = { seed: 20_260_302, numRuns: 400 };

const columns: readonly ColumnMeaning[] = [
  'person-id',
  'name',
  'email',
  'title',
  'market',
  'market-2',
  'team',
  'manager',
  'joined-on',
  'left-on',
];
type Row = readonly string[];

function plan(rows: readonly Row[], world: RosterWorld, wholeRoster = true): RosterPlan {
  const sheet = { headings: columns, rows: rows.map((cells, at) => ({ line: at + 2, cells })) };
  const mapping = { columns, dateOrder: null, nameOrder: 'as-written', marketSeparator: null } as const;
  return planChanges(readLines(sheet, mapping, today), world, { today, wholeRoster, spared: new Set() });
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

/** Everybody as a reader sees them, without ids; sorted. */
function seen(world: RosterWorld, told: (name: string) => boolean = () => true): readonly unknown[] {
  const places = plan([], world).places;
  const names = new Map(world.people.map((one) => [one.personId, one.name]));
  return world.people
    .filter((one) => told(one.name))
    .map((one) => [
      one.name,
      one.email,
      one.externalKey,
      one.title,
      one.marketId === null ? null : places.marketName(one.marketId),
      one.teamId === null ? null : places.teamName(one.teamId),
      one.managerId === null ? null : names.get(one.managerId),
      one.joinedOn,
      one.leftOn,
    ])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const people = ['Ada Arc', 'Ben Bow', 'Cid Cue', 'Dot Day', 'Eve Elm', 'Fox Fir', 'Gus Gum', 'Hal Hay'];
const chance = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

/** A well-formed roster: some of eight people, each led by an earlier one, by nobody, or by somebody without a line. */
function roster(identified: boolean): fc.Arbitrary<readonly Row[]> {
  const rows = people.map((name, at) =>
    fc
      .tuple(
        fc.boolean(),
        chance('', 'Seller', 'Head'),
        chance('East', 'West'),
        chance('', 'One', 'Two'),
        chance('', 'Alpha', 'Beta'),
        chance('', 'Max Manager', 'Mia Manager', ...people.slice(0, at)),
        chance('2020-01-01', '2021-06-30'),
        chance('', '', '2026-01-15', '2027-01-15'),
        chance('first.example', 'second.example'),
      )
      .map(([present, title, market, below, team, manager, joined, left, domain]) =>
        present
          ? [
              [
                identified ? `K${at}` : '',
                name,
                `p${at}@${identified ? domain : 'same.example'}`,
                title,
                market,
                below,
                team,
                manager,
                joined,
                left,
              ],
            ]
          : [],
      ),
  );
  return fc.tuple(...rows).map((found) => found.flat());
}

/** Anything a file may hold: clashing ids and addresses, rings, formulas, bad dates. */
const chaos: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.tuple(
    chance('', '1', '2', '3'),
    chance('', 'Ada Arc', 'ada arc', 'Ben Bow', 'Cid Cue', '=cmd'),
    chance('', 'a@x.example', 'b@x.example', 'broken'),
    chance('', 'Seller', '@x'),
    chance('', 'East', 'West'),
    chance('', 'One', 'East'),
    chance('', 'Alpha'),
    chance('', 'Ada Arc', 'Ben Bow', 'Cid Cue', 'Zoe New', 'a@x.example', '2'),
    chance('', '2020-01-01', '31.31.2020'),
    chance('', '2019-01-01', '2026-01-01'),
  ),
  { maxLength: 7 },
);

test('the same file twice changes nothing', () => {
  fc.assert(
    fc.property(chaos, chaos, fc.boolean(), (before, file, whole) => {
      const first = confirmed(empty, plan(before, empty));
      const world = confirmed(first, plan(file, first, whole));
      expect(plan(file, world, whole).changes).toEqual([]);
    }),
    runs,
  );
});

test.each([
  ['people are known by id', true],
  ['people are known by address and name', false],
])('a newer file leads to what it says, whatever was imported before, where %s', (_, identified) => {
  fc.assert(
    fc.property(roster(identified), roster(identified), (older, newer) => {
      const told = new Set(newer.map((row) => row[1]));
      // who had left before ever being here is left out of an empty academy, and kept in one that knows them
      const here = (name: string): boolean =>
        told.has(name) && newer.some((row) => row[1] === name && !(row[9] !== '' && String(row[9]) <= today));
      const first = confirmed(empty, plan(older, empty));
      const after = confirmed(first, plan(newer, first));
      const fresh = confirmed(empty, plan(newer, empty));
      // a manager whose own line says that they left is not created from nothing, so people they lead are compared without them
      const ledByLeaver = new Set(
        newer.filter((row) => told.has(row[7] ?? '') && !here(row[7] ?? '')).map((row) => row[1] ?? ''),
      );
      const compared = (name: string): boolean => here(name) && !ledByLeaver.has(name);
      expect(seen(after, compared)).toEqual(seen(fresh, compared));
      const present = (world: RosterWorld): readonly string[] =>
        world.people
          .filter((one) => !hasLeft(one, today))
          .map((one) => one.name)
          .sort();
      expect(present(after)).toEqual(present(fresh));
    }),
    runs,
  );
});

test('the order of lines does not matter', () => {
  fc.assert(
    fc.property(
      chaos,
      chaos.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length }))),
      (before, [rows, shuffled]) => {
        const world = confirmed(empty, plan(before, empty));
        expect(seen(confirmed(world, plan(shuffled, world)))).toEqual(seen(confirmed(world, plan(rows, world))));
      },
    ),
    runs,
  );
});

test('whatever a file says, addresses and ids stay unique and no managers form a ring', () => {
  fc.assert(
    fc.property(chaos, chaos, (before, file) => {
      const first = confirmed(empty, plan(before, empty));
      const { people: all } = confirmed(first, plan(file, first, false));
      for (const field of ['email', 'externalKey', 'personId'] as const) {
        const values = all.flatMap((one) => one[field] ?? []);
        expect(new Set(values).size).toBe(values.length);
      }
      const managerOf = new Map(all.map((one) => [one.personId, one.managerId]));
      for (const one of all) {
        let at: string | null = one.managerId;
        for (let steps = 0; at !== null; steps++) {
          expect(managerOf.has(at)).toBe(true);
          expect(steps).toBeLessThanOrEqual(all.length);
          at = managerOf.get(at) ?? null;
        }
      }
    }),
    runs,
  );
});
