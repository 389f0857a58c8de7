import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { ok, testWorld } from '../../testing/academy.ts';
import { assess, type Joined, type SalesTeam, salesTeam } from '../../testing/sales-team.ts';

const until = '2026-03-16';
const steps = async (by: Joined) => (await ok(by.ask('GET', '/api/first/my-path'))).steps as { kind: string }[];
const waits = async (by: Joined) =>
  (await ok(by.ask('GET', '/api/first/my-team'))).waiting.filter(
    ({ kind }: { kind: string }) => kind === 'asked',
  ) as object[];
const both = (team: SalesTeam) => ({
  whom: { people: [team.seller.id, team.colleague.id] },
  self: true,
  appraisal: true,
  until,
});

describe('asking many', () => {
  test('stands on the first screens of who was asked until they answer, and nobody is asked twice meanwhile', async () => {
    const team = await salesTeam();
    const { head, manager, seller, colleague } = team;
    const preview = await ok(head.ask('POST', '/api/assessment-asks/preview', both(team)));
    expect(preview).toMatchObject({ people: 2, self: 2, appraisal: 2, leftOut: [] });
    expect(preview.items[0]).toMatchObject({
      person: { name: 'Cora Colleague' },
      asks: [
        { kind: 'self', rater: 'Cora Colleague', why: null },
        { kind: 'appraisal', rater: 'Mona Manager', why: null },
      ],
    });
    expect(await waits(manager)).toEqual([]);
    const askId = newId();
    const put = () => head.ask('PUT', `/api/assessment-asks/${askId}`, both(team));
    expect(await ok(put())).toEqual({ asked: 4, leftOut: 0 });
    expect(await ok(put())).toEqual({ asked: 4, leftOut: 0 });
    expect((await steps(seller)).find(({ kind }) => kind === 'asked-how-you-see-yourself')).toMatchObject({
      person: { id: head.id, name: 'Hedda Above' },
      day: until,
    });
    expect(await waits(manager)).toHaveLength(2);
    expect(await ok(head.ask('POST', '/api/assessment-asks/preview', both(team)))).toMatchObject({
      self: 0,
      appraisal: 0,
      leftOut: [{ why: 'asked-already', count: 4 }],
    });
    await assess(team, seller, seller.id, [2, 2]);
    await assess(team, manager, seller.id, [2, 2]);
    expect((await steps(seller)).some(({ kind }) => kind === 'asked-how-you-see-yourself')).toBe(false);
    expect(await waits(manager)).toMatchObject([{ person: { id: colleague.id }, day: until }]);
    expect((await ok(head.ask('GET', '/api/assessment-asks'))).items).toMatchObject([
      { askId, asked: 4, answered: 2, open: true, undone: false },
    ]);
    expect(await ok(head.ask('POST', '/api/assessment-asks/preview', both(team)))).toMatchObject({
      leftOut: [
        { why: 'asked-already', count: 2 },
        { why: 'said-lately', count: 2 },
      ],
    });
  });

  test('is taken back by who asked, and runs out with its last day', async () => {
    const team = await salesTeam();
    const askId = newId();
    await ok(team.head.ask('PUT', `/api/assessment-asks/${askId}`, both(team)));
    const undo = (by: Joined) => by.ask('POST', `/api/assessment-asks/${askId}/undo`);
    expect((await undo(team.manager)).status).toBe(404);
    await ok(undo(team.head));
    await ok(undo(team.head));
    expect(await waits(team.manager)).toEqual([]);
    await ok(team.head.ask('PUT', `/api/assessment-asks/${newId()}`, both(team)));
    expect(await waits(team.manager)).toHaveLength(2);
    team.a.world.clock = new Date(`${addDays(until, 1)}T09:00:00Z`);
    expect(await waits(team.manager)).toEqual([]);
    expect((await steps(team.seller)).some(({ kind }) => kind === 'asked-how-you-see-yourself')).toBe(false);
  });

  test('reaches those one leads: by name nobody else, by a rule only them', async () => {
    const team = await salesTeam();
    const stranger = await team.a.join({ name: 'Zoe', roleId: team.roleId, levelId: team.levels[0]?.id ?? '' });
    const of = (whom: object) => ({ ...both(team), whom });
    const asked = (by: Joined['ask'], whom: object) => by('POST', '/api/assessment-asks/preview', of(whom));
    expect((await asked(team.manager.ask, { people: [team.seller.id, stranger.id] })).body.reason).toBe('not-yours');
    expect((await asked(team.manager.ask, { people: [team.manager.id] })).body.reason).toBe('not-yours');
    expect((await asked(team.seller.ask, { people: [team.colleague.id] })).status).toBe(403);
    const rule = { everybody: { roleId: team.roleId } };
    expect(await ok(asked(team.manager.ask, rule))).toMatchObject({ people: 2 });
    expect(await ok(asked(team.a.owner, rule))).toMatchObject({
      people: 3,
      self: 3,
      appraisal: 2,
      leftOut: [{ why: 'no-manager', count: 1 }],
    });
    const body = { ...of(rule), until: '2026-03-01' };
    expect((await team.manager.ask('POST', '/api/assessment-asks/preview', body)).body.reason).toBe('day-out-of-range');
  });

  test('writes to each once: to a manager one letter, however many they are asked about', async () => {
    const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { SMTP_URL: 'smtp://127.0.0.1:1' });
    const team = await salesTeam(world);
    const email = `mona-${team.a.academyId}@example.test`;
    await team.a.inside((db, academyId) =>
      db
        .updateTable('person')
        .set({ email })
        .where('academy_id', '=', academyId)
        .where('person_id', '=', team.manager.id)
        .execute(),
    );
    const askId = newId();
    for (const _ of [1, 2]) await ok(team.head.ask('PUT', `/api/assessment-asks/${askId}`, both(team)));
    const letters = await team.a.inside((db, academyId) =>
      db
        .selectFrom('mail')
        .select(['recipient', 'subject', 'trigger'])
        .where('of_academy', '=', academyId)
        .where('trigger', '=', 'assessment.asked')
        .orderBy('recipient')
        .execute(),
    );
    expect(letters.map(({ subject }) => subject)).toContain('Hedda Above asks how you see yourself');
    expect(letters.filter(({ recipient }) => recipient.startsWith('sven-'))).toHaveLength(1);
    expect(letters.filter(({ subject }) => subject.includes('appraise'))).toHaveLength(1);
  });
});

describe('asking those who have something in common', () => {
  test('also asks whoever joins or moves until the last day, once, and nobody any more when it is taken back', async () => {
    const team = await salesTeam();
    const { a, manager, seller, roleId } = team;
    const place = { managerId: manager.id, roleId };
    const body = { whom: { everybody: { roleId } }, self: true, appraisal: true, until };
    expect(await ok(manager.ask('POST', '/api/assessment-asks/preview', body))).toMatchObject({
      follows: true,
      self: 2,
    });
    expect(await ok(manager.ask('POST', '/api/assessment-asks/preview', both(team)))).toMatchObject({ follows: false });
    const askId = newId();
    await ok(manager.ask('PUT', `/api/assessment-asks/${askId}`, body));
    const joined = async (name: string, more: object = place) =>
      (await ok(a.owner('POST', '/api/people', { name, ...more }))).id;
    const asked = async () => (await ok(manager.ask('GET', '/api/assessment-asks'))).items[0].asked;
    const joy = await joined('Joy Joiner');
    expect(await asked()).toBe(6);
    expect(await waits(manager)).toHaveLength(3);
    const later = await joined('Later Role', { managerId: manager.id });
    await joined('Another Team', { roleId });
    expect(await asked()).toBe(6);
    const change = (people: readonly string[]) =>
      ok(a.owner('POST', '/api/people/change', { selection: { people }, change: { roleId } }));
    await change([later, joy, seller.id]);
    expect(await asked()).toBe(8);
    expect((await ok(manager.ask('GET', '/api/assessment-asks'))).items).toMatchObject([{ follows: true }]);
    await ok(manager.ask('POST', `/api/assessment-asks/${askId}/undo`));
    await joined('Too Late');
    expect(await asked()).toBe(8);
  });

  test('ends with its last day for joiners too, and people asked by name stay the only ones', async () => {
    const team = await salesTeam();
    const { a, manager, roleId } = team;
    await ok(manager.ask('PUT', `/api/assessment-asks/${newId()}`, both(team)));
    const place = { managerId: manager.id, roleId };
    await ok(a.owner('POST', '/api/people', { name: 'Joy Joiner', ...place }));
    expect(await waits(manager)).toHaveLength(2);
    const body = { whom: { everybody: { roleId } }, self: true, appraisal: false, until };
    await ok(manager.ask('PUT', `/api/assessment-asks/${newId()}`, body));
    a.world.clock = new Date(`${addDays(until, 1)}T09:00:00Z`);
    await ok(a.owner('POST', '/api/people', { name: 'Nick Next', ...place }));
    expect((await ok(manager.ask('GET', '/api/assessment-asks'))).items[0]).toMatchObject({ asked: 1, open: false });
  });
});
