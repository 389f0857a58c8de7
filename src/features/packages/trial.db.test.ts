/** Packages tried from the shelf, over HTTP: they play as they will, and nothing of it counts for anybody. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../standards/scorm/playing.ts';
import { type Joined, ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { type CardTable, cardTable } from '../../testing/card-table.ts';
import { openContent, packageOf, results, unitXml } from '../../testing/sample-package.ts';
import { scormItem, scormManifest, scormPackage } from '../../testing/scorm-packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-trial-'));
let a: TestAcademy;
let cora: Joined;
let at: CardTable;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
  cora = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  at = cardTable(a, cora);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tried(bytes: Uint8Array) {
  const { packageId } = await ok(cora.ask('POST', '/api/packages', bytes));
  const trial = `/api/packages/${packageId}/trial`;
  const begin = async (again = false) => (await ok(cora.ask('POST', trial, { again }))).trialId as string;
  return { packageId, trial, begin, card: (trialId: string) => `/api/attempts/${trialId}/cards/trial` };
}

const attempts = () =>
  a.inside((db, academyId) =>
    db.selectFrom('attempt').select('attempt_id').where('academy_id', '=', academyId).execute(),
  );

const statements = () =>
  a.inside((db, academyId) =>
    db.selectFrom('learning_statement').select('statement_id').where('academy_id', '=', academyId).execute(),
  );
const documents = (trialId: string) =>
  a.inside(async (db, academyId) => {
    const all = await db.selectFrom('learning_document').selectAll().where('academy_id', '=', academyId).execute();
    return all.filter((one) => JSON.stringify(one).includes(trialId)).length;
  });

const scorm = (mark: string) => scormPackage(scormManifest('1.2', scormItem('one') + scormItem(mark)));

describe('a trial of a SCORM package', () => {
  test('is left and gone on with, tells what the package reported, and makes no attempt', async () => {
    const { trial, begin, card } = await tried(scorm('two'));
    expect(await ok(cora.ask('GET', trial))).toMatchObject({ trialId: null, completed: null, said: [] });
    const trialId = await begin();
    expect(await begin()).toBe(trialId);
    const first = await at.opened(card(trialId));
    expect(first.answer).toMatchObject({ mode: 'normal', registrationId: trialId });
    first.start();
    at.pass(1);
    first.player.speak({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '80' }, true).ask('continue');
    await first.tell();
    expect((await cora.ask('POST', `${card(trialId)}/play`, {})).body.reason).toBe('open-elsewhere');
    const second = await at.opened(card(trialId), { take: true });
    second.start();
    second.player.speak({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '60' }, true).ask('exitAll');
    expect(await second.tell()).toMatchObject({ done: true });
    const told = await ok(cora.ask('GET', trial));
    expect(told).toMatchObject({ completed: true, score: expect.closeTo(0.7) });
    expect(told.said).toContainEqual({ part: 'one', name: 'cmi.core.score.raw', value: '80' });
    expect(await ok(cora.ask('GET', card(trialId)))).toMatchObject({ activityId: null, done: true });
    expect(await attempts()).toEqual([]);
  });

  test('is empty once it is begun again, and what comes of the one before is of nobody', async () => {
    const { trial, begin, card } = await tried(scorm('again'));
    const trialId = await begin();
    const before = await at.opened(card(trialId));
    before.start();
    await before.tell();
    const anew = await begin(true);
    expect(anew).not.toBe(trialId);
    expect(await ok(cora.ask('GET', trial))).toMatchObject({ trialId: anew, completed: null, seconds: 0, said: [] });
    before.player.speak({ 'cmi.core.lesson_status': 'passed' }, true);
    expect((await before.put(before.player.sent.at(-1) as Step)).status).toBe(404);
  });

  test('is for whoever writes modules, and each has one of their own', async () => {
    const { trial, begin, card } = await tried(scorm('own'));
    const trialId = await begin();
    const sam = await a.join({ name: 'Sam Seller' });
    expect((await sam.ask('POST', trial, {})).status).toBe(403);
    for (const ask of [sam.ask, a.owner]) {
      expect((await ask('GET', card(trialId))).status).toBe(404);
      expect((await ask('POST', `${card(trialId)}/play`, {})).status).toBe(404);
    }
    expect((await ok(a.owner('POST', trial, {}))).trialId).not.toBe(trialId);
  });

  test('opens in a window of its own where whoever keeps the package says so', async () => {
    const { packageId, begin, card } = await tried(scorm('window'));
    const trialId = await begin();
    expect(await ok(cora.ask('GET', card(trialId)))).toMatchObject({ ownWindow: false });
    for (const ownWindow of [true, true]) await ok(cora.ask('PATCH', `/api/packages/${packageId}`, { ownWindow }));
    expect(await ok(cora.ask('GET', card(trialId)))).toMatchObject({ ownWindow: true });
    const { items } = await ok(cora.ask('GET', '/api/packages/shelf'));
    expect(items.find((one: { packageId: string }) => one.packageId === packageId)).toMatchObject({ ownWindow: true });
    const told = await a.inside((db, academyId) =>
      db
        .selectFrom('history')
        .select('about')
        .where('academy_id', '=', academyId)
        .where('name', '=', 'package.changed')
        .execute(),
    );
    expect(told).toEqual([{ about: { packageId, ownWindow: true } }]);
  });

  test('keeps no package from being taken away', async () => {
    const { packageId, begin } = await tried(scorm('away'));
    await begin();
    await ok(cora.ask('DELETE', `/api/packages/${packageId}`));
  });
});

describe('a trial of a cmi5 package', () => {
  test('has a window of its own for each unit, where the package opens in one', async () => {
    const { packageId, begin, card } = await tried(packageOf('apart', unitXml('one')));
    const trialId = await begin();
    const look = () => ok(cora.ask('GET', `${card(trialId)}/units`));
    const start = async (unitId: string) => ok(cora.ask('POST', `${card(trialId)}/units/${unitId}/start`, {}));
    const [unit] = (await look()).parts;
    expect([unit.launchMethod, (await start(unit.partId)).framed]).toEqual(['AnyWindow', true]);
    await ok(cora.ask('PATCH', `/api/packages/${packageId}`, { ownWindow: true }));
    expect([(await look()).parts[0].launchMethod, (await start(unit.partId)).framed]).toEqual(['OwnWindow', false]);
  });

  test('is done by what its content says, and the learning records know nothing of it', async () => {
    const { packageId, trial, begin, card } = await tried(packageOf('tried', unitXml('one', 'moveOn="Passed"')));
    const trialId = await begin();
    const { parts } = await ok(cora.ask('GET', `${card(trialId)}/units`));
    const { url } = await ok(cora.ask('POST', `${card(trialId)}/units/${parts[0].partId}/start`, {}));
    const inside = decodeURIComponent(new URL(url).hash.slice(1)) || url;
    expect(decodeURIComponent(inside)).toContain(`"name":"${trialId}"`);
    expect(inside).not.toContain(cora.id);
    at.pass(1);
    const content = await openContent(a.nobody, inside, () => a.world.clock);
    await content.send(content.statement('initialized'));
    at.pass(1);
    const passed = content.statement('passed', { ...results.passed, score: { scaled: 0.8 } });
    expect((await content.send(passed)).status).toBe(204);
    await content.send(content.statement('terminated', { duration: 'PT50S' }));
    expect(await statements()).toEqual([]);
    expect(await ok(cora.ask('GET', trial))).toMatchObject({ passed: true, score: 0.8, seconds: 50 });
    expect(await attempts()).toEqual([]);
    const { registrations } = (await ok(cora.ask('GET', `/api/people/${cora.id}/record`))).packages;
    expect(registrations.filter(({ trial: tried }: { trial: boolean }) => tried)).toContainEqual(
      expect.objectContaining({ registration: trialId }),
    );
    expect(await documents(trialId)).toBeGreaterThan(0);
    await begin(true);
    expect(await documents(trialId)).toBe(0);
    // beside it, what is started by itself has a registration of its own
    const launched = await ok(cora.ask('POST', `/api/packages/${packageId}/launches`, { auId: parts[0].partId }));
    expect(launched.registration).not.toBe(trialId);
    expect(await statements()).not.toEqual([]);
  });
});
