import { expect, test } from 'vitest';
import { academy } from '../academy.ts';
import { createApp } from '../server/http/app.ts';
import { migratedDatabaseUrl, openTestDatabase } from '../testing/database.ts';
import { asker, worldOn, type Answered } from '../testing/academy.ts';

const cookieIn = (answer: Answered): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

test(
  'a visitor founds the demo academy once and stands in the place of five people, each with something to see',
  {
    timeout: 240_000,
  },
  async () => {
    const database = await openTestDatabase(await migratedDatabaseUrl());
    const world = worldOn(database, new Date('2026-03-02T09:00:00Z'), { SMTP_URL: 'smtp://127.0.0.1:1' });
    const handle = createApp(world, academy, async () => null);
    const nobody = asker(handle);
    expect((await nobody('GET', '/api/demo/people')).body.items).toEqual([]);
    const founded = await nobody('POST', '/api/demo', {});
    expect(founded.body.people).toBeGreaterThanOrEqual(150);
    expect((await nobody('POST', '/api/demo', {})).body.reason).toBe('demo-exists');

    const { items } = (await nobody('GET', '/api/demo/people')).body as {
      items: { id: string; part: string; name: string }[];
    };
    expect(items.map((one) => one.part).sort()).toEqual([
      'administrator',
      'contributor',
      'head-of-sales',
      'manager',
      'salesperson',
    ]);
    const become = async (part: string) => {
      const person = items.find((one) => one.part === part);
      return asker(handle, cookieIn(await nobody('POST', '/api/demo/become', { personId: person?.id })));
    };
    const manager = await become('manager');
    expect((await manager('GET', '/api/me')).body).toMatchObject({ leads: true, academy: { kind: 'demo' } });
    // somebody waits for her word on a level, and somebody on where they begin
    const { waiting } = (await manager('GET', '/api/first/my-team')).body as { waiting: { kind: string }[] };
    expect(waiting.map(({ kind }) => kind)).toContain('placement');
    expect((await manager('GET', '/api/level-reviews/ready')).body.items.length).toBeGreaterThan(0);
    const salesperson = items.find((one) => one.part === 'salesperson');
    const standings = await manager('GET', `/api/people/${salesperson?.id}/standings`);
    expect(standings.body.capabilities.length).toBeGreaterThan(8);
    const administrator = await become('administrator');
    expect((await administrator('GET', `/api/people/${salesperson?.id}/standings`)).status).toBe(403);
    const left = await administrator('GET', '/api/people?status=left');
    expect(left.body.items.length).toBeGreaterThan(5);
    expect((await nobody('POST', '/api/demo/become', { personId: left.body.items[0].id })).status).toBe(404);
    // nobody gets a way in, or a letter, from where any passer-by is administrator
    for (const path of ['/api/invitations', `/api/people/${salesperson?.id}/reset-link`]) {
      expect((await administrator('POST', path, { people: [left.body.items[0].id] })).body.reason).toBe('demo-only');
    }
    // nor is anything done that the next visitor could not take back
    const { reason } = (
      await administrator('POST', `/api/people/${left.body.items[0].id}/erase`, { name: left.body.items[0].name })
    ).body;
    expect(reason).toBe('demo-only');
    expect((await administrator('PATCH', '/api/academy', { retentionDays: 0 })).body.reason).toBe('demo-only');
    const leave = { selection: { people: [salesperson?.id] }, change: { leftOn: '2026-03-02' } };
    expect((await administrator('POST', '/api/people/change', leave)).body.reason).toBe('demo-only');
    expect((await administrator('PUT', `/api/people/${salesperson?.id}/grants`, { grants: [] })).body.reason).toBe(
      'demo-only',
    );
    const password = { current: 'nobody knows it', next: 'another long password' };
    expect((await administrator('POST', '/api/sign-in/password', password)).body.reason).toBe('demo-only');
    expect((await administrator('POST', '/api/sign-in/sessions/revoke-others')).body.reason).toBe('demo-only');
    const second = await become('administrator');
    expect((await second('GET', '/api/sign-in/sessions')).body.items).toHaveLength(1);
    expect((await administrator('GET', '/api/me')).body.person).not.toBeNull();
    const stranger = { selection: { people: [salesperson?.id] }, change: { email: 'stranger@example.test' } };
    expect((await administrator('POST', '/api/people/change', stranger)).status).toBe(200);
    const when = { startsAt: '2026-03-09T10:00:00Z', minutes: 30, salespersonId: salesperson?.id };
    expect((await manager('POST', '/api/coaching/sessions', when)).status).toBe(200);
    expect((await administrator('GET', '/api/mails')).body.items).toEqual([]);
    await database.close();
  },
);

test('the same seed on the same day makes the same academy', { timeout: 240_000 }, async () => {
  expect(await whatHelenSees()).toEqual(await whatHelenSees());
});

/** A demo academy founded anew, in the figures of its head of sales. */
async function whatHelenSees(): Promise<unknown> {
  const database = await openTestDatabase(await migratedDatabaseUrl());
  const handle = createApp(worldOn(database, new Date('2026-03-02T09:00:00Z')), academy, async () => null);
  const nobody = asker(handle);
  await nobody('POST', '/api/demo', {});
  const people = (await nobody('GET', '/api/demo/people')).body.items as { id: string; part: string }[];
  const personId = people.find(({ part }) => part === 'head-of-sales')?.id;
  const helen = asker(handle, cookieIn(await nobody('POST', '/api/demo/become', { personId })));
  const { reach, readiness, gaps } = (await helen('GET', '/api/first/academy')).body;
  const { picks } = (await helen('GET', '/api/coaching/next')).body;
  await database.close();
  const rows = gaps.rows.map(({ name, cells }: { name: string; cells: number[] }) => [name, cells]);
  return {
    reach,
    readiness,
    rows,
    picks: picks.map(({ person, score }: { person: { name: string }; score: number }) => [person.name, score]),
  };
}
