import { describe, expect, test } from 'vitest';
import { reactions, rounds } from '../../academy.ts';
import { type Day } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { goRounds } from '../../server/jobs/rounds.ts';
import { ok, testWorld } from '../../testing/academy.ts';
import { type Joined, salesTeam } from '../../testing/sales-team.ts';
import { at, confirm, level, show } from '../../testing/shown.ts';

const start = '2026-03-02';

describe('certification', () => {
  async function certified() {
    const team = await salesTeam(await testWorld(at(start), { SMTP_URL: 'smtp://127.0.0.1:1' }));
    const ruleId = newId();
    const rule = {
      of: { roleId: team.roleId, levelId: level(team, 2) },
      months: 6,
      windowDays: 60,
      remindDays: [60, 14],
    };
    const set = (by = team.a.owner, over: object = {}, id = ruleId) =>
      by('PUT', `/api/certification-rules/${id}`, { ...rule, ...over });
    await ok(set());
    await show(team, [team.seller.id], level(team, 2));
    const { undo } = await ok(confirm(team.manager, team.seller.id, level(team, 2)));
    const renew = (by: Joined, people: readonly string[] = [team.seller.id]) =>
      by.ask('POST', `/api/certifications/${ruleId}/renew`, { people });
    const mine = async () =>
      (await ok(team.seller.ask('GET', `/api/people/${team.seller.id}/certifications`))) as {
        now: object[];
        history: { undone: boolean }[];
      };
    return { ...team, team, ruleId, set, renew, mine, undo: undo as string };
  }

  test('comes with the level for as long as the owner says, and goes with it when that is undone', async () => {
    const { mine, manager, undo, set, team } = await certified();
    expect((await mine()).now).toMatchObject([
      { state: 'valid', certifiedOn: start, validUntil: '2026-09-02', renewableFrom: '2026-07-04' },
    ]);
    expect((await set(manager.ask)).status).toBe(403);
    expect((await set(team.a.owner, {}, newId())).body.reason).toBe('rule-exists');
    expect((await set(team.a.owner, { months: 0 })).body.reason).toBe('no-month');
    await ok(manager.ask('POST', `/api/level-reviews/${undo}/undo`));
    expect(await mine()).toMatchObject({ now: [], history: [{ undone: true }] });
  });

  test('is renewed by new proof inside its window, keeps every one before, and is undone within a day', async () => {
    const { team, renew, mine, manager, seller, head, ruleId } = await certified();
    const reasons = async (by: Joined) =>
      (await ok(by.ask('POST', `/api/certifications/${ruleId}/preview`, { people: [team.seller.id] }))).refused[0]
        ?.reason as string | undefined;
    expect(await reasons(team.manager)).toBe('too-early');
    team.a.world.clock = at('2026-07-10');
    expect(await reasons(manager)).toBe('criteria-not-met');
    await show(team, [team.seller.id], level(team, 2));
    expect((await mine()).now).toMatchObject([{ state: 'due', mayRenew: false }]);
    expect((await renew(seller)).status).toBe(403);
    const done = await ok(renew(manager));
    expect(done).toMatchObject({ certified: 1, refused: 0 });
    expect(await ok(renew(manager))).toMatchObject({ certified: 0, refused: 1, undo: null });
    expect(await mine()).toMatchObject({
      now: [{ state: 'valid', validUntil: '2027-03-02' }],
      history: [{ how: 'renewed' }, { how: 'level-reached' }],
    });
    expect((await head.ask('POST', `/api/certifications/batches/${done.undo}/undo`)).status).toBe(404);
    expect((await manager.ask('POST', `/api/certifications/batches/${done.undo}/undo`)).body).toEqual({ undone: 1 });
    expect(await mine()).toMatchObject({ now: [{ state: 'due' }], history: [{ undone: true }, { undone: false }] });
  });

  test('lapses in sight of those who lead, and a capability may be certified by a proof of its own', async () => {
    const { team, manager, seller, colleague, head, ruleId, set } = await certified();
    team.a.world.clock = at('2026-09-02');
    const list = (rule: string, more = '') => ok(manager.ask('GET', `/api/certifications?rule=${rule}${more}`));
    expect(await list(ruleId)).toMatchObject({
      items: [{ person: { id: seller.id }, state: 'lapsed' }],
      counts: { lapsed: 1, valid: 0 },
    });
    expect((await list(ruleId, '&state=valid')).items).toEqual([]);
    const capabilityId = team.capabilities.find((one) => one.held > 0)?.capabilityId ?? '';
    const other = newId();
    const proof = { proficiency: 3, demonstrations: 2, raters: 2, months: 12 };
    await ok(set(team.a.owner, { of: { capabilityId, proof }, months: 12 }, other));
    expect((await list(other)).items.map((one: { state: string }) => one.state)).toEqual(['none', 'none']);
    const shown = (by: Joined) =>
      ok(
        by.ask('PUT', `/api/demonstrations/${newId()}`, {
          personId: colleague.id,
          capabilityId,
          occasion: 'call',
          on: '2026-09-02',
          proficiency: 3,
          seen: [3],
        }),
      );
    await shown(manager);
    const give = () =>
      ok(manager.ask('POST', `/api/certifications/${other}/renew`, { people: [colleague.id, seller.id] }));
    expect(await give()).toMatchObject({ certified: 0, refused: 2 });
    await shown(head);
    expect(await give()).toMatchObject({ certified: 1, refused: 1 });
    expect((await list(other, '&state=valid')).items).toMatchObject([
      { person: { id: colleague.id }, validUntil: '2027-09-02' },
    ]);
  });

  test('reminds once a day that was set, in the language of the person', async () => {
    const { team, seller } = await certified();
    const go = (day: Day) => {
      team.a.world.clock = at(day);
      return goRounds(team.a.world, {
        rounds: rounds.filter(({ name }) => name === 'certifications'),
        reactions,
        academies: async () => [team.a.academyId],
      });
    };
    for (const day of ['2026-07-03', '2026-07-04', '2026-07-05', '2026-08-19', '2026-08-20', '2026-09-05'])
      await go(day);
    const mails = await team.a.inside((db) =>
      db.selectFrom('mail').select(['person_id', 'subject']).where('trigger', '=', 'certification.ending').execute(),
    );
    expect(mails).toEqual(
      Array.from({ length: 2 }, () => ({
        person_id: seller.id,
        subject: 'Your certification ends on 2 September 2026',
      })),
    );
  });
});
