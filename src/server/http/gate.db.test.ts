import { describe, expect, test } from 'vitest';
import { academy } from '../../academy.ts';
import { asker, testAcademy, testWorld } from '../../testing/academy.ts';
import { createApp } from './app.ts';

describe('the gate', () => {
  test('carries out nothing that another site sends', async () => {
    const a = await testAcademy();
    const add = (headers: Record<string, string>) => a.owner('POST', '/api/people', { name: 'Forged' }, headers);
    expect((await add({ 'sec-fetch-site': 'cross-site' })).body.reason).toBe('cross-site');
    expect((await add({ 'sec-fetch-site': 'same-site' })).body.reason).toBe('cross-site');
    expect((await add({ origin: 'https://evil.example' })).body.reason).toBe('cross-site');
    expect((await add({ origin: 'null' })).body.reason).toBe('cross-site');
    expect((await add({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('a form of another site cannot be mistaken for JSON', async () => {
    const a = await testAcademy();
    expect((await a.owner('POST', '/api/people', { name: 'Form' }, { 'content-type': 'text/plain' })).status).toBe(400);
  });

  test('listening on this machine, it answers to no name that leads here by DNS', async () => {
    const a = await testAcademy();
    expect((await a.nobody('GET', '/api/me', undefined, { host: 'evil.example' })).body.reason).toBe('unknown-host');
    expect((await a.nobody('GET', '/api/me', undefined, { host: '127.0.0.1:4400' })).status).toBe(200);
  });

  test('every answer forbids framing, sniffing and scripts of others, also a refusal', async () => {
    const a = await testAcademy();
    for (const path of ['/api/me', '/api/people', '/api/nothing', '/nothing', '/api/openapi.json', '/api/reference']) {
      const { headers } = await a.nobody('GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    const https = await testAcademy('empty', await testWorld(undefined, { PUBLIC_URL: 'https://academy.example' }));
    expect((await https.nobody('GET', '/api/me')).headers.get('strict-transport-security')).toContain('max-age=');
  });

  test('the session cookie is out of reach of scripts and of other sites, and secure behind TLS', async () => {
    const a = await testAcademy('empty', await testWorld(undefined, { PUBLIC_URL: 'https://academy.example' }));
    const { email } = (await a.owner('GET', '/api/me')).body.signIn;
    const [cookie = ''] = (
      await a.nobody('POST', '/api/sign-in', { email, password: 'correct horse battery' })
    ).headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-sellwright\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/;\s*Secure/i);
    const [gone = ''] = (await a.owner('POST', '/api/sign-out')).headers.getSetCookie();
    expect(gone).toMatch(/^__Secure-sellwright\.session_token=;.*Secure$/);
  });
});

describe('work kept by a browser', () => {
  test('is saved under the name of who did it, or not at all', async () => {
    const a = await testAcademy();
    const [sam, tess] = [await a.join({ name: 'Sam' }), await a.join({ name: 'Tess' })];
    const save = (whose: string) => tess.ask('PATCH', '/api/me', { language: 'de' }, { 'expected-person': whose });
    expect((await save(sam.id)).body).toMatchObject({ status: 409, reason: 'another-person' });
    expect((await tess.ask('GET', '/api/me')).body.person.language).toBeNull();
    expect((await save(tess.id)).status).toBe(200);
    await a.owner('POST', '/api/people/change', { selection: { people: [tess.id] }, change: { leftOn: '2026-03-01' } });
    expect((await save(sam.id)).body.reason).toBe('another-person');
  });
});

describe('problems', () => {
  test('are RFC 9457 documents that name each wrong field', async () => {
    const a = await testAcademy();
    const wrong = await a.owner('POST', '/api/people', { name: '', email: 'no address' });
    expect(wrong.status).toBe(400);
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    expect(wrong.body).toMatchObject({
      status: 400,
      code: 'bad-request',
      type: expect.stringContaining('urn:'),
      title: expect.any(String),
    });
    expect(wrong.body.fields.map((field: { pointer: string }) => field.pointer)).toEqual(['/name', '/email']);
    expect((await a.owner('GET', '/api/people/not-an-id')).status).toBe(400);
    expect((await a.owner('GET', '/api/nothing')).status).toBe(404);
    expect((await a.nobody('GET', '/api/people')).status).toBe(401);
  });

  test('a text PostgreSQL cannot keep is refused at the door, and an id comes in either spelling', async () => {
    const a = await testAcademy();
    expect((await a.owner('POST', '/api/people', { name: 'N\0ul' })).body).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
    expect((await a.owner('GET', '/api/people?q=%00')).status).toBe(400);
    expect((await a.owner('GET', `/api/people/${a.ownerId.toUpperCase()}`)).body.relation).toBe('self');
    const { id } = (await a.owner('POST', '/api/people', { name: 'Led', managerId: a.ownerId.toUpperCase() })).body;
    expect((await a.owner('GET', `/api/people/${id}`)).body.relation).toBe('manager');
  });

  test('say in plain words what the database would not keep', async () => {
    const a = await testAcademy();
    const world = { ...a.world, log: { ...a.world.log, warn: () => {} } };
    const ask = asker(
      createApp(world, academy, async () => null),
      a.founder.cookie,
    );
    expect((await ask('POST', '/api/people', { name: 'Old', joinedOn: '0000-01-01' })).body).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
  });

  test('a body that is no JSON, or far too large, is refused in plain words', async () => {
    const a = await testAcademy();
    const request = (body: string) =>
      a.handle(
        new Request('http://localhost/api/sign-in', {
          method: 'POST',
          headers: { host: 'localhost', 'content-type': 'application/json' },
          body,
        }),
        'x',
      );
    expect((await request('{')).status).toBe(400);
    expect((await request(`"${'x'.repeat(3_000_000)}"`)).status).toBe(413);
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(64 * 1024).fill(32)) });
    const init = {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    };
    expect((await a.handle(new Request('http://localhost/api/sign-in', init as RequestInit), 'x')).status).toBe(413);
  });
});

test('the OpenAPI document describes every endpoint that is served, with its answer or what it produces', async () => {
  const a = await testAcademy();
  const { body } = await a.nobody('GET', '/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const operations = Object.values<Record<string, { summary: string; operationId: string; responses: object }>>(
    body.paths,
  ).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(30);
  for (const operation of operations) expect(operation.summary.length).toBeGreaterThan(8);
  expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
  expect((await a.nobody('GET', '/api/reference')).text).toContain('/api/people/{personId}');
});
