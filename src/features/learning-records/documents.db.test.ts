/** Documents beside the statements: of an activity and somebody, of an activity, of somebody; and who changed them meanwhile. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { activity, addressed, type Recorder, recorder, someone } from '../../testing/recording.ts';
import { testAcademy, type TestAcademy } from '../../testing/academy.ts';

let a: TestAcademy;
beforeAll(async () => {
  a = await testAcademy();
});

interface Shelf {
  readonly path: string;
  readonly id: string;
  readonly about: Readonly<Record<string, unknown>>;
}

const shelves: readonly Shelf[] = [
  { path: '/activities/state', id: 'stateId', about: { activityId: activity('a').id, agent: someone('sam') } },
  { path: '/activities/profile', id: 'profileId', about: { activityId: activity('a').id } },
  { path: '/agents/profile', id: 'profileId', about: { agent: someone('sam') } },
];
const kinds = (['1.0.3', '2.0.0'] as const).flatMap((version) => shelves.map((shelf) => ({ version, ...shelf })));

describe.each(kinds)('documents at $path in version $version', ({ version, path, id, about }) => {
  let r: Recorder;
  beforeAll(async () => {
    r = await recorder(a, version);
  });
  const at = (name: string) => path + addressed({ ...about, [id]: name });
  const put = (name: string, body: unknown, headers: Record<string, string> = { 'if-none-match': '*' }) =>
    r.ask('PUT', at(name), body, headers);
  const tagOf = async (name: string) => (await r.ask('GET', at(name))).headers.get('etag') ?? '';

  test('are given back byte for byte, with their kind, their tag and when they changed', async () => {
    const name = newId();
    const bytes = Buffer.from([0, 1, 2, 250, 251]);
    expect((await put(name, bytes, { 'content-type': 'image/x-test', 'if-none-match': '*' })).status).toBe(204);
    const headers = {
      host: 'localhost',
      authorization: `Basic ${btoa(`${r.made.key}:${r.made.secret}`)}`,
      'x-experience-api-version': version,
    };
    const given = await a.handle(new Request(`http://localhost/xapi${at(name)}`, { headers }), '127.0.0.1');
    expect(Buffer.from(await given.arrayBuffer())).toEqual(bytes);
    expect(given.headers.get('content-type')).toBe('image/x-test');
    expect(given.headers.get('etag')).toMatch(/^"[0-9a-f]{40}"$/);
    expect(given.headers.get('last-modified')).toBe(a.world.now().toUTCString());
  });

  test('that are not there are told so', async () => {
    expect((await r.ask('GET', at(newId()))).status).toBe(404);
    expect((await r.ask('DELETE', at(newId()))).status).toBe(204);
  });

  test('are put together by POST where both are JSON objects, at the first level', async () => {
    const name = newId();
    expect((await r.ask('POST', at(name), { a: 1, deep: { old: 1 } })).status).toBe(204);
    expect((await r.ask('POST', at(name), { b: 2, deep: { new: 2 } })).status).toBe(204);
    expect((await r.ask('GET', at(name))).body).toEqual({ a: 1, b: 2, deep: { new: 2 } });
  });

  test('refuse a POST that cannot be put together, and stay as they were', async () => {
    const [name, text] = [newId(), newId()];
    await r.ask('POST', at(name), { a: 1 });
    expect((await r.ask('POST', at(name), [1])).status).toBe(400);
    expect((await r.ask('POST', at(name), Buffer.from('{'), { 'content-type': 'application/json' })).status).toBe(400);
    expect((await r.ask('POST', at(name), Buffer.from('x'), { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await r.ask('GET', at(name))).body).toEqual({ a: 1 });
    await put(text, Buffer.from('x'), { 'content-type': 'text/plain', 'if-none-match': '*' });
    expect((await r.ask('POST', at(text), { a: 1 })).status).toBe(400);
    expect((await r.ask('GET', at(text))).text).toBe('x');
  });

  test('are changed by whom the tag shows to know them, and by no other', async () => {
    const name = newId();
    await put(name, { a: 1 });
    const tag = await tagOf(name);
    expect((await put(name, { a: 2 }, { 'if-match': '"0000000000000000000000000000000000000000"' })).status).toBe(412);
    expect((await put(name, { a: 2 }, { 'if-none-match': '*' })).status).toBe(412);
    expect((await r.ask('GET', at(name))).body).toEqual({ a: 1 });
    expect((await put(name, { a: 2 }, { 'if-match': tag })).status).toBe(204);
    expect((await put(name, { a: 3 }, { 'if-match': tag })).status).toBe(412);
    expect((await r.ask('GET', at(name))).body).toEqual({ a: 2 });
  });

  test('are not put over a document that is there by whom shows nothing, where the standard says so', async () => {
    const name = newId();
    await put(name, { a: 1 });
    const free = path === '/activities/state' && version === '1.0.3';
    expect((await put(name, { a: 2 }, {})).status).toBe(free ? 204 : 409);
    expect((await r.ask('GET', at(name))).body).toEqual({ a: free ? 2 : 1 });
  });

  test('are listed by their ids, all or those changed since', async () => {
    const first = a.world.clock;
    const [old, young] = [newId(), newId()];
    await put(old, { a: 1 });
    a.world.clock = new Date(first.getTime() + 60_000);
    await put(young, { a: 1 });
    const all = await r.ask('GET', path + addressed(about));
    expect(all.body).toEqual(expect.arrayContaining([old, young]));
    expect(all.headers.get('last-modified')).toBe(a.world.clock.toUTCString());
    const since = await r.ask('GET', path + addressed({ ...about, since: first.toISOString() }));
    expect(since.body).toEqual([young]);
  });

  test('are gone once deleted', async () => {
    const name = newId();
    await put(name, { a: 1 });
    expect((await r.ask('DELETE', at(name), undefined, { 'if-match': await tagOf(name) })).status).toBe(204);
    expect((await r.ask('GET', at(name))).status).toBe(404);
  });

  test('answer HEAD without the document', async () => {
    const name = newId();
    await put(name, { a: 1 });
    const { status, text, headers } = await r.ask('HEAD', at(name));
    expect([status, text, headers.get('etag')]).toEqual([200, '', await tagOf(name)]);
  });

  test.each(Object.keys(about))('refuse to be asked for without %s', async (parameter) => {
    const without = Object.fromEntries(Object.entries(about).filter(([name]) => name !== parameter));
    expect((await r.ask('GET', path + addressed({ ...without, [id]: 'x' }))).status).toBe(400);
    expect((await r.ask('PUT', path + addressed({ ...without, [id]: 'x' }), {})).status).toBe(400);
  });

  test('refuse a parameter nobody knows, and one that is no agent or address', async () => {
    expect((await r.ask('GET', path + addressed({ ...about, [id]: 'x', extra: 1 }))).status).toBe(400);
    for (const name of Object.keys(about))
      expect((await r.ask('GET', path + addressed({ ...about, [name]: 'not that', [id]: 'x' }))).status).toBe(400);
    expect((await r.ask('GET', path + addressed({ ...about, since: 'lately' }))).status).toBe(400);
  });

  test('changed by many at once lose no change', async () => {
    const name = newId();
    const each = Array.from({ length: 6 }, (_, n) => ({ [`key${n}`]: n }));
    await Promise.all(each.map((part) => r.ask('POST', at(name), part)));
    expect((await r.ask('GET', at(name))).body).toEqual(Object.assign({}, ...each));
  });
});

describe('states', () => {
  const about = { activityId: activity('states').id, agent: someone('stan') };
  const at = (more: object) => `/activities/state${addressed({ ...about, ...more })}`;

  test('of a registration stand beside those without, and go all at once', async () => {
    const r = await recorder(a, '2.0.0');
    const [registration, none] = [{ registration: newId() }, {}];
    for (const place of [registration, none])
      for (const stateId of ['one', 'two']) await r.ask('POST', at({ stateId, ...place }), { a: 1 });
    expect((await r.ask('GET', at(registration))).body).toEqual(['one', 'two']);
    expect((await r.ask('DELETE', at(registration))).status).toBe(204);
    expect((await r.ask('GET', at(registration))).body).toEqual([]);
    expect((await r.ask('GET', at({ stateId: 'one' }))).status).toBe(200);
    expect((await r.ask('DELETE', at({}))).status).toBe(204);
    expect((await r.ask('GET', at({ stateId: 'one' }))).status).toBe(404);
  });

  test('are of the agent, however it is written', async () => {
    const r = await recorder(a, '1.0.3');
    const { objectType: _, ...short } = someone('stan');
    await r.ask('POST', at({ stateId: 'written' }), { a: 1 });
    expect((await r.ask('GET', at({ stateId: 'written', agent: { ...short, name: 'Stan' } }))).body).toEqual({ a: 1 });
  });
});
