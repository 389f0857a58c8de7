/** Packages of cmi5 and Tin Can as cards of an attempt, over HTTP: started, done by what their content says, and nothing but that. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Answered, ok, type Joined, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { packageCard } from '../../testing/elsewhere-module.ts';
import { publishSample } from '../../testing/sample-activities.ts';
import { blockXml, type Content, openContent, packageOf, results, unitXml } from '../../testing/sample-package.ts';
import { tinCanPackage } from '../../testing/sample-tincan.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-units-'));
let a: TestAcademy;
let sam: Joined;
let other: Joined;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
  sam = await a.join({ name: 'Sam Seller' });
  other = await a.join({ name: 'Oda Other' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Content stands within a page of ours, where it has no window of its own. */
const within = (url: string): string => decodeURIComponent(new URL(url).hash.slice(1)) || url;

const wait = (ms: number): void => {
  a.world.clock = new Date(a.world.clock.getTime() + ms);
};

/** A module that is this package, and Sam's attempt at it. */
async function begun(bytes: Uint8Array, unit?: number) {
  const made = await ok(a.owner('POST', '/api/packages', bytes));
  const card = packageCard(made.packageId, unit === undefined ? null : made.units[unit].auId);
  const activityId = await publishSample(a, { content: { cards: [card] } });
  const { attempt } = await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}));
  const units = made.units.map(({ auId }: { auId: string }) => auId) as string[];
  return { activityId, units, at: `/api/attempts/${attempt.attemptId}/cards/${card.key}/units` };
}

type Begun = Awaited<ReturnType<typeof begun>>;

async function opened({ at, units }: Begun, unit = 0, body: object = {}): Promise<Content> {
  const { url } = await ok(sam.ask('POST', `${at}/${units[unit]}/start`, body));
  wait(1_000);
  const content = await openContent(a.nobody, within(url), () => a.world.clock);
  expect((await content.send(content.statement('initialized'))).status).toBe(204);
  return content;
}

const shown = ({ at }: Begun) => ok(sam.ask('GET', at));
const attemptOf = async ({ activityId }: Begun) =>
  (await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}))).attempt;

describe('a cmi5 package', () => {
  test('completes the module when its course is satisfied, with the score and the time it told', async () => {
    const course =
      blockXml('one', unitXml('one', 'moveOn="CompletedAndPassed" masteryScore="0.5"')) +
      unitXml('two', 'moveOn="Completed"');
    const card = await begun(packageOf(newId(), course));
    expect(await shown(card)).toMatchObject({ kind: 'cmi5', mode: 'normal', done: false, parts: { length: 3 } });
    const first = await opened(card);
    wait(60_000);
    const passed = { ...results.passed, score: { scaled: 0.8 } };
    expect((await first.send(first.statement('passed', passed))).status).toBe(204);
    expect((await first.send(first.statement('completed', results.completed))).status).toBe(204);
    await ok(first.send(first.statement('terminated', { duration: 'PT50S' })));
    const half = await shown(card);
    expect(half).toMatchObject({ done: false, score: 0.8, seconds: 50 });
    expect(half.parts[0]).toMatchObject({ kind: 'block', satisfied: true });
    expect(half.parts[1]).toMatchObject({
      passed: true,
      completed: true,
      satisfied: true,
      open: null,
      masteryScore: 0.5,
    });
    const second = await opened(card, 1);
    wait(20_000);
    await ok(second.send(second.statement('completed', results.completed)));
    expect(await attemptOf(card)).toMatchObject({ state: 'completed', score: 0.8, seconds: 71 });
    await ok(second.send(second.statement('terminated', { duration: 'PT1H' })));
    expect((await attemptOf(card)).seconds).toBe(71);
    expect((await shown(card)).mode).toBe('review');
    const again = await opened(card);
    expect(again.launchData['launchMode']).toBe('Review');
  });

  test('of which one unit is played is done with that unit', async () => {
    const card = await begun(
      packageOf(newId(), unitXml('a', 'moveOn="Passed"') + unitXml('b', 'moveOn="Completed"')),
      1,
    );
    expect((await shown(card)).parts).toMatchObject([{ partId: card.units[1] }]);
    expect((await sam.ask('POST', `${card.at}/${card.units[0]}/start`, {})).status).toBe(404);
    const content = await opened(card, 1);
    await ok(content.send(content.statement('completed', results.completed)));
    expect((await attemptOf(card)).state).toBe('completed');
  });

  test('that asks for nothing is done when it was opened, not before', async () => {
    const card = await begun(packageOf(newId(), unitXml('free')));
    await ok(sam.ask('POST', `${card.at}/${card.units[0]}/start`, {}));
    expect(await shown(card)).toMatchObject({ done: false, parts: [{ satisfied: true }] });
    await opened(card);
    expect((await attemptOf(card)).state).toBe('completed');
  });

  test('in browse mode counts for nothing', async () => {
    const card = await begun(packageOf(newId(), unitXml('look')));
    await opened(card, 0, { launchMode: 'Browse' });
    expect(await shown(card)).toMatchObject({ done: false, seconds: 0, parts: [{ begun: false }] });
  });

  test('that is open elsewhere is taken over only where that is asked for', async () => {
    const card = await begun(packageOf(newId(), unitXml('twice', 'moveOn="Completed"')));
    const first = await opened(card);
    const refused = await sam.ask('POST', `${card.at}/${card.units[0]}/start`, {});
    expect([refused.status, refused.body.reason]).toEqual([409, 'open-elsewhere']);
    expect(refused.body.current).toMatchObject({ since: expect.any(String), unitId: card.units[0] });
    const second = await opened(card, 0, { take: true });
    expect((await first.send(first.statement('completed', results.completed))).status).toBe(403);
    await ok(second.send(second.statement('completed', results.completed)));
    expect((await attemptOf(card)).state).toBe('completed');
    const left = await begun(packageOf(newId(), unitXml('left', 'moveOn="Completed"')));
    await opened(left);
    wait(3 * 60 * 60_000);
    await opened(left);
  });

  test('is nobody else’s', async () => {
    const card = await begun(packageOf(newId(), unitXml('mine')));
    expect((await other.ask('GET', card.at)).status).toBe(404);
    expect((await other.ask('POST', `${card.at}/${card.units[0]}/start`, {})).status).toBe(404);
  });

  test('leads back to a page that says so to the player, and has a window of its own where it asks for one', async () => {
    const own = unitXml('own', 'launchMethod="OwnWindow"');
    const far = unitXml('far', '', { url: 'https://maker.example/far.html' });
    const card = await begun(packageOf(newId(), unitXml('back') + own + far));
    const start = (unit: number) => ok(sam.ask('POST', `${card.at}/${card.units[unit]}/start`, {}));
    const { contentOrigin, framed, url } = await start(0);
    expect([framed, url.startsWith(`${contentOrigin}/unit/#`)]).toEqual([true, true]);
    const content = await opened(card);
    expect(content.launchData['returnURL']).toBe(`${contentOrigin}/returned/`);
    await ok(content.send(content.statement('terminated', results.terminated)));
    const window = await start(1);
    expect([window.framed, new URL(window.url).searchParams.has('fetch')]).toEqual([false, true]);
    // of another place: it says so before it is started, so that the browser lets the window open
    expect((await shown(card)).parts.map(({ launchMethod }: { launchMethod: string }) => launchMethod)).toEqual([
      'AnyWindow',
      'OwnWindow',
      'OwnWindow',
    ]);
    const afar = await ok(sam.ask('POST', `${card.at}/${card.units[2]}/start`, { take: true }));
    expect([afar.framed, new URL(afar.url).host]).toEqual([false, 'maker.example']);
  });
});

describe('a Tin Can package', () => {
  const activityId = 'https://maker.example/talk';
  const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}` });

  async function talking(card: Begun, body: object = {}) {
    const { url } = await ok(sam.ask('POST', `${card.at}/${card.units[0]}/start`, body));
    const given = new URL(within(url)).searchParams;
    const text = (name: string): string => given.get(name) ?? '';
    const actor = JSON.parse(text('actor')) as Record<string, unknown>;
    const path = new URL(text('endpoint')).pathname;
    const headers = { authorization: text('auth'), 'x-experience-api-version': '1.0.3' };
    const ask = (method: string, below: string, sent?: unknown, more = {}): Promise<Answered> =>
      a.nobody(method, `${path}${below}`, sent, { ...headers, ...more });
    const say = (name: string, more: object = {}) =>
      ask('POST', 'statements', { actor, verb: verb(name), object: { id: activityId }, ...more });
    const state = (more: Record<string, string> = {}) =>
      `activities/state?${new URLSearchParams({ stateId: 'resume', activityId: text('activity_id'), agent: text('actor'), registration: text('registration'), ...more })}`;
    return { url: new URL(within(url)), actor, registration: text('registration'), ask, say, state };
  }

  test('is launched with all it needs, and completes the module when its content says so', async () => {
    const card = await begun(tinCanPackage(activityId));
    const content = await talking(card);
    expect(content.url.pathname).toMatch(/\/story\/index\.html$/);
    expect(content.url.searchParams.get('activity_id')).toBe(activityId);
    wait(40_000);
    await ok(content.say('attempted'));
    await ok(content.say('failed', { result: { score: { scaled: 0.2 }, duration: 'PT30S' } }));
    await ok(content.ask('PUT', content.state(), { page: 4 }));
    expect((await attemptOf(card)).state).toBe('open');
    expect(await shown(card)).toMatchObject({ kind: 'xapi', seconds: 30, parts: [{ begun: true, satisfied: false }] });
    wait(40_000);
    await ok(content.say('passed', { result: { score: { scaled: 0.9 }, duration: 'PT75S' } }));
    expect(await attemptOf(card)).toMatchObject({ state: 'completed', score: 0.9, seconds: 75 });
    const later = await talking(card, { take: true });
    expect((await later.ask('GET', later.state())).body).toEqual({ page: 4 });
    const kept = await ok(later.ask('GET', `statements?agent=${encodeURIComponent(JSON.stringify(later.actor))}`));
    expect(kept.statements).toHaveLength(3);
    expect(kept.statements[0].context.registration).toBe(later.registration);
  });

  test('says nothing of others, nothing beside its launch, and nothing after another was opened', async () => {
    const card = await begun(tinCanPackage(activityId));
    const content = await talking(card);
    const stranger = { mbox: 'mailto:someone@example.test' };
    const agent = JSON.stringify(stranger);
    const refused: readonly (readonly [string, () => Promise<Answered>])[] = [
      ['another actor', () => content.say('passed', { actor: stranger })],
      ['another registration', () => content.say('passed', { context: { registration: newId() } })],
      ['voiding', () => content.say('voided', { object: { objectType: 'StatementRef', id: newId() } })],
      ['an activity of the academy', () => content.say('passed', { object: { id: `urn:uuid:${newId()}` } })],
      ['a state of another agent', () => content.ask('PUT', content.state({ agent }), { page: 1 })],
      ['a state of another registration', () => content.ask('GET', content.state({ registration: newId() }))],
      ['a state of a unit elsewhere', () => content.ask('GET', content.state({ activityId: `urn:uuid:${newId()}` }))],
      ['a profile of another agent', () => content.ask('GET', `agents/profile?agent=${encodeURIComponent(agent)}`)],
      ['a person', () => content.ask('GET', `agents?agent=${encodeURIComponent(agent)}`)],
      ['all statements', () => content.ask('GET', 'statements')],
      [
        'the profile of another activity',
        () => content.ask('PUT', 'activities/profile?activityId=https://x.example/&profileId=a', { x: 1 }),
      ],
    ];
    for (const [what, ask] of refused) expect((await ask()).status, what).toBe(403);
    expect((await content.ask('POST', 'statements', [], { authorization: 'Basic Zm9vOmJhcg==' })).status).toBe(401);
    expect((await content.ask('GET', 'about')).status).toBe(200);
    await ok(content.say('attempted'));
    await talking(card, { take: true });
    expect((await content.say('passed')).status).toBe(403);
  });

  test('has a door of its own: the token of one kind opens nothing of the other', async () => {
    const card = await begun(tinCanPackage(activityId));
    const content = await talking(card);
    const endpoint = new URL(content.url.searchParams.get('endpoint') ?? '').pathname;
    const headers = { authorization: content.url.searchParams.get('auth') ?? '', 'x-experience-api-version': '1.0.3' };
    const below = content.state();
    expect(
      (await a.nobody('GET', `${endpoint.replace('/xapi-content/', '/cmi5/')}${below}`, undefined, headers)).status,
    ).toBe(401);
    const cmi5 = await opened(await begun(packageOf(newId(), unitXml('door'))));
    const there = `/xapi-content/${cmi5.sessionId}/statements?registration=${cmi5.registration}`;
    expect((await a.nobody('GET', there, undefined, cmi5.headers)).status).toBe(401);
  });
});
