import { describe, expect, test } from 'vitest';
import { asker, testAcademy } from '../../testing/academy.ts';

const password = 'a long enough password';

describe('joining', () => {
  test('an invitation link lets a person in once, with the rights of their place', async () => {
    const a = await testAcademy();
    const added = await a.owner('POST', '/api/people', { name: 'Ines Seller', email: `ines-${a.academyId}@example.test` });
    expect(added.status).toBe(200);
    const invited = await a.owner('POST', '/api/invitations', { people: [added.body.id] });
    const token = invited.body.links[0].link.split('#')[1];
    const look = await a.nobody('POST', '/api/invitations/look', { token });
    expect(look.body).toMatchObject({ academy: 'Test academy', name: 'Ines Seller' });
    expect((await a.nobody('POST', '/api/invitations/accept', { token, password })).status).toBe(200);
    expect((await a.nobody('POST', '/api/invitations/accept', { token, password })).body.reason).toBe('link-run-out');

    const signedIn = await a.nobody('POST', '/api/sign-in', { email: look.body.email, password });
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const me = await asker(a.handle, cookie)('GET', '/api/me');
    expect(me.body).toMatchObject({ person: { name: 'Ines Seller' }, academy: { name: 'Test academy' }, grants: [], leads: false });
  });

  test('a revoked session is refused from its next request on', async () => {
    const a = await testAcademy();
    const person = await a.join({ name: 'Rhea' });
    const sessions = await person.ask('GET', '/api/sign-in/sessions');
    expect(sessions.body.items).toHaveLength(1);
    await person.ask('DELETE', `/api/sign-in/sessions/${sessions.body.items[0].id}`);
    expect((await person.ask('GET', '/api/people')).status).toBe(401);
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
});
