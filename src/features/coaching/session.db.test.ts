import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { testAcademy, testWorld } from '../../testing/academy.ts';
import type { Ask, TestAcademy } from '../../testing/academy.ts';
import { coachingRound } from './jobs.ts';

interface Stage {
  readonly a: TestAcademy;
  readonly mia: { readonly id: string; readonly ask: Ask };
  readonly sam: { readonly id: string; readonly ask: Ask };
  readonly lena: { readonly id: string; readonly ask: Ask };
}

async function stage(env: Record<string, string> = {}): Promise<Stage> {
  const a = await testAcademy('starter', await testWorld(new Date('2026-03-02T09:00:00Z'), env));
  const lena = await a.join({ name: 'Lena Above' });
  const mia = await a.join({ name: 'Mia Manager', managerId: lena.id, email: `mia-${a.academyId}@example.test` });
  const roles = (await a.owner('GET', '/api/organisation')).body;
  const role = roles.roles.find((one: { key: string }) => one.key === 'inside-seller') ?? roles.roles[0];
  const levels = roles.levels
    .filter((one: { roleId: string }) => one.roleId === role.id)
    .toSorted((x: { position: number }, y: { position: number }) => x.position - y.position);
  const sam = await a.join({
    name: 'Sam Seller',
    managerId: mia.id,
    email: `sam-${a.academyId}@example.test`,
    roleId: role.id,
    levelId: levels[0].id,
    joinedOn: '2025-01-01',
  });
  return { a, mia, sam, lena };
}

const base = '/api/coaching/sessions';
const when = { startsAt: '2026-03-05T13:00:00.000Z', minutes: 30, place: 'Room 4' };

async function planned(s: Stage): Promise<{ id: string }> {
  const answer = await s.mia.ask('POST', base, { salespersonId: s.sam.id, agenda: 'SECRET-AGENDA', ...when });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** Ratings of one capability after another, with the standings they lead to. */
async function rate(
  s: Stage,
  ratings: readonly { capability: string; self: number; manager: number; mean: number }[],
): Promise<void> {
  const at = new Date('2026-03-01T09:00:00Z');
  await s.a.inside(async (db, academy_id) => {
    for (const one of ratings) {
      for (const [kind, rater] of [
        ['self', s.sam.id],
        ['appraisal', s.mia.id],
      ] as const) {
        const assessment_id = newId();
        await db
          .insertInto('assessment')
          .values({
            academy_id,
            assessment_id,
            person_id: s.sam.id,
            rater_id: rater,
            kind,
            state: 'confirmed',
            opened_at: at,
            closed_at: at,
          })
          .execute();
        await db
          .insertInto('rating')
          .values({
            academy_id,
            person_id: s.sam.id,
            capability_id: one.capability,
            assessment_id,
            proficiency: kind === 'self' ? one.self : one.manager,
            on_day: '2026-03-01',
            rated_at: at,
          })
          .execute();
      }
      await db
        .insertInto('standing')
        .values({
          academy_id,
          person_id: s.sam.id,
          capability_id: one.capability,
          mean: one.mean,
          variance: 0.05,
          on_day: '2026-03-01',
        })
        .execute();
    }
  });
}

async function requiredOf(s: Stage): Promise<{ capability: string; proficiency: number; weight: number }[]> {
  const session = await planned(s);
  const { choices } = (await s.mia.ask('GET', `${base}/${session.id}`)).body.preparation;
  await s.mia.ask('POST', `${base}/${session.id}/step`, { step: 'cancel' });
  return choices.map((one: { capabilityId: string; required: number }) => ({
    capability: one.capabilityId,
    proficiency: one.required,
    weight: 1,
  }));
}

describe('a coaching session over HTTP', () => {
  test('is planned, moved, run on one screen and closed', async () => {
    const s = await stage();
    const { id } = await planned(s);
    expect((await s.sam.ask('PUT', `${base}/${id}/time`, { ...when, minutes: 45 })).body.minutes).toBe(45);
    expect((await s.sam.ask('POST', `${base}/${id}/step`, { step: 'hold' })).status).toBe(422);
    expect((await s.mia.ask('POST', `${base}/${id}/step`, { step: 'hold' })).body.state).toBe('running');
    expect((await s.sam.ask('PATCH', `${base}/${id}`, { notes: 'What was said' })).body.notes).toBe('What was said');
    expect((await s.mia.ask('POST', `${base}/${id}/step`, { step: 'close' })).body.state).toBe('closed');
    expect((await s.mia.ask('PATCH', `${base}/${id}`, { notes: 'rewritten' })).body.reason).toBe('already-over');
    const names = await s.a.inside((db) =>
      db
        .selectFrom('history')
        .select('name')
        .where('subject_id', '=', s.sam.id)
        .where('name', 'like', 'coaching-session.%')
        .orderBy('event_id')
        .execute(),
    );
    expect(names.map((row) => row.name)).toEqual([
      'coaching-session.planned',
      'coaching-session.moved',
      'coaching-session.held',
      'coaching-session.closed',
    ]);
  });

  test('is one session, however often the same is sent', async () => {
    const s = await stage();
    const body = { ...when, id: newId(), salespersonId: s.sam.id, agenda: 'Once' };
    const answers = await Promise.all([s.mia.ask('POST', base, body), s.mia.ask('POST', base, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map((answer) => answer.body.id)).toEqual([body.id, body.id]);
    expect((await s.mia.ask('GET', base)).body.items).toHaveLength(1);
    const told = await s.a.inside((db) =>
      db.selectFrom('history').select('name').where('name', '=', 'coaching-session.planned').execute(),
    );
    expect(told).toHaveLength(1);
    // somebody else's session does not answer to it
    const otto = await s.a.join({ name: 'Otto', managerId: s.mia.id });
    expect((await otto.ask('POST', base, { ...when, id: body.id })).status).toBe(404);
  });

  test('loses no word when two write at once: the later is told what stands, and saves both', async () => {
    const s = await stage();
    const { id } = await planned(s);
    const [hers, his] = [newId(), newId()];
    const write = (ask: Ask, agenda: string, agendaAfter: number, hand: string) =>
      ask('PATCH', `${base}/${id}`, { agenda, agendaAfter, hand });
    const first = await write(s.mia.ask, 'Prices', 0, hers);
    expect(first.body).toMatchObject({ agenda: 'Prices', agendaVersion: 1 });
    // the answer was lost, and she wrote on
    expect((await write(s.mia.ask, 'Prices, Nordwerk', 0, hers)).body.agendaVersion).toBe(2);
    const late = await write(s.sam.ask, 'Holiday', 0, his);
    expect(late.body).toMatchObject({
      status: 409,
      reason: 'written-meanwhile',
      current: { agenda: 'Prices, Nordwerk', agendaVersion: 2 },
    });
    expect((await write(s.sam.ask, 'Prices, Nordwerk\nHoliday', 2, his)).status).toBe(200);
    // what stands already is no conflict; what she has not seen is one, also for the hand that wrote before
    expect((await write(s.mia.ask, 'Prices, Nordwerk\nHoliday', 0, hers)).status).toBe(200);
    expect((await write(s.mia.ask, 'Only mine', 2, hers)).status).toBe(409);
    expect((await s.sam.ask('GET', `${base}/${id}`)).body.session).toMatchObject({
      agenda: 'Prices, Nordwerk\nHoliday',
      agendaVersion: 3,
      notesVersion: 0,
    });
  });

  test('that nobody closed is closed by the daily round, not before half a day', async () => {
    const s = await stage();
    const { id } = await planned(s);
    await s.mia.ask('POST', `${base}/${id}/step`, { step: 'hold' });
    const stateAfter = async (hours: number) => {
      s.a.world.clock = new Date(Date.parse('2026-03-02T09:00:00Z') + hours * 3_600_000);
      await s.a.act(coachingRound);
      return (await s.mia.ask('GET', `${base}/${id}`)).body.session.state;
    };
    expect([await stateAfter(11), await stateAfter(13)]).toEqual(['running', 'closed']);
  });

  test('is asked for by a salesperson with their manager, and by nobody for someone they do not lead', async () => {
    const s = await stage();
    expect((await s.sam.ask('POST', base, when)).body).toMatchObject({
      manager: { id: s.mia.id },
      mySide: 'salesperson',
    });
    expect((await s.sam.ask('POST', base, { ...when, salespersonId: s.mia.id })).body.reason).toBe('does-not-lead');
    expect((await s.lena.ask('POST', base, { ...when, salespersonId: s.sam.id })).status).toBe(200);
    expect((await s.lena.ask('POST', base, when)).body.reason).toBe('no-manager');
  });

  test('is prepared for both alike: gaps, disagreements, what nobody knows yet, a first draft', async () => {
    const s = await stage();
    const required = await requiredOf(s);
    const [first, second] = required.filter((one) => one.proficiency >= 2);
    await rate(s, [
      { capability: first!.capability, self: 3, manager: 1, mean: 1 },
      { capability: second!.capability, self: 2, manager: 2, mean: 4 },
    ]);
    const { id } = await planned(s);
    const [hers, his] = await Promise.all(
      [s.mia, s.sam].map(async ({ ask }) => (await ask('GET', `${base}/${id}`)).body.preparation),
    );
    expect(hers).toEqual(his);
    expect(hers.largestGaps).toMatchObject([
      { capabilityId: first!.capability, standing: 1, gap: first!.proficiency - 1 },
    ]);
    expect(hers.largestDisagreements).toEqual([
      { capabilityId: first!.capability, self: 3, manager: 1, difference: 2 },
    ]);
    expect(hers.unproven).toHaveLength(Math.min(5, required.length - 2));
    expect(hers.proposal).toMatchObject({
      gaps: [{ capabilityId: first!.capability, from: 1 }],
      checkBack: '2026-04-13',
    });
    expect(hers.words.capabilities[first!.capability]).toHaveProperty('en');
    expect(hers.agreement).toBeNull();
    const without = (await s.sam.ask('GET', `/api/coaching/preparation/${s.sam.id}`)).body;
    expect(without).toEqual({
      ...hers,
      salesperson: { id: s.sam.id, name: 'Sam Seller' },
      manager: { id: s.mia.id, name: 'Mia Manager' },
    });
    expect((await s.sam.ask('GET', `/api/coaching/preparation/${s.mia.id}`)).status).toBe(404);
  });

  test('shows leaders above that it takes place, and others nothing', async () => {
    const s = await stage();
    const { id } = await planned(s);
    const outline = await s.lena.ask('GET', `${base}/${id}`);
    expect(outline.body).toMatchObject({ session: { sight: 'outline', state: 'planned' }, preparation: null });
    expect(outline.text).not.toContain('SECRET');
    expect((await s.lena.ask('GET', `${base}?salesperson=${s.sam.id}`)).body.items).toHaveLength(1);
    const otto = await s.a.join({ name: 'Otto', managerId: s.mia.id });
    expect((await otto.ask('GET', `${base}/${id}`)).status).toBe(404);
    expect((await otto.ask('GET', `${base}?salesperson=${s.sam.id}`)).body.items).toEqual([]);
    expect((await s.lena.ask('POST', `${base}/${id}/step`, { step: 'cancel' })).status).toBe(403);
  });

  test('keeps one calendar entry through every change, and takes it away when it is cancelled', async () => {
    const s = await stage();
    const { id } = await planned(s);
    const entry = async () => (await s.sam.ask('GET', `${base}/${id}/calendar.ics`)).text;
    const first = await entry();
    await s.mia.ask('PUT', `${base}/${id}/time`, { ...when, startsAt: '2026-03-29T07:30:00+02:00' });
    const moved = await entry();
    await s.mia.ask('POST', `${base}/${id}/step`, { step: 'cancel' });
    const gone = await entry();
    const line = (text: string, name: string) => text.split('\r\n').find((one) => one.startsWith(name));
    expect(new Set([first, moved, gone].map((text) => line(text, 'UID:'))).size).toBe(1);
    expect([first, moved, gone].map((text) => line(text, 'SEQUENCE:'))).toEqual([
      'SEQUENCE:0',
      'SEQUENCE:1',
      'SEQUENCE:2',
    ]);
    expect(line(moved, 'DTSTART:')).toBe('DTSTART:20260329T053000Z');
    expect(line(gone, 'METHOD:')).toBe('METHOD:CANCEL');
  });

  test('is told by mail to the other side with an entry for their calendar, each change once', async () => {
    const s = await stage({ SMTP_URL: 'smtp://127.0.0.1:1' });
    const { id } = await planned(s);
    await s.sam.ask('PUT', `${base}/${id}/time`, { ...when, minutes: 60 });
    await s.mia.ask('POST', `${base}/${id}/step`, { step: 'cancel' });
    const mails = await s.a.inside((db) =>
      db
        .selectFrom('mail')
        .select(['trigger', 'person_id', 'text', 'calendar'])
        .where('of_academy', '=', s.a.academyId)
        .orderBy('mail_id')
        .execute(),
    );
    expect(mails.map((mail) => [mail.trigger, mail.person_id])).toEqual([
      ['coaching-session.planned', s.sam.id],
      ['coaching-session.moved', s.mia.id],
      ['coaching-session.cancelled', s.sam.id],
    ]);
    expect(mails.every((mail) => mail.calendar?.includes('BEGIN:VEVENT') && !mail.text.includes('SECRET'))).toBe(true);
  });

  test('falls away while planned when the salesperson gets another manager', async () => {
    const s = await stage();
    const { id } = await planned(s);
    const nora = await s.a.join({ name: 'Nora' });
    await s.a.owner('POST', '/api/people/change', {
      selection: { people: [s.sam.id] },
      change: { managerId: nora.id },
    });
    expect((await s.sam.ask('GET', `${base}/${id}`)).body.session.state).toBe('cancelled');
  });

  test('once the salesperson has another manager, shows the former one the dates only, and takes no word from them', async () => {
    const s = await stage();
    const { id } = await planned(s);
    await s.mia.ask('POST', `${base}/${id}/step`, { step: 'hold' });
    await s.mia.ask('PATCH', `${base}/${id}`, { notes: 'SECRET-NOTES' });
    expect((await s.mia.ask('GET', base)).text).toContain('SECRET-NOTES');
    const nora = await s.a.join({ name: 'Nora' });
    await s.a.owner('POST', '/api/people/change', {
      selection: { people: [s.sam.id] },
      change: { managerId: nora.id },
    });
    const one = await s.mia.ask('GET', `${base}/${id}`);
    expect(one.body.session).toMatchObject({ sight: 'outline', state: 'running' });
    const list = await s.mia.ask('GET', base);
    expect(list.body.items).toMatchObject([{ sight: 'outline', startsAt: when.startsAt }]);
    const next = await s.mia.ask('GET', '/api/coaching/next');
    expect([one, list, next].map(({ text }) => text).join()).not.toContain('SECRET');
    expect((await s.mia.ask('PATCH', `${base}/${id}`, { notes: 'more' })).status).toBe(403);
    expect((await s.mia.ask('GET', `${base}/${id}/calendar.ics`)).status).toBe(404);
    expect((await s.sam.ask('GET', `${base}/${id}`)).text).toContain('SECRET-NOTES');
  });
});

describe('whom to coach next', () => {
  test('is said with reasons, against the hours the manager gives', async () => {
    const s = await stage();
    const first = (await requiredOf(s)).find((one) => one.proficiency >= 2);
    await rate(s, [{ capability: first!.capability, self: 2, manager: 1, mean: 1 }]);
    const calm = await s.a.join({ name: 'Calm', managerId: s.mia.id, joinedOn: '2026-02-20' });
    expect((await s.mia.ask('PUT', '/api/coaching/hours', { minutesPerWeek: 45, minutesPerSession: 45 })).status).toBe(
      200,
    );
    const next = await s.mia.ask('GET', '/api/coaching/next');
    expect(next.body).toMatchObject({
      minutesUsed: 45,
      hours: { minutesPerWeek: 45, minutesPerSession: 45 },
      planned: [],
    });
    expect(next.body.picks.map((one: { person: { name: string } }) => one.person.name)).toEqual(['Sam Seller']);
    expect(next.body.picks[0].reasons.map((one: { reason: string }) => one.reason)).toContain('weighted-gaps');
    const looked = await s.a.inside((db) =>
      db
        .selectFrom('viewing')
        .select('kind')
        .where('subject_id', '=', calm.id)
        .where('viewer_id', '=', s.mia.id)
        .execute(),
    );
    expect(looked).toEqual([{ kind: 'gaps' }]);
    expect(next.body.waiting[0].reasons.map((one: { reason: string }) => one.reason)).toEqual(
      expect.arrayContaining(['new-joiner', 'never-coached']),
    );
    await planned(s);
    const after = await s.mia.ask('GET', '/api/coaching/next');
    expect(after.body.picks.map((one: { person: { name: string } }) => one.person.name)).toEqual(['Calm']);
    expect(after.body.planned).toMatchObject([{ session: { salesperson: { name: 'Sam Seller' } } }]);
    expect((await s.sam.ask('GET', '/api/coaching/next')).body).toMatchObject({ picks: [], waiting: [] });
  });

  test('is counted for administrators a manager, without content', async () => {
    const s = await stage();
    const { id } = await planned(s);
    await s.mia.ask('POST', `${base}/${id}/step`, { step: 'hold' });
    const { body } = await s.a.owner('GET', '/api/coaching/activity');
    expect(
      body.managers.find((one: { manager: { name: string } }) => one.manager.name === 'Mia Manager'),
    ).toMatchObject({ people: 1, sessionsHeld: 1, agreementsInForce: 0, lastHeldOn: '2026-03-02' });
  });
});
