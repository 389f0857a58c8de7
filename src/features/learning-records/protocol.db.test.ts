/** The door of the learning records: which versions are spoken there, who is let in, and how a refusal is said. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { versionHeader } from '../../standards/xapi/version.ts';
import {
  activity,
  addressed,
  authorizationOf,
  type Recorder,
  recorder,
  someone,
  statement,
} from '../../testing/recording.ts';
import { testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { makeKeyAsOperator, withdrawKeyAsOperator } from './operator-commands.ts';

let a: TestAcademy;
let r: Recorder;
let old: Recorder;
beforeAll(async () => {
  a = await testAcademy();
  r = await recorder(a, '2.0.0');
  old = await recorder(a, '1.0.3');
});

describe('versions', () => {
  test.each([
    ['1.0', '1.0.3'],
    ['1.0.0', '1.0.3'],
    ['1.0.1', '1.0.3'],
    ['1.0.3', '1.0.3'],
    ['2.0.0', '2.0.0'],
  ])('asked in %s, answers in %s', async (asked, spoken) => {
    const { status, headers } = await r.ask('GET', '/statements?limit=1', undefined, { [versionHeader]: asked });
    expect([status, headers.get(versionHeader)]).toEqual([200, spoken]);
  });

  test.each(['', '0.9', '0.95', '1.1.0', '3.0.0', 'latest'])('refuses to be asked in "%s"', async (asked) => {
    const { status, headers } = await r.ask('GET', '/statements', undefined, { [versionHeader]: asked });
    expect([status, headers.get(versionHeader)]).toEqual([400, '2.0.0']);
  });

  test('refuses to be asked in none, and says that in the version of the key', async () => {
    for (const [made, version] of [
      [r.made, '2.0.0'],
      [old.made, '1.0.3'],
    ] as const) {
      const headers = { authorization: authorizationOf(made) };
      const refused = await a.nobody('GET', '/xapi/statements', undefined, headers);
      expect([refused.status, refused.headers.get(versionHeader)]).toEqual([400, version]);
      const untaken = await a.nobody('DELETE', '/xapi/statements', undefined, headers);
      expect([untaken.status, untaken.headers.get(versionHeader)]).toEqual([405, version]);
    }
    expect((await a.nobody('DELETE', '/xapi/statements')).status).toBe(405);
    expect((await a.nobody('GET', '/xapi/statements')).status).toBe(400);
  });

  test('gives a statement of one version back in the other', async () => {
    const sent = statement();
    await old.ask('POST', '/statements', sent);
    const { status, headers } = await r.find('/statements', { statementId: sent.id });
    expect([status, headers.get(versionHeader)]).toEqual([200, '2.0.0']);
  });
});

describe('the key', () => {
  const inVersion = { [versionHeader]: '2.0.0' };

  test.each([
    ['none', undefined],
    ['another scheme', 'Bearer abc'],
    ['no name and secret', 'Basic abc'],
    ['a key of no academy', `Basic ${btoa('somebody:secret')}`],
    ['a key nobody made', `Basic ${btoa(`${'0'.repeat(48)}:secret`)}`],
  ])('%s is refused, reading and writing', async (_, authorization) => {
    const headers = { ...inVersion, ...(authorization ? { authorization } : {}) };
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', statement()],
    ] as const) {
      const refused = await a.nobody(method, '/xapi/statements', body, headers);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Basic/);
      expect(refused.headers.get('x-experience-api-consistent-through')).not.toBeNull();
    }
  });

  test('is refused with the secret of another', async () => {
    const mixed = authorizationOf({ key: r.made.key, secret: old.made.secret });
    expect((await a.nobody('GET', '/xapi/statements', undefined, { ...inVersion, authorization: mixed })).status).toBe(
      401,
    );
  });

  test('that only reads writes nothing, and one that only writes reads nothing', async () => {
    const reads = await recorder(a, '2.0.0', { mayRead: true, mayWrite: false });
    const writes = await recorder(a, '2.0.0', { mayRead: false, mayWrite: true });
    const sent = statement();
    expect((await reads.ask('POST', '/statements', sent)).status).toBe(403);
    expect((await writes.ask('POST', '/statements', sent)).status).toBe(200);
    expect((await writes.find('/statements', { statementId: sent.id })).status).toBe(403);
    expect((await reads.find('/statements', { statementId: sent.id })).status).toBe(200);
  });

  test('that was withdrawn opens nothing, and what was recorded with it stays', async () => {
    const gone = await recorder(a, '2.0.0');
    const sent = statement();
    await gone.ask('POST', '/statements', sent);
    expect(await withdrawKeyAsOperator(a.world, gone.made.key)).toEqual({ withdrawn: gone.made.key });
    expect((await gone.ask('GET', '/statements')).status).toBe(401);
    expect((await r.find('/statements', { statementId: sent.id })).status).toBe(200);
    await expect(withdrawKeyAsOperator(a.world, gone.made.key)).rejects.toThrow(/withdrawn already/);
    await expect(withdrawKeyAsOperator(a.world, 'never-made')).rejects.toThrow(/no such key/);
  });

  test('of one academy finds and changes nothing of another', async () => {
    const other = await recorder(await testAcademy('empty', a.world), '2.0.0');
    const [sent, place] = [
      statement({ actor: someone('only-here') }),
      { agent: someone('only-here'), profileId: 'one' },
    ];
    await r.ask('POST', '/statements', sent);
    await r.ask('POST', `/agents/profile${addressed(place)}`, { a: 1 });
    expect((await other.find('/statements', { statementId: sent.id })).status).toBe(404);
    expect((await other.find('/statements', { agent: someone('only-here') })).body.statements).toEqual([]);
    expect((await other.find('/agents/profile', place)).status).toBe(404);
    expect((await other.ask('DELETE', `/agents/profile${addressed(place)}`)).status).toBe(204);
    expect((await other.ask('POST', '/statements', { ...sent, actor: someone('there') })).status).toBe(200);
    expect((await r.find('/agents/profile', place)).body).toEqual({ a: 1 });
    expect((await r.find('/statements', { statementId: sent.id })).body.actor).toEqual(sent['actor']);
    const ours = (await r.find('/statements', { limit: 1 })).body.statements[0].authority.account.name;
    expect(ours).toBe(r.made.key);
  });

  test('is needed even by whom the product knows: a session counts for nothing', async () => {
    expect((await a.owner('GET', '/xapi/statements', undefined, inVersion)).status).toBe(401);
  });
});

describe('refusals', () => {
  test.each([
    ['GET', '/nothing', 404],
    ['DELETE', '/statements', 405],
    ['POST', '/about', 405],
    ['PUT', '/activities', 405],
    ['POST', '/agents', 405],
    ['PATCH', '/activities/state', 405],
    ['GET', '/about?version=1', 400],
    ['GET', '/activities', 400],
    ['GET', '/agents', 400],
    ['GET', '/Statements', 404],
  ])('%s %s is answered with %i and a reason', async (method, path, status) => {
    const refused = await r.ask(method, path);
    expect([refused.status, refused.text]).toEqual([status, expect.stringMatching(/\w/)]);
  });

  test('come before anything is written on a body that is too large', async () => {
    const headers = { 'content-length': String(33 * 1024 * 1024) };
    expect((await r.ask('POST', '/statements', statement(), headers)).status).toBe(413);
  });
});

test('an endpoint may be told with a slash at its end', async () => {
  const sent = statement();
  expect((await r.ask('POST', '//statements', sent)).body).toEqual([sent.id]);
  expect((await r.ask('GET', `//statements/?statementId=${sent.id}`)).body.id).toBe(sent.id);
  expect((await r.ask('GET', '//activities//state')).status).toBe(404);
});

test('a large body is read from whoever has a key, and from nobody else', async () => {
  const place = addressed({ agent: someone('large'), profileId: 'large' });
  const large = Buffer.alloc(2 * 1024 * 1024, 'x');
  expect((await r.ask('POST', `/agents/profile${place}`, large)).status).toBe(204);
  const none = { [versionHeader]: '2.0.0', authorization: 'Basic abc' };
  expect((await a.nobody('POST', `/xapi/agents/profile${place}`, large, none)).status).toBe(401);
});

test('content of any site may ask from a browser, and be told what it may', async () => {
  const origin = { origin: 'https://content.example', 'sec-fetch-site': 'cross-site' };
  const before = await a.nobody('OPTIONS', '/xapi/statements', undefined, {
    ...origin,
    'access-control-request-method': 'PUT',
  });
  expect([before.status, before.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect(before.headers.get('access-control-allow-methods')).toMatch(/PUT/);
  expect(before.headers.get('access-control-allow-headers')?.toLowerCase()).toMatch(
    /authorization.*x-experience-api-version/,
  );
  const sent = await r.ask('POST', '/statements', statement(), origin);
  expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  const refused = await a.nobody('GET', '/xapi/statements', undefined, { ...origin, [versionHeader]: '2.0.0' });
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, null]);
});

describe('about', () => {
  test.each([
    ['whoever asks', {}],
    ['in any version', { [versionHeader]: '1.0.3' }],
  ])('says which versions are spoken, to %s', async (_, headers) => {
    const { status, body } = await a.nobody('GET', '/xapi/about', undefined, headers);
    expect(status).toBe(200);
    expect(body.version).toEqual(expect.arrayContaining(['1.0.3']));
  });

  test('names 2.0.0 to whom speaks it', async () => {
    expect((await r.ask('GET', '/about')).body.version).toEqual(expect.arrayContaining(['1.0.3', '2.0.0']));
  });
});

describe('what is known', () => {
  test('of an activity is put together from all that was said of it', async () => {
    const known = activity(`known-${newId()}`);
    const said = (definition: object) => r.ask('POST', '/statements', statement({ object: { ...known, definition } }));
    await said({ name: { en: 'Call' }, type: 'https://content.example/type' });
    await said({ name: { de: 'Gespräch' }, description: { en: 'A call' } });
    expect((await r.find('/activities', { activityId: known.id })).body).toEqual({
      ...known,
      definition: {
        name: { en: 'Call', de: 'Gespräch' },
        type: 'https://content.example/type',
        description: { en: 'A call' },
      },
    });
  });

  test('of an activity holds no half of a character, though the statement is kept as it came', async () => {
    const [zero, half] = ['a\0b', '"\\ud83d"'];
    const known = activity(`odd-${newId()}`);
    const sent = statement({ object: { ...known, definition: { name: { en: zero }, description: { en: 'HALF' } } } });
    const body = Buffer.from(JSON.stringify(sent).replace('"HALF"', half));
    expect((await r.ask('POST', '/statements', body, { 'content-type': 'application/json' })).status).toBe(200);
    const definition = { name: { en: zero }, description: { en: JSON.parse(half) as string } };
    expect((await r.find('/statements', { statementId: sent.id })).body.object.definition).toEqual(definition);
    expect((await r.find('/activities', { activityId: known.id })).body.definition).toEqual({
      name: { en: 'a\uFFFDb' },
      description: { en: '\uFFFD' },
    });
  });

  test('of an activity nobody named is its id', async () => {
    expect((await r.find('/activities', { activityId: activity('unheard').id })).body).toMatchObject({
      id: activity('unheard').id,
    });
  });

  test('of somebody is a person with the names and the address they were named by', async () => {
    const agent = { mbox: 'mailto:pia@example.test' };
    for (const name of ['Pia', 'Pia P.']) await r.ask('POST', '/statements', statement({ actor: { ...agent, name } }));
    const { body } = await r.find('/agents', { agent });
    expect(body).toEqual({ objectType: 'Person', name: expect.arrayContaining(['Pia', 'Pia P.']), mbox: [agent.mbox] });
    expect((await r.find('/agents', { agent: { mbox: 'mailto:nobody@example.test' } })).body).toMatchObject({
      objectType: 'Person',
    });
  });
});

describe('a request within a form (1.0.3 Communication 1.3)', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const written = (fields: Record<string, string>) => Buffer.from(new URLSearchParams(fields).toString());

  test('does what the method within it does', async () => {
    const sent = statement();
    const fields = { statementId: sent.id, content: JSON.stringify(sent), 'Content-Type': 'application/json' };
    expect((await old.ask('POST', '/statements?method=PUT', written(fields), form)).status).toBe(204);
    const found = await old.ask('POST', '/statements?method=GET', written({ statementId: sent.id }), form);
    expect([found.status, found.body.id]).toEqual([200, sent.id]);
    const head = await old.ask('POST', '/statements?method=HEAD', written({ statementId: sent.id }), form);
    expect([head.status, head.text]).toEqual([200, '']);
  });

  test('may carry the key and the version', async () => {
    const fields = { Authorization: authorizationOf(old.made), 'X-Experience-API-Version': '1.0.3', limit: '1' };
    expect((await a.nobody('POST', '/xapi/statements?method=GET', written(fields), form)).status).toBe(200);
  });

  test('is refused with other parameters beside the method, with an unknown method, and in 2.0.0', async () => {
    expect((await old.ask('POST', '/statements?method=GET&limit=1', written({}), form)).status).toBe(400);
    expect((await old.ask('POST', '/statements?method=PATCH', written({}), form)).status).toBeGreaterThanOrEqual(400);
    expect((await r.ask('POST', '/statements?method=GET', written({}), form)).status).toBe(400);
  });
});

describe('a key made by the operator', () => {
  const options = { academy: '' };
  beforeAll(() => {
    options.academy = a.academyId;
  });

  test('opens the academy it was made for, in the version told', async () => {
    const made = await makeKeyAsOperator(a.world, 'key', { ...options, 'default-version': '1.0.3', label: 'Suite' });
    expect(made).toMatchObject({ endpoint: expect.stringMatching(/\/xapi$/), academyId: a.academyId });
    const headers = { authorization: authorizationOf(made) };
    expect((await a.nobody('GET', '/xapi/about', undefined, headers)).headers.get(versionHeader)).toBe('1.0.3');
    const version = { [versionHeader]: '2.0.0' };
    expect((await a.nobody('POST', '/xapi/statements', statement(), { ...headers, ...version })).status).toBe(200);
  });

  test.each([
    ['list', {}],
    ['key', { 'default-version': '0.9' }],
    ['key', { academy: newId() }],
    ['key', { 'read-only': true, 'write-only': true }],
  ])('is refused: %s %j', async (word, more) => {
    await expect(makeKeyAsOperator(a.world, word, { ...options, ...more })).rejects.toThrow(/\w/);
  });
});
