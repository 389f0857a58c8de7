import { describe, expect, test } from 'vitest';
import { reactions, rounds } from '../../academy.ts';
import { goRounds } from '../../server/jobs/rounds.ts';
import { type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';

async function namesOf(a: TestAcademy): Promise<string[]> {
  const rows = await a.inside((db, academyId) =>
    db.selectFrom('person').select('name').where('academy_id', '=', academyId).orderBy('name').execute(),
  );
  return rows.map((row) => row.name);
}

/** The round as every process does it, once an hour; here in one academy only, since others are of other tests. */
async function goOnce(a: TestAcademy): Promise<void> {
  await goRounds(a.world, {
    rounds: rounds.filter((round) => round.name === 'retention'),
    reactions,
    academies: async () => [a.academyId],
  });
}

describe('the retention period', () => {
  test('erases leavers on the day it ends, and not a day before', async () => {
    const a = await testAcademy('empty', await testWorld(new Date('2026-03-02T09:00:00Z')));
    const lea = await a.join({ name: 'Lea Leaver' });
    const later = await a.join({ name: 'Lars Later' });
    await a.owner('PATCH', '/api/academy', { retentionDays: 30 });
    await a.owner('POST', '/api/people/change', { selection: { people: [lea.id] }, change: { leftOn: '2026-02-01' } });
    await a.owner('POST', '/api/people/change', {
      selection: { people: [later.id] },
      change: { leftOn: '2026-02-20' },
    });
    a.world.clock = new Date('2026-03-02T23:59:00Z');
    await goOnce(a);
    expect(await namesOf(a)).toEqual(['Fay Founder', 'Lars Later', 'Lea Leaver']);
    a.world.clock = new Date('2026-03-03T00:01:00Z');
    await goOnce(a);
    expect(await namesOf(a)).toEqual(['Erased person', 'Fay Founder', 'Lars Later']);
    const history = await a.owner('GET', '/api/history?kind=person&limit=1');
    expect(history.body.items[0]).toMatchObject({ event: 'person.erased', by: null, of: { id: lea.id, name: null } });
  });

  test('keeps leavers for ever where none is set, and who still leads others until they are handed over', async () => {
    const a = await testAcademy();
    const manager = await a.join({ name: 'Mara Manager' });
    const seller = await a.join({ name: 'Sam Seller', managerId: manager.id });
    await a.owner('POST', '/api/people/change', {
      selection: { people: [manager.id] },
      change: { leftOn: '2020-01-01' },
    });
    await goOnce(a);
    expect(await namesOf(a)).toContain('Mara Manager');
    await a.owner('PATCH', '/api/academy', { retentionDays: 0 });
    await goOnce(a);
    expect(await namesOf(a)).toContain('Mara Manager');
    expect((await a.owner('GET', '/api/housekeeping')).body).toMatchObject({
      leavers: 1,
      leaversHeld: 1,
      leaversDue: 0,
    });
    await a.owner('POST', '/api/people/change', {
      selection: { people: [seller.id] },
      change: { managerId: a.ownerId },
    });
    await goOnce(a);
    expect(await namesOf(a)).not.toContain('Mara Manager');
  });

  test('two processes at once erase nobody twice', async () => {
    const a = await testAcademy();
    const leavers = await Promise.all(
      Array.from({ length: 105 }, (_, at) => a.owner('POST', '/api/people', { name: `Leaver ${at}` })),
    );
    await a.owner('PATCH', '/api/academy', { retentionDays: 10 });
    await a.owner('POST', '/api/people/change', {
      selection: { people: leavers.map((one) => one.body.id) },
      change: { leftOn: '2026-01-01' },
    });
    await Promise.all([goOnce(a), goOnce(a)]);
    await goOnce(a);
    const erased = await a.inside((db, academyId) =>
      db
        .selectFrom('history')
        .select('subject_id')
        .where('academy_id', '=', academyId)
        .where('name', '=', 'person.erased')
        .execute(),
    );
    expect(erased.map((one) => one.subject_id).sort()).toEqual(leavers.map((one) => one.body.id).sort());
  });
});
