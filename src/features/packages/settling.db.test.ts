/** Units of cmi5 settled by those who lead somebody, over HTTP: what is told before it, and what follows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { ok, type Joined, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { packageCard } from '../../testing/elsewhere-module.ts';
import { recorder } from '../../testing/recording.ts';
import { publishSample } from '../../testing/sample-activities.ts';
import { blockXml, openContent, packageOf, results, unitXml } from '../../testing/sample-package.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-settling-'));
let a: TestAcademy;
let boss: Joined;
let sam: Joined;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
  boss = await a.join({ name: 'Bea Boss' });
  sam = await a.join({ name: 'Sam Seller', managerId: boss.id });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function published(course: string, unit?: number) {
  const { packageId, units } = await ok(a.owner('POST', '/api/packages', packageOf(newId(), course)));
  const card = packageCard(packageId, unit === undefined ? null : units[unit].auId);
  const activityId: string = await publishSample(a, { content: { cards: [card] } });
  return { activityId, units: units.map(({ auId }: { auId: string }) => auId) as string[] };
}

type Published = Awaited<ReturnType<typeof published>>;

const at = ({ activityId }: Published) => `/api/people/${sam.id}/activities/${activityId}`;
const looked = (module: Published) => ok(boss.ask('GET', `${at(module)}/units`));
const waived = (module: Published, unit = 0, reason = 'Tested Out') =>
  boss.ask('POST', `${at(module)}/waivers`, { cardKey: 'package', unitId: module.units[unit], reason });
const listed = async (begun: 'yes' | 'no') =>
  (await ok(boss.ask('GET', `/api/people/${sam.id}/units?begun=${begun}`))).items.map(
    (one: { activityId: string }) => one.activityId,
  ) as string[];
const attemptOf = async ({ activityId }: Published) =>
  (await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}))).attempt;

/** Sam in the middle of the first unit. */
async function opened(module: Published) {
  const { attemptId } = await attemptOf(module);
  const start = `/api/attempts/${attemptId}/cards/package/units/${module.units[0]}/start`;
  const { url } = await ok(sam.ask('POST', start, {}));
  const content = await openContent(
    a.nobody,
    decodeURIComponent(new URL(url).hash.slice(1)) || url,
    () => a.world.clock,
  );
  expect((await content.send(content.statement('initialized'))).status).toBe(204);
  return { content, attemptId };
}

async function said(registration: string): Promise<readonly string[]> {
  const { find } = await recorder(a, '1.0.3');
  const { statements } = await ok(find('/statements', { registration, ascending: 'true' }));
  return statements.map((one: { verb: { id: string } }) => one.verb.id.split('/').at(-1));
}

test('a module nobody has begun is finished by waiving its units, one after the other, as was told before', async () => {
  const module = await published(
    blockXml('one', unitXml('a', 'moveOn="Passed"')) + unitXml('b', 'moveOn="CompletedAndPassed"'),
  );
  expect(await listed('no')).toContain(module.activityId);
  const before = await looked(module);
  expect(before).toMatchObject({ state: 'not-begun', cards: [{ cardKey: 'package', done: false }] });
  const [block, first, second] = before.cards[0].parts;
  expect(block).toMatchObject({ kind: 'block', waiving: null });
  expect(first.waiving).toEqual({ blocks: [block.partId], cardDone: false, moduleDone: false });
  expect(second.waiving).toEqual({ blocks: [], cardDone: false, moduleDone: false });

  expect(await ok(waived(module))).toMatchObject({ finished: false });
  expect([await listed('yes'), await listed('no')]).toEqual([
    expect.arrayContaining([module.activityId]),
    expect.not.arrayContaining([module.activityId]),
  ]);
  const half = await looked(module);
  expect(half.state).toBe('open');
  expect(half.cards[0].parts).toMatchObject([
    { satisfied: true },
    { waived: true, satisfied: true, begun: false, waiving: null },
    { satisfied: false, waiving: { blocks: [], cardDone: true, moduleDone: true } },
  ]);
  const again = await waived(module);
  expect([again.status, again.body.reason]).toEqual([409, 'waived-already']);

  expect(await ok(waived(module, 1, 'Equivalent AU'))).toMatchObject({ finished: true });
  expect(await attemptOf(module)).toMatchObject({ state: 'completed', seconds: 0, score: null });
  const late = await waived(module, 1);
  expect([late.status, late.body.reason]).toEqual([422, 'finished']);
});

test('says of a waived unit what the operator’s way says, and history knows who did it', async () => {
  const module = await published(unitXml('said', 'moveOn="Passed"'));
  const { content } = await opened(module);
  await ok(waived(module));
  expect(await said(content.registration)).toEqual(['launched', 'initialized', 'waived', 'satisfied']);
  const { items } = await ok(a.owner('GET', `/api/history?kind=package`));
  expect(items[0]).toMatchObject({ event: 'package.unit-waived', by: { id: boss.id }, of: { id: sam.id } });
});

test('of a card that is about one unit, only that one is settled', async () => {
  const module = await published(unitXml('x', 'moveOn="Passed"') + unitXml('y', 'moveOn="Passed"'), 1);
  expect((await looked(module)).cards[0].parts).toMatchObject([
    { partId: module.units[1], waiving: { blocks: [], cardDone: true, moduleDone: true } },
  ]);
  expect((await waived(module, 0)).status).toBe(404);
  expect(await ok(waived(module, 1))).toMatchObject({ finished: true });
});

test('an open session is ended: it records nothing more, and nothing counts as done by that', async () => {
  const module = await published(unitXml('lost', 'moveOn="Completed"'));
  const { content } = await opened(module);
  a.world.clock = new Date(a.world.clock.getTime() + 3 * 60 * 60_000);
  const { open } = (await looked(module)).cards[0].parts[0];
  expect(open).toMatchObject({ sessionId: content.sessionId });
  await ok(boss.ask('POST', `/api/packages/sessions/${open.sessionId}/abandon`));
  expect((await content.send(content.statement('completed', results.completed))).status).toBe(403);
  expect(await said(content.registration)).toEqual(['launched', 'initialized', 'abandoned']);
  const after = await looked(module);
  expect([after.state, after.cards[0].parts[0]]).toMatchObject(['open', { open: null, satisfied: false }]);
  const twice = await boss.ask('POST', `/api/packages/sessions/${open.sessionId}/abandon`);
  expect([twice.status, twice.body.reason]).toEqual([409, 'session-ended']);
});

test('is nobody’s own: not even an owner waives a unit for themself', async () => {
  const module = await published(unitXml('own', 'moveOn="Passed"'));
  const own = `/api/people/${a.founder.id}/activities/${module.activityId}/waivers`;
  const body = { cardKey: 'package', unitId: module.units[0], reason: 'Administrative' };
  const refused = await a.owner('POST', own, body);
  expect([refused.status, refused.body.reason]).toEqual([403, 'does-not-lead']);
  expect((await sam.ask('POST', `${at(module)}/waivers`, body)).status).toBe(403);
});
