import { describe, expect, test } from 'vitest';
import { createApp } from '../../server/http/app.ts';
import { academy } from '../../academy.ts';
import { newId } from '../../kernel/id.ts';
import { linkFor } from '../../server/mail/letters.ts';
import { sendNext } from '../../server/mail/postman.ts';
import { sessionToken } from '../../server/sign-in/session.ts';
import { migratedDatabaseUrl, openTestDatabase } from '../../testing/database.ts';
import { type Ask, asker, testAcademy, testWorld, worldOn, type Answered } from '../../testing/academy.ts';
import { setupCodeOf } from './founding-commands.ts';

const password = 'a long enough password';
const cookieIn = (answer: Answered): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
const tokenOf = (link: string): string => link.split('#')[1] ?? '';

describe('invitations', () => {
  test('a link lets a person in once, with the rights of their place', async () => {
    const a = await testAcademy();
    const email = `ines-${a.academyId}@example.test`;
    const added = await a.owner('POST', '/api/people', { name: 'Ines Seller', email });
    const invited = await a.owner('POST', '/api/invitations', { people: [added.body.id] });
    const token = tokenOf(invited.body.links[0].link);
    const look = await a.nobody('POST', '/api/invitations/look', { token });
    expect(look.body).toMatchObject({ academy: 'Test academy', name: 'Ines Seller', email });
    expect((await a.nobody('POST', '/api/invitations/accept', { token, password })).status).toBe(200);
    expect((await a.nobody('POST', '/api/invitations/accept', { token, password })).body.reason).toBe('link-run-out');

    const signedIn = await a.nobody('POST', '/api/sign-in', { email, password });
    const me = await asker(a.handle, cookieIn(signedIn))('GET', '/api/me');
    expect(me.body).toMatchObject({
      person: { name: 'Ines Seller' },
      academy: { name: 'Test academy' },
      grants: [],
      leads: false,
    });
  });

  test('a link shown names the address the administrator came by, unless PUBLIC_URL says another', async () => {
    const a = await testAcademy();
    const { body } = await a.owner('POST', '/api/people', { name: 'Linked' });
    const shown = async (ask: Ask, headers: Record<string, string>) =>
      (await ask('POST', '/api/invitations', { people: [body.id] }, headers)).body.links[0].link.split(
        '#',
      )[0] as string;
    expect(await shown(a.owner, { host: '127.0.0.1:5173', origin: 'http://127.0.0.1:5173' })).toBe(
      'http://127.0.0.1:5173/invitation',
    );
    expect(await shown(a.owner, { host: 'localhost:8080' })).toBe('http://localhost:8080/invitation');
    const link = `/api/people/${a.ownerId}/reset-link`;
    expect((await a.owner('POST', link, undefined, { host: '127.0.0.1:5173' })).body.link).toMatch(
      /^http:\/\/127\.0\.0\.1:5173\/reset#/,
    );
    const named = worldOn(a.world.database, a.world.now(), { PUBLIC_URL: 'https://academy.example' });
    expect(linkFor(named, new Request('http://localhost/'), '/reset')).toBe('https://academy.example/reset');
  });

  test('a newer link ends the older one', async () => {
    const a = await testAcademy();
    const { body } = await a.owner('POST', '/api/people', { name: 'Two Links' });
    const older = await a.owner('POST', '/api/invitations', { people: [body.id] });
    const newer = await a.owner('POST', '/api/invitations', { people: [body.id] });
    const look = (answer: Answered) =>
      a.nobody('POST', '/api/invitations/look', { token: tokenOf(answer.body.links[0].link) });
    expect((await look(older)).status).toBe(410);
    expect((await look(newer)).status).toBe(200);
  });

  test('a link runs out after two weeks, and is worth nothing for somebody who left', async () => {
    const a = await testAcademy();
    const one = await a.owner('POST', '/api/people', { name: 'Late' });
    const invited = await a.owner('POST', '/api/invitations', { people: [one.body.id] });
    a.world.clock = new Date(a.world.clock.getTime() + 15 * 86_400_000);
    expect(
      (await a.nobody('POST', '/api/invitations/look', { token: tokenOf(invited.body.links[0].link) })).status,
    ).toBe(410);
    await a.owner('POST', '/api/people/change', {
      selection: { people: [one.body.id] },
      change: { leftOn: '2026-01-01' },
    });
    const again = await a.owner('POST', '/api/invitations', { people: [one.body.id] });
    expect(again.body).toMatchObject({ links: [], skipped: [{ reason: 'left' }] });
  });

  test('one sign-in joins a second academy and switches between the two', async () => {
    const a = await testAcademy();
    const b = await testAcademy();
    const person = await a.join({ name: 'Both Sides' });
    const { body } = await b.owner('POST', '/api/people', { name: 'Both Sides' });
    const invited = await b.owner('POST', '/api/invitations', { people: [body.id] });
    expect(
      (await person.ask('POST', '/api/invitations/accept', { token: tokenOf(invited.body.links[0].link) })).status,
    ).toBe(200);
    const inB = await person.ask('GET', '/api/me');
    expect(inB.body.academy.id).toBe(b.academyId);
    expect(inB.body.academies).toHaveLength(2);
    await person.ask('POST', `/api/academies/${a.academyId}/enter`);
    expect((await person.ask('GET', '/api/me')).body.academy.id).toBe(a.academyId);
    const c = await testAcademy();
    expect((await person.ask('POST', `/api/academies/${c.academyId}/enter`)).status).toBe(404);
  });

  test('an academy one has left is no longer among one’s own, and not entered', async () => {
    const a = await testAcademy();
    const b = await testAcademy();
    const person = await a.join({ name: 'Both Sides' });
    const { body } = await b.owner('POST', '/api/people', { name: 'Both Sides' });
    const invited = await b.owner('POST', '/api/invitations', { people: [body.id] });
    await person.ask('POST', '/api/invitations/accept', { token: tokenOf(invited.body.links[0].link) });
    const leave = { selection: { people: [body.id] }, change: { leftOn: '2026-03-02' } };
    expect((await b.owner('POST', '/api/people/change', leave)).status).toBe(200);
    const me = (await person.ask('GET', '/api/me')).body;
    expect(me).toMatchObject({ person: null, academies: [{ id: a.academyId }] });
    expect(me.academies).toHaveLength(1);
    expect((await person.ask('POST', `/api/academies/${b.academyId}/enter`)).status).toBe(404);
    expect((await person.ask('POST', `/api/academies/${a.academyId}/enter`)).status).toBe(200);
  });

  test('with mail, an invitation goes to the person and proves their address', async () => {
    const world = await testWorld(undefined, { SMTP_URL: 'smtp://localhost:1', PUBLIC_URL: 'http://localhost' });
    const a = await testAcademy('empty', world);
    const email = `mail-${a.academyId}@example.test`;
    const { body } = await a.owner('POST', '/api/people', { name: 'Mailed', email });
    expect((await a.owner('POST', '/api/invitations', { people: [body.id] })).body).toMatchObject({
      mailed: 1,
      links: [],
    });
    const letters: { recipient: string; text: string }[] = [];
    while (await sendNext(world, async (letter) => void letters.push(letter)));
    const token = tokenOf(
      /\S+\/invitation#\S+/.exec(letters.find((one) => one.recipient === email)?.text ?? '')?.[0] ?? '',
    );
    await a.nobody('POST', '/api/invitations/accept', { token, password });
    const me = await asker(a.handle, cookieIn(await a.nobody('POST', '/api/sign-in', { email, password })))(
      'GET',
      '/api/me',
    );
    expect(me.body.signIn).toMatchObject({ email, emailVerified: true });
  });
});

describe('passwords and sessions', () => {
  test('a revoked session is refused from its next request on', async () => {
    const a = await testAcademy();
    const person = await a.join({ name: 'Rhea' });
    const sessions = await person.ask('GET', '/api/sign-in/sessions');
    expect(sessions.body.items).toHaveLength(1);
    await person.ask('DELETE', `/api/sign-in/sessions/${sessions.body.items[0].id}`);
    expect((await person.ask('GET', '/api/people')).status).toBe(401);
  });

  test('nobody revokes a session of somebody else', async () => {
    const a = await testAcademy();
    const one = await a.join({ name: 'One' });
    const other = await a.join({ name: 'Other' });
    const { body } = await one.ask('GET', '/api/sign-in/sessions');
    expect((await other.ask('DELETE', `/api/sign-in/sessions/${body.items[0].id}`)).status).toBe(404);
    expect((await one.ask('GET', '/api/people')).status).toBe(200);
  });

  test('refuses a sixth guess at a password, even the right one, and says for how long', async () => {
    const a = await testAcademy();
    const email = `guess-${a.academyId}@example.test`;
    const guess = (word: string) => a.nobody('POST', '/api/sign-in', { email, password: word });
    for (let tries = 0; tries < 5; tries++) expect((await guess('wrong')).body.reason).toBe('wrong-password');
    const refused = await guess(password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    a.world.clock = new Date(a.world.clock.getTime() + 16 * 60_000);
    expect((await guess('wrong')).body.reason).toBe('wrong-password');
  });

  test('an administrator’s link sets a new password once and ends all sessions', async () => {
    const a = await testAcademy();
    const email = `reset-${a.academyId}@example.test`;
    const { body } = await a.owner('POST', '/api/people', { name: 'Forgetful', email });
    const invited = await a.owner('POST', '/api/invitations', { people: [body.id] });
    await a.nobody('POST', '/api/invitations/accept', { token: tokenOf(invited.body.links[0].link), password });
    const old = asker(a.handle, cookieIn(await a.nobody('POST', '/api/sign-in', { email, password })));
    const token = tokenOf((await a.owner('POST', `/api/people/${body.id}/reset-link`)).body.link);
    expect((await a.nobody('POST', '/api/sign-in/reset', { token, password: 'another long password' })).status).toBe(
      200,
    );
    expect((await old('GET', '/api/people')).status).toBe(401);
    expect((await a.nobody('POST', '/api/sign-in/reset', { token, password: 'a third long password' })).status).toBe(
      410,
    );
    expect((await a.nobody('POST', '/api/sign-in', { email, password })).body.reason).toBe('wrong-password');
    expect((await a.nobody('POST', '/api/sign-in', { email, password: 'another long password' })).status).toBe(200);
  });

  test('whoever makes a link for somebody else’s password is told to them: by mail to where they sign in, and when they come back', async () => {
    const a = await testAcademy('empty', await testWorld(undefined, { SMTP_URL: 'smtp://127.0.0.1:1' }));
    const ada = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const sam = await a.join({ name: 'Sam Seller', email: `elsewhere-${a.academyId}@example.test` });
    expect((await sam.ask('GET', '/api/me')).body.resetLinks).toEqual([]);
    expect((await ada.ask('POST', `/api/people/${sam.id}/reset-link`)).status).toBe(200);
    expect((await sam.ask('GET', '/api/me')).body.resetLinks).toMatchObject([
      { by: 'Ada Admin', at: '2026-03-02T09:00:00.000Z' },
    ]);
    const mails = await a.inside((db) =>
      db.selectFrom('mail').select(['recipient', 'text']).where('of_academy', '=', a.academyId).execute(),
    );
    expect(mails).toEqual([
      { recipient: `${sam.signInId}@example.test`, text: expect.stringContaining('Ada Admin made a link') as string },
    ]);
    expect((await a.owner('GET', '/api/history?kind=reset-link')).body.items).toMatchObject([
      { event: 'reset-link.handed-out', by: { name: 'Ada Admin' } },
    ]);
    a.world.clock = new Date(a.world.clock.getTime() + 31 * 86_400_000);
    const later = await a.askAs(sam.signInId);
    expect((await later('GET', '/api/me')).body.resetLinks).toEqual([]);
    // one's own is no news
    await ada.ask('POST', `/api/people/${ada.id}/reset-link`);
    expect((await (await a.askAs(ada.signInId))('GET', '/api/me')).body.resetLinks).toEqual([]);
  });

  test('no administrator takes over a sign-in that other academies know too, nor an owner', async () => {
    const a = await testAcademy();
    const b = await testAcademy();
    const person = await a.join({ name: 'Both Sides' });
    const { body } = await b.owner('POST', '/api/people', { name: 'Both Sides' });
    const invited = await b.owner('POST', '/api/invitations', { people: [body.id] });
    await person.ask('POST', '/api/invitations/accept', { token: tokenOf(invited.body.links[0].link) });
    expect((await a.owner('POST', `/api/people/${person.id}/reset-link`)).body.reason).toBe('operator-only');
    const administrator = await a.join({ name: 'Ada', grants: [{ grant: 'administrator', marketId: null }] });
    expect((await administrator.ask('POST', `/api/people/${a.ownerId}/reset-link`)).status).toBe(403);
    const grab = { grants: [{ grant: 'owner' }, { grant: 'administrator' }] };
    expect((await administrator.ask('PUT', `/api/people/${administrator.id}/grants`, grab)).body.reason).toBe(
      'owner-only',
    );
  });

  test('a changed password ends the other sessions and keeps this one', async () => {
    const a = await testAcademy();
    const email = `change-${a.academyId}@example.test`;
    const { body } = await a.owner('POST', '/api/people', { name: 'Careful', email });
    const invited = await a.owner('POST', '/api/invitations', { people: [body.id] });
    await a.nobody('POST', '/api/invitations/accept', { token: tokenOf(invited.body.links[0].link), password });
    const enter = async () => asker(a.handle, cookieIn(await a.nobody('POST', '/api/sign-in', { email, password })));
    const [here, there] = [await enter(), await enter()];
    expect(
      (await here('POST', '/api/sign-in/password', { current: 'wrong', next: 'a new long password' })).body.reason,
    ).toBe('wrong-password');
    expect(
      (await here('POST', '/api/sign-in/password', { current: password, next: 'a new long password' })).status,
    ).toBe(200);
    expect((await here('GET', '/api/people')).status).toBe(200);
    expect((await there('GET', '/api/people')).status).toBe(401);
  });

  test('by mail, a reset link reaches the address and says nothing to a stranger', async () => {
    const world = await testWorld(undefined, { SMTP_URL: 'smtp://localhost:1', PUBLIC_URL: 'http://localhost' });
    const a = await testAcademy('empty', world);
    expect((await a.nobody('POST', '/api/sign-in/forgot', { email: `nobody-${newId()}@example.test` })).body).toEqual({
      mailed: true,
    });
    const { email } = (await a.owner('GET', '/api/me')).body.signIn;
    expect((await a.nobody('POST', '/api/sign-in/forgot', { email })).body).toEqual({ mailed: true });
    const letters: { recipient: string; subject: string; text: string }[] = [];
    while (await sendNext(world, async (letter) => void letters.push(letter)));
    const mine = letters.filter((one) => one.recipient === email);
    expect(mine.map((one) => one.subject.includes('password'))).toContain(true);
    const verify = /\/verify#(\S+)/.exec(mine.find((one) => one.text.includes('/verify#'))?.text ?? '')?.[1];
    expect((await a.nobody('POST', '/api/sign-in/verify', { token: verify })).status).toBe(200);
    expect((await a.owner('GET', '/api/me')).body.signIn.emailVerified).toBe(true);
  });

  test('a cookie that was tampered with opens nothing', async () => {
    const world = await testWorld();
    const request = (cookie: string) => new Request('http://localhost/', { headers: { cookie } });
    expect(sessionToken(world, request('sellwright.session_token=abc.def'))).toBeNull();
    expect(sessionToken(world, request('sellwright.session_token=%'))).toBeNull();
    expect(sessionToken(world, request('sellwright.session_token='))).toBeNull();
  });
});

describe('founding', () => {
  const founding = {
    name: 'New',
    languages: ['en'],
    start: 'empty',
    founder: { name: 'Fo Under', email: 'fo@example.test', password },
  };

  async function installation(env: Record<string, string>) {
    const database = await openTestDatabase(await migratedDatabaseUrl());
    const world = worldOn(database, new Date('2026-03-02T09:00:00Z'), env);
    return { world, ask: asker(createApp(world, academy, async () => null)), close: () => database.close() };
  }

  test('is free on this machine while nothing is founded; a second academy asks for the set-up code', async () => {
    const { world, ask, close } = await installation({});
    expect((await ask('GET', '/api/me')).body.installation).toMatchObject({ empty: true, asksSetupCode: false });
    expect((await ask('POST', '/api/academies', founding)).status).toBe(200);
    const again = { ...founding, founder: { ...founding.founder, email: 'second@example.test' } };
    expect((await ask('POST', '/api/academies', again)).body.reason).toBe('setup-code');
    expect((await ask('POST', '/api/academies', { ...again, setupCode: setupCodeOf(world.secret) })).status).toBe(200);
    await close();
  });

  test('is free for one only, where two found at the same moment', async () => {
    const { ask, close } = await installation({});
    const second = { ...founding, founder: { ...founding.founder, email: 'second@example.test' } };
    const answers = await Promise.all([ask('POST', '/api/academies', founding), ask('POST', '/api/academies', second)]);
    expect(answers.map(({ body }) => body.reason ?? 'founded').sort()).toEqual(['founded', 'setup-code']);
    await close();
  });

  test('asks a passer-by for the set-up code where it listens beyond this machine', async () => {
    const { world, ask, close } = await installation({ HOST: '0.0.0.0' });
    expect((await ask('POST', '/api/academies', founding)).body.reason).toBe('setup-code');
    expect((await ask('POST', '/api/academies', { ...founding, setupCode: 'aaaa-bbbb-cccc' })).status).toBe(403);
    expect((await ask('POST', '/api/demo', {})).body.reason).toBe('setup-code');
    expect(
      (await ask('POST', '/api/academies', { ...founding, setupCode: ` ${setupCodeOf(world.secret).toUpperCase()} ` }))
        .status,
    ).toBe(200);
    await close();
  });

  test('demo sign-in does not exist for a person of a company', async () => {
    const a = await testAcademy();
    expect((await a.nobody('POST', '/api/demo/become', { personId: a.ownerId })).status).toBe(404);
  });
});
