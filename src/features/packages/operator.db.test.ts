/** Packages on the command line: what an operator, or a measuring program, asks of them without a browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { recorder } from '../../testing/recording.ts';
import { openContent, packageOf, results, unitXml } from '../../testing/sample-package.ts';
import { operatePackages } from './operator-commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-operator-'));
const file = join(folder, 'course.zip');
let a: TestAcademy;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
  writeFileSync(
    file,
    packageOf('operated', unitXml('first', 'moveOn="Completed"') + unitXml('second', 'moveOn="Passed"')),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answered = Record<string, any>; // oxlint-disable-line no-explicit-any -- a test reads what it expects

async function operate(words: readonly string[], options: Record<string, string> = {}): Promise<Answered> {
  return (await operatePackages(a.world, words, { academy: a.academyId, ...options })).answer;
}

test('a course is imported, started for anybody in any registration and mode, waived and abandoned', async () => {
  const { courseId, aus } = await operate(['import', file]);
  expect(aus).toHaveLength(2);
  const registration = newId();
  const told = {
    course: courseId,
    'actor-account': 'tester',
    'actor-home-page': 'https://harness.example/',
    registration,
  };
  const launched = await operate(['launch'], { ...told, au: '1', mode: 'Review' });
  expect(launched).toMatchObject({
    registration,
    actor: { objectType: 'Agent', account: { homePage: 'https://harness.example/', name: 'tester' } },
  });
  const content = await openContent(a.nobody, launched['url'], () => a.world.clock);
  expect(content.launchData['launchMode']).toBe('Review');
  await ok(content.send(content.statement('initialized')));
  await operate(['abandon'], { session: launched['sessionId'] });
  expect((await content.send(content.statement('terminated', results.terminated))).status).toBe(403);
  await operate(['waive'], { registration, au: aus[0], reason: 'Tested Out' });
  await operate(['waive'], { registration, au: 'https://maker.example/au/second' });
  const { find } = await recorder(a, '1.0.3');
  const { statements } = await ok(find('/statements', { registration, ascending: 'true' }));
  const verbs = statements.map((one: { verb: { id: string } }) => one.verb.id.split('/').at(-1));
  expect(verbs).toEqual(['launched', 'initialized', 'abandoned', 'waived', 'waived', 'satisfied']);
});

test('a new registration is begun where none is told', async () => {
  const { courseId } = await operate(['import', file]);
  const told = { course: courseId, 'actor-account': 'tester' };
  const [one, other] = [await operate(['launch'], told), await operate(['launch'], told)];
  expect(one['registration']).not.toBe(other['registration']);
  expect(one['actor'].account.homePage).toBe(`http://localhost:${a.world.settings.port}`);
});

test('who starts it is told as an agent too, with the languages they prefer; a registration stays theirs', async () => {
  const { courseId } = await operate(['import', file]);
  const actor = { name: 'Tess', account: { homePage: 'https://harness.example/', name: 'tess' } };
  const told = {
    course: courseId,
    actor: JSON.stringify(actor),
    language: 'de-CH,fr',
    'return-url': 'https://b.example/',
    'alternate-key': 'agreed',
  };
  const launched = await operate(['launch'], told);
  expect(launched['actor']).toEqual({ objectType: 'Agent', ...actor });
  const content = await openContent(a.nobody, launched['url'], () => a.world.clock);
  expect(content.launchData).toMatchObject({
    returnURL: 'https://b.example/',
    entitlementKey: { alternate: 'agreed' },
  });
  const preferences = await ok(content.ask('GET', content.preferences()));
  expect(preferences).toEqual({ languagePreference: 'de-CH,fr', audioPreference: 'on' });
  const { registration } = launched as { registration: string };
  expect((await operate(['launch'], { ...told, registration }))['registration']).toBe(registration);
  expect((await operate(['launch'], { course: courseId, registration }))['actor']).toEqual(launched['actor']);
  await expect(operate(['launch'], { course: courseId, registration, 'actor-account': 'tom' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test.each([
  [['dance'], {}, 'bad-request'],
  [['import', '/nowhere.zip'], {}, 'not-found'],
  [['launch'], {}, 'bad-request'],
  [['launch'], { course: newId() }, 'not-found'],
  [['abandon'], { session: newId() }, 'not-found'],
  [['waive'], { registration: newId() }, 'not-found'],
])('%j with %j is refused: %s', async (words, options, code) => {
  await expect(operate(words, options)).rejects.toMatchObject({ code });
});

test.each([
  [{ au: '7' }, 'not-found'],
  [{ mode: 'Fast' }, 'bad-request'],
  [{ 'actor-account': '' }, 'bad-request'],
  [{ 'actor-home-page': 'not an address' }, 'bad-request'],
  [{ actor: 'Tess' }, 'bad-request'],
  [{ actor: '{"mbox":"mailto:tess@example.test"}' }, 'bad-request'],
  [{ language: 'not comma separated' }, 'bad-request'],
])('a launch with %j is refused: %s', async (options, code) => {
  const { courseId } = await operate(['import', file]);
  await expect(operate(['launch'], { course: courseId, 'actor-account': 'tester', ...options })).rejects.toMatchObject({
    code,
  });
});
