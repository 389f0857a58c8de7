import { expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { elsewhereModule, packageCard } from '../../testing/elsewhere-module.ts';
import { publishSample } from '../../testing/sample-activities.ts';
import { type PlayedNow, recordPlayed } from './played-commands.ts';

async function learner(content = elsewhereModule(newId())) {
  const a = await testAcademy();
  const activityId = await publishSample(a, { content });
  const sam = await a.join({ name: 'Sam Seller' });
  const open = () => ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}));
  const { attempt } = await open();
  const { attemptId } = attempt;
  const play = (told: Partial<PlayedNow>) =>
    a.act((act) =>
      recordPlayed(act, {
        attemptId,
        cardKey: 'package',
        at: a.world.now(),
        seconds: 60,
        score: null,
        done: false,
        silent: false,
        ...told,
      }),
    );
  const step = (cardKey: string, more: object) => ({
    stepId: newId(),
    cardKey,
    at: a.world.now().toISOString(),
    seconds: 5,
    ...more,
  });
  const tell = (steps: readonly object[]) => sam.ask('PUT', `/api/attempts/${attemptId}/steps`, { steps });
  return { a, sam, activityId, attemptId, open, play, step, tell };
}

async function completions(a: TestAcademy): Promise<readonly unknown[]> {
  const rows = await a.inside((db, academyId) =>
    db
      .selectFrom('history')
      .select(['subject_id', 'about'])
      .where('academy_id', '=', academyId)
      .where('name', '=', 'module.completed')
      .execute(),
  );
  return rows.map(({ subject_id, about }) => ({ subject_id, ...about }));
}

test('what a package has come to stands in the attempt, once, as it goes on', async () => {
  const { open, play, a } = await learner();
  await play({ seconds: 40 });
  a.world.clock = new Date(a.world.clock.getTime() + 60_000);
  await play({ seconds: 90, score: 0.7 });
  await play({ seconds: 30, score: null });
  const { steps, attempt } = await open();
  expect(steps).toMatchObject([{ kind: 'played', cardKey: 'package', seconds: 90, score: 0.7, done: false }]);
  expect(steps[0]?.at).toBe(a.world.clock.toISOString());
  expect(attempt).toMatchObject({ place: 'package', seconds: 90, score: expect.closeTo(0.7, 5), state: 'open' });
});

test('a package that is all there is completes the module, and tells it once', async () => {
  const { a, sam, activityId, play, open, attemptId } = await learner({ cards: [packageCard(newId())] });
  await play({ seconds: 720, score: 0.9, done: true });
  await play({ seconds: 780, score: 0.9, done: true });
  expect((await open()).attempt).toMatchObject({ state: 'completed', seconds: 780, share: 1 });
  expect(await completions(a)).toEqual([
    {
      subject_id: sam.id,
      activityId,
      attemptId,
      how: 'attempt',
      completionId: expect.any(String),
      seconds: 720,
      score: 0.9,
    },
  ]);
  const learned = await ok(sam.ask('GET', `/api/people/${sam.id}/learning`));
  expect(learned.completions).toMatchObject([{ minutes: 13, score: expect.closeTo(0.9, 5) }]);
});

test('with other cards beside it, whichever comes last completes the module', async () => {
  const { a, play, step, tell } = await learner();
  const given = { kind: 'single', choice: 'b' };
  await ok(tell([step('link', { kind: 'seen' }), step('document', { kind: 'seen' })]));
  await play({ done: true, score: 0.5 });
  expect(await completions(a)).toHaveLength(0);
  const done = await ok(tell([step('question', { kind: 'answer', given })]));
  expect(done).toMatchObject({ state: 'completed', score: 0.75 });
  expect(await completions(a)).toHaveLength(1);
});

test('a browser does not say that a package was played, nor passes its card', async () => {
  const { a, step, tell, open } = await learner({ cards: [packageCard(newId())] });
  const refused = await tell([step('package', { kind: 'played', score: 1, done: true })]);
  expect([refused.status, refused.body.code]).toEqual([400, 'bad-request']);
  await ok(tell([step('package', { kind: 'seen' })]));
  expect((await open()).attempt.state).toBe('open');
  expect(await completions(a)).toHaveLength(0);
});

test('a card that is no package of the module is not played', async () => {
  const { play } = await learner();
  await expect(play({ cardKey: 'question' })).rejects.toThrow('no package');
  await play({ attemptId: newId(), done: true });
});

test('a person’s record tells what they played', async () => {
  const { sam, play } = await learner();
  await play({ seconds: 40, score: 0.4 });
  const record = await ok(sam.ask('GET', `/api/people/${sam.id}/record`));
  const { attempts } = record.learning as { attempts: readonly object[] };
  expect(attempts).toMatchObject([{ steps: [{ kind: 'played', answer: { score: 0.4, done: false }, seconds: 40 }] }]);
});

test('of a person who was forgotten nothing is written, however late their content speaks', async () => {
  const { a, sam, attemptId, play } = await learner();
  await play({ seconds: 40 });
  await ok(a.owner('POST', `/api/people/${sam.id}/erase`, { name: 'Sam Seller' }));
  await play({ seconds: 60, score: 1, done: true });
  const steps = await a.inside((db) =>
    db.selectFrom('attempt_step').select('kind').where('attempt_id', '=', attemptId).execute(),
  );
  expect(steps).toEqual([]);
});
