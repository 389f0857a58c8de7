/** A package from its file to what was recorded of it, over HTTP: brought in, started, done, and satisfied. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, ok, type Joined, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { recorder, type Recorder } from '../../testing/recording.ts';
import {
  blockXml,
  type Content,
  courseXml,
  openContent,
  packageOf,
  results,
  unitXml,
} from '../../testing/sample-package.ts';
import { zipOf } from '../../testing/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-packages-'));
const category = 'https://w3id.org/xapi/cmi5/context/categories/';
const extension = 'https://w3id.org/xapi/cmi5/context/extensions/';
let a: TestAcademy;
let sam: Joined;
let records: Recorder;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
  sam = await a.join({ name: 'Sam Seller' });
  records = await recorder(a, '1.0.3');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function brought(inside: string): Promise<{ packageId: string; units: { auId: string }[] }> {
  return ok(a.owner('POST', '/api/packages', packageOf(newId(), inside)));
}

async function started(packageId: string, auId: string, more: object = {}): Promise<{ content: Content; url: string }> {
  const { url } = await ok(sam.ask('POST', `/api/packages/${packageId}/launches`, { auId, ...more }));
  a.world.clock = new Date(a.world.clock.getTime() + 1_000);
  return { content: await openContent(a.nobody, url, () => a.world.clock), url };
}

/** The last part of each verb, as recorded. */
async function recorded(registration: string) {
  const { statements } = await ok(records.find('/statements', { registration, ascending: 'true', limit: '100' }));
  return statements.map((one: { verb: { id: string } }) => ({ ...one, said: one.verb.id.split('/').at(-1) }));
}

const verbsOf = async (registration: string): Promise<string[]> =>
  (await recorded(registration)).map(({ said }: { said: string }) => said);

describe('a unit that is done', () => {
  test('is recorded from its launch to what it satisfies, each under its session', async () => {
    const attributes = 'moveOn="CompletedAndPassed" masteryScore="0.9"';
    const url = 'index.html?paramA=1&amp;paramB=2';
    const after = '<launchParameters> some text </launchParameters><entitlementKey>key</entitlementKey>';
    const made = await brought(blockXml('one', unitXml('one', attributes, { url, after })));
    const { content, url: address } = await started(made.packageId, made.units[0]?.auId ?? '');
    expect(content.launchData).toMatchObject({
      launchMode: 'Normal',
      moveOn: 'CompletedAndPassed',
      masteryScore: 0.9,
      launchParameters: 'some text',
      entitlementKey: { courseStructure: 'key' },
      contextTemplate: { contextActivities: { grouping: [{ id: 'https://maker.example/au/one' }] } },
    });
    expect(new URL(address).searchParams.get('paramB')).toBe('2');
    for (const [verb, result] of [
      ['initialized', undefined],
      ['passed', results.passed],
      ['completed', results.completed],
    ] as const)
      expect((await content.send(content.statement(verb, result))).status, verb).toBe(204);
    expect((await content.send(content.statement('terminated', results.terminated))).status).toBe(204);
    const said = await recorded(content.registration);
    expect(said.map(({ said: verb }: { said: string }) => verb)).toEqual(
      'launched initialized passed completed satisfied satisfied terminated'.split(' '),
    );
    const [launched, , , , block, course] = said;
    expect(launched.context.extensions).toMatchObject({
      [`${extension}sessionid`]: content.sessionId,
      [`${extension}launchmode`]: 'Normal',
      [`${extension}moveon`]: 'CompletedAndPassed',
      [`${extension}masteryscore`]: 0.9,
      [`${extension}launchparameters`]: 'some text',
      [`${extension}launchurl`]: address.split('&endpoint=')[0],
    });
    for (const [statement, kind] of [
      [block, 'block'],
      [course, 'course'],
    ]) {
      expect(statement.object.definition.type).toBe(`https://w3id.org/xapi/cmi5/activitytype/${kind}`);
      expect(statement.object.id).toMatch(/^urn:uuid:/);
      expect(statement.context.extensions[`${extension}sessionid`]).toBe(content.sessionId);
      expect(statement.context.contextActivities.category).toContainEqual(
        expect.objectContaining({ id: `${category}cmi5` }),
      );
    }
    expect(block.context.contextActivities.grouping[0].id).toBe('https://maker.example/block/one');
    expect(course.context.contextActivities.grouping[0].id).toMatch('https://maker.example/course/');
    const shown = await ok(sam.ask('GET', `/api/packages/${made.packageId}`));
    expect(shown).toMatchObject({ satisfied: true, registration: content.registration });
  });

  test('stands on the record of the person', async () => {
    const made = await brought(unitXml('kept', 'moveOn="Passed"'));
    const { content } = await started(made.packageId, made.units[0]?.auId ?? '');
    await ok(content.send(content.statement('initialized')));
    await ok(content.send(content.statement('passed', results.passed)));
    const { packages } = JSON.parse((await sam.ask('GET', `/api/people/${sam.id}/record`)).text);
    const found = packages.registrations.find(
      (one: { registration: string }) => one.registration === content.registration,
    );
    expect(found).toMatchObject({
      satisfied: expect.any(String),
      units: [{ unit: { en: 'kept' }, completed: null, passed: expect.any(String), waived: null }],
      starts: [{ unit: { en: 'kept' }, mode: 'Normal', ended: null }],
    });
  });

  test('of which nothing is asked, is satisfied before it is started, under a session of its own', async () => {
    const made = await brought(blockXml('free', unitXml('free', 'moveOn="NotApplicable"')));
    const { content } = await started(made.packageId, made.units[0]?.auId ?? '');
    const said = await recorded(content.registration);
    expect(said.map((one: { said: string }) => one.said)).toEqual(['satisfied', 'satisfied', 'launched']);
    const session = said[0].context.extensions[`${extension}sessionid`];
    expect(session).not.toBe(content.sessionId);
    expect(said[1].context.extensions[`${extension}sessionid`]).toBe(session);
  });

  test('is the same activity in a later session, in which what was reached is not reached again', async () => {
    const made = await brought(unitXml('again', 'moveOn="Completed"'));
    const auId = made.units[0]?.auId ?? '';
    const { content: first } = await started(made.packageId, auId);
    await ok(first.send(first.statement('initialized')));
    await ok(first.send(first.statement('completed', results.completed)));
    await ok(first.ask('PUT', first.state('place'), { page: 3 }));
    await ok(first.send(first.statement('terminated', results.terminated)));
    const { content: second } = await started(made.packageId, auId);
    expect([second.registration, second.activityId]).toEqual([first.registration, first.activityId]);
    expect((await second.ask('GET', second.state('place'))).body).toEqual({ page: 3 });
    await ok(second.send(second.statement('initialized')));
    expect((await second.send(second.statement('completed', results.completed))).status).toBe(403);
    await ok(second.send(second.statement('passed', results.passed)));
    expect((await verbsOf(first.registration)).filter((verb) => verb === 'satisfied')).toHaveLength(1);
  });

  test('in browse mode tells nothing of how it went', async () => {
    const made = await brought(unitXml('browse', 'moveOn="CompletedOrPassed"'));
    const { content } = await started(made.packageId, made.units[0]?.auId ?? '', { launchMode: 'Browse' });
    expect(content.launchData['launchMode']).toBe('Browse');
    await ok(content.send(content.statement('initialized')));
    for (const verb of ['completed', 'passed', 'failed'] as const)
      expect((await content.send(content.statement(verb, results[verb]))).status, verb).toBe(403);
    await ok(content.send(content.statement('terminated', results.terminated)));
  });
});

describe('the session gateway', () => {
  async function initialized(attributes = ''): Promise<Content> {
    const made = await brought(unitXml('gate', attributes));
    const { content } = await started(made.packageId, made.units[0]?.auId ?? '');
    await ok(content.send(content.statement('initialized')));
    return content;
  }

  test('gives its token once, and an error after that', async () => {
    const made = await brought(unitXml('token'));
    const { url } = await started(made.packageId, made.units[0]?.auId ?? '');
    const address = new URL(new URL(url).searchParams.get('fetch') ?? '').pathname;
    const again = await a.nobody('POST', address);
    expect([again.status, again.body['error-code'], again.body['auth-token']]).toEqual([200, '1', undefined]);
    expect(again.headers.get('content-type')).toMatch('application/json');
    const guessed = await a.nobody('POST', `${address}x`);
    expect([guessed.status, guessed.body['error-code']]).toEqual([200, '2']);
    expect((await a.nobody('GET', address)).status).toBe(405);
  });

  test('answers nobody without the token', async () => {
    const content = await initialized();
    const statement = content.statement('experienced', undefined, { defined: false });
    for (const authorization of ['', 'Basic Zm9vOmJhcg==', 'Basic !'])
      expect(
        (await content.ask('PUT', `/statements?statementId=${statement['id']}`, statement, { authorization })).status,
      ).toBe(401);
  });

  test('wants the launch data and the preferences read before anything is said', async () => {
    const made = await brought(unitXml('early'));
    const { url } = await ok(
      sam.ask('POST', `/api/packages/${made.packageId}/launches`, { auId: made.units[0]?.auId }),
    );
    const unread: Ask = async (method, path, body, headers) =>
      method === 'GET' && path.includes('/agents/profile')
        ? a.nobody('GET', '/api/health')
        : a.nobody(method, path, body, headers);
    const content = await openContent(unread, url, () => a.world.clock);
    expect((await content.send(content.statement('initialized'))).status).toBe(403);
    await ok(
      a.nobody(
        'GET',
        `${new URL(new URL(url).searchParams.get('endpoint') ?? '').pathname}${content.preferences()}`,
        undefined,
        content.headers,
      ),
    );
    expect((await content.send(content.statement('initialized'))).status).toBe(204);
  });

  test('takes preferences only as they must look, of the actor, and keeps the launch data', async () => {
    const content = await initialized();
    const put = async (path: string, body: unknown, headers = {}) =>
      (await content.ask('PUT', path, body, { 'if-match': '*', ...headers })).status;
    const good = { languagePreference: 'en-US,fr-FR,fr-BE', audioPreference: 'on' };
    const own = content.preferences();
    for (const wrong of [
      { ...good, languagePreference: 'not comma separated' },
      { ...good, languagePreference: '' },
      { audioPreference: 'on' },
      { languagePreference: 'en' },
    ])
      expect(await put(own, wrong), JSON.stringify(wrong)).toBe(403);
    expect(await put(own, good, { 'content-type': 'text/plain' })).toBe(403);
    expect(await put('/agents/profile?profileId=cmi5LearnerPreferences', good)).toBe(403);
    const other = encodeURIComponent(JSON.stringify({ mbox: 'mailto:someone@example.test' }));
    expect(await put(`/agents/profile?profileId=cmi5LearnerPreferences&agent=${other}`, good)).toBe(403);
    expect(await put(own, good)).toBe(204);
    expect(await put(content.state('LMS.LaunchData'), { test: true })).toBe(403);
    expect((await content.ask('DELETE', content.state('LMS.LaunchData'))).status).toBe(403);
    expect((await content.ask('DELETE', content.state('').replace('stateId=&', ''))).status).toBe(403);
  });

  test('sends a statement twice as once, and nothing after the end', async () => {
    const content = await initialized('moveOn="Passed"');
    const passed = content.statement('passed', results.passed);
    expect((await content.send(passed)).status).toBe(204);
    expect((await content.send(passed)).status).toBe(204);
    await ok(content.send(content.statement('terminated', results.terminated)));
    expect((await content.send(passed)).status).toBe(403);
    expect((await content.ask('GET', content.state('place'))).status).toBe(403);
    expect((await verbsOf(content.registration)).filter((verb) => verb === 'satisfied')).toHaveLength(1);
  });

  test('takes all statements of a request or none', async () => {
    const content = await initialized();
    const good = content.statement('experienced', undefined, { defined: false });
    const bad = { ...content.statement('completed', results.completed), actor: { mbox: 'mailto:other@example.test' } };
    expect((await content.ask('POST', '/statements', [good, bad])).status).toBe(403);
    expect(await verbsOf(content.registration)).not.toContain('experienced');
    expect((await content.ask('POST', '//statements', [good])).status).toBe(200);
  });

  test('shows statements of its own registration, and not those of others', async () => {
    const content = await initialized();
    const own = await content.ask('GET', `/statements?registration=${content.registration}`);
    expect(own.body.statements.length).toBeGreaterThan(1);
    expect((await content.ask('GET', '/statements')).status).toBe(403);
    expect((await content.ask('GET', `/statements?registration=${newId()}`)).status).toBe(403);
  });
});

describe('what a session was not ended by', () => {
  test('another one of the registration abandons it, with how long it lasted', async () => {
    const made = await brought(unitXml('left', 'moveOn="Passed"') + unitXml('next', 'moveOn="Passed"'));
    const [left, next] = made.units;
    const { content: first } = await started(made.packageId, left?.auId ?? '');
    a.world.clock = new Date(a.world.clock.getTime() + 90_000);
    await ok(first.send(first.statement('initialized')));
    const { content: second } = await started(made.packageId, next?.auId ?? '');
    expect((await first.send(first.statement('passed', results.passed))).status).toBe(403);
    const abandoned = (await recorded(first.registration)).find((one: { said: string }) => one.said === 'abandoned');
    expect(abandoned.object.id).toBe(first.activityId);
    expect(abandoned.context.extensions[`${extension}sessionid`]).toBe(first.sessionId);
    expect(abandoned.result.duration).toBe('PT91S');
    expect((await second.send(second.statement('initialized'))).status).toBe(204);
  });

  test('is abandoned by hand, once', async () => {
    const made = await brought(unitXml('hand', 'moveOn="Passed"'));
    const { content } = await started(made.packageId, made.units[0]?.auId ?? '');
    await ok(content.send(content.statement('initialized')));
    await ok(sam.ask('POST', `/api/packages/sessions/${content.sessionId}/abandon`));
    expect((await sam.ask('POST', `/api/packages/sessions/${content.sessionId}/abandon`)).status).toBe(409);
    expect((await content.ask('GET', content.state('place'))).status).toBe(403);
    expect(await verbsOf(content.registration)).toEqual(['launched', 'initialized', 'abandoned']);
  });

  test('a unit is waived with a reason, once, and satisfies what it is in', async () => {
    const made = await brought(unitXml('waived', 'moveOn="Completed"'));
    const auId = made.units[0]?.auId ?? '';
    const { content } = await started(made.packageId, auId);
    const address = `/api/packages/registrations/${content.registration}/waivers`;
    await ok(a.owner('POST', address, { auId, reason: 'Administrative' }));
    expect((await a.owner('POST', address, { auId, reason: 'Tested Out' })).status).toBe(409);
    const [, waived, satisfied] = await recorded(content.registration);
    expect(waived).toMatchObject({
      said: 'waived',
      result: {
        success: true,
        completion: true,
        extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/reason': 'Administrative' },
      },
    });
    const ids = waived.context.contextActivities.category.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([`${category}cmi5`, `${category}moveon`]);
    expect(satisfied.said).toBe('satisfied');
    expect(satisfied.context.extensions).toEqual(waived.context.extensions);
  });
});

describe('what is refused', () => {
  const broken: readonly (readonly [string, () => Buffer, string])[] = [
    ['no zip and no XML', () => Buffer.from('# A page'), 'package-kind'],
    ['a zip without a course structure', () => zipOf([{ name: 'index.html', content: 'x' }]), 'package-unknown'],
    ['a manifest that is not SCORM', () => zipOf([{ name: 'imsmanifest.xml', content: '<manifest/>' }]), 'manifest'],
    ['an AICC package', () => zipOf([{ name: 'course/lesson.au', content: 'x' }]), 'package-aicc'],
    ['a Tin Can package that starts nothing', () => zipOf([{ name: 'tincan.xml', content: '<tincan/>' }]), 'manifest'],
    ['a name that leads elsewhere', () => zipOf([{ name: '../cmi5.xml', content: '<a/>' }]), 'package-path'],
    ['a link', () => zipOf([{ name: 'cmi5.xml', content: '/etc/passwd', link: true }]), 'package-link'],
    ['a locked file', () => zipOf([{ name: 'cmi5.xml', content: '<a/>', locked: true }]), 'package-locked'],
    ['a zip that is cut off', () => packageOf('cut', unitXml('cut')).subarray(0, 300), 'package-damaged'],
    ['a course structure with a fault', () => Buffer.from(courseXml('bare', unitXml('bare'))), 'course-structure'],
  ];
  for (const [what, make, reason] of broken)
    test(`${what} is refused`, async () => {
      const refused = await a.owner('POST', '/api/packages', make());
      expect([refused.status >= 400 && refused.status < 500, refused.body.reason]).toEqual([true, reason]);
    });

  test('faults are told with their line', async () => {
    const refused = await a.owner('POST', '/api/packages', Buffer.from(courseXml('bare', unitXml('bare'))));
    expect(refused.body.fields).toEqual([
      { pointer: 'cmi5.xml:4', detail: expect.stringMatching(/^url-not-qualified/) },
    ]);
  });
});

test('zip64, a bare course structure and a thousand units are brought in', async () => {
  const files = [
    { name: 'cmi5.xml', content: courseXml('wide', unitXml('wide')) },
    { name: 'index.html', content: 'x' },
  ];
  await ok(a.owner('POST', '/api/packages', zipOf(files, { zip64: true })));
  const units = Array.from({ length: 1001 }, (_, n) =>
    unitXml(`n${n}`, '', { url: `https://maker.example/${n}.html` }),
  );
  const many = await ok(a.owner('POST', '/api/packages', Buffer.from(courseXml('many', units.join('\n')))));
  expect(many.units).toHaveLength(1001);
  const { url } = await ok(sam.ask('POST', `/api/packages/${many.packageId}/launches`, { auId: many.units[7].auId }));
  expect(url).toMatch(/^https:\/\/maker\.example\/7\.html\?endpoint=/);
});

test('content that cannot speak cmi5 as it should plays, and what it leaves out is filled in', async () => {
  const made = await ok(
    a.owner('POST', '/api/packages', packageOf('loose', unitXml('loose', 'moveOn="Completed"'), 'play()')),
  );
  expect(made.warnings).toMatchObject([{ code: 'preferences-never-read' }]);
  const { content } = await started(made.packageId, made.units[0].auId);
  const loosely = (verb: string, result?: object) => {
    const { id: _, ...one } = content.statement(verb, result);
    return { ...one, context: { ...one['context'], extensions: { [`${extension}sessionid`]: 'of its own' } } };
  };
  await ok(content.ask('POST', '/statements', loosely('initialized')));
  await ok(content.ask('POST', '/statements', loosely('completed', results.completed)));
  const said = await recorded(content.registration);
  expect(said.map((one: { said: string }) => one.said)).toEqual(['launched', 'initialized', 'completed', 'satisfied']);
  expect(said[2].context.extensions[`${extension}sessionid`]).toBe(content.sessionId);
});

test('a package is taken away with its files', async () => {
  const made = await brought(unitXml('gone'));
  await ok(a.owner('DELETE', `/api/packages/${made.packageId}`));
  expect((await sam.ask('GET', `/api/packages/${made.packageId}`)).status).toBe(404);
});
