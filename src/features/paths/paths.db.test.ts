import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { ok } from '../../testing/academy.ts';
import { salesTeam } from '../../testing/sales-team.ts';
import { rateMany } from '../assessments/commands.ts';

/** A manager with two salespeople who work toward the second level: Ann has shown everything, Bo nothing yet. */
async function twoDepartures() {
  const team = await salesTeam();
  const { a, roleId, levels, capabilities } = team;
  const manager = await a.join({ name: 'Mia Manager' });
  const place = { managerId: manager.id, roleId, levelId: levels[0]!.id };
  const [ann, bo] = [await a.join({ name: 'Ann', ...place }), await a.join({ name: 'Bo', ...place })];
  const at = new Date('2026-02-20T09:00:00Z');
  await a.act((act) =>
    rateMany(act, [
      {
        assessment: {
          assessmentId: newId(),
          personId: ann.id,
          raterId: manager.id,
          kind: 'appraisal',
          state: 'confirmed',
          openedAt: at,
          closedAt: at,
        },
        ratings: capabilities.map(({ capabilityId }) => ({ capabilityId, proficiency: 4, ratedAt: at })),
      },
    ]),
  );
  return { ...team, manager, ann, bo };
}

describe('the path to a level', () => {
  test('follows from what is required and the menu, until an owner writes it, and again when they take that back', async () => {
    const { a, roleId, levels, bo } = await twoDepartures();
    const place = `/api/paths/${roleId}/${levels[1]!.id}`;
    const derived = await ok(bo.ask('GET', place));
    expect(derived).toMatchObject({ revision: 0, ownModules: false, may: { write: false } });
    expect(derived.modules.length).toBeGreaterThan(0);
    const [first, second] = derived.modules.map(({ activityId }: { activityId: string }) => activityId);
    const [{ capabilityId }] = derived.criteria;
    const criteria = [{ capabilityId, demonstrations: 4, raters: 2, months: 9 }];
    await ok(a.owner('PUT', place, { revision: 0, modules: [second, first], criteria }));
    const written = await ok(bo.ask('GET', place));
    expect(written).toMatchObject({ revision: 1, ownModules: true });
    expect(written.modules.map(({ activityId }: { activityId: string }) => activityId)).toEqual([second, first]);
    expect(written.criteria[0]).toMatchObject({ demonstrations: 4, raters: 2, months: 9, written: true });
    expect((await a.owner('PUT', place, { revision: 0, modules: null, criteria: [] })).status).toBe(409);
    await ok(a.owner('DELETE', place));
    expect((await ok(bo.ask('GET', place))).modules).toEqual(derived.modules);
  });

  test('refuses what cannot be: a criterion nobody could meet, a module that is not on the menu, a hand that may not write', async () => {
    const { a, roleId, levels, bo } = await twoDepartures();
    const place = `/api/paths/${roleId}/${levels[1]!.id}`;
    const [{ capabilityId }] = (await ok(bo.ask('GET', place))).criteria;
    const proof = { capabilityId, demonstrations: 1, raters: 2, months: 6 };
    const write = (ask: typeof a.owner, body: object) =>
      ask('PUT', place, { revision: 0, modules: null, criteria: [], ...body });
    expect((await write(a.owner, { criteria: [proof] })).body.reason).toBe('more-raters-than-demonstrations');
    expect((await write(a.owner, { modules: [newId()] })).body.reason).toBe('not-published');
    expect((await write(bo.ask, {})).status).toBe(403);
    expect((await a.owner('GET', `/api/paths/${roleId}/${newId()}`)).status).toBe(404);
  });

  test('stands in the list of all with what it holds, as its own page says, for how many people', async () => {
    const { a, roleId, levels, bo } = await twoDepartures();
    const place = `/api/paths/${roleId}/${levels[1]!.id}`;
    const listed = async () => {
      const { paths, may } = await ok(bo.ask('GET', '/api/paths'));
      const line = paths.find((one: { levelId: string }) => one.levelId === levels[1]!.id);
      return { line, may, paths };
    };
    const derived = await ok(bo.ask('GET', place));
    const { line, may, paths } = await listed();
    expect(may).toEqual({ write: false });
    expect(line).toMatchObject({
      modules: derived.modules.length,
      minutes: derived.minutes,
      criteria: derived.criteria.length,
      people: derived.people,
      written: false,
    });
    expect(derived.people).toBeGreaterThanOrEqual(2);
    for (const other of paths.filter((one: { roleId: string }) => one.roleId === roleId)) {
      const own = await ok(bo.ask('GET', `/api/paths/${roleId}/${other.levelId}`));
      expect([other.modules, other.minutes]).toEqual([own.modules.length, own.minutes]);
    }
    const [one] = derived.modules;
    await ok(a.owner('PUT', place, { revision: 0, modules: [one.activityId], criteria: [] }));
    expect((await listed()).line).toMatchObject({ modules: 1, minutes: one.minutes, written: true });
  });

  test('is another for each departure: what is proven is skipped, and the minutes it saves are said', async () => {
    const { ann, bo, manager } = await twoDepartures();
    const [proven, fresh] = [
      await ok(ann.ask('GET', `/api/people/${ann.id}/path`)),
      await ok(manager.ask('GET', `/api/people/${bo.id}/path`)),
    ];
    expect(fresh.minutesSaved).toBe(0);
    expect(proven.minutesLeft).toBeLessThan(fresh.minutesLeft);
    expect(proven.minutesSaved + proven.minutesLeft).toBe(fresh.minutesLeft);
    expect(fresh.steps.filter(({ next }: { next: boolean }) => next)).toHaveLength(1);
    expect((await bo.ask('GET', `/api/people/${ann.id}/path`)).status).toBe(403);
  });

  test('is not reached by an appraisal alone: criteria count what was seen', async () => {
    const { ann, manager } = await twoDepartures();
    const before = await ok(ann.ask('GET', `/api/people/${ann.id}/path`));
    expect(before.met).toBe(0);
    const { capabilityId, proficiency } = before.criteria[0];
    const seen = {
      personId: ann.id,
      capabilityId,
      proficiency,
      occasion: 'call',
      on: '2026-03-01',
      seen: [proficiency],
    };
    await ok(manager.ask('PUT', `/api/demonstrations/${newId()}`, seen));
    const [criterion] = (await ok(ann.ask('GET', `/api/people/${ann.id}/path`))).criteria;
    expect(criterion.counted).toMatchObject([{ by: 'Mia Manager', on: '2026-03-01' }]);
    expect(criterion.missingDemonstrations).toBe(criterion.demonstrations - 1);
  });
});

describe('an order', () => {
  const byNeed = { byNeed: { activities: 2, minutes: null } };

  test('shows exactly who gets what and why, gives it once, and is taken back', async () => {
    const { ann, bo, manager } = await twoDepartures();
    const order = { whom: { everybody: {} }, what: byNeed, due: { within: 14 } };
    const preview = await ok(manager.ask('POST', '/api/assignments/preview', order));
    expect(preview).toMatchObject({ people: 2, given: 1, assignments: 2, leftOut: [{ why: 'no-need', count: 1 }] });
    const planned = preview.items.find(({ person }: { person: { id: string } }) => person.id === bo.id).planned;
    const place = `/api/assignments/${newId()}`;
    const given = await ok(manager.ask('PUT', place, { ...order, fingerprint: preview.fingerprint }));
    expect(given.assignments).toBe(2);
    await ok(manager.ask('PUT', place, { ...order, fingerprint: preview.fingerprint }));
    const has = await ok(bo.ask('GET', `/api/people/${bo.id}/assignments`));
    expect(has.items).toHaveLength(2);
    expect(has.items[0]).toMatchObject({ due: '2026-03-16', by: 'Mia Manager', rule: null });
    expect(has.items.map(({ points }: { points: number }) => points).toSorted()).toEqual(
      planned.map(({ points }: { points: number }) => points).toSorted(),
    );
    expect((await ok(ann.ask('GET', `/api/people/${ann.id}/assignments`))).items).toEqual([]);
    expect(await ok(manager.ask('POST', `${place}/undo`))).toEqual({ takenBack: 2 });
    expect((await manager.ask('POST', `${place}/undo`)).status).toBe(410);
    expect((await ok(bo.ask('GET', `/api/people/${bo.id}/assignments`))).items).toEqual([]);
  });

  test('is refused when the world moved on since its preview', async () => {
    const { a, bo, manager, roleId } = await twoDepartures();
    const order = { whom: { everybody: { roleId } }, what: byNeed, due: null };
    const { fingerprint } = await ok(manager.ask('POST', '/api/assignments/preview', order));
    await a.join({ name: 'Cy', managerId: manager.id, roleId });
    const late = await manager.ask('PUT', `/api/assignments/${newId()}`, { ...order, fingerprint });
    expect([late.status, late.body.reason]).toEqual([409, 'changed-since-preview']);
    expect((await ok(bo.ask('GET', `/api/people/${bo.id}/assignments`))).items).toEqual([]);
  });

  test('reaches no further than those one leads', async () => {
    const { a, bo, manager, roleId } = await twoDepartures();
    const other = await a.join({ name: 'Olga Other' });
    const theirs = await a.join({ name: 'Theirs', managerId: other.id, roleId });
    const named = { whom: { people: [bo.id, theirs.id] }, what: byNeed, due: null };
    expect((await manager.ask('POST', '/api/assignments/preview', named)).status).toBe(403);
    const all = await ok(manager.ask('POST', '/api/assignments/preview', { ...named, whom: { everybody: {} } }));
    expect(all.items.map(({ person }: { person: { name: string } }) => person.name)).toEqual(['Ann', 'Bo']);
    expect((await bo.ask('POST', '/api/assignments/preview', named)).status).toBe(403);
  });

  test('counts what the company wants now, and says so', async () => {
    const { a, bo, manager } = await twoDepartures();
    const { steps } = await ok(bo.ask('GET', `/api/people/${bo.id}/path`));
    const { capabilityId } = steps.at(-1).develops[0];
    const priority = { capabilityId, marketId: null, weight: 3, until: '2026-06-30' };
    await ok(a.owner('PUT', `/api/priorities/${newId()}`, priority));
    await ok(bo.ask('PUT', `/api/me/priorities/${newId()}`, { capabilityId, weight: 1, until: '2026-06-30' }));
    const { items } = await ok(manager.ask('GET', `/api/people/${bo.id}/needed`));
    const whys = items[0].parts.map(({ why }: { why: string }) => why);
    expect(whys).toEqual(expect.arrayContaining(['company-priority', 'own-priority']));
    expect(items[0].points).toBe(
      items[0].parts.reduce((sum: number, part: { points: number }) => sum + part.points, 0),
    );
  });
});

describe('a rule', () => {
  const rule = (roleId: string) => ({
    name: 'The first weeks',
    whom: { everybody: { roleId, joinedWithin: 30 } },
    what: { byNeed: { activities: 3, minutes: 40 } },
    due: { within: 30 },
    now: false,
  });

  test('gives whoever joins or moves what it says, once', async () => {
    const { a, roleId, manager, bo } = await twoDepartures();
    const ruleId = newId();
    await ok(a.owner('PUT', `/api/assignment-rules/${ruleId}`, rule(roleId)));
    const add = (person: object) => ok(a.owner('POST', '/api/people', { managerId: manager.id, ...person }));
    const joiner = await add({ name: 'Joy Joiner', roleId });
    const other = await add({ name: 'Not Yet' });
    const of = async (id: string) => (await ok(manager.ask('GET', `/api/people/${id}/assignments`))).items;
    expect(await of(joiner.id)).toHaveLength(3);
    expect((await of(joiner.id))[0]).toMatchObject({ rule: 'The first weeks', by: null, due: '2026-04-01' });
    expect(await of(bo.id)).toEqual([]);
    expect(await of(other.id)).toEqual([]);
    const moved = { selection: { people: [other.id, joiner.id] }, change: { roleId } };
    await ok(a.owner('POST', '/api/people/change', moved));
    expect(await of(other.id)).toHaveLength(3);
    expect(await of(joiner.id)).toHaveLength(3);
    await ok(a.owner('DELETE', `/api/assignment-rules/${ruleId}`));
    const late = await add({ name: 'Late', roleId });
    expect(await of(late.id)).toEqual([]);
    expect(await of(joiner.id)).toHaveLength(3);
  });
});
