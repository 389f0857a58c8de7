import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { testWorld } from '../../testing/academy.ts';
import { assess, rate, salesTeam } from '../../testing/sales-team.ts';

const now = new Date('2026-03-02T09:00:00Z');

describe('assessing', () => {
  test('shows what the role asks for, with indicators, and goes on where one stopped', async () => {
    const { manager, seller, capabilities } = await salesTeam();
    expect(capabilities.length).toBeGreaterThan(7);
    expect(Object.keys((capabilities[0] as unknown as { indicators: object }).indicators)).toHaveLength(4);
    const assessmentId = newId();
    expect(
      (
        await rate(manager.ask, seller.id, assessmentId, capabilities[0]!.capabilityId, 2, {
          note: 'Seen at a customer',
        })
      ).status,
    ).toBe(200);
    const again = (await manager.ask('GET', `/api/people/${seller.id}/assessing`)).body;
    expect(again).toMatchObject({
      kind: 'appraisal',
      open: { assessmentId, ratings: [{ proficiency: 2, note: 'Seen at a customer', evidence: [] }] },
    });
  });

  test('refuses to confirm twice, and a rating after confirming; what stands already is no refusal', async () => {
    const { manager, seller, capabilities, a } = await salesTeam(
      await testWorld(now, { SMTP_URL: 'smtp://127.0.0.1:1' }),
    );
    const assessmentId = newId();
    const [first, second] = capabilities;
    expect((await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`)).status).toBe(404);
    await manager.ask('PUT', `/api/assessments/${assessmentId}`, { personId: seller.id });
    expect((await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`)).body.reason).toBe('nothing-rated');
    await rate(manager.ask, seller.id, assessmentId, first!.capabilityId, 2);
    expect((await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`)).body).toEqual({
      personId: seller.id,
      ratings: 1,
    });
    const twice = await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`);
    expect([twice.status, twice.body.reason]).toEqual([409, 'already-confirmed']);
    const late = await rate(manager.ask, seller.id, assessmentId, second!.capabilityId, 3);
    expect([late.status, late.body.reason]).toEqual([409, 'already-confirmed']);
    expect((await rate(manager.ask, seller.id, assessmentId, first!.capabilityId, 2)).status).toBe(200);
    expect((await rate(manager.ask, seller.id, assessmentId, first!.capabilityId, 4)).status).toBe(409);
    const mails = await a.inside((db) => db.selectFrom('mail').selectAll().execute());
    expect(mails.filter(({ trigger }) => trigger === 'assessment.confirmed').map(({ person_id }) => person_id)).toEqual(
      [seller.id],
    );
  });

  test('writes no letters where there is no mail: they would all leave once there is', async () => {
    const { manager, seller, colleague, capabilities, a } = await salesTeam();
    const assessmentId = newId();
    await rate(manager.ask, seller.id, assessmentId, capabilities[0]!.capabilityId, 2);
    expect((await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`)).status).toBe(200);
    expect(
      (await manager.ask('PUT', `/api/people/${seller.id}/raters/${colleague.id}`, { until: '2026-03-10' })).status,
    ).toBe(200);
    expect(await a.inside((db) => db.selectFrom('mail').selectAll().execute())).toEqual([]);
  });

  test('is for oneself, those who lead, and those asked while they are asked; an administrator rates nobody', async () => {
    const { a, head, manager, seller, colleague, capabilities } = await salesTeam();
    const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const one = capabilities[0]!.capabilityId;
    const status = async (who: { ask: typeof manager.ask }, person: string) =>
      (await rate(who.ask, person, newId(), one, 3)).status;
    expect(await status(seller, seller.id)).toBe(200);
    expect(await status(manager, seller.id)).toBe(200);
    expect(await status(head, seller.id)).toBe(200);
    expect(await status(colleague, seller.id)).toBe(403);
    expect(await status(seller, manager.id)).toBe(403);
    expect(await status(administrator, seller.id)).toBe(403);
    expect((await administrator.ask('GET', `/api/people/${seller.id}/assessing`)).status).toBe(403);
    expect(
      (await seller.ask('PUT', `/api/people/${seller.id}/raters/${colleague.id}`, { until: '2026-03-10' })).status,
    ).toBe(403);

    expect(
      (await manager.ask('PUT', `/api/people/${seller.id}/raters/${colleague.id}`, { until: '2026-03-10' })).status,
    ).toBe(200);
    expect((await colleague.ask('GET', '/api/me/to-assess')).body.items).toMatchObject([
      { person: { name: 'Sven Seller' }, why: 'asked', until: '2026-03-10' },
    ]);
    expect(await status(colleague, seller.id)).toBe(200);
    expect((await colleague.ask('GET', `/api/people/${seller.id}/standings`)).status).toBe(403);
    expect((await colleague.ask('GET', `/api/people/${seller.id}/assessments`)).body.items).toHaveLength(1);
    a.world.clock = new Date('2026-03-11T09:00:00Z');
    expect(await status(colleague, seller.id)).toBe(403);
    a.world.clock = now;
    await manager.ask('DELETE', `/api/people/${seller.id}/raters/${colleague.id}`);
    expect(await status(colleague, seller.id)).toBe(403);
  });

  test('nobody writes into another’s assessment, and no other academy sees it', async () => {
    const { manager, head, seller, capabilities } = await salesTeam();
    const other = await salesTeam();
    const assessmentId = newId();
    const one = capabilities[0]!.capabilityId;
    await rate(manager.ask, seller.id, assessmentId, one, 3);
    expect((await rate(head.ask, seller.id, assessmentId, one, 1)).body.reason).toBe('another-rater');
    expect((await head.ask('POST', `/api/assessments/${assessmentId}/confirm`)).status).toBe(404);
    expect((await head.ask('DELETE', `/api/assessments/${assessmentId}`)).status).toBe(404);
    expect((await other.manager.ask('GET', `/api/assessments/${assessmentId}`)).status).toBe(404);
    expect((await other.a.owner('GET', `/api/people/${seller.id}/standings`)).status).toBe(404);
    expect((await rate(other.manager.ask, seller.id, newId(), one, 1)).status).toBe(404);
  });

  test('a rating sent late counts on the day it was made; said again it keeps that day', async () => {
    const { a, manager, seller, capabilities } = await salesTeam();
    const assessmentId = newId();
    const one = capabilities[0]!.capabilityId;
    await rate(manager.ask, seller.id, assessmentId, one, 3, { ratedAt: '2026-02-27T17:00:00Z' });
    await rate(manager.ask, seller.id, assessmentId, one, 3);
    const open = async () => (await manager.ask('GET', `/api/people/${seller.id}/assessing`)).body.open.ratings[0];
    expect((await open()).on).toBe('2026-02-27');
    await rate(manager.ask, seller.id, assessmentId, one, 2, { ratedAt: '2027-01-01T00:00:00Z' });
    expect(await open()).toMatchObject({ on: '2026-03-02', proficiency: 2 });
    const told = await a.inside((db) =>
      db.selectFrom('history').select('about').where('name', '=', 'assessment.rated').orderBy('event_id').execute(),
    );
    expect(told.map(({ about }) => (about as { ratings: { proficiency: number }[] }).ratings[0]?.proficiency)).toEqual([
      3, 2,
    ]);
  });

  test('nobody who has left is rated any more, in a begun assessment either', async () => {
    const { a, manager, seller, capabilities } = await salesTeam();
    const [assessmentId, one] = [newId(), capabilities[0]!.capabilityId];
    await rate(manager.ask, seller.id, assessmentId, one, 3);
    await a.owner('POST', '/api/people/change', {
      selection: { people: [seller.id] },
      change: { leftOn: '2026-03-02' },
    });
    expect((await rate(manager.ask, seller.id, assessmentId, one, 2)).body.reason).toBe('person-left');
    expect((await rate(manager.ask, seller.id, newId(), one, 2)).status).toBeGreaterThanOrEqual(400);
  });

  test('refuses a capability and a proficiency that the way of selling does not know', async () => {
    const { manager, seller, capabilities } = await salesTeam();
    expect((await rate(manager.ask, seller.id, newId(), newId(), 3)).body.reason).toBe('unknown-capability');
    expect((await rate(manager.ask, seller.id, newId(), capabilities[0]!.capabilityId, 5)).body.reason).toBe(
      'outside-scale',
    );
    expect((await rate(manager.ask, seller.id, newId(), capabilities[0]!.capabilityId, 0)).status).toBe(400);
  });

  test('waits for a manager until they have judged who evaluated themselves', async () => {
    const team = await salesTeam();
    await assess(team, team.seller, team.seller.id, [3, 3]);
    expect((await team.manager.ask('GET', '/api/me/to-assess')).body.items).toMatchObject([
      { person: { name: 'Sven Seller' }, why: 'self-evaluated' },
    ]);
    team.a.world.clock = new Date(now.getTime() + 3_600_000);
    await assess(team, team.manager, team.seller.id, [2, 3]);
    expect((await team.manager.ask('GET', '/api/me/to-assess')).body.items).toEqual([]);
  });
});

describe('evidence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sellwright-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const withFiles = async () => salesTeam(await testWorld(now, { DATA_DIR: folder, MIN_FREE_MB: '0' }));

  test('text, link and file stay with the rating; the same bytes lie there once, and are read by those who may', async () => {
    const { a, manager, seller, colleague, capabilities } = await withFiles();
    const [assessmentId, one] = [newId(), capabilities[0]!.capabilityId];
    const at = `/api/assessments/${assessmentId}/ratings/${one}`;
    await rate(manager.ask, seller.id, assessmentId, one, 3);
    expect(
      (
        await manager.ask('PUT', `${at}/evidence/${newId()}`, {
          personId: seller.id,
          kind: 'text',
          said: 'Asked before pitching',
        })
      ).status,
    ).toBe(200);
    const script = await manager.ask('PUT', `${at}/evidence/${newId()}`, {
      personId: seller.id,
      kind: 'link',
      said: 'javascript:alert(1)',
    });
    expect(script.body.reason).toBe('not-a-link');
    const bytes = new TextEncoder().encode('Notes of a customer meeting, word for word.');
    const files = [newId(), newId()];
    for (const id of files) {
      const sent = await manager.ask(
        'PUT',
        `${at}/files/${id}?personId=${seller.id}&name=${encodeURIComponent('Gespräch.txt')}`,
        bytes,
      );
      expect(sent.body).toMatchObject({ kind: 'file', said: 'Gespräch.txt', size: bytes.length, type: 'text/plain' });
    }
    const program = await manager.ask(
      'PUT',
      `${at}/files/${newId()}?personId=${seller.id}&name=a.pdf`,
      new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]),
    );
    expect([program.status, program.body.reason]).toEqual([415, 'file-kind']);

    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = join(folder, 'files', a.academyId, hash.slice(0, 2), hash);
    expect(existsSync(path)).toBe(true);
    const read = await seller.ask('GET', `/api/evidence/${files[0]}/file`);
    expect(read.text).toContain('word for word');
    expect(read.headers.get('content-disposition')).toContain(
      'attachment; filename="Gespr_ch.txt"; filename*=UTF-8\'\'Gespr%C3%A4ch.txt',
    );
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await colleague.ask('GET', `/api/evidence/${files[0]}/file`)).status).toBe(404);

    await manager.ask('DELETE', `/api/evidence/${files[0]}`);
    expect(existsSync(path)).toBe(true);
    await manager.ask('DELETE', `/api/evidence/${files[1]}`);
    expect(existsSync(path)).toBe(false);
  });

  test('is forgotten with the person; their ratings stay countable', async () => {
    const { a, manager, seller, capabilities } = await withFiles();
    const [assessmentId, one] = [newId(), capabilities[0]!.capabilityId];
    await rate(manager.ask, seller.id, assessmentId, one, 3, { note: 'A private word' });
    const bytes = new TextEncoder().encode('About this person only.');
    await manager.ask(
      'PUT',
      `/api/assessments/${assessmentId}/ratings/${one}/files/${newId()}?personId=${seller.id}&name=a.txt`,
      bytes,
    );
    const own = await seller.ask('GET', `/api/people/${seller.id}/record`);
    expect(JSON.parse(own.text).assessments).toMatchObject({
      assessments: [
        { rater: 'Mona Manager', ratings: [{ proficiency: 3, note: 'A private word', evidence: [{ said: 'a.txt' }] }] },
      ],
    });
    await a.act((act) => act.tell({ name: 'person.erased', subjectId: seller.id, about: {} }));
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(existsSync(join(folder, 'files', a.academyId, hash.slice(0, 2), hash))).toBe(false);
    const left = await a.inside((db) => db.selectFrom('rating').select(['proficiency', 'note']).execute());
    expect(left).toEqual([{ proficiency: 3, note: null }]);
    expect(await a.inside((db) => db.selectFrom('standing').select('mean').execute())).toHaveLength(1);
  });
});
