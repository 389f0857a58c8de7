import { describe, expect, test } from 'vitest';
import type { Grant } from '../../kernel/actor.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { sendNext } from '../../server/mail/postman.ts';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';

const granted = (grant: Grant) => ({ grants: [{ grant, marketId: null }] });

async function failMail(a: TestAcademy): Promise<void> {
  await a.act((act) =>
    queueMail(act, act.academyId, {
      recipient: 'nobody@example.test',
      subject: 'A date',
      text: 'a secret',
      trigger: 'session.planned',
    }),
  );
}

describe('housekeeping', () => {
  test('counts what waits', async () => {
    const a = await testAcademy();
    await a.owner('POST', '/api/people', { name: 'No Sign-in', email: null });
    const invited = await a.owner('POST', '/api/people', { name: 'Invited' });
    await a.owner('POST', '/api/invitations', { people: [invited.body.id] });
    const gone = await a.join({ name: 'Gone' });
    await a.owner('POST', '/api/people/change', { selection: { people: [gone.id] }, change: { leftOn: '2026-02-20' } });
    await a.owner('PATCH', '/api/academy', { retentionDays: 30 });
    expect((await a.owner('GET', '/api/housekeeping')).body).toEqual({
      people: 3,
      toInvite: 1,
      noRole: 3,
      noLevel: 0,
      failedMails: 0,
      openImports: 0,
      leavers: 1,
      leaversDue: 1,
      leaversHeld: 0,
      retentionDays: 30,
    });
  });

  test('is for owners and administrators only', async () => {
    const a = await testAcademy();
    const administrator = await a.join({ name: 'Ada', ...granted('administrator') });
    const head = await a.join({ name: 'Hal', ...granted('head-of-sales') });
    const seller = await a.join({ name: 'Sam', managerId: head.id });
    for (const path of ['/api/housekeeping', '/api/history', '/api/mails', '/api/access']) {
      expect([path, (await administrator.ask('GET', path)).status]).toEqual([path, 200]);
      expect([path, (await head.ask('GET', path)).status]).toEqual([path, 403]);
      expect([path, (await seller.ask('GET', path)).status]).toEqual([path, 403]);
    }
  });
});

describe('the history of the academy', () => {
  test('tells what happened without what it said, by person, kind and day, page by page', async () => {
    const a = await testAcademy();
    const ada = await a.join({ name: 'Ada', ...granted('administrator') });
    const sam = await a.join({ name: 'Sam' });
    a.world.clock = new Date('2026-03-05T08:00:00Z');
    await ada.ask('POST', '/api/people/change', {
      selection: { people: [sam.id] },
      change: { title: 'A secret title' },
    });
    a.world.clock = new Date('2026-03-06T08:00:00Z');
    await a.owner('PATCH', '/api/academy', { retentionDays: 30 });
    const all = await a.owner('GET', '/api/history');
    expect(all.text).not.toContain('secret');
    expect(all.body.items.map((one: { event: string }) => one.event)).toEqual([
      'academy.changed',
      'person.changed',
      ...all.body.items.slice(2).map((one: { event: string }) => one.event),
    ]);
    expect(all.body.items[1]).toEqual({
      id: expect.any(String),
      at: '2026-03-05T08:00:00.000Z',
      event: 'person.changed',
      by: { id: ada.id, name: 'Ada' },
      of: { id: sam.id, name: 'Sam' },
    });
    const events = async (query: string) =>
      (await a.owner('GET', `/api/history?${query}`)).body.items.map((one: { event: string }) => one.event);
    expect(await events(`person=${ada.id}`)).toEqual(['person.changed']);
    expect(await events(`person=${sam.id}`)).toEqual(['person.changed']);
    expect(await events('kind=person')).toEqual(['person.changed']);
    expect(await events('kind=person,academy&from=2026-03-05')).toEqual(['academy.changed', 'person.changed']);
    expect(await events('from=2026-03-06')).toEqual(['academy.changed']);
    expect(await events('from=2026-03-05&to=2026-03-05')).toEqual(['person.changed']);
    const first = await a.owner('GET', '/api/history?limit=1');
    const second = await a.owner('GET', `/api/history?limit=1&cursor=${encodeURIComponent(first.body.next)}`);
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items.slice(0, 2));
  });

  test('shows nothing of another academy', async () => {
    const a = await testAcademy();
    const b = await testAcademy('empty', a.world);
    const sam = await b.join({ name: 'Sam' });
    await b.owner('POST', '/api/people/change', { selection: { people: [sam.id] }, change: { title: 'x' } });
    await failMail(b);
    expect((await a.owner('GET', `/api/history?person=${sam.id}`)).body.items).toEqual([]);
    expect((await a.owner('GET', '/api/mails')).body.items).toEqual([]);
    expect((await a.owner('GET', '/api/access')).body.items.map((one: { id: string }) => one.id)).toEqual([a.ownerId]);
  });
});

describe('the mail log', () => {
  test('says why a mail failed, without its text, and tries it again', async () => {
    const a = await testAcademy();
    await failMail(a);
    const broken = async () => Promise.reject(new Error('550 no such mailbox'));
    while (await sendNext(a.world, broken));
    const listed = await a.owner('GET', '/api/mails?state=failed');
    expect(listed.text).not.toContain('a secret');
    expect(listed.body.items).toMatchObject([
      {
        recipient: 'nobody@example.test',
        because: 'session.planned',
        state: 'failed',
        tries: 1,
        failed: '550 no such mailbox',
        sentAt: null,
      },
    ]);
    expect((await a.owner('GET', '/api/housekeeping')).body.failedMails).toBe(1);
    const { id } = listed.body.items[0];
    const b = await testAcademy('empty', a.world);
    expect((await b.owner('POST', '/api/mails/again', { mails: [id] })).body.reason).toBe('mail-not-failed');
    expect((await b.owner('POST', '/api/mails/again', {})).body.reason).toBe('mail-not-failed');
    expect((await a.owner('POST', '/api/mails/again', { mails: [id] })).body).toEqual({ queued: 1 });
    while (await sendNext(a.world, broken));
    expect((await a.owner('POST', '/api/mails/again', {})).body).toEqual({ queued: 1 });
    while (await sendNext(a.world, async () => {}));
    expect((await a.owner('GET', '/api/mails')).body.items).toMatchObject([{ id, state: 'sent' }]);
    expect((await a.owner('POST', '/api/mails/again', { mails: [id] })).body.reason).toBe('mail-not-failed');
  });
});

describe('access', () => {
  test('lists who holds which grant, by name', async () => {
    const a = await testAcademy();
    const market = crypto.randomUUID();
    await a.owner('PUT', `/api/markets/${market}`, { name: 'Nordics', parentId: null });
    await a.join({
      name: 'Hal',
      grants: [
        { grant: 'head-of-sales', marketId: market },
        { grant: 'contributor', marketId: null },
      ],
    });
    await a.join({ name: 'Sam' });
    const listed = await a.owner('GET', '/api/access');
    expect(listed.body.items.map((one: { name: string; grants: unknown }) => [one.name, one.grants])).toEqual([
      [
        'Fay Founder',
        [
          { grant: 'administrator', market: null },
          { grant: 'owner', market: null },
        ],
      ],
      [
        'Hal',
        [
          { grant: 'contributor', market: null },
          { grant: 'head-of-sales', market: 'Nordics' },
        ],
      ],
    ]);
    expect(
      (await a.owner('GET', '/api/access?grant=head-of-sales')).body.items.map((one: { name: string }) => one.name),
    ).toEqual(['Hal']);
  });
});
