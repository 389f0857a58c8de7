/** SCORM as a card of one's attempt, over HTTP: opened, told step by step, left, taken over, gone on with, done. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import type { Step } from '../../standards/scorm/playing.ts';
import { type Joined, ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { type CardTable, cardTable } from '../../testing/card-table.ts';
import { scormItem as item, scormManifest } from '../../testing/scorm-packages.ts';
import type { ScormPlayer } from '../../testing/scorm-player.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-playing-'));
let a: TestAcademy;
let sam: Joined;
let at: CardTable;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
  sam = await a.join({ name: 'Sam Seller' });
  at = cardTable(a, sam);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a package of SCORM 1.2', () => {
  test('is played to its end, and completes the module with its score and its time', async () => {
    const { attemptId, card, activityId } = await at.begun(scormManifest('1.2', item('a') + item('b')));
    expect(await ok(sam.ask('GET', card))).toMatchObject({
      kind: 'scorm-1.2',
      begun: false,
      done: false,
      open: null,
      seconds: 0,
    });
    const { answer, player, start, tell } = await at.opened(card);
    expect(answer).toMatchObject({
      mode: 'normal',
      title: { und: 'A course of 1.2' },
      scorm: { steps: 0, learner: { name: 'Sam Seller' } },
    });
    expect(answer.scorm.files).toMatch(/^http:\/\/localhost:\d+\/[0-9a-f]{96}\/$/);
    start();
    at.pass(10);
    player.speak(
      { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80', 'cmi.core.session_time': '00:00:02' },
      true,
    );
    expect(player.ask('continue')).toBe('b');
    expect(await tell()).toMatchObject({ accepted: 2, done: false });
    player.speak({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '60' }, true).ask('exitAll');
    expect(await tell()).toMatchObject({
      accepted: 3,
      done: true,
      standing: { completed: true, score: expect.closeTo(0.7) },
    });
    expect(await at.kept(card)).toEqual(plain(player.playing));
    const { attempt, steps } = await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}));
    expect(attempt).toMatchObject({ attemptId, state: 'completed', score: expect.closeTo(0.7, 5), seconds: 2 });
    expect(steps).toMatchObject([{ kind: 'played', done: true }]);
    expect(await ok(sam.ask('GET', card))).toMatchObject({ begun: true, done: true, seconds: 2 });
  });

  test('that never says how it went completes the module by being opened, and leaders read just that', async () => {
    for (const [says, onlyOpened] of [
      [{ 'cmi.suspend_data': 'page 2' }, true],
      [{ 'cmi.core.lesson_status': 'completed' }, false],
    ] as const) {
      const { card, activityId } = await at.begun(scormManifest('1.2', item('a')));
      const { player, start, tell } = await at.opened(card);
      start();
      player.speak(says, true).ask('exitAll');
      expect(await tell()).toMatchObject({ done: true, standing: { completed: true, passed: null } });
      const { completions } = await ok(a.owner('GET', `/api/people/${sam.id}/learning`));
      expect(completions.find((one: { activityId: string }) => one.activityId === activityId)).toMatchObject({
        onlyOpened,
        score: null,
      });
    }
  });

  test('goes on where it was suspended, on another day', async () => {
    const { card } = await at.begun(scormManifest('1.2', item('a')));
    const first = await at.opened(card);
    first.start();
    first.player.speak(
      { 'cmi.suspend_data': 'page 7 \0 \ud800 A1B2C3D4-0000-4000-8000-00000000000F', 'cmi.core.exit': 'suspend' },
      true,
    );
    first.player.ask('suspendAll');
    await first.tell();
    expect((await ok(sam.ask('GET', card))).open).toBeNull();
    at.pass(60 * 24);
    const second = await at.opened(card);
    expect(second.start()).toBe('a');
    const values = second.player.api?.state.data.values ?? {};
    expect(values['cmi.suspend_data']).toBe('page 7 \0 \ud800 A1B2C3D4-0000-4000-8000-00000000000F');
    expect(values['cmi.core.entry']).toBe('resume');
  });
});

describe('a package of SCORM 2004', () => {
  test('is played through its sequencing, which the server follows', async () => {
    const rollup = `<imsss:controlMode choice="false" flow="true"/><imsss:rollupRules><imsss:rollupRule childActivitySet="all">
      <imsss:rollupConditions><imsss:rollupCondition condition="completed"/></imsss:rollupConditions><imsss:rollupAction action="completed"/></imsss:rollupRule></imsss:rollupRules>`;
    const { card } = await at.begun(scormManifest('2004 4th Edition', item('a') + item('b'), { sequencing: rollup }));
    const { player, start, tell } = await at.opened(card);
    expect(start()).toBe('a');
    expect(player.ask({ request: 'choice', target: 'b' })).toBeNull();
    player
      .speak({
        'cmi.completion_status': 'completed',
        'cmi.success_status': 'passed',
        'cmi.score.scaled': '0.5',
        'adl.nav.request': 'continue',
      })
      .save();
    player.speak({}, true);
    expect(player.ask(null)).toBeNull();
    player.ask('suspendAll');
    expect(player.ask('resumeAll')).toBe('a');
    player.speak(
      { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed', 'adl.nav.request': 'continue' },
      true,
    );
    expect(player.ask(null)).toBe('b');
    player
      .speak(
        {
          'cmi.completion_status': 'completed',
          'cmi.success_status': 'passed',
          'cmi.score.scaled': '0.9',
          'cmi.exit': 'logout',
        },
        true,
      )
      .ask(null);
    expect(await tell()).toMatchObject({ done: true, standing: { completed: true, passed: true } });
    expect(await at.kept(card)).toEqual(plain(player.playing));
  });

  test('shares what it has reached with other packages of the person, where both say so', async () => {
    const objective = (
      writes: string,
    ) => `<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="own">
      <imsss:mapInfo targetObjectiveID="urn:shared:goal" readSatisfiedStatus="true" writeSatisfiedStatus="${writes}"/></imsss:primaryObjective></imsss:objectives></imsss:sequencing>`;
    const one = await at.begun(
      scormManifest('2004 4th Edition', item('a', objective('true')), {
        attributes: 'adlseq:objectivesGlobalToSystem="true"',
      }),
    );
    const two = scormManifest('2004 4th Edition', item('a', objective('false')), {
      attributes: 'adlseq:objectivesGlobalToSystem="true"',
    });
    const before = await at.begun(two);
    const alone = await at.begun(
      scormManifest('2004 4th Edition', item('a', objective('false')), {
        attributes: 'adlseq:objectivesGlobalToSystem="false"',
      }),
    );
    await at.opened(before.card);
    at.pass(1);
    const first = await at.opened(one.card);
    first.start();
    first.player.speak({ 'cmi.success_status': 'passed' }, true).ask('exitAll');
    await first.tell();
    const goal = (answer: { scorm: { registration: ScormPlayer['playing'] } }) =>
      answer.scorm.registration.sequencing.sharedObjectives['urn:shared:goal']?.satisfied ?? null;
    at.pass(1);
    expect(goal((await at.opened(before.card, { take: true })).answer)).toBe(true);
    expect(goal((await at.opened((await at.begun(two)).card)).answer)).toBe(true);
    expect(goal((await at.opened(alone.card)).answer)).toBeNull();
  });
});

describe('what is open', () => {
  test('is taken over only when asked, and what comes late from before is refused', async () => {
    const { card } = await at.begun(scormManifest('1.2', item('a')));
    const first = await at.opened(card);
    first.start();
    await first.tell();
    at.pass(1);
    const asked = await sam.ask('POST', `${card}/play`, {});
    expect([asked.status, asked.body.reason]).toEqual([409, 'open-elsewhere']);
    expect((await ok(sam.ask('GET', card))).open).toMatchObject({ sessionId: first.sessionId });
    const second = await at.opened(card, { take: true });
    first.player.speak({ 'cmi.core.lesson_status': 'passed' }).save();
    const late = await first.put(first.player.sent[1] as Step);
    expect([late.status, late.body.reason]).toEqual([409, 'taken-over']);
    expect((await first.put(first.player.sent[0] as Step)).body).toMatchObject({ accepted: 1 });
    expect((await first.part(first.player.parting())).status).toBe(204);
    expect((await at.kept(card)).data).toEqual({});
    expect(second.start()).toBe('a');
    expect(await second.tell()).toMatchObject({ accepted: 1, done: false });
  });

  test('is not there any more after two hours without a word, nor after it was left', async () => {
    const { card } = await at.begun(scormManifest('1.2', item('a')));
    const first = await at.opened(card);
    first.start();
    await first.tell();
    at.pass(121);
    const second = await at.opened(card);
    second.start();
    second.player.ask('suspendAll');
    await second.tell();
    await at.opened(card);
  });
});

describe('a step', () => {
  const kinds = scormManifest('2004 3rd Edition', item('a') + item('b'));

  test('that is sent twice counts once, and is answered both times', async () => {
    const { card } = await at.begun(kinds);
    const { player, start, put, tell } = await at.opened(card);
    start();
    player.speak({ 'cmi.session_time': 'PT10S', 'cmi.completion_status': 'completed' }, true).ask(null);
    await tell();
    const before = await at.kept(card);
    const again = await put(player.sent[1] as Step);
    expect(again.body).toMatchObject({ accepted: 2, standing: { completed: null } });
    expect(await at.kept(card)).toEqual(before);
  });

  test('with a gap before it, of a stranger, or of another shape is refused', async () => {
    const { card } = await at.begun(kinds);
    const { player, start, put, sessionId } = await at.opened(card);
    start();
    const [step] = player.sent as [Step];
    const gap = await put({ ...step, number: 3 });
    expect([gap.status, gap.body.reason, gap.body.current]).toEqual([409, 'step-missing', { accepted: 0 }]);
    const stranger = await a.join({ name: 'Stan Stranger' });
    expect((await put(step, stranger)).status).toBe(404);
    expect((await stranger.ask('GET', card)).status).toBe(404);
    expect((await stranger.ask('POST', `${card}/play`, {})).status).toBe(404);
    expect((await sam.ask('POST', `/api/packages/sessions/${sessionId}/abandon`)).status).toBe(404);
    const address = `/api/packages/sessions/${sessionId}/steps/1`;
    for (const wrong of ['{', 'null', '{"kind":"move"}', JSON.stringify({ ...step, number: 2 })])
      expect((await sam.ask('PUT', address, { step: wrong })).body, wrong).toMatchObject({
        status: 400,
        reason: 'step-shape',
      });
    expect((await sam.ask('PUT', address, { step: 'x'.repeat(600_000) })).status).toBe(400);
    expect(
      (await sam.ask('PUT', `/api/packages/sessions/${newId()}/steps/1`, { step: JSON.stringify(step) })).status,
    ).toBe(404);
  });

  test('says what content could not have set: it is not kept', async () => {
    const { card } = await at.begun(kinds);
    const { player, start, put } = await at.opened(card);
    start();
    await put(player.sent[0] as Step);
    const values = {
      'cmi.score.scaled': '17',
      'cmi.learner_name': 'x',
      'cmi.nonsense': 'x',
      __proto__x: 'y',
      'cmi.location': 'here',
    };
    const said = Object.fromEntries(Object.keys(values).map((name) => [name, true as const]));
    const lie: Step = {
      number: 2,
      at: 1,
      report: 1,
      kind: 'save',
      activity: 'a',
      kept: { values, counts: { 'cmi.interactions': 7 }, said },
    };
    expect((await put(lie)).body).toMatchObject({ accepted: 2, standing: { score: null } });
    const { data } = await at.kept(card);
    expect(data['a']?.said).toEqual({ 'cmi.location': true });
    expect(JSON.stringify(data)).not.toContain('nonsense');
  });
});

test('a completed attempt is only looked at: nothing is recorded', async () => {
  const { card, activityId } = await at.begun(scormManifest('1.2', item('a')));
  const first = await at.opened(card);
  first.start();
  first.player.speak({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' }, true).ask('exitAll');
  await first.tell();
  const before = await at.kept(card);
  at.pass(5);
  const { answer, player, start, put, part } = await at.opened(card);
  expect(answer).toMatchObject({ mode: 'review', scorm: { learner: { mode: 'review' } } });
  start();
  player.speak({ 'cmi.core.score.raw': '10' }).save();
  for (const step of player.sent) expect((await put(step)).body).toMatchObject({ accepted: 0, done: true });
  await part(player.parting());
  expect(await at.kept(card)).toEqual(before);
  expect((await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}))).attempt).toMatchObject({
    score: expect.closeTo(0.9, 5),
  });
  // the module once more: from the beginning
  const anew = await at.begun('', activityId);
  expect((await at.opened(anew.card)).answer).toMatchObject({ mode: 'normal', scorm: { registration: { data: {} } } });
});

test('what content keeps is on the person’s own record only, and goes when they are erased', async () => {
  const lea = await a.join({ name: 'Lea Leaver' });
  const activityId = await at.published(scormManifest('1.2', item('a')));
  const { attempt } = await ok(lea.ask('POST', `/api/activities/${activityId}/attempts`, {}));
  const card = `/api/attempts/${attempt.attemptId}/cards/package`;
  const { player, start, tell } = await at.opened(card, { by: lea });
  start();
  player.speak({ 'cmi.comments': 'my boss is difficult', 'cmi.core.lesson_status': 'passed' }, true).ask('exitAll');
  await tell();
  const own = (await lea.ask('GET', `/api/people/${lea.id}/record`)).text;
  expect(JSON.parse(own).packages.registrations).toMatchObject([
    {
      satisfied: expect.any(String),
      starts: [{ unit: { und: 'A course of 1.2' }, mode: 'Normal' }],
      kept: { a: { values: { 'cmi.comments': 'my boss is difficult' } } },
    },
  ]);
  const theirs = (await a.owner('GET', `/api/people/${lea.id}/record`)).text;
  expect(JSON.parse(theirs).packages.registrations).toMatchObject([{ satisfied: expect.any(String) }]);
  expect(theirs).not.toContain('difficult');
  await ok(a.owner('POST', `/api/people/${lea.id}/erase`, { name: 'Lea Leaver' }));
  expect(await at.kept(card)).toBeNull();
});

test('a session whose connection fails at every other step comes to the same end', async () => {
  const manifest = scormManifest('2004 4th Edition', item('a') + item('b') + item('c'));
  const calm = await at.begun(manifest);
  const one = await at.opened(calm.card);
  one.start();
  for (const [part, activity] of ['a', 'b', 'c'].entries()) {
    expect(one.player.activity).toBe(activity);
    for (let page = 0; page < 4; page += 1)
      one.player
        .speak([
          ['cmi.location', `${activity} ${page}`],
          [`cmi.interactions.${page}.id`, `q${page}`],
          [`cmi.interactions.${page}.type`, 'true-false'],
          [`cmi.interactions.${page}.learner_response`, 'true'],
          ['cmi.session_time', `PT${page}M`],
        ])
        .save();
    one.player.speak(
      { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed', 'cmi.score.scaled': `0.${part + 7}` },
      true,
    );
    one.player.ask(part < 2 ? 'continue' : 'exitAll');
  }
  await one.tell();
  const undisturbed = await at.kept(calm.card);
  const stormy = await at.begun('', calm.activityId);
  const two = await at.opened(stormy.card);
  const storm = randomFrom(11);
  let next = 1;
  let last;
  while (next <= one.player.sent.length) {
    const step = one.player.sent[next - 1] as Step;
    const luck = storm();
    if (luck < 0.3) continue; // it never arrived
    last = await ok(two.put(step));
    if (luck < 0.6) continue; // the answer was lost: it is sent again
    next += 1;
    if (luck > 0.9 && next > 2) next -= 1; // so is an older one
  }
  expect(last).toMatchObject({ accepted: one.player.sent.length, done: true });
  expect(await at.kept(stormy.card)).toEqual(undisturbed);
});

/** Numbers from 0 up to 1, the same every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}
