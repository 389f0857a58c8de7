import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { testAcademy } from '../../testing/academy.ts';
import { agreed, agreementsPath as base, draft, type Stage, stage } from '../../testing/two-who-agree.ts';

/** A confirmed appraisal by the manager, as the feature above leaves it. */
async function assess(
  s: Stage,
  capabilityId: string | undefined,
  proficiency: number,
  state: 'open' | 'confirmed' = 'confirmed',
): Promise<string> {
  const assessmentId = newId();
  const now = s.a.world.now();
  await s.a.inside(async (db, academyId) => {
    await db
      .insertInto('assessment')
      .values({
        academy_id: academyId,
        assessment_id: assessmentId,
        person_id: s.sam.id,
        rater_id: s.mia.id,
        kind: 'appraisal',
        state,
        opened_at: now,
        closed_at: state === 'open' ? null : now,
      })
      .execute();
    await db
      .insertInto('rating')
      .values({
        academy_id: academyId,
        person_id: s.sam.id,
        capability_id: capabilityId ?? '',
        assessment_id: assessmentId,
        proficiency,
        on_day: now.toISOString().slice(0, 10),
        rated_at: now,
      })
      .execute();
  });
  return assessmentId;
}

describe('an agreement over HTTP', () => {
  test('is in force once both accepted what they read, and history tells it', async () => {
    const s = await stage();
    const { id, body } = await agreed(s);
    expect(body).toMatchObject({
      state: 'in-force',
      inForce: 1,
      open: null,
      mySide: 'salesperson',
      checkBack: { standing: 'ahead', daysLeft: 42 },
    });
    expect(Object.values(body.words.capabilities)[0]).toHaveProperty('de');
    expect(body.words.steps).toHaveLength(4);
    const history = await s.a.inside((db) =>
      db
        .selectFrom('history')
        .select(['name', 'actor_id', 'about'])
        .where('subject_id', '=', s.sam.id)
        .where('name', 'like', 'agreement.%')
        .orderBy('event_id')
        .execute(),
    );
    expect(history.map((row) => [row.name, row.actor_id])).toEqual([
      ['agreement.proposed', s.mia.id],
      ['agreement.accepted', s.sam.id],
    ]);
    expect(JSON.stringify(history)).not.toContain('SECRET');
    expect((await s.mia.ask('GET', `${base}/${id}`)).body.revisions[0].acceptances).toHaveLength(2);
  });

  test('is revised without being edited: the old revision stays in force and on record', async () => {
    const s = await stage();
    const { id, body } = await agreed(s);
    const revised = await s.sam.ask('POST', `${base}/${id}/revisions`, {
      after: 1,
      content: draft(s, { checkBack: '2026-05-04' }),
    });
    expect(revised.body).toMatchObject({ inForce: 1, open: 2, awaited: ['manager'] });
    expect(revised.body.revisions[1].content.actions[0].actionId).toBe(body.revisions[0].content.actions[0].actionId);
    const late = await s.mia.ask('POST', `${base}/${id}/revisions`, {
      after: 1,
      content: draft(s, { checkBack: '2026-05-11' }),
    });
    expect([late.status, late.body.reason]).toEqual([409, 'not-the-latest-revision']);
    const stale = await s.mia.ask('POST', `${base}/${id}/acceptances`, {
      revision: 2,
      fingerprint: body.revisions[0].fingerprint,
    });
    expect([stale.status, stale.body.reason]).toEqual([409, 'not-the-content-shown']);
    const accepted = await s.mia.ask('POST', `${base}/${id}/acceptances`, {
      revision: 2,
      fingerprint: revised.body.revisions[1].fingerprint,
    });
    expect(accepted.body).toMatchObject({ inForce: 2, open: null });
    expect(accepted.body.revisions[0]).toEqual(body.revisions[0]);
  });

  test('is refused with a reason, and the database keeps nothing of it', async () => {
    const s = await stage();
    const refused = async (more: object) =>
      (await s.mia.ask('POST', base, { salespersonId: s.sam.id, content: draft(s, more) })).body.reason;
    expect(await refused({ checkBack: '2026-03-01' })).toBe('check-back-in-the-past');
    expect(await refused({ gaps: [] })).toBe('no-gaps');
    expect(
      await refused({
        actions: [1, 2, 3, 4].map((n) => ({
          what: `Call ${n}`,
          kind: 'practice',
          owner: 'manager',
          due: '2026-03-10',
        })),
      }),
    ).toBe('too-many-actions');
    expect((await s.sam.ask('POST', base, { salespersonId: s.mia.id, content: draft(s) })).body.reason).toBe(
      'does-not-lead',
    );
    await agreed(s);
    expect((await s.mia.ask('POST', base, { salespersonId: s.sam.id, content: draft(s) })).body.reason).toBe(
      'agreement-exists',
    );
    expect((await s.sam.ask('GET', base)).body.items).toHaveLength(1);
  });

  test('takes one acceptance when both press at the same moment twice', async () => {
    const s = await stage();
    const { body } = await s.mia.ask('POST', base, { salespersonId: s.sam.id, content: draft(s), accept: false });
    const shown = { revision: 1, fingerprint: body.revisions[0].fingerprint };
    const pressed = await Promise.all(
      [s.mia, s.sam, s.mia, s.sam].map(({ ask }) => ask('POST', `${base}/${body.id}/acceptances`, shown)),
    );
    expect(pressed.map((one) => one.status).toSorted()).toEqual([200, 200, 409, 409]);
    expect((await s.sam.ask('GET', `${base}/${body.id}`)).body).toMatchObject({ inForce: 1, state: 'in-force' });
  });

  test('is ticked, checked back by a confirmed re-assessment, and ends with its gaps', async () => {
    const s = await stage();
    const { id, body } = await agreed(s);
    const { actionId } = body.revisions[0].content.actions[0];
    const ticked = await s.sam.ask('PUT', `${base}/${id}/actions/${actionId}`, {
      done: true,
      evidence: 'sent on Tuesday',
    });
    expect(ticked.body.ticks).toMatchObject([{ actionId, done: true, evidence: 'sent on Tuesday', by: s.sam.id }]);
    expect((await s.sam.ask('PUT', `${base}/${id}/actions/${actionId}`, { done: true })).body.reason).toBe(
      'already-done',
    );

    s.a.world.clock = new Date('2026-04-13T09:00:00Z');
    expect((await s.mia.ask('GET', `${base}/${id}`)).body.waitsForMe).toContain('check-back');
    const look = (assessmentId: string, ask = s.mia.ask) =>
      ask('POST', `${base}/${id}/check-backs`, { findings: [{ capabilityId: s.capabilities[0], assessmentId }] });
    expect((await look(newId())).body.reason).toBe('not-assessed');
    expect((await look(await assess(s, s.capabilities[0], 3, 'open'))).body.reason).toBe('not-assessed');
    expect((await look(await assess(s, s.capabilities[0], 3), s.sam.ask)).body.reason).toBe('not-the-manager');
    const kept = await look(await assess(s, s.capabilities[0], 2));
    expect(kept.body).toMatchObject({
      state: 'in-force',
      checkBack: { standing: 'to-renew' },
      waitsForMe: expect.arrayContaining(['renew']),
    });
    const closed = await look(await assess(s, s.capabilities[0], 3));
    expect(closed.body).toMatchObject({ state: 'ended', ended: { why: 'gaps-closed' } });
    expect(closed.body.checkBacks.map((one: any) => one.outcomes[0].outcome)).toEqual(['kept-open', 'closed']); // oxlint-disable-line no-explicit-any
    const again = await s.mia.ask('POST', base, {
      salespersonId: s.sam.id,
      content: draft(s, {
        checkBack: '2026-06-01',
        actions: [{ what: 'Call', kind: 'practice', owner: 'manager', due: '2026-05-01' }],
      }),
    });
    expect(again.status, again.text).toBe(200);
  });

  test('goes into a calendar, its check-back and the reader’s own open actions only', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const answer = await s.sam.ask('GET', `${base}/${id}/calendar.ics`);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const text = answer.text.replaceAll('\r\n ', '');
    expect(text).toContain('DTSTART;VALUE=DATE:20260413');
    expect(text).toContain('SUMMARY:Prepare five questions for the visit at Nordwerk');
    expect(text).not.toContain('Come along');
    expect(text).not.toContain('SECRET');
    expect((await s.lena.ask('GET', `${base}/${id}/calendar.ics`)).status).toBe(404);
  });
});

describe('who reads an agreement', () => {
  test('the two all of it, leaders above dates and gaps, administrators dates, others nothing', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const adam = await s.a.join({ name: 'Adam', grants: [{ grant: 'administrator', marketId: null }] });
    const otto = await s.a.join({ name: 'Otto', managerId: s.mia.id });
    const outline = await s.lena.ask('GET', `${base}/${id}`);
    expect(outline.body).toMatchObject({
      sight: 'outline',
      state: 'in-force',
      gaps: [{ capabilityId: s.capabilities[0], from: 1, to: 3, outcome: null }],
    });
    const dates = await adam.ask('GET', `${base}/${id}`);
    expect(dates.body).toMatchObject({ sight: 'dates', checkBack: { day: '2026-04-13' } });
    expect(dates.body).not.toHaveProperty('gaps');
    for (const answer of [
      outline,
      dates,
      await s.lena.ask('GET', `${base}?salesperson=${s.sam.id}`),
      await adam.ask('GET', '/api/coaching/activity'),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(/SECRET|Nordwerk/);
    }
    expect((await otto.ask('GET', `${base}/${id}`)).status).toBe(404);
    expect((await otto.ask('GET', `${base}?salesperson=${s.sam.id}`)).body.items).toEqual([]);
    expect((await otto.ask('GET', '/api/coaching/activity')).status).toBe(403);
    expect((await (await testAcademy()).owner('GET', `${base}/${id}`)).status).toBe(404);
  });

  test('and who read it is on record for the salesperson', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    await s.lena.ask('GET', `${base}/${id}`);
    await s.lena.ask('GET', `/api/coaching/preparation/${s.sam.id}`);
    const { items } = (await s.sam.ask('GET', `/api/people/${s.sam.id}/on-record`)).body;
    const looked = items.filter(
      (one: { did: string; by: { name: string } | null }) => one.did === 'looked' && one.by?.name === 'Lena Above',
    );
    expect(looked.map((one: { what: string }) => one.what).toSorted()).toEqual(['agreement', 'gaps']);
  });

  test('and nobody but the two changes it', async () => {
    const s = await stage();
    const { id, body } = await agreed(s);
    const shown = { revision: 1, fingerprint: body.revisions[0].fingerprint };
    const tries: readonly [string, string, object][] = [
      ['POST', 'revisions', { after: 1, content: draft(s, { note: 'x' }) }],
      ['POST', 'acceptances', shown],
      ['POST', 'proposal/close', { how: 'decline' }],
      ['PUT', `actions/${body.revisions[0].content.actions[0].actionId}`, { done: true }],
      ['POST', 'check-backs', { findings: [{ capabilityId: s.capabilities[0], assessmentId: newId() }] }],
      ['POST', 'take-over', shown],
    ];
    for (const [method, path, sent] of tries) {
      expect((await s.lena.ask(method, `${base}/${id}/${path}`, sent)).status, path).toBe(403);
      expect((await s.a.owner(method, `${base}/${id}/${path}`, sent)).body.reason, path).toBe('not-a-party');
    }
  });
});

describe('the second lock', () => {
  test('the database refuses to edit, drop or put into force what was not agreed', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    const run = (statement: string) =>
      s.a.inside((db) => sql.raw(`${statement} where agreement_id = '${id}'`).execute(db));
    await expect(run(`update agreement_revision set check_back = '2027-01-01'`)).rejects.toThrow(/never changed/);
    await expect(run(`update agreement_revision set note = 'other'`)).rejects.toThrow(/never changed/);
    await expect(run(`update agreement_revision set in_force_from = null`)).rejects.toThrow(/never changed/);
    await expect(run(`update agreed_action set what = 'other'`)).rejects.toThrow(/never changed/);
    await expect(run(`update agreed_gap set to_proficiency = 4`)).rejects.toThrow(/never changed/);
    await expect(run(`update agreement_acceptance set fingerprint = 'x'`)).rejects.toThrow(/never changed/);
    await expect(run('delete from agreement_acceptance')).rejects.toThrow(/never removed/);
    await expect(run('delete from agreement_revision')).rejects.toThrow(/never removed/);
    const open = await s.sam.ask('POST', `${base}/${id}/revisions`, {
      after: 1,
      content: draft(s, { checkBack: '2026-05-04' }),
    });
    expect(open.body.open).toBe(2);
    const force = s.a.inside((db) =>
      sql`update agreement_revision set in_force_from = now() where agreement_id = ${id} and number = 2`.execute(db),
    );
    await expect(force).rejects.toThrow(/both accepted/);
  });

  test('erasing a person empties the words and keeps the count', async () => {
    const s = await stage();
    const { id } = await agreed(s);
    await s.a.act((act) => act.tell({ name: 'person.erased', subjectId: s.sam.id, about: {} }));
    const after = await s.mia.ask('GET', `${base}/${id}`);
    expect(after.text).not.toMatch(/SECRET|Nordwerk/);
    expect(after.body).toMatchObject({ state: 'in-force', inForce: 1 });
  });
});
