import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, ok } from '../../testing/academy.ts';
import { salesTeam } from '../../testing/sales-team.ts';

/** A manager with three who begin, and something of the menu. */
async function threeJoiners() {
  const team = await salesTeam();
  const { a, roleId } = team;
  const manager = await a.join({ name: 'Mia Manager' });
  const place = { managerId: manager.id, roleId };
  const [ann, bo, cy] = [
    await a.join({ name: 'Ann', ...place }),
    await a.join({ name: 'Bo', ...place }),
    await a.join({ name: 'Cy', ...place }),
  ];
  const { items } = await ok(a.owner('GET', '/api/menu?kind=practice&limit=2'));
  const [first, second] = items.map(({ activityId }: { activityId: string }) => activityId) as [string, string];
  return { ...team, manager, ann, bo, cy, first, second };
}
const has = async (ask: Ask, personId: string) =>
  (await ok(ask('GET', `/api/people/${personId}/assignments`))).items as {
    activityId: string;
    due: string | null;
    orderId: string;
  }[];
const give = async (by: Ask, people: readonly string[], activities: readonly string[]) => {
  const orderId = newId();
  await ok(by('PUT', `/api/assignments/${orderId}`, { whom: { people }, what: { activities }, due: { within: 14 } }));
  return orderId;
};

describe('taking one activity back from many', () => {
  test('takes from exactly those shown, and gives exactly those the very same back', async () => {
    const { manager, ann, bo, cy, first, second } = await threeJoiners();
    await give(manager.ask, [ann.id, bo.id], [first, second]);
    const whom = { everybody: {} };
    const { activities } = await ok(manager.ask('POST', '/api/assignment-takings/choice', { whom }));
    expect(activities.map(({ people }: { people: number }) => people)).toEqual([2, 2]);
    const order = { whom, activityId: first };
    const preview = await ok(manager.ask('POST', '/api/assignment-takings/preview', order));
    expect(preview).toMatchObject({ people: 3, taken: 2, leftOut: [{ why: 'not-given', count: 1 }] });
    expect(preview.items).toMatchObject([
      { person: { name: 'Ann' }, due: '2026-03-16', by: 'Mia Manager' },
      { person: { name: 'Bo' } },
    ]);
    const before = await has(ann.ask, ann.id);
    const taking = `/api/assignment-takings/${newId()}`;
    const body = { ...order, fingerprint: preview.fingerprint };
    expect((await ok(manager.ask('PUT', taking, body))).taken).toBe(2);
    expect((await ok(manager.ask('PUT', taking, body))).taken).toBe(2);
    expect((await has(ann.ask, ann.id)).map(({ activityId }) => activityId)).toEqual([second]);
    // what is given anew meanwhile stays as it is
    const anew = await give(manager.ask, [bo.id, cy.id], [first]);
    expect(await ok(manager.ask('POST', `${taking}/undo`))).toEqual({ givenBack: 1 });
    expect(await has(ann.ask, ann.id)).toEqual(before);
    expect((await has(bo.ask, bo.id)).find(({ activityId }) => activityId === first)?.orderId).toBe(anew);
    expect((await manager.ask('POST', `${taking}/undo`)).body.reason).toBe('undone-already');
    expect((await ok(manager.ask('GET', '/api/assignment-takings'))).items).toMatchObject([
      { taken: 2, by: 'Mia Manager', undoneAt: expect.any(String) },
    ]);
  });

  test('is refused when the world moved on, where nobody has it, for people one does not lead, and for oneself', async () => {
    const { a, manager, ann, bo, seller, first } = await threeJoiners();
    await give(manager.ask, [ann.id, bo.id], [first]);
    const order = { whom: { people: [ann.id, bo.id] }, activityId: first };
    const { fingerprint } = await ok(manager.ask('POST', '/api/assignment-takings/preview', order));
    await ok(manager.ask('DELETE', `/api/people/${bo.id}/assignments/${first}`));
    const take = (by: Ask, body: object) => by('PUT', `/api/assignment-takings/${newId()}`, { ...order, ...body });
    expect((await take(manager.ask, { fingerprint })).body.reason).toBe('changed-since-preview');
    expect((await take(manager.ask, { whom: { people: [bo.id] } })).body.reason).toBe('not-open');
    expect((await take(manager.ask, { whom: { people: [ann.id, seller.id] } })).body.reason).toBe('not-yours');
    expect((await take(ann.ask, {})).status).toBe(403);
    expect((await take(a.owner, { whom: { people: [ann.id] } })).status).toBe(200);
    expect(await has(ann.ask, ann.id)).toEqual([]);
  });
});

describe('placement checks for many', () => {
  const some = (card: { kind: string; choices?: { key: string }[] }): object => {
    const key = card.choices?.[0]?.key ?? '';
    if (card.kind === 'single') return { kind: 'single', choice: key };
    return card.kind === 'multiple' ? { kind: 'multiple', choices: [key] } : { kind: 'short', text: 'about it' };
  };

  test('are given to exactly those shown, and taken back where nobody has begun', async () => {
    const { a, manager, ann, bo, cy } = await threeJoiners();
    await a.join({ name: 'Pat Plain', managerId: manager.id });
    await ok(cy.ask('PUT', `/api/people/${cy.id}/placement/${newId()}`));
    const whom = { everybody: {} };
    const preview = await ok(manager.ask('POST', '/api/placement-batches/preview', { whom }));
    expect(preview).toMatchObject({ people: 3, placed: 2, leftOut: [{ why: 'under-way', count: 1 }] });
    expect(preview.items[0]).toMatchObject({ person: { name: 'Ann' }, why: null });
    expect(preview.items[0].questions).toBeGreaterThan(3);
    expect(preview.items[2]).toMatchObject({ person: { name: 'Cy' }, why: 'under-way', questions: 0 });
    const batch = `/api/placement-batches/${newId()}`;
    const body = { whom, fingerprint: preview.fingerprint };
    expect((await ok(manager.ask('PUT', batch, body))).placed).toBe(2);
    expect((await ok(manager.ask('PUT', batch, body))).placed).toBe(2);
    const of = async (who: typeof ann) => (await ok(who.ask('GET', `/api/people/${who.id}/placement`))).placement;
    const { placementId, items, state } = await of(ann);
    expect([state, items.length]).toEqual(['open', preview.items[0].questions]);
    await ok(ann.ask('PUT', `/api/placements/${placementId}/items/0`, { given: some(items[0].question), self: 2 }));
    expect(await ok(manager.ask('POST', `${batch}/undo`))).toEqual({ takenBack: 1, kept: 1 });
    expect(await of(bo)).toBeNull();
    expect((await of(ann)).items[0].self).toBe(2);
    expect((await of(cy)).state).toBe('open');
    expect((await manager.ask('POST', `${batch}/undo`)).body.reason).toBe('undone-already');
  });

  test('say who works toward nothing, and are refused where nobody is left or somebody is not led', async () => {
    const { a, manager, ann, seller } = await threeJoiners();
    const pat = await a.join({ name: 'Pat Plain', managerId: manager.id });
    const whom = { people: [pat.id] };
    expect(await ok(manager.ask('POST', '/api/placement-batches/preview', { whom }))).toMatchObject({
      placed: 0,
      leftOut: [{ why: 'no-target', count: 1 }],
    });
    const place = (by: Ask, body: object) => by('PUT', `/api/placement-batches/${newId()}`, body);
    expect((await place(manager.ask, { whom })).body.reason).toBe('nobody-to-place');
    expect((await place(manager.ask, { whom: { people: [ann.id, seller.id] } })).body.reason).toBe('not-yours');
    const { fingerprint } = await ok(
      manager.ask('POST', '/api/placement-batches/preview', { whom: { people: [ann.id] } }),
    );
    await ok(ann.ask('PUT', `/api/people/${ann.id}/placement/${newId()}`));
    expect((await place(manager.ask, { whom: { people: [ann.id] }, fingerprint })).body.reason).toBe(
      'changed-since-preview',
    );
  });
});

describe('a rule that was written', () => {
  test('is read back whole, changed, ended, and holds again', async () => {
    const { a, manager, roleId, first } = await threeJoiners();
    const rule = `/api/assignment-rules/${newId()}`;
    const body = {
      name: 'The first weeks',
      whom: { everybody: { roleId, joinedWithin: 30 } },
      what: { activities: [first] },
      due: { within: 30 },
      now: false,
    };
    await ok(a.owner('PUT', rule, body));
    const read = async () => (await ok(a.owner('GET', '/api/assignment-rules'))).rules;
    expect(await read()).toMatchObject([{ name: 'The first weeks', activities: [{ activityId: first }] }]);
    await ok(a.owner('PUT', rule, { ...body, name: 'The first days', due: { within: 7 } }));
    expect(await read()).toMatchObject([{ name: 'The first days', due: { within: 7 } }]);
    expect((await a.owner('POST', `${rule}/resume`)).body.reason).toBe('rule-holds');
    const joined = async (name: string) => {
      const { id } = await ok(a.owner('POST', '/api/people', { name, managerId: manager.id, roleId }));
      return (await has(manager.ask, id)).length;
    };
    await ok(a.owner('DELETE', rule));
    expect([await read(), await joined('Too Early')]).toEqual([[], 0]);
    await ok(a.owner('POST', `${rule}/resume`));
    expect(await joined('Just Right')).toBe(1);
  });
});
