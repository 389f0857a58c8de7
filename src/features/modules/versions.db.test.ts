import { beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Joined, ok, type TestAcademy, testAcademy } from '../../testing/academy.ts';

let a: TestAcademy;
let contributor: Joined;
let activityId: string;
let ownerName: string;

const task = (key: string, text: string) => ({
  edit: 'card',
  card: { key, kind: 'task', title: { en: key }, text: { en: text } },
});
const draft = () => ok(contributor.ask('GET', `/api/menu/${activityId}/draft`));
const change = async (...edits: object[]) =>
  ok(contributor.ask('PATCH', `/api/menu/${activityId}/draft`, { seen: (await draft()).revision, edits }));
const publish = async () => ok(a.owner('POST', `/api/menu/${activityId}/publish`, { seen: (await draft()).revision }));
const versions = (who = contributor) => who.ask('GET', `/api/menu/${activityId}/versions`);

beforeAll(async () => {
  a = await testAcademy('starter');
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  const [capability] = (await ok(a.owner('GET', '/api/way-of-selling/versions/in-force/capabilities'))).capabilities;
  activityId = newId();
  const develops = [{ capabilityId: capability.capabilityId, proficiency: 2 }];
  const about = { kind: 'module', delivery: 'e-learning', name: { en: 'Own' }, languages: ['en'], develops };
  await ok(contributor.ask('POST', '/api/menu', { activityId, ...about }));
  const outline = (await draft()).content.cards.map(({ key }: { key: string }) => ({ edit: 'remove-card', key }));
  await change(
    { edit: 'about', summary: { en: 'What it is about' } },
    ...outline,
    task('one', 'First'),
    task('two', 'Second'),
  );
  await publish();
  await ok(contributor.ask('POST', `/api/menu/${activityId}/draft`));
  await change({ edit: 'remove-card', key: 'one' }, task('two', 'Other words'), task('three', 'Third'), {
    edit: 'about',
    minutes: 12,
  });
  await publish();
  ownerName = (await ok(a.owner('GET', '/api/me'))).person.name;
});

test('are told with who published them, when, and what changed', async () => {
  const { versions: told, mayStart } = await ok(versions());
  expect(mayStart).toBe(true);
  expect(told).toMatchObject([
    {
      number: 2,
      publishedBy: { name: ownerName },
      publishedAt: expect.stringMatching(/^\d{4}-/),
      cards: 2,
      changes: {
        cards: [
          { change: 'changed', key: 'two' },
          { change: 'added', key: 'three' },
          { change: 'removed', key: 'one' },
        ],
        reordered: false,
        about: ['minutes'],
      },
    },
    { number: 1, cards: 2, changes: null },
  ]);
});

test('are for those who write', async () => {
  const seller = await a.join({ name: 'Sam Seller' });
  const trainer = await a.join({ name: 'Timo Trainer', grants: [{ grant: 'trainer', marketId: null }] });
  expect((await versions(seller)).status).toBe(403);
  expect((await versions(trainer)).status).toBe(403);
  const start = `/api/menu/${activityId}/versions/1/draft`;
  expect((await trainer.ask('POST', start)).status).toBe(403);
});

test('a draft begins as a former version stood, if none is being written', async () => {
  const start = (number: number) => contributor.ask('POST', `/api/menu/${activityId}/versions/${number}/draft`);
  expect((await start(9)).body.reason).toBe('no-version');
  expect(await ok(start(1))).toEqual({ number: 3 });
  const { number, content, about } = await draft();
  expect([number, content.cards.map(({ key }: { key: string }) => key), about.minutes]).toEqual([
    3,
    ['one', 'two'],
    10,
  ]);
  expect((await start(2)).body.reason).toBe('draft-there');
  expect((await start(3)).body.reason).toBe('no-version');
  expect((await ok(versions())).mayStart).toBe(false);
});
