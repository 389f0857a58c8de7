import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { type Ask, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { findGap, type Gap } from './gap.ts';

const at = '/api/way-of-selling/versions';

interface Matrix {
  readonly roles: readonly { readonly roleId: string; readonly levels: readonly { readonly levelId: string }[] }[];
  readonly capabilities: readonly { readonly capabilityId: string }[];
  readonly cells: readonly number[];
}

/** Figures without chance: the same for the same seed on every machine. */
function figures(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The market all people of an academy are in; ids of academies do not meet. */
const everywhere = newId();

/** People of all roles and levels in three teams, with standings of every age; some without proof, level, team or role. */
async function populated(people: number, today: Day = '2026-03-02'): Promise<TestAcademy> {
  const a = await testAcademy('starter', await testWorld(new Date(`${today}T09:00:00Z`)));
  const { body } = await a.owner('GET', `${at}/in-force`);
  const { roles, capabilities } = body as Matrix;
  const next = figures(7);
  const pick = <One>(all: readonly One[]): One | null => all[Math.floor(next() * all.length)] ?? null;
  const teams = Array.from({ length: 3 }, (_, position) => ({ team_id: newId(), name: `Team ${position}` }));
  const rows = Array.from({ length: people }, (_, position) => {
    const role = next() < 0.05 ? null : pick(roles);
    const level = role && (next() < 0.1 ? null : pick(role.levels));
    const target = role && next() < 0.2 ? pick(role.levels) : null;
    const team = next() < 0.1 ? null : pick(teams);
    return {
      person_id: newId(),
      name: `Person ${position}`,
      team_id: team?.team_id ?? null,
      role_id: role?.roleId ?? null,
      level_id: level?.levelId ?? null,
      target_level_id: target?.levelId ?? null,
    };
  });
  const standings = rows.flatMap(({ person_id }) =>
    capabilities
      .filter(() => next() < 0.8)
      .map(({ capabilityId }) => ({
        person_id,
        capability_id: capabilityId,
        mean: 0.8 + next() * 3.4,
        variance: 0.05 + next() * 0.9,
        on_day: addDays(today, -Math.floor(next() * 900)),
      })),
  );
  await a.inside(async (db, academyId) => {
    await sql`insert into team (academy_id, team_id, name) select ${academyId}::uuid, team_id, name from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as t (team_id uuid, name text)`.execute(
      db,
    );
    await sql`insert into market (academy_id, market_id, name) values (${academyId}, ${everywhere}, 'Everywhere')`.execute(
      db,
    );
    await sql`insert into person (academy_id, person_id, name, market_id, team_id, role_id, level_id, target_level_id)
      select ${academyId}::uuid, person_id, name, ${everywhere}::uuid, team_id, role_id, level_id, target_level_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (person_id uuid, name text, team_id uuid, role_id uuid, level_id uuid, target_level_id uuid)`.execute(db);
    await sql`insert into standing (academy_id, person_id, capability_id, mean, variance, on_day)
      select ${academyId}::uuid, person_id, capability_id, mean, variance, on_day from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
      as s (person_id uuid, capability_id uuid, mean float8, variance float8, on_day date)`.execute(db);
  });
  return a;
}

/** What the product shows of everyone on a day: the heat map of the one market all are in, asked on that day. */
async function gapsOn(a: TestAcademy, day: Day): Promise<ReadonlyMap<string, readonly Gap[]>> {
  const clock = a.world.clock;
  a.world.clock = new Date(`${day}T08:00:00Z`);
  const { body } = await a.owner('GET', `/api/gaps/team?market=${everywhere}`);
  a.world.clock = clock;
  const { people, capabilities } = body as HeatMap;
  const gapsIn = (cells: readonly number[]): readonly Gap[] =>
    Array.from({ length: cells.length / 6 }, (_, at) => cells.slice(at * 6, at * 6 + 6)).map(
      ([position = 0, step = 0, required = 0, held = 0, weight = 0]) => {
        const capabilityId = capabilities[position]?.capabilityId ?? '';
        return findGap({ capabilityId, proficiency: required, weight }, held, step);
      },
    );
  return new Map(people.filter(({ roleId }) => roleId).map(({ id, cells }) => [id, gapsIn(cells)]));
}

interface HeatMap {
  readonly capabilities: readonly { readonly capabilityId: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly roleId: string | null;
    readonly cells: readonly number[];
  }[];
}

function sumsOf(gaps: readonly Gap[]) {
  const count = (outcome: Gap['outcome']): number => gaps.filter((gap) => gap.outcome === outcome).length;
  const sum = (of: 'gap' | 'weighted' | 'toRestore'): number => gaps.reduce((total, gap) => total + gap[of], 0);
  const counts = { open: count('gap'), unproven: count('unproven'), met: count('met') };
  return { ...counts, steps: sum('gap'), weighted: sum('weighted'), toRestore: sum('toRestore') };
}

const open = (gaps: readonly Gap[] = []): readonly string[] =>
  gaps
    .filter(({ outcome }) => outcome === 'gap')
    .map(({ capabilityId }) => capabilityId)
    .sort();

function cellsOf({ cells }: Matrix): Map<string, { proficiency: number; weight: number }> {
  const found = new Map<string, { proficiency: number; weight: number }>();
  for (let from = 0; from < cells.length; from += 4) {
    found.set(`${cells[from]}/${cells[from + 1]}`, { proficiency: cells[from + 2] ?? 0, weight: cells[from + 3] ?? 0 });
  }
  return found;
}

describe('what publishing changes', () => {
  test('is exactly what happens, whatever was changed', { timeout: 300_000 }, async () => {
    // sessions run out by the real clock: the academy's begins long before it
    const a = await populated(50, '2012-01-02');
    const ask = a.owner;
    const cell = fc.option(
      fc.record(
        { proficiency: fc.integer({ min: 1, max: 4 }), weight: fc.integer({ min: 1, max: 5 }) },
        { noNullPrototype: true },
      ),
    );
    const cellChanges = fc.array(fc.record({ column: fc.nat(), row: fc.nat(), now: cell }), {
      minLength: 1,
      maxLength: 60,
    });
    const structure = fc.record({
      retire: fc.option(fc.nat(), { freq: 2 }),
      removeLevel: fc.option(fc.nat(), { freq: 2 }),
      addLevel: fc.boolean(),
      removeRole: fc.option(fc.nat(), { freq: 1 }),
      turn: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cellChanges, structure, fc.integer({ min: 0, max: 200 }), async (changes, shape, days) => {
        const today = a.world.now().toISOString().slice(0, 10);
        const { body: started } = await ask('POST', at, { from: { versionId: 'in-force' } });
        const draft = `${at}/${started.versionId}`;
        const { body } = await ask('GET', draft);
        const matrix = body as Matrix;
        const columns = matrix.roles.flatMap(({ levels }) => levels);
        const known = cellsOf(matrix);
        const edits = new Map(
          changes.map(({ column, row, now }) => {
            const [c, r] = [column % columns.length, row % matrix.capabilities.length];
            return [
              `${c}/${r}`,
              {
                levelId: columns[c]?.levelId,
                capabilityId: matrix.capabilities[r]?.capabilityId,
                was: known.get(`${c}/${r}`) ?? null,
                now,
              },
            ];
          }),
        );
        expect((await ask('PATCH', `${draft}/cells`, { edits: [...edits.values()] })).body.refused).toEqual([]);
        await reshape(ask, draft, matrix, shape);

        const effectiveOn = addDays(today, days);
        const { body: told } = await ask('GET', `${draft}/effect?effectiveOn=${effectiveOn}&limit=2000`);
        const before = await gapsOn(a, effectiveOn);
        expect((await ask('POST', `${draft}/publish`, { effectiveOn, revision: told.revision })).status).toBe(200);
        a.world.clock = new Date(`${effectiveOn}T08:00:00Z`);
        const after = await gapsOn(a, effectiveOn);
        expect(after.size).toBeGreaterThan(30);

        const byPerson = new Map<string, any>(told.people.map((one: { id: string }) => [one.id, one])); // oxlint-disable-line no-explicit-any -- an answer as it came
        for (const [id, now] of after) {
          const [one, was] = [byPerson.get(id), before.get(id)];
          const [earlier, later] = [sumsOf(was ?? []), sumsOf(now)];
          if (!one) {
            expect(earlier).toEqual(later);
            expect(open(now)).toEqual(open(was));
            continue;
          }
          expect([one.was, one.now]).toEqual([earlier, later]);
          expect([...open(was).filter((capability) => !one.closed.includes(capability)), ...one.opened].sort()).toEqual(
            open(now),
          );
          expect(one.fallsBelow).toBe(earlier.toRestore === 0 && later.toRestore > 0);
        }
        expect(told.total.people).toBe(after.size);
        expect(told.total.affected).toBe(byPerson.size);
        expect(told.total.now.open).toBe([...after.values()].reduce((sum, gaps) => sum + sumsOf(gaps).open, 0));
        expect(told.teams.reduce((sum: number, team: { opened: number }) => sum + team.opened, 0)).toBe(
          told.total.opened,
        );
      }),
      { seed: 51, numRuns: 12 },
    );
  });

  test('a head of sales sees their markets only, nobody else sees anybody', async () => {
    const a = await populated(40);
    const { body: started } = await a.owner('POST', at, { from: { versionId: 'in-force' } });
    const address = `${at}/${started.versionId}/effect?effectiveOn=2026-03-02`;
    const [market, other] = [newId(), newId()];
    await a.inside(async (db, academyId) => {
      await sql`insert into market (academy_id, market_id, name) values (${academyId}, ${market}, 'North'), (${academyId}, ${other}, 'South')`.execute(
        db,
      );
      await sql`update person set market_id = ${other} where person_id in (select person_id from person where role_id is not null order by name desc limit 3)`.execute(
        db,
      );
      await sql`update person set market_id = ${market} where person_id in (select person_id from person where role_id is not null order by name limit 5)`.execute(
        db,
      );
    });
    const head = await a.join({ name: 'Hana', grants: [{ grant: 'head-of-sales', marketId: market }] });
    const administrator = await a.join({ name: 'Ada', grants: [{ grant: 'administrator', marketId: null }] });
    expect((await head.ask('GET', address)).body.total.people).toBe(5);
    const both = [market, other].map((marketId) => ({ grant: 'head-of-sales', marketId }));
    expect((await a.owner('PUT', `/api/people/${head.id}/grants`, { grants: both })).status).toBe(200);
    expect((await head.ask('GET', address)).body.total.people).toBe(8);
    expect((await a.owner('GET', address)).body.total.people).toBeGreaterThan(30);
    expect((await administrator.ask('GET', address)).status).toBe(403);
  });

  test('refuses a day that has passed', async () => {
    const a = await testAcademy('starter');
    const { body: started } = await a.owner('POST', at, { from: 'starter' });
    const past = await a.owner('GET', `${at}/${started.versionId}/effect?effectiveOn=2026-03-01`);
    expect([past.status, past.body.reason]).toEqual([422, 'in-the-past']);
  });

  test('what is planned says the same as it said before it was published', async () => {
    const a = await populated(20);
    const { body: started } = await a.owner('POST', at, { from: { versionId: 'in-force' } });
    const { body } = await a.owner('GET', `${at}/${started.versionId}`);
    const edits = [{ edit: 'retire-capability', capabilityId: body.capabilities[0].capabilityId }];
    const { body: edited } = await a.owner('PATCH', `${at}/${started.versionId}/contents`, { edits });
    const effect = `${at}/${started.versionId}/effect?effectiveOn=2026-04-01`;
    const { body: before } = await a.owner('GET', effect);
    const { revision } = edited;
    await a.owner('POST', `${at}/${started.versionId}/publish`, { effectiveOn: '2026-04-01', revision });
    expect((await a.owner('GET', effect)).body).toEqual(before);
    expect(before.total.affected).toBeGreaterThan(0);
  });
});

/** Changes of structure: levels and roles come and go, capabilities retire, levels change places. */
async function reshape(
  ask: Ask,
  draft: string,
  { roles, capabilities }: Matrix,
  shape: {
    retire: number | null;
    removeLevel: number | null;
    addLevel: boolean;
    removeRole: number | null;
    turn: boolean;
  },
): Promise<void> {
  const words = { en: 'New', de: 'Neu' };
  const edits: object[] = [];
  const removed = shape.removeRole === null || roles.length < 3 ? undefined : roles[shape.removeRole % roles.length];
  const first = roles.find((role) => role !== removed);
  if (removed) edits.push({ edit: 'remove-role', roleId: removed.roleId });
  if (shape.retire !== null && capabilities.length > 12)
    edits.push({
      edit: 'retire-capability',
      capabilityId: capabilities[shape.retire % capabilities.length]?.capabilityId,
    });
  const levels = first?.levels ?? [];
  if (first && shape.addLevel && levels.length < 6)
    edits.push({ edit: 'add-level', roleId: first.roleId, name: words, meaning: words, before: levels[0]?.levelId });
  const gone = shape.removeLevel === null || levels.length < 2 ? undefined : levels[shape.removeLevel % levels.length];
  if (gone) edits.push({ edit: 'remove-level', levelId: gone.levelId });
  const last = levels.findLast((level) => level !== gone);
  const before = levels.find((level) => level !== gone);
  if (shape.turn && last && before && last !== before)
    edits.push({ edit: 'move', what: 'level', id: last.levelId, before: before.levelId });
  if (edits.length === 0) return;
  expect((await ask('PATCH', `${draft}/contents`, { edits })).status).toBe(200);
}
