import { describe, expect, test } from 'vitest';
import type { Ask } from '../../testing/academy.ts';
import { agreed, agreementsPath as base, draft, stage } from '../../testing/two-who-agree.ts';
import { coachingRound } from './jobs.ts';

describe('when people move', () => {
  test('the new manager takes the agreement over as it is, and the former one reads nothing more', async () => {
    const s = await stage();
    const { id, body } = await agreed(s);
    const nora = await s.a.join({ name: 'Nora', managerId: s.lena.id });
    await s.a.owner('POST', '/api/people/change', {
      selection: { people: [s.sam.id] },
      change: { managerId: nora.id },
    });
    expect((await s.mia.ask('GET', `${base}/${id}`)).status).toBe(404);
    const found = await nora.ask('GET', `${base}/${id}`);
    expect(found.body).toMatchObject({ state: 'in-force', manager: { name: 'Nora' }, waitsForMe: ['take-over'] });
    expect(found.body.revisions).toEqual(body.revisions);
    const taken = await nora.ask('POST', `${base}/${id}/take-over`, {
      revision: 1,
      fingerprint: found.body.revisions[0].fingerprint,
    });
    expect(taken.body).toMatchObject({
      waitsForMe: [],
      handovers: [{ fromManagerId: s.mia.id, toManagerId: nora.id, why: 'team-changed', takenOver: true }],
    });
  });

  test('of an agreement that has ended, the former manager sees that there was one, and nothing of what was agreed', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    for (const side of [s.mia, s.sam]) await side.ask('POST', `${base}/${id}/end`);
    const read = async () => {
      const one = await s.mia.ask('GET', `${base}/${id}`);
      const list = await s.mia.ask('GET', `${base}?ended=yes`);
      return { sights: [one.body.sight, list.body.items[0].sight], text: one.text + list.text };
    };
    expect(await read()).toMatchObject({ sights: ['content', 'content'], text: expect.stringContaining('SECRET') });
    await s.a.owner('POST', '/api/people/change', {
      selection: { people: [s.sam.id] },
      change: { managerId: s.lena.id },
    });
    expect(await read()).toEqual({
      sights: ['outline', 'outline'],
      text: expect.not.stringMatching(/SECRET|"revisions"/),
    });
    expect((await s.mia.ask('GET', `${base}/${id}/calendar.ics`)).status).toBe(404);
    expect((await s.mia.ask('GET', `${base}/${id}/since`)).status).toBe(403);
    expect((await s.sam.ask('GET', `${base}/${id}`)).text).toContain('SECRET');
  });

  test('a manager who leaves is followed by whoever leads the salesperson, a salesperson who leaves ends it and keeps the record', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    await s.a.owner('POST', '/api/people/change', {
      selection: { people: [s.mia.id] },
      change: { leftOn: '2026-03-02' },
    });
    expect((await s.lena.ask('GET', `${base}/${id}`)).body).toMatchObject({
      sight: 'content',
      handovers: [{ why: 'manager-left' }],
    });
    await s.a.owner('POST', '/api/people/change', {
      selection: { people: [s.sam.id] },
      change: { leftOn: '2026-03-04' },
    });
    expect((await s.lena.ask('GET', `${base}/${id}`)).body.state).toBe('in-force');
    s.a.world.clock = new Date('2026-03-04T09:00:00Z');
    await s.a.act(coachingRound);
    expect((await s.lena.ask('GET', `${base}/${id}`)).body).toMatchObject({ ended: { why: 'salesperson-left' } });
  });

  test('a leaving says what it ends, and taken back gives back exactly that', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const plan = async (startsAt: string) =>
      (await s.mia.ask('POST', '/api/coaching/sessions', { startsAt, minutes: 30, salespersonId: s.sam.id })).body.id;
    const [kept, cancelled] = [await plan('2026-03-05T13:00:00Z'), await plan('2026-03-06T13:00:00Z')];
    await s.sam.ask('POST', `/api/coaching/sessions/${cancelled}/step`, { step: 'cancel' });
    const leaving = { selection: { people: [s.sam.id] }, change: { leftOn: '2026-03-02' } };
    const preview = await s.a.owner('POST', '/api/people/change/preview', leaving);
    expect(preview.body.ends).toEqual({ agreements: 1, 'coaching-sessions': 1 });
    const { undo } = (await s.a.owner('POST', '/api/people/change', leaving)).body;
    const states = async () => ({
      agreement: (await s.mia.ask('GET', `${base}/${id}`)).body.state as string,
      kept: (await s.mia.ask('GET', `/api/coaching/sessions/${kept}`)).body.session.state as string,
      cancelled: (await s.mia.ask('GET', `/api/coaching/sessions/${cancelled}`)).body.session.state as string,
    });
    expect(await states()).toEqual({ agreement: 'ended', kept: 'cancelled', cancelled: 'cancelled' });
    expect((await s.a.owner('POST', '/api/people/change/preview', leaving)).body.ends).toEqual({});
    await s.a.owner('POST', `/api/people/change/${undo}/undo`);
    expect(await states()).toEqual({ agreement: 'in-force', kept: 'planned', cancelled: 'cancelled' });
    const entry = (await s.mia.ask('GET', `/api/coaching/sessions/${kept}/calendar.ics`)).text;
    expect(entry).toContain('SEQUENCE:2');
    // back after the day of the session, to another manager: the agreement goes on with them, the session does not
    const nora = await s.a.join({ name: 'Nora' });
    await s.a.owner('POST', '/api/people/change', leaving);
    s.a.world.clock = new Date('2026-03-20T09:00:00Z');
    const back = { selection: { people: [s.sam.id] }, change: { leftOn: null, managerId: nora.id } };
    await s.a.owner('POST', '/api/people/change', back);
    const found = (await nora.ask('GET', `${base}/${id}`)).body;
    expect([found.state, found.waitsForMe[0]]).toEqual(['in-force', 'take-over']);
    expect((await s.a.owner('GET', `/api/coaching/sessions/${kept}`)).body.session.state).toBe('cancelled');
  });

  test('a roster without somebody says what ends with them, and taken back gives it back', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const bytes = new TextEncoder().encode('Name,Manager\nMia Manager,Lena Above\nLena Above,\n');
    const { uploadId, mapping } = (await s.a.owner('POST', '/api/roster/uploads?fileName=people.csv', bytes)).body;
    const upload = `/api/roster/uploads/${uploadId}`;
    const { body } = await s.a.owner('POST', `${upload}/preview`, { mapping, wholeRoster: true });
    expect(body).toMatchObject({ counts: { gone: 1 }, ends: { agreements: 1 } });
    const done = await s.a.owner('POST', `${upload}/confirm`, { fingerprint: body.fingerprint });
    expect((await s.mia.ask('GET', `${base}/${id}`)).body.state).toBe('ended');
    expect((await s.a.owner('POST', `/api/roster/imports/${done.body.importId}/undo`)).body.restored).toBe(1);
    expect((await s.mia.ask('GET', `${base}/${id}`)).body.state).toBe('in-force');
  });

  test('who comes back does not find an agreement again that a newer one has followed', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const change = (leftOn: string | null) =>
      s.a.owner('POST', '/api/people/change', { selection: { people: [s.sam.id] }, change: { leftOn } });
    await change('2026-03-02');
    await change(null);
    await s.sam.ask('POST', `${base}/${id}/end`);
    await s.mia.ask('POST', `${base}/${id}/end`);
    const second = await s.mia.ask('POST', base, { salespersonId: s.sam.id, content: draft(s) });
    await change('2026-03-02');
    await change(null);
    await s.a.act(coachingRound);
    const states = await Promise.all(
      [id, second.body.id].map(
        async (one: string) => (await s.mia.ask('GET', `${base}/${one}`)).body.ended?.why ?? null,
      ),
    );
    expect(states).toEqual(['both-ended', null]);
  });

  test('the manager hands over by hand, to someone who leads', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const nora = await s.a.join({ name: 'Nora' });
    expect((await s.mia.ask('POST', `${base}/${id}/handover`, { toManagerId: nora.id })).body.reason).toBe(
      'leads-nobody',
    );
    await s.a.join({ name: 'Led', managerId: nora.id });
    expect((await s.sam.ask('POST', `${base}/${id}/handover`, { toManagerId: nora.id })).status).toBe(403);
    expect((await s.mia.ask('POST', `${base}/${id}/handover`, { toManagerId: nora.id })).status).toBe(200);
    expect((await nora.ask('GET', `${base}/${id}`)).body.waitsForMe).toEqual(['take-over']);
    await s.a.act(coachingRound);
    expect((await nora.ask('GET', `${base}/${id}`)).body.sight, 'the roster, not yet changed, takes nothing back').toBe(
      'content',
    );
    await s.a.owner('POST', '/api/people/change', {
      selection: { people: [s.sam.id] },
      change: { managerId: s.lena.id },
    });
    expect((await s.lena.ask('GET', `${base}/${id}`)).body.sight).toBe('content');
  });

  test('nobody names themselves to read what is not theirs', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const adam = await s.a.join({ name: 'Adam', grants: [{ grant: 'administrator', marketId: null }] });
    await s.a.join({ name: 'Led', managerId: adam.id });
    const name = (who: { ask: Ask }, toManagerId: string) => who.ask('POST', `${base}/${id}/handover`, { toManagerId });
    expect((await name(adam, adam.id)).body.reason).toBe('manager-still-coaches');
    expect((await name(s.lena, s.lena.id)).body.reason).toBe('manager-still-coaches');
    await s.a.owner('POST', '/api/people/change', { selection: { people: [s.sam.id] }, change: { managerId: null } });
    expect((await s.mia.ask('GET', `${base}/${id}`)).body.sight, 'it waits until somebody leads Sam').toBe('content');
    expect((await name(adam, adam.id)).body.reason).toBe('chosen-does-not-lead');
    expect((await adam.ask('GET', `${base}/${id}`)).body.sight).toBe('dates');
  });

  test('is proposed to nobody who has left', async () => {
    const s = await stage();
    await s.a.inside((db) =>
      db
        .updateTable('person')
        .set({ left_on: '2026-03-01' })
        .where('academy_id', '=', s.a.academyId)
        .where('person_id', '=', s.mia.id)
        .execute(),
    );
    expect((await s.sam.ask('POST', base, { salespersonId: s.sam.id, content: draft(s) })).body.reason).toBe(
      'has-left',
    );
  });
});

describe('mail', () => {
  test('reminds of a check-back once, late rather than never, and not of one agreed on so short before', async () => {
    const reminded = async (clock: string, checkBack: string, hoursLater = 1) => {
      const s = await stage({ SMTP_URL: 'smtp://127.0.0.1:1' });
      const content = draft(s, {
        checkBack,
        actions: [{ what: 'Ask', kind: 'practice', owner: 'manager', due: '2026-03-03' }],
      });
      const proposed = await s.mia.ask('POST', base, { salespersonId: s.sam.id, content });
      const { id, revisions } = proposed.body;
      const read = { revision: 1, fingerprint: revisions[0].fingerprint };
      expect((await s.sam.ask('POST', `${base}/${id}/acceptances`, read)).status).toBe(200);
      s.a.world.clock = new Date(clock);
      await s.a.act(coachingRound);
      s.a.world.clock = new Date(s.a.world.clock.getTime() + hoursLater * 3_600_000);
      await s.a.act(coachingRound);
      const mails = await s.a.inside((db) =>
        db
          .selectFrom('mail')
          .select('subject')
          .where('of_academy', '=', s.a.academyId)
          .where('trigger', '=', 'check-back.near')
          .execute(),
      );
      return mails.map(({ subject }) => (subject.includes('was due') ? 'late' : 'in time'));
    };
    const both = (when: string) => [when, when];
    expect(await reminded('2026-04-09T09:00:00Z', '2026-04-13'), 'too early').toEqual([]);
    expect(await reminded('2026-04-12T09:00:00Z', '2026-04-13'), 'the server was down').toEqual(both('in time'));
    expect(await reminded('2026-04-13T09:00:00Z', '2026-04-13', 24), 'the day itself').toEqual(both('in time'));
    expect(await reminded('2026-04-14T09:00:00Z', '2026-04-13'), 'down that day too').toEqual(both('late'));
    expect(await reminded('2026-04-28T09:00:00Z', '2026-04-13'), 'long over').toEqual([]);
    expect(await reminded('2026-03-03T09:00:00Z', '2026-03-04'), 'agreed on the day before').toEqual([]);
  });

  test('tells a proposal, the agreement with its dates, and a check-back ahead, each once and without content', async () => {
    const s = await stage({ SMTP_URL: 'smtp://127.0.0.1:1' });
    await agreed(s);
    s.a.world.clock = new Date('2026-04-10T09:00:00Z');
    await s.a.act(coachingRound);
    await s.a.act(coachingRound);
    const mails = await s.a.inside((db) =>
      db
        .selectFrom('mail')
        .select(['trigger', 'person_id', 'subject', 'text', 'calendar'])
        .where('of_academy', '=', s.a.academyId)
        .orderBy('mail_id')
        .execute(),
    );
    expect(mails.map((mail) => [mail.trigger, mail.person_id === s.sam.id ? 'sam' : 'mia']).toSorted()).toEqual([
      ['agreement.accepted', 'mia'],
      ['agreement.accepted', 'sam'],
      ['agreement.proposed', 'sam'],
      ['check-back.near', 'mia'],
      ['check-back.near', 'sam'],
    ]);
    for (const mail of mails) expect(`${mail.subject}${mail.text}${mail.calendar}`).not.toMatch(/SECRET|Nordwerk/);
    expect(mails.find((mail) => mail.trigger === 'agreement.accepted')?.calendar).toContain(
      'DTSTART;VALUE=DATE:20260413',
    );
    const near = mails.filter((mail) => mail.trigger === 'check-back.near');
    expect(
      near
        .map((mail) => [mail.person_id === s.sam.id, /SUMMARY:Check-back with (\w+)/.exec(mail.calendar ?? '')?.[1]])
        .toSorted(),
    ).toEqual([
      [false, 'Sam'],
      [true, 'Mia'],
    ]);
  });
});
