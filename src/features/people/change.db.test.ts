import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, testAcademy, type TestAcademy } from '../../testing/academy.ts';

const change = (people: readonly string[], what: object) => ({ selection: { people }, change: what });
const later = (a: TestAcademy, days: number) => (a.world.clock = new Date(a.world.clock.getTime() + days * 86_400_000));

describe('who leaves', () => {
  test('counts until that day by the clock of the academy, whatever day the database has', async () => {
    const a = await testAcademy();
    const manager = await a.join({ name: 'Mia Manager' });
    const seller = await a.join({ name: 'Sam Seller', managerId: manager.id });
    const invited = (await a.owner('POST', '/api/people', { name: 'Ines Invited' })).body.id as string;
    await a.owner('POST', '/api/people/change', change([seller.id, invited], { leftOn: '2026-03-10' }));
    const { links } = (await a.owner('POST', '/api/invitations', { people: [invited] })).body;
    const look = () => a.nobody('POST', '/api/invitations/look', { token: links[0].link.split('#')[1] });
    const names = async (status: string) =>
      (await a.owner('GET', `/api/people?status=${status}`)).body.items.map((one: { name: string }) => one.name);

    expect((await manager.ask('GET', '/api/me')).body.leads).toBe(true);
    expect((await seller.ask('GET', '/api/organisation')).status).toBe(200);
    expect((await look()).status).toBe(200);
    expect(await names('here')).toContain('Sam Seller');
    expect((await a.owner('GET', `/api/people/${manager.id}`)).body.leads).toHaveLength(1);

    later(a, 8);
    expect((await manager.ask('GET', '/api/me')).body.leads).toBe(false);
    expect((await seller.ask('GET', '/api/organisation')).body.reason).toBe('no-academy');
    expect((await look()).status).toBe(410);
    expect(await names('left')).toEqual(['Ines Invited', 'Sam Seller']);
    expect((await a.owner('GET', `/api/people/${manager.id}`)).body.leads).toEqual([]);
  });

  test('is never the last owner or administrator who can sign in, and an owner only by an owner', async () => {
    const a = await testAcademy();
    const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const without = (await a.owner('POST', '/api/people', { name: 'No Door' })).body.id as string;
    await a.owner('PUT', `/api/people/${without}/grants`, { grants: [{ grant: 'owner' }] });
    const go = change([a.ownerId], { leftOn: '2026-03-01' });
    expect((await administrator.ask('POST', '/api/people/change', go)).body).toMatchObject({
      status: 403,
      reason: 'owner-only',
    });
    expect((await a.owner('POST', '/api/people/change/preview', go)).body).toMatchObject({
      changed: 0,
      refused: [{ reason: 'last-owner' }],
    });
    expect((await a.owner('POST', '/api/people/change', go)).body.reason).toBe('last-owner');
    const second = await a.join({ name: 'Olga Owner', grants: [{ grant: 'owner', marketId: null }] });
    expect(
      (await a.owner('POST', '/api/people/change', change([a.ownerId, second.id], { leftOn: '2026-03-01' }))).body
        .reason,
    ).toBe('last-owner');
    expect((await second.ask('POST', '/api/people/change', go)).status).toBe(200);
    expect((await a.owner('GET', '/api/organisation')).body.reason).toBe('no-academy');
  });
});

describe('who leads whom', () => {
  test('stays a tree when a change is taken back that would close a circle now', async () => {
    const a = await testAcademy();
    const [top, other] = [await a.join({ name: 'Tom Top' }), await a.join({ name: 'Otto Other' })];
    const seller = await a.join({ name: 'Sam Seller', managerId: top.id });
    const { undo } = (await a.owner('POST', '/api/people/change', change([seller.id], { managerId: other.id }))).body;
    expect((await a.owner('POST', '/api/people/change', change([top.id], { managerId: seller.id }))).status).toBe(200);
    expect((await a.owner('POST', `/api/people/change/${undo}/undo`)).body).toEqual({ restored: 0, kept: 1 });
    expect((await a.owner('GET', `/api/people/${seller.id}`)).body.manager.name).toBe('Otto Other');
  });

  test('stays a tree when two hang each below the other at the same moment', async () => {
    const a = await testAcademy();
    const [one, two] = [await a.join({ name: 'One' }), await a.join({ name: 'Two' })];
    const answers = await Promise.all([
      a.owner('POST', '/api/people/change', change([one.id], { managerId: two.id })),
      a.owner('POST', '/api/people/change', change([two.id], { managerId: one.id })),
    ]);
    expect(answers.map(({ body }) => body.reason ?? 'done').sort()).toEqual(['done', 'manager-cycle']);
  });

  test('names nobody who is not here, or not in this academy, as a manager', async () => {
    const a = await testAcademy();
    const gone = await a.join({ name: 'Gone' });
    await a.owner('POST', '/api/people/change', change([gone.id], { leftOn: '2026-03-01' }));
    const stranger = (await testAcademy('empty', a.world)).ownerId;
    const { id } = await a.join({ name: 'Sam Seller' });
    for (const managerId of [gone.id, stranger, newId()]) {
      expect((await a.owner('POST', '/api/people/change', change([id], { managerId }))).body.reason).toBe(
        'manager-gone',
      );
      expect((await a.owner('POST', '/api/people', { name: 'New', managerId })).body.reason).toBe('manager-gone');
    }
  });

  test('tells each person’s own story when a change is taken back', async () => {
    const a = await testAcademy();
    const { id } = await a.join({ name: 'Sam Seller' });
    const { undo } = (await a.owner('POST', '/api/people/change', change([id], { leftOn: '2026-03-02' }))).body;
    expect((await a.owner('POST', `/api/people/change/${undo}/undo`)).body).toEqual({ restored: 1, kept: 0 });
    const told = (await a.owner('GET', `/api/history?person=${id}`)).body.items.map(
      (one: { event: string }) => one.event,
    );
    expect(told).toEqual(['person.returned', 'person.left']);
  });

  test('says in words that an address was taken meanwhile, and takes nothing back', async () => {
    const a = await testAcademy();
    const mail = `sam-${a.academyId}@example.test`;
    const { id } = (await a.owner('POST', '/api/people', { name: 'Sam', email: mail })).body;
    const { undo } = (await a.owner('POST', '/api/people/change', change([id], { email: null }))).body;
    await a.owner('POST', '/api/people', { name: 'Second', email: mail });
    expect((await a.owner('POST', `/api/people/change/${undo}/undo`)).body.reason).toBe('email-taken');
    expect((await a.owner('GET', `/api/people/${id}`)).body.email).toBeNull();
  });
});

test('a person is added with a level of their role only', async () => {
  const a = await testAcademy('starter');
  const { roles, levels } = (await a.owner('GET', '/api/organisation')).body;
  const level = levels.find((one: { roleId: string }) => one.roleId === roles[0].id);
  const add = (roleId: string | null) => a.owner('POST', '/api/people', { name: 'New', roleId, levelId: level.id });
  expect((await add(roles[1].id)).body.reason).toBe('level-of-another-role');
  expect((await add(null)).body.reason).toBe('level-of-another-role');
  expect((await add(roles[0].id)).status).toBe(200);
});

describe('the directory', () => {
  test('tells a colleague no level and no leaver by way of its filters either', async () => {
    const a = await testAcademy('starter');
    const { levels } = (await a.owner('GET', '/api/organisation')).body;
    const colleague = await a.join({ name: 'Cora Colleague' });
    for (const query of [`level=${levels[0].id}`, 'status=left', 'status=no-level', 'status=no-sign-in']) {
      expect((await colleague.ask('GET', `/api/people?${query}`)).status).toBe(403);
      expect((await a.owner('GET', `/api/people?${query}`)).status).toBe(200);
    }
    expect((await colleague.ask('GET', '/api/people?status=no-role')).status).toBe(200);
  });
});

describe('access', () => {
  test('is given by an administrator to others, never to themselves', async () => {
    const a = await testAcademy();
    const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const set = (id: string, grants: object[]) => administrator.ask('PUT', `/api/people/${id}/grants`, { grants });
    expect((await set(administrator.id, [{ grant: 'administrator' }, { grant: 'trainer' }])).body.reason).toBe(
      'own-grants',
    );
    const { id } = await a.join({ name: 'Hanna Head' });
    expect((await set(id, [{ grant: 'head-of-sales' }, { grant: 'head-of-sales' }])).body.reason).toBe('grant-twice');
    expect((await set(id, [{ grant: 'trainer' }])).status).toBe(200);
    expect((await set(administrator.id, [])).status).toBe(200);
  });

  test('as head of sales holds for several markets at once, everywhere the same', async () => {
    const a = await testAcademy('starter');
    const market = async (name: string, parentId: string | null = null) =>
      (await a.owner('PUT', `/api/markets/${newId()}`, { name, parentId })).body.id as string;
    const [north, south, east] = [await market('North'), await market('South'), await market('East')];
    const below = await market('Far north', north);
    const hanna = await a.join({ name: 'Hanna Head' });
    const sellers = await Promise.all(
      [below, south, east].map((marketId, at) => a.join({ name: `Seller ${at}`, marketId })),
    );
    const set = (grants: object[]) => a.owner('PUT', `/api/people/${hanna.id}/grants`, { grants });
    const head = (marketId: string | null) => ({ grant: 'head-of-sales', marketId });
    expect((await set([head(north), head(north)])).body.reason).toBe('grant-twice');
    expect((await set([head(north), head(null)])).body.reason).toBe('grant-twice');
    expect((await set([head(north), head(south)])).status).toBe(200);
    expect((await a.owner('GET', `/api/people/${hanna.id}`)).body.grants).toHaveLength(2);
    expect((await hanna.ask('GET', '/api/me')).body.grants).toEqual(['head-of-sales']);
    const seen = await Promise.all(
      sellers.map(async ({ id }) => (await hanna.ask('GET', `/api/people/${id}/standings`)).status),
    );
    expect(seen).toEqual([200, 200, 403]);
    const gaps = await Promise.all(
      [below, south, east].map(async (one) => (await hanna.ask('GET', `/api/gaps/company?market=${one}`)).status),
    );
    expect(gaps).toEqual([200, 200, 404]);
    const { items } = (await hanna.ask('GET', '/api/way-of-selling/versions')).body;
    const version = items[0].versionId as string;
    const effect = await hanna.ask('GET', `/api/way-of-selling/versions/${version}/effect?effectiveOn=2026-03-02`);
    expect(effect.status, effect.text).toBe(200);
  });

  test('to assessments is an owner’s to give: an administrator makes nobody head of sales, and unmakes none', async () => {
    const a = await testAcademy();
    const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const invented = (await administrator.ask('POST', '/api/people', { name: 'Hanna Head' })).body.id as string;
    const path = `/api/people/${invented}/grants`;
    const heads = { grants: [{ grant: 'head-of-sales' }] };
    expect((await administrator.ask('PUT', path, heads)).body).toMatchObject({ status: 403, reason: 'owner-only' });
    expect((await a.owner('PUT', path, heads)).status).toBe(200);
    expect((await administrator.ask('PUT', path, { grants: [] })).body.reason).toBe('owner-only');
  });

  test('comes with leading, so nobody who keeps people makes themselves a leader, from above or by taking a change back', async () => {
    const a = await testAcademy();
    const ada = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const below = await a.join({ name: 'Ben Below', managerId: ada.id });
    const mia = await a.join({ name: 'Mia Manager' });
    const sam = await a.join({ name: 'Sam Seller', managerId: mia.id });
    const move = (ask: Ask, person: string, managerId: string | null) =>
      ask('POST', '/api/people/change', { selection: { people: [person] }, change: { managerId } });
    expect((await move(ada.ask, sam.id, ada.id)).body).toMatchObject({ status: 403, reason: 'own-people' });
    expect((await move(ada.ask, sam.id, below.id)).body.reason).toBe('own-people');
    expect((await move(ada.ask, mia.id, below.id)).body.reason).toBe('own-people');
    expect((await ada.ask('POST', '/api/people', { name: 'New', managerId: ada.id })).body.reason).toBe('own-people');
    const seen = await ada.ask('POST', '/api/people/change/preview', {
      selection: { people: [sam.id, below.id] },
      change: { managerId: ada.id },
    });
    expect(seen.body).toMatchObject({ changed: 0, refused: [{ id: sam.id, reason: 'own-people' }] });
    // whom they lead already they may move among those they lead; and an owner names whom they like
    expect((await move(a.owner, sam.id, ada.id)).status).toBe(200);
    expect((await move(ada.ask, sam.id, below.id)).status).toBe(200);
    const away = await move(a.owner, sam.id, mia.id);
    const undone = await ada.ask('POST', `/api/people/change/${away.body.undo}/undo`);
    expect(undone.body).toEqual({ restored: 0, kept: 1 });
    expect((await ada.ask('GET', `/api/people/${sam.id}/standings`)).status).toBe(403);
  });

  test('keeps an owner when two give it up at the same moment', async () => {
    const a = await testAcademy();
    const second = await a.join({
      name: 'Olga Owner',
      grants: [
        { grant: 'owner', marketId: null },
        { grant: 'administrator', marketId: null },
      ],
    });
    const answers = await Promise.all([
      a.owner('PUT', `/api/people/${a.ownerId}/grants`, { grants: [{ grant: 'administrator' }] }),
      second.ask('PUT', `/api/people/${second.id}/grants`, { grants: [{ grant: 'administrator' }] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('of an owner is handed out by an owner: an administrator gets no invitation for one', async () => {
    const a = await testAcademy();
    const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const { id } = (await a.owner('POST', '/api/people', { name: 'Olga Owner' })).body;
    await a.owner('PUT', `/api/people/${id}/grants`, { grants: [{ grant: 'owner' }] });
    expect((await administrator.ask('POST', '/api/invitations', { people: [id] })).body).toMatchObject({
      links: [],
      skipped: [{ reason: 'owner-only' }],
    });
    expect((await a.owner('POST', '/api/invitations', { people: [id] })).body.links).toHaveLength(1);
  });
});

test('who was erased is told as such, and can no more be changed or invited', async () => {
  const a = await testAcademy();
  const { id } = (await a.owner('POST', '/api/people', { name: 'Gerd Guest' })).body;
  expect((await a.owner('GET', `/api/people/${id}`)).body).toMatchObject({ erased: false, may: { change: true } });
  await a.owner('POST', `/api/people/${id}/erase`, { name: 'Gerd Guest' });
  expect((await a.owner('GET', `/api/people/${id}`)).body).toMatchObject({
    erased: true,
    may: { change: false, handOutLink: false },
  });
  expect((await a.owner('PUT', `/api/people/${id}/grants`, { grants: [{ grant: 'trainer' }] })).status).toBe(404);
});

test('a team is removed once nobody is in it any more, and stands again under its id when that is taken back', async () => {
  const a = await testAcademy();
  const team = `/api/teams/${newId()}`;
  const teamId = (await a.owner('PUT', team, { name: 'Hunters', marketId: null })).body.id as string;
  const { id } = await a.join({ name: 'Sam Seller' });
  await a.owner('POST', '/api/people/change', change([id], { teamId }));
  await a.owner('POST', '/api/people/change', change([id], { leftOn: '2026-03-01' }));
  expect((await a.owner('DELETE', team)).body).toMatchObject({ reason: 'team-not-empty' });
  await a.owner('POST', `/api/people/${id}/erase`, { name: 'Sam Seller' });
  expect((await a.owner('DELETE', team)).status, 'who was erased holds nothing').toBe(200);
  const teams = async () => (await a.owner('GET', '/api/organisation')).body.teams;
  expect(await teams()).toEqual([]);
  expect((await a.owner('DELETE', team)).status, 'the same request again').toBe(200);
  await a.owner('PUT', team, { name: 'Hunters', marketId: null });
  expect(await teams()).toEqual([{ id: teamId, name: 'Hunters', marketId: null }]);
});

test('a change taken back leaves those where they are whose team was removed meanwhile', async () => {
  const a = await testAcademy();
  const [gone, kept] = [newId(), newId()];
  for (const [id, name] of [
    [gone, 'Gone'],
    [kept, 'Kept'],
  ])
    await a.owner('PUT', `/api/teams/${id}`, { name, marketId: null });
  const people = await Promise.all(
    [gone, kept].map(
      async (teamId) => (await a.owner('POST', '/api/people', { name: `Of ${teamId}`, teamId })).body.id,
    ),
  );
  const { undo } = (await a.owner('POST', '/api/people/change', change(people, { teamId: null }))).body;
  expect((await a.owner('DELETE', `/api/teams/${gone}`)).status).toBe(200);
  expect((await a.owner('POST', `/api/people/change/${undo}/undo`)).body).toMatchObject({ restored: 1, kept: 1 });
  expect((await a.owner('GET', `/api/people/${people[1]}`)).body.team).toMatchObject({ id: kept });
});
