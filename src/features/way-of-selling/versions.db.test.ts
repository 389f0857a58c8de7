import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { listRoles } from '../people/role-store.ts';
import { loadRequirements, loadRequirementsFor } from './requirement-store.ts';
import { followWayInForce } from './version-commands.ts';
import { loadWayInForce } from './version-store.ts';

const at = '/api/way-of-selling/versions';
const today = '2026-03-02';
const nextMonth = '2026-04-01';

async function draftOf(
  a: TestAcademy,
  from: unknown = { versionId: 'in-force' },
): Promise<{ versionId: string; revision: number }> {
  const { body } = await a.owner('POST', at, { from });
  return { versionId: body.versionId, revision: 1 };
}

describe('an academy founded on the starter', () => {
  test('requires something of every role and level on its first day', async () => {
    const a = await testAcademy('starter');
    const { body } = await a.owner('GET', `${at}/in-force`);
    expect(body.version).toMatchObject({ number: 1, phase: 'in-force', effectiveOn: today, languages: ['en', 'de'] });
    expect([body.roles.length, body.capabilities.length, body.scale.length, body.groups.length]).toEqual([6, 24, 4, 7]);
    const columns = new Set(body.cells.filter((_: number, position: number) => position % 4 === 0));
    expect(columns.size).toBe(body.roles.flatMap((role: { levels: unknown[] }) => role.levels).length);
    const roles = await a.inside(listRoles);
    expect(roles.map(({ key, retired }) => [key, retired])).toEqual(
      body.roles.map(({ key }: { key: string }) => [key, false]),
    );
    expect((await a.owner('GET', `${at}/in-force/faults`)).body).toMatchObject({ publishable: true, faults: [] });
  });

  test('an empty one holds a draft with a scale, and nothing is required', async () => {
    const a = await testAcademy('empty');
    const { body } = await a.owner('GET', at);
    expect(body.items).toMatchObject([{ phase: 'draft', number: null }]);
    expect((await a.owner('GET', `${at}/in-force`)).status).toBe(404);
    expect(await a.inside((db, academyId) => loadRequirements(db, academyId, today))).toEqual([]);
    expect(await a.inside((db, academyId) => loadWayInForce(db, academyId, today))).toBeNull();
  });
});

describe('publishing', () => {
  test('takes effect on its day, and the version before holds until then', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    const { body: before } = await a.owner('GET', `${at}/${versionId}`);
    const [role] = before.roles;
    const capability = before.capabilities[0].capabilityId;
    const was = cellOf(before, 0, 0);
    const edit = { levelId: role.levels[0].levelId, capabilityId: capability, was, now: { proficiency: 4, weight: 5 } };
    const { body: edited } = await a.owner('PATCH', `${at}/${versionId}/cells`, { edits: [edit] });
    expect(edited).toEqual({ revision: 2, refused: [] });
    const stale = await a.owner('POST', `${at}/${versionId}/publish`, { effectiveOn: nextMonth, revision: 1 });
    expect([stale.status, stale.body.reason]).toEqual([409, 'changed-meanwhile']);
    const published = await a.owner('POST', `${at}/${versionId}/publish`, { effectiveOn: nextMonth, revision: 2 });
    expect(published.body).toMatchObject({ number: 2, phase: 'planned', effectiveOn: nextMonth });

    const requiredOn = async (day: string) => {
      const all = await a.inside((db, academyId) =>
        loadRequirementsFor(db, academyId, role.roleId, [role.levels[0].levelId], day),
      );
      const one = all.find(({ capabilityId }) => capabilityId === capability);
      return one ? { proficiency: one.proficiency, weight: one.weight } : null;
    };
    expect(await requiredOn(addDays(nextMonth, -1))).toEqual(was);
    expect(await requiredOn(nextMonth)).toEqual({ proficiency: 4, weight: 5 });
    const { body: list } = await a.owner('GET', at);
    expect(list.items.map((one: { number: number; phase: string }) => [one.number, one.phase])).toEqual([
      [2, 'planned'],
      [1, 'in-force'],
    ]);
    a.world.clock = new Date(`${nextMonth}T09:00:00Z`);
    expect((await a.owner('GET', `${at}/in-force`)).body.version.number).toBe(2);
  });

  test('refuses a day that has passed, a faulty draft, and a second time', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    const past = await a.owner('POST', `${at}/${versionId}/publish`, { effectiveOn: addDays(today, -1), revision: 1 });
    expect([past.status, past.body.reason]).toEqual([422, 'in-the-past']);
    await a.owner('PATCH', `${at}/${versionId}/contents`, {
      edits: [{ edit: 'add-role', name: { de: 'Technik' }, motion: null }],
    });
    const faulty = await a.owner('POST', `${at}/${versionId}/publish`, { effectiveOn: today, revision: 2 });
    expect([faulty.status, faulty.body.reason]).toEqual([422, 'faulty']);
    expect(faulty.body.fields).toContainEqual({ pointer: '/roles/technik/name', detail: 'no text in "en"' });
    const other = await draftOf(a);
    await a.owner('POST', `${at}/${other.versionId}/publish`, { effectiveOn: today, revision: 1 });
    const twice = await a.owner('POST', `${at}/${other.versionId}/publish`, { effectiveOn: today, revision: 1 });
    expect([twice.status, twice.body.reason]).toEqual([422, 'already-published']);
  });

  test('a published version takes no change, not even past the rules', async () => {
    const a = await testAcademy('starter');
    const { body } = await a.owner('GET', `${at}/in-force`);
    const id = body.version.versionId;
    const edit = {
      levelId: body.roles[0].levels[0].levelId,
      capabilityId: body.capabilities[0].capabilityId,
      was: null,
      now: null,
    };
    for (const answer of [
      await a.owner('PATCH', `${at}/${id}/cells`, { edits: [edit] }),
      await a.owner('PATCH', `${at}/${id}/contents`, { edits: [{ edit: 'name', was: {}, now: {} }] }),
      await a.owner('PATCH', `${at}/${id}`, { note: 'x' }),
      await a.owner('DELETE', `${at}/${id}`),
    ]) {
      expect([answer.status, answer.body.reason]).toEqual([422, 'already-published']);
    }
    for (const table of [
      'requirement',
      'way_capability',
      'way_level',
      'way_role',
      'capability_group',
      'proficiency_step',
      'way_version',
    ]) {
      const set = table === 'way_version' ? 'note = null' : 'version_id = version_id';
      await expect(
        a.inside((db) => sql.raw(`update ${table} set ${set} where version_id = '${id}'`).execute(db)),
      ).rejects.toThrow('never changes');
      await expect(
        a.inside((db) => sql.raw(`delete from ${table} where version_id = '${id}'`).execute(db)),
      ).rejects.toThrow('never changes');
    }
    expect((await a.owner('GET', `${at}/in-force`)).body).toEqual(body);
  });

  test('roles are known to people at once, names and retirement follow on the day', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    const { body } = await a.owner('GET', `${at}/${versionId}`);
    const [first, second] = body.roles;
    const meaning = { en: 'x', de: 'x' };
    const { body: edited } = await a.owner('PATCH', `${at}/${versionId}/contents`, {
      edits: [
        {
          edit: 'add-role',
          name: { en: 'Field engineer', de: 'Technik' },
          purpose: meaning,
          motion: null,
          levels: [{ name: { en: 'Only', de: 'Einzige' }, meaning }],
        },
        {
          edit: 'role',
          roleId: first.roleId,
          was: { name: first.name },
          now: { name: { en: 'Renamed', de: 'Umbenannt' } },
        },
        { edit: 'remove-role', roleId: second.roleId },
      ],
    });
    expect(edited.added).toHaveLength(1);
    expect(
      (await a.owner('POST', `${at}/${versionId}/publish`, { effectiveOn: nextMonth, revision: edited.revision }))
        .status,
    ).toBe(200);
    const state = async () => {
      const roles = await a.inside(listRoles);
      const named = (id: string) => roles.find(({ roleId }) => roleId === id);
      return [named(edited.added[0])?.retired, named(first.roleId)?.name.en, named(second.roleId)?.retired];
    };
    await a.act(followWayInForce);
    expect(await state()).toEqual([false, first.name.en, false]);
    a.world.clock = new Date(`${nextMonth}T00:00:00Z`);
    await a.act(followWayInForce);
    expect(await state()).toEqual([false, 'Renamed', true]);
  });
});

describe('who reads and changes', () => {
  test('everybody reads what is in force, heads of sales read all, the owner alone changes', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    const seller = (await a.join({ name: 'Sam' })).ask;
    const head = (await a.join({ name: 'Hana', grants: [{ grant: 'head-of-sales', marketId: null }] })).ask;
    const administrator = (await a.join({ name: 'Ada', grants: [{ grant: 'administrator', marketId: null }] })).ask;
    for (const [ask, all] of [
      [seller, 404],
      [administrator, 404],
      [head, 200],
      [a.owner, 200],
    ] as const) {
      expect((await ask('GET', `${at}/in-force`)).status).toBe(200);
      expect((await ask('GET', `${at}/in-force/capabilities`)).status).toBe(200);
      expect((await ask('GET', `${at}/in-force/file`)).status).toBe(200);
      expect((await ask('GET', `${at}/${versionId}`)).status).toBe(all);
      expect((await ask('GET', `${at}/${versionId}/capabilities`)).status).toBe(all);
      expect((await ask('GET', `${at}/${versionId}/file`)).status).toBe(all);
    }
    for (const ask of [seller, administrator, head]) {
      expect((await ask('POST', at, { from: 'starter' })).status).toBe(403);
      expect((await ask('POST', `${at}/${versionId}/publish`, { effectiveOn: today, revision: 1 })).status).toBe(403);
      expect((await ask('DELETE', `${at}/${versionId}`)).status).toBe(403);
    }
    expect((await seller('GET', at)).status).toBe(403);
    expect((await head('GET', `${at}/${versionId}/difference`)).body).toMatchObject({
      requirements: [],
      capabilities: [],
      frame: [],
    });
  });

  test('another academy finds nothing under the same address', async () => {
    const [a, b] = [await testAcademy('starter'), await testAcademy('starter')];
    const { body } = await a.owner('GET', `${at}/in-force`);
    const id = body.version.versionId;
    expect((await b.owner('GET', `${at}/${id}`)).status).toBe(404);
    expect((await b.owner('DELETE', `${at}/${id}`)).status).toBe(404);
    expect((await b.owner('POST', at, { from: { versionId: id } })).status).toBe(404);
  });
});

describe('a draft', () => {
  test('is discarded whole, with capabilities nobody else knows', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    const { body } = await a.owner('PATCH', `${at}/${versionId}/contents`, {
      edits: [
        { edit: 'add-group', name: { en: 'Technology' } },
        { edit: 'add-capability', name: { en: 'Live demonstrations' }, groupKey: 'technology' },
      ],
    });
    expect(body.added[0]).toBe('technology');
    expect((await a.owner('DELETE', `${at}/${versionId}`)).status).toBe(204);
    expect((await a.owner('GET', `${at}/${versionId}`)).status).toBe(404);
    const left = await a.inside((db) =>
      db.selectFrom('capability').select('key').where('capability_id', '=', body.added[1]).execute(),
    );
    expect(left).toEqual([]);
  });

  test('gives a capability that comes back its old id', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    const { body } = await a.owner('GET', `${at}/${versionId}/capabilities`);
    const [capability] = body.capabilities;
    const { capabilityId, key, groupKey, name, purpose, indicators, occupationalTasks, tags } = capability;
    await a.owner('PATCH', `${at}/${versionId}/contents`, { edits: [{ edit: 'retire-capability', capabilityId }] });
    const next = body.capabilities[1].capabilityId;
    const { body: back } = await a.owner('PATCH', `${at}/${versionId}/contents`, {
      edits: [
        { edit: 'add-capability', key, groupKey, name, purpose, indicators, occupationalTasks, tags, before: next },
      ],
    });
    expect(back.added).toEqual([capabilityId]);
    expect((await a.owner('GET', `${at}/${versionId}/capabilities`)).body.capabilities).toEqual(body.capabilities);
  });

  test('takes all edits of a request or none, and names the one in the way', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    const { body } = await a.owner('GET', `${at}/${versionId}`);
    const [role] = body.roles;
    const answer = await a.owner('PATCH', `${at}/${versionId}/contents`, {
      edits: [
        { edit: 'role', roleId: role.roleId, was: {}, now: { name: { en: 'Other' } } },
        { edit: 'role', roleId: role.roleId, was: { name: role.name }, now: { name: { en: 'Another' } } },
      ],
    });
    expect([answer.status, answer.body.reason, answer.body.fields[0].pointer]).toEqual([
      409,
      'changed-meanwhile',
      '/edits/1',
    ]);
    expect((await a.owner('GET', `${at}/${versionId}`)).body).toEqual(body);
  });

  test('history names kinds, ids and figures, never texts', async () => {
    const a = await testAcademy('starter');
    const { versionId } = await draftOf(a);
    await a.owner('PATCH', `${at}/${versionId}/contents`, {
      edits: [{ edit: 'add-group', name: { en: 'A secret plan' } }],
    });
    const rows = await a.inside((db) => db.selectFrom('history').select(['name', 'about']).execute());
    expect(JSON.stringify(rows)).not.toContain('secret');
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['way-of-selling.published', 'way-of-selling.drafted', 'way-of-selling.edited']),
    );
  });
});

interface MatrixAnswer {
  readonly cells: readonly number[];
}

function cellOf({ cells }: MatrixAnswer, column: number, row: number): { proficiency: number; weight: number } | null {
  for (let from = 0; from < cells.length; from += 4) {
    if (cells[from] === column && cells[from + 1] === row)
      return { proficiency: cells[from + 2] ?? 0, weight: cells[from + 3] ?? 0 };
  }
  return null;
}
