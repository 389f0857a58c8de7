/** What the academy does stands in its learning records: once, in its order, whatever breaks off; and nothing of what did not happen. */
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { recorder, type Recorder } from '../../testing/recording.ts';
import { publishSample } from '../../testing/sample-activities.ts';
import { rightSteps } from '../../testing/sample-module.ts';
import { deliverActs, deliverAll, recordActsOfMany } from './act-commands.ts';
import { adlVerbs, ownVerbs } from './profile.ts';

let a: TestAcademy;
let r: Recorder;
beforeEach(async () => {
  a = await testAcademy();
  r = await recorder(a, '1.0.3');
});

interface Found {
  readonly id: string;
  readonly verb: { readonly id: string };
  readonly [more: string]: unknown;
}

const all = async (query = {}): Promise<Found[]> =>
  (await ok(r.find('/statements', { ascending: true, ...query }))).statements;
const verbs = async (): Promise<string[]> => (await all()).map(({ verb }) => verb.id);
const waiting = () =>
  a.inside((db, academyId) =>
    db
      .selectFrom('learning_act')
      .select(['act_id'])
      .where('academy_id', '=', academyId)
      .execute()
      .then((rows) => rows.length),
  );
const levels = (people: readonly string[]) =>
  people.map((personId) => ({
    name: 'level.reached',
    subjectId: personId,
    about: { batchId: newId(), roleId: newId(), levelId: newId(), fromLevelId: null },
  }));

async function learner() {
  const activityId = await publishSample(a);
  const sam = await a.join({ name: 'Sam Seller' });
  const opened = await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}));
  const attemptId: string = opened.attempt.attemptId;
  const tell = (steps: readonly object[]) => sam.ask('PUT', `/api/attempts/${attemptId}/steps`, { steps });
  return { activityId, sam, attemptId, tell };
}

test('a module gone through over HTTP is begun, answered and completed, each told once', async () => {
  const { activityId, sam, attemptId, tell } = await learner();
  a.world.clock = new Date(a.world.clock.getTime() + 10 * 60_000);
  const steps = rightSteps(newId, a.world.now());
  const questions = steps.filter((step) => step.kind === 'answer').length;
  await ok(tell(steps.slice(0, 3)));
  await ok(tell(steps));
  await ok(tell(steps));
  const told = await all({ registration: attemptId });
  expect(told.map(({ verb }) => verb.id)).toEqual([
    adlVerbs.initialized.id,
    ...Array.from({ length: questions }, () => adlVerbs.answered.id),
    adlVerbs.completed.id,
  ]);
  expect(questions).toBeGreaterThan(0);
  const { homePage } = (told[0] as unknown as { actor: { account: { homePage: string } } }).actor.account;
  expect(homePage).toMatch(/^http/);
  expect(told.at(-1)).toMatchObject({
    actor: { account: { homePage, name: sam.id } },
    object: { id: `urn:sellwright:module:${activityId}` },
    result: { completion: true, score: { scaled: 1 } },
    timestamp: a.world.now().toISOString(),
    authority: { account: { homePage, name: `academy:${a.academyId}` } },
  });
  expect(JSON.stringify(told)).not.toMatch(/Sam|Seller/);
  expect(await all({ agent: { account: { homePage, name: sam.id } }, verb: adlVerbs.completed.id })).toHaveLength(1);
  expect(await waiting()).toBe(0);
});

test('an act that is rolled back leaves nothing behind', async () => {
  const { activityId, sam } = await learner();
  const before = await verbs();
  const broken = a.act(async (act) => {
    const about = { activityId, completionId: newId(), how: 'group' };
    await act.tell({ name: 'attempt.begun', subjectId: sam.id, about: { activityId, attemptId: newId(), number: 1 } });
    await recordActsOfMany(act, [{ name: 'module.completed', subjectId: sam.id, about }]);
    throw new Error('the power went');
  });
  await expect(broken).rejects.toThrow('the power went');
  expect(await verbs()).toEqual(before);
});

test('a delivery that is cut off is made up for, and nothing is there twice', async () => {
  const { tell } = await learner();
  await ok(tell(rightSteps(newId, a.world.now())));
  const before = await waiting();
  expect(before).toBeGreaterThan(2);
  const cut = a.inside(async (db, academyId) => {
    await deliverActs({ db, academyId, world: a.world });
    throw new Error('killed between');
  });
  await expect(cut).rejects.toThrow('killed between');
  expect(await waiting()).toBe(before);
  await Promise.all([verbs(), deliverAll(a.world, a.academyId), verbs(), deliverAll(a.world, a.academyId)]);
  const told = await all();
  expect(told).toHaveLength(before);
  expect(new Set(told.map(({ id }) => id)).size).toBe(before);
  expect(told.map(({ verb }) => verb.id)).toEqual(await verbs());
});

test('what was taken back is voided', async () => {
  const led = await publishSample(a, { name: 'Role play', delivery: 'manager-led' });
  const manager = await a.join({ name: 'Mia Manager' });
  const people = await Promise.all([1, 2, 3].map((n) => a.join({ name: `Seller ${n}`, managerId: manager.id })));
  const groupId = newId();
  const body = { groupId, personIds: people.map(({ id }) => id), onDay: '2026-03-01', minutes: 45 };
  await ok(manager.ask('POST', `/api/activities/${led}/completions`, body));
  const attended = await all({ verb: adlVerbs.attended.id });
  expect(attended).toHaveLength(3);
  for (const one of attended) expect(one).toMatchObject({ context: { instructor: { account: { name: manager.id } } } });
  await ok(manager.ask('DELETE', `/api/completions/groups/${groupId}`));
  // what voids them is found by what they said, as the specification has it; they themselves are not
  const left = await all({ verb: adlVerbs.attended.id });
  expect(left.map(({ verb }) => verb.id)).toEqual([adlVerbs.voided.id, adlVerbs.voided.id, adlVerbs.voided.id]);
  const { body: voided } = await r.find('/statements', { voidedStatementId: attended[0]?.id });
  expect(voided).toMatchObject({ id: attended[0]?.id });
});

test('thousands at once are written in one go and delivered in parts, in their order', async () => {
  const people = Array.from({ length: 1_200 }, () => newId());
  await a.act((act) => act.tellAll(levels(people)));
  expect(await waiting()).toBe(1_200);
  await deliverAll(a.world, a.academyId);
  expect(await waiting()).toBe(0);
  const first = await all({ verb: ownVerbs.achieved.id, limit: 2 });
  expect(first.map((one) => (one as unknown as { actor: { account: { name: string } } }).actor.account.name)).toEqual(
    people.slice(0, 2),
  );
});

test('an act does not wait for whoever is writing to the record', async () => {
  const { sam } = await learner();
  await a.inside(async (db, academyId) => {
    expect(await deliverActs({ db, academyId, world: a.world })).toBe(false);
    // the record is locked until this transaction ends; the act is through before
    await a.act((act) => act.tellAll(levels([sam.id])));
  });
  expect(await verbs()).toEqual([adlVerbs.initialized.id, ownVerbs.achieved.id]);
});

test('the joining of people tells nothing', async () => {
  await a.act((act) =>
    act.tellAll([{ name: 'person.joined', subjectId: (act.actor?.personId ?? a.ownerId) as string, about: {} }]),
  );
  expect(await waiting()).toBe(0);
});

test('the profile is given to whoever asks', async () => {
  const { status, headers, text } = await a.nobody('GET', '/xapi/profile.jsonld');
  expect([status, headers.get('content-type')]).toEqual([200, 'application/ld+json']);
  expect(JSON.parse(text)).toMatchObject({ type: 'Profile', conformsTo: 'https://w3id.org/xapi/profiles#1.0' });
});
