import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { publishNext, publishSample } from '../../testing/sample-activities.ts';
import { rightSteps, sampleModule } from '../../testing/sample-module.ts';

const open = (ask: Ask, activityId: string, body: object = {}) =>
  ok(ask('POST', `/api/activities/${activityId}/attempts`, body));
const tell = (ask: Ask, attemptId: string, steps: readonly object[], more: object = {}) =>
  ok(ask('PUT', `/api/attempts/${attemptId}/steps`, { steps, ...more }));
const run = (a: TestAcademy) => rightSteps(newId, a.world.now());
const completedEvents = (a: TestAcademy) =>
  a.inside((db, academyId) =>
    db
      .selectFrom('history')
      .select(['subject_id', 'actor_id', 'about'])
      .where('academy_id', '=', academyId)
      .where('name', '=', 'module.completed')
      .execute(),
  );
const later = (a: TestAcademy, minutes: number) =>
  (a.world.clock = new Date(a.world.clock.getTime() + minutes * 60_000));
const wrong = { kind: 'single', choice: 'a' };

async function learner() {
  const a = await testAcademy();
  const activityId = await publishSample(a);
  const sam = await a.join({ name: 'Sam Seller' });
  return { a, activityId, sam };
}

describe('opening a module', () => {
  test('answers at once with all its cards, one’s steps, and where to go on', async () => {
    const { a, activityId, sam } = await learner();
    const first = await open(sam.ask, activityId, { language: 'de' });
    expect(first.module.content).toEqual(sampleModule);
    expect(first).toMatchObject({
      steps: [],
      attempt: { state: 'open', place: 'situation', share: 0, number: 1, language: 'de', score: null },
      module: { minutes: 8, languages: ['en', 'de'], newer: false },
    });
    const steps = run(a);
    await tell(sam.ask, first.attempt.attemptId, steps.slice(0, 3));
    const again = await open(sam.ask, activityId);
    expect(again.attempt).toMatchObject({ attemptId: first.attempt.attemptId, place: 'practice', seconds: 60 });
    expect(again.steps).toEqual(steps.slice(0, 3));
  });

  test('twice at the same moment is one attempt', async () => {
    const { a, activityId, sam } = await learner();
    const opened = await Promise.all(Array.from({ length: 6 }, () => open(sam.ask, activityId)));
    expect(new Set(opened.map(({ attempt }) => attempt.attemptId)).size).toBe(1);
    const begun = await a.inside((db, academyId) =>
      db
        .selectFrom('history')
        .select('about')
        .where('academy_id', '=', academyId)
        .where('name', '=', 'attempt.begun')
        .execute(),
    );
    expect(begun).toHaveLength(1);
  });

  test('finds nothing that is not on the menu, or has no cards', async () => {
    const { a, sam } = await learner();
    const led = await publishSample(a, { delivery: 'manager-led' });
    expect((await sam.ask('POST', `/api/activities/${newId()}/attempts`, {})).status).toBe(404);
    expect((await sam.ask('POST', `/api/activities/${led}/attempts`, {})).body.reason).toBe('no-cards');
  });

  test('goes on with the version it was begun with, and begins anew with the newer one', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    const steps = run(a);
    await tell(sam.ask, attempt.attemptId, steps.slice(0, 4));
    const [only] = sampleModule.cards;
    if (!only) throw new Error('the sample has cards');
    await publishNext(a, activityId, { cards: [only] });
    const again = await open(sam.ask, activityId);
    expect(again.module.newer).toBe(true);
    expect(again.module.content.cards).toHaveLength(sampleModule.cards.length);
    expect((await tell(sam.ask, attempt.attemptId, steps)).state).toBe('completed');
    const looked = await open(sam.ask, activityId);
    expect(looked.attempt).toMatchObject({ attemptId: attempt.attemptId, state: 'completed' });
    const anew = await open(sam.ask, activityId, { again: true });
    expect([anew.attempt.number, anew.attempt.state, anew.module.content.cards.length]).toEqual([2, 'open', 1]);
  });

  test('keeps the place when the language changes', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    const state = await tell(sam.ask, attempt.attemptId, run(a).slice(0, 2), { language: 'de' });
    expect([state.language, state.place]).toEqual(['de', 'conversation']);
    expect((await tell(sam.ask, attempt.attemptId, [], { language: 'fr' })).language).toBe('de');
  });
});

describe('steps', () => {
  test('the last one completes the module, and tells it once', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    later(a, 10);
    const steps = run(a);
    const before = await tell(sam.ask, attempt.attemptId, steps.slice(0, -1));
    expect([before.state, before.share < 1]).toEqual(['open', true]);
    expect(await completedEvents(a)).toEqual([]);
    later(a, 10);
    const done = await tell(sam.ask, attempt.attemptId, steps);
    expect(done).toMatchObject({ state: 'completed', score: 1, seconds: 200, place: null, share: 1 });
    await tell(sam.ask, attempt.attemptId, steps);
    const learning = await ok(sam.ask('GET', `/api/people/${sam.id}/learning`));
    expect(learning).toMatchObject({
      open: [],
      completions: [{ activityId, how: 'attempt', minutes: 3, score: 1, onDay: '2026-03-02', by: null }],
      totals: { completed: 1, minutes: 3, score: 1 },
    });
    const { completionId } = learning.completions[0];
    expect(await completedEvents(a)).toEqual([
      {
        subject_id: sam.id,
        actor_id: sam.id,
        about: { activityId, completionId, how: 'attempt', attemptId: attempt.attemptId, seconds: 200, score: 1 },
      },
    ]);
  });

  test('of two devices at the same moment complete it once', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    const [phone, desk] = [run(a), run(a)];
    await Promise.all([
      ...phone.map((step) => tell(sam.ask, attempt.attemptId, [step])),
      tell(sam.ask, attempt.attemptId, desk),
    ]);
    const state = await tell(sam.ask, attempt.attemptId, []);
    expect([state.state, state.seconds]).toEqual(['completed', 400]);
    expect(await completedEvents(a)).toHaveLength(1);
  });

  test('are judged by the server, whatever the browser believes', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    const steps = run(a).map((step) => (step.cardKey === 'question-1' ? { ...step, given: wrong } : step));
    const state = await tell(sam.ask, attempt.attemptId, steps);
    expect(state).toMatchObject({ state: 'open', place: 'question-1', score: 0.8 });
    const [, , , , right] = run(a);
    const done = await tell(sam.ask, attempt.attemptId, [{ ...right, at: later(a, 60).toISOString() }]);
    expect(done).toMatchObject({ state: 'completed', score: 0.8 });
  });

  test('on cards the module does not have are let go, and the others kept', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    const [first] = run(a);
    const lost = { ...first, stepId: newId(), cardKey: 'elsewhere' };
    const mistaken = { ...first, stepId: newId(), kind: 'answer', given: wrong };
    expect(await tell(sam.ask, attempt.attemptId, [lost, mistaken, first as object])).toMatchObject({
      place: 'example',
    });
    expect((await open(sam.ask, activityId)).steps).toHaveLength(1);
  });

  test('of somebody else’s attempt are refused', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    const other = await a.join({ name: 'Cleo Colleague', managerId: sam.id });
    expect((await other.ask('PUT', `/api/attempts/${attempt.attemptId}/steps`, { steps: run(a) })).status).toBe(404);
    expect((await a.owner('PUT', `/api/attempts/${attempt.attemptId}/steps`, { steps: run(a) })).status).toBe(404);
  });
});

describe('what somebody wrote for themselves', () => {
  const note = (at: number, cardKey: string, text: string, kept = true) => ({
    stepId: newId(),
    cardKey,
    at: new Date(Date.parse('2026-03-02T09:00:00Z') + at).toISOString(),
    seconds: 30,
    kind: 'note',
    text,
    kept,
  });

  test('is nobody else’s to read, and taken back is gone from the disk', async () => {
    const { a, activityId, sam } = await learner();
    const mona = await a.join({ name: 'Mona Manager' });
    await ok(
      a.owner('POST', '/api/people/change', { selection: { people: [sam.id] }, change: { managerId: mona.id } }),
    );
    const { attempt } = await open(sam.ask, activityId);
    await tell(sam.ask, attempt.attemptId, [
      note(1, 'practice', 'My private thought'),
      note(2, 'tomorrow', 'With Ms Okafor'),
    ]);
    for (const ask of [mona.ask, a.owner]) {
      const seen = await ask('GET', `/api/people/${sam.id}/learning`);
      expect(seen.body.open).toMatchObject([{ activityId, share: expect.any(Number) }]);
      expect(seen.text).not.toMatch(/private thought|Okafor/);
    }
    expect((await ok(sam.ask('GET', '/api/me/remembered'))).items).toMatchObject([
      { activityId, cardKey: 'tomorrow', note: 'With Ms Okafor', title: { en: 'Tomorrow' } },
    ]);
    expect((await ok(mona.ask('GET', '/api/me/remembered'))).items).toEqual([]);
    await tell(sam.ask, attempt.attemptId, [note(3, 'practice', ''), note(4, 'tomorrow', '', false)]);
    expect((await ok(sam.ask('GET', '/api/me/remembered'))).items).toEqual([]);
    const left = await a.inside((db, academyId) =>
      db.selectFrom('attempt_step').select('answer').where('academy_id', '=', academyId).execute(),
    );
    expect(JSON.stringify(left)).not.toMatch(/private thought|Okafor/);
  });

  test('goes with the person: taken along whole by them, erased with them', async () => {
    const { a, activityId, sam } = await learner();
    const { attempt } = await open(sam.ask, activityId);
    await tell(sam.ask, attempt.attemptId, [...run(a), note(500_000, 'practice', 'My private thought')]);
    const own = await sam.ask('GET', `/api/people/${sam.id}/record`);
    expect(own.text).toContain('My private thought');
    const byOwner = await a.owner('GET', `/api/people/${sam.id}/record`);
    expect(byOwner.text).toContain('Asking for the effect');
    expect(byOwner.text).not.toContain('private thought');
    await ok(a.owner('POST', `/api/people/${sam.id}/erase`, { name: 'Sam Seller' }));
    await a.inside(async (db, academyId) => {
      const steps = await db.selectFrom('attempt_step').select('step_id').where('academy_id', '=', academyId).execute();
      const done = await db.selectFrom('completion').select('minutes').where('academy_id', '=', academyId).execute();
      expect([steps.length, done.length]).toEqual([0, 1]);
    });
  });
});

test('how long a module really takes is told once three have finished it', async () => {
  const { a, activityId, sam } = await learner();
  const ask = () => ok(sam.ask('GET', `/api/learning/used-minutes?activityIds=${activityId},${newId()}`));
  expect((await ask()).items).toEqual([]);
  for (const [at, name] of ['Ann', 'Bob', 'Cem'].entries()) {
    const one = await a.join({ name });
    const { attempt } = await open(one.ask, activityId);
    await tell(
      one.ask,
      attempt.attemptId,
      run(a).map((step) => ({ ...step, seconds: 20 + at * 60 })),
    );
    const told = { activityId, completions: at + 1, medianMinutes: at < 2 ? null : 13 };
    expect((await ask()).items).toEqual([told]);
  }
});
