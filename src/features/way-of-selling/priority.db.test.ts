import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { ok, type TestAcademy, testAcademy } from '../../testing/academy.ts';

async function found() {
  const a = await testAcademy('starter');
  const { capabilities } = await ok(a.owner('GET', '/api/way-of-selling/versions/in-force/capabilities'));
  const [north, south] = [newId(), newId()];
  await ok(a.owner('PUT', `/api/markets/${north}`, { name: 'North', parentId: null }));
  await ok(a.owner('PUT', `/api/markets/${south}`, { name: 'South', parentId: null }));
  const ids: string[] = capabilities.map(({ capabilityId }: { capabilityId: string }) => capabilityId);
  return { a, ids, north, south, sam: await a.join({ name: 'Sam' }), kim: await a.join({ name: 'Kim' }) };
}

const until = '2026-09-30';

function company(a: TestAcademy, capabilityId: string, more: object = {}, priorityId: string = newId()) {
  return a.owner('PUT', `/api/priorities/${priorityId}`, { capabilityId, marketId: null, weight: 2, until, ...more });
}

describe('priorities of the company', () => {
  test('are set once, seen by everybody, changed, and ended by the owner', async () => {
    const { a, ids, sam, north } = await found();
    const priorityId = newId();
    await ok(company(a, ids[0]!, { marketId: north }, priorityId));
    await ok(company(a, ids[0]!, { marketId: north }, priorityId));
    const told = await ok(sam.ask('GET', '/api/priorities'));
    expect(told).toMatchObject({
      company: [{ priorityId, capabilityId: ids[0], market: { name: 'North' }, weight: 2, until }],
      own: [],
      may: { setCompany: false },
    });
    expect(told.company[0].capability.en).not.toBe('');
    await ok(company(a, ids[0]!, { marketId: north, weight: 3, until: '2026-12-31' }, priorityId));
    expect((await ok(sam.ask('GET', '/api/priorities'))).company).toMatchObject([{ weight: 3, until: '2026-12-31' }]);
    expect((await sam.ask('DELETE', `/api/priorities/${priorityId}`)).status).toBe(403);
    await ok(a.owner('DELETE', `/api/priorities/${priorityId}`));
    expect((await ok(sam.ask('GET', '/api/priorities'))).company).toEqual([]);
    expect((await a.owner('DELETE', `/api/priorities/${priorityId}`)).status).toBe(404);
  });

  test('name a capability once for each market, and no more than can be kept in mind', async () => {
    const { a, ids, north, south } = await found();
    await ok(company(a, ids[0]!, { marketId: north }));
    expect((await company(a, ids[0]!, { marketId: north })).body.reason).toBe('already-one');
    await ok(company(a, ids[0]!, { marketId: south }));
    for (const capabilityId of ids.slice(1, 19)) await ok(company(a, capabilityId));
    expect((await company(a, ids[20]!)).body.reason).toBe('too-many');
  });

  test('are refused where they could not hold: days gone by or far away, a capability or market nobody knows', async () => {
    const { a, ids } = await found();
    expect((await company(a, ids[0]!, { until: '2026-02-01' })).body.reason).toBe('in-the-past');
    expect((await company(a, ids[0]!, { until: '2029-01-01' })).body.reason).toBe('too-far');
    expect((await company(a, newId())).status).toBe(404);
    expect((await company(a, ids[0]!, { marketId: newId() })).status).toBe(404);
    expect((await company(a, ids[0]!, { weight: 4 })).status).toBe(400);
  });
});

describe('priorities of one’s own', () => {
  const own = { weight: 1, until };

  test('are three at most, and nobody else’s', async () => {
    const { ids, sam, kim } = await found();
    const first = newId();
    await ok(sam.ask('PUT', `/api/me/priorities/${first}`, { ...own, capabilityId: ids[0] }));
    for (const capabilityId of ids.slice(1, 3))
      await ok(sam.ask('PUT', `/api/me/priorities/${newId()}`, { ...own, capabilityId }));
    const fourth = await sam.ask('PUT', `/api/me/priorities/${newId()}`, { ...own, capabilityId: ids[3] });
    expect([fourth.status, fourth.body.reason]).toEqual([422, 'too-many']);
    expect((await ok(kim.ask('GET', '/api/priorities'))).own).toEqual([]);
    expect((await kim.ask('DELETE', `/api/me/priorities/${first}`)).status).toBe(404);
    const taken = await kim.ask('PUT', `/api/me/priorities/${first}`, { ...own, capabilityId: ids[0] });
    expect([taken.status, taken.body.reason]).toEqual([409, 'another-priority']);
    await ok(sam.ask('DELETE', `/api/me/priorities/${first}`));
    await ok(sam.ask('PUT', `/api/me/priorities/${newId()}`, { ...own, capabilityId: ids[3] }));
    expect((await ok(sam.ask('GET', '/api/priorities'))).own).toHaveLength(3);
  });
});
