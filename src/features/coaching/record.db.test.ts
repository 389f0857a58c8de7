import { describe, expect, test } from 'vitest';
import { testAcademy } from '../../testing/academy.ts';

/** Mia leads Sam; both accepted an agreement. */
async function stage() {
  const a = await testAcademy('starter');
  const mia = await a.join({ name: 'Mia Manager', email: `mia-${a.academyId}@example.test` });
  const sam = await a.join({ name: 'Sam Seller', managerId: mia.id, email: `sam-${a.academyId}@example.test` });
  const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
  const capability = await a.inside((db, academyId) =>
    db
      .selectFrom('capability')
      .select('capability_id')
      .where('academy_id', '=', academyId)
      .orderBy('key')
      .executeTakeFirstOrThrow(),
  );
  const content = {
    gaps: [{ capabilityId: capability.capability_id, from: 1, to: 3 }],
    actions: [
      {
        what: 'Prepare five questions for the visit at Nordwerk',
        kind: 'practice',
        owner: 'salesperson',
        due: '2026-03-10',
      },
    ],
    checkBack: '2026-04-13',
    note: 'A note between the two',
  };
  const proposed = await mia.ask('POST', '/api/coaching/agreements', { salespersonId: sam.id, content });
  const { id, revisions } = proposed.body;
  const accepted = await sam.ask('POST', `/api/coaching/agreements/${id}/acceptances`, {
    revision: 1,
    fingerprint: revisions[0].fingerprint,
  });
  expect(accepted.status, accepted.text).toBe(200);
  return { a, mia, sam, administrator, id: id as string, proposal: content };
}

describe('the record of coaching', () => {
  test('gives the person what was agreed, an owner its outline, an administrator nothing', async () => {
    const { a, mia, sam, administrator, id, proposal } = await stage();
    const path = `/api/people/${sam.id}/record`;
    const own = await sam.ask('GET', path);
    expect(own.body.coaching.agreements).toMatchObject([
      {
        manager: 'Mia Manager',
        revisions: [
          {
            note: 'A note between the two',
            gaps: [{ capability: { en: expect.any(String) }, from: 1, to: 3 }],
            actions: [{ what: expect.stringContaining('Nordwerk'), due: '2026-03-10' }],
            acceptances: [{ by: 'Mia Manager' }, { by: 'Sam Seller' }],
          },
        ],
      },
    ]);
    const owners = await a.owner('GET', path);
    expect(owners.text).not.toMatch(/Nordwerk|note between/);
    expect(owners.body.coaching.agreements[0].revisions).toMatchObject([
      { checkBack: '2026-04-13', gaps: [{ to: 3 }], actions: [{ due: '2026-03-10' }] },
    ]);
    expect(Object.keys(owners.body.coaching.agreements[0].revisions[0].actions[0])).toEqual(['due']);
    const open = {
      gaps: [{ ...proposal.gaps[0], to: 4 }],
      actions: proposal.actions,
      checkBack: '2026-05-04',
      note: 'Not agreed on',
    };
    expect(
      (await mia.ask('POST', `/api/coaching/agreements/${id}/revisions`, { after: 1, content: open })).status,
    ).toBe(200);
    expect((await a.owner('GET', path)).body.coaching.agreements[0].revisions).toHaveLength(1);
    expect((await sam.ask('GET', path)).body.coaching.agreements[0].revisions).toHaveLength(2);
    const administrators = await administrator.ask('GET', path);
    expect(administrators.body.leftOut).toEqual(expect.arrayContaining(['assessments', 'coaching']));
    expect(administrators.text).not.toMatch(/Nordwerk|note between|2026-04-13/);
    expect((await mia.ask('GET', `/api/people/${mia.id}/record`)).text).not.toMatch(/Nordwerk|note between/);
  });

  test('is emptied when the person is erased; that they agreed stays countable', async () => {
    const { a, sam } = await stage();
    expect((await a.owner('POST', `/api/people/${sam.id}/erase`, { name: 'Sam Seller' })).status).toBe(200);
    const left = await a.inside(async (db, academyId) => ({
      notes: await db.selectFrom('agreement_revision').select('note').where('academy_id', '=', academyId).execute(),
      actions: await db.selectFrom('agreed_action').select('what').where('academy_id', '=', academyId).execute(),
      ended: await db.selectFrom('agreement').select('ended_why').where('academy_id', '=', academyId).execute(),
      letters: await db.selectFrom('mail').selectAll().where('of_academy', '=', academyId).execute(),
    }));
    expect(left.notes).toEqual([{ note: '' }]);
    expect(left.actions).toEqual([{ what: '' }]);
    expect(left.ended).toEqual([{ ended_why: 'salesperson-left' }]);
    expect(JSON.stringify(left.letters)).not.toContain('Sam Seller');
  });
});
