import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reactions, rounds } from '../../academy.ts';
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { goRounds } from '../../server/jobs/rounds.ts';
import { ok, testWorld } from '../../testing/academy.ts';
import { type Joined, salesTeam, type SalesTeam } from '../../testing/sales-team.ts';
import { recordDemonstrations } from '../assessments/demonstration-commands.ts';
import type { Recorded } from '../assessments/demonstration-store.ts';
import { saveChange } from '../people/change-store.ts';
import { listCriteria } from '../paths/store.ts';

const start = '2026-03-02';
const at = (day: Day) => new Date(`${day}T09:00:00Z`);
const today = (team: SalesTeam): Day => team.a.world.clock.toISOString().slice(0, 10);

/** Shows what a level asks of these people, but for so many criteria. */
async function show(
  team: SalesTeam,
  people: readonly string[],
  levelId: string,
  but = 0,
): Promise<readonly Recorded[]> {
  const day = today(team);
  const raters = [team.manager.id, team.head.id];
  return team.a.act(async (act) => {
    const criteria = (await listCriteria(act.db, act.academyId, day)).filter((one) => one.levelId === levelId);
    const all = people.flatMap((personId) =>
      criteria.slice(but).flatMap((one) =>
        Array.from({ length: one.demonstrations }, (_, number): Recorded => ({
          assessmentId: newId(),
          personId,
          capabilityId: one.capabilityId,
          raterId: raters[number % 2] ?? team.manager.id,
          occasion: 'call',
          on: addDays(day, -number),
          proficiency: one.proficiency,
          seen: [one.proficiency],
          note: null,
          recordedAt: act.now,
        })),
      ),
    );
    await recordDemonstrations(act, all);
    return all;
  });
}

const level = (team: SalesTeam, position: number): string => team.levels[position - 1]?.id ?? '';
const review = (by: Joined, personId: string) => ok(by.ask('GET', `/api/people/${personId}/level-review`));
const confirm = (by: Joined, personId: string, levelId: string) =>
  by.ask('POST', `/api/people/${personId}/level-review/confirm`, { levelId });
const held = (team: SalesTeam, personId: string) =>
  team.a.inside(async (db) => {
    const row = await db.selectFrom('person').select('level_id').where('person_id', '=', personId).executeTakeFirst();
    return row?.level_id ?? null;
  });

describe('reaching a level', () => {
  test('takes every criterion and the word of whoever leads the person; the manager sees what each rests on', async () => {
    const team = await salesTeam();
    const { seller, manager } = team;
    const next = level(team, 2);
    await show(team, [seller.id], next, 1);
    const open = await review(manager, seller.id);
    expect(open).toMatchObject({
      state: 'open',
      next: { id: next },
      held: { id: level(team, 1) },
      may: { decide: true },
    });
    expect(open.criteria.filter((one: { met: boolean }) => !one.met)).toHaveLength(1);
    expect((await confirm(manager, seller.id, next)).body.reason).toBe('criteria-not-met');
    await show(team, [seller.id], next);
    const ready = await review(seller, seller.id);
    expect(ready).toMatchObject({ state: 'ready', may: { decide: false } });
    expect(ready.criteria[0].counted[0]).toMatchObject({ rater: expect.stringMatching(/Mona|Hedda/), on: start });
    expect((await confirm(seller, seller.id, next)).body.reason).toBe('own-level');
    expect((await confirm(team.colleague, seller.id, next)).body.reason).toBe('not-your-people');
    expect((await confirm(manager, seller.id, level(team, 3))).body.reason).toBe('skips-a-level');
    expect(await held(team, seller.id)).toBe(level(team, 1));
    expect((await confirm(manager, seller.id, next)).status).toBe(200);
    expect(await held(team, seller.id)).toBe(next);
    expect((await confirm(manager, seller.id, next)).body.reason).toBe('skips-a-level');
    const told = await team.a.inside((db) =>
      db
        .selectFrom('history')
        .select('name')
        .where('subject_id', '=', seller.id)
        .where('name', 'in', ['level.reached', 'person.changed'])
        .execute(),
    );
    expect(told.map(({ name }) => name).sort()).toEqual(['level.reached', 'person.changed']);
  });

  test('of two who confirm at once one is told that it is done', async () => {
    const team = await salesTeam();
    await show(team, [team.seller.id], level(team, 2));
    const answers = await Promise.all(
      [team.manager, team.head].map((by) => confirm(by, team.seller.id, level(team, 2))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('is undone within a day by whoever confirmed it, and the level of before is back', async () => {
    const team = await salesTeam();
    const { seller, manager } = team;
    await show(team, [seller.id], level(team, 2));
    const { undo } = await ok(confirm(manager, seller.id, level(team, 2)));
    const take = (by: Joined) => by.ask('POST', `/api/level-reviews/${undo}/undo`);
    expect((await take(team.head)).status).toBe(404);
    expect((await take(manager)).body).toEqual({ undone: 1, kept: 0 });
    expect((await take(manager)).body).toEqual({ undone: 0, kept: 0 });
    expect(await held(team, seller.id)).toBe(level(team, 1));
    const { history, state } = await review(manager, seller.id);
    expect([history[0].undone, state]).toEqual([true, 'ready']);
    const again = await ok(confirm(manager, seller.id, level(team, 2)));
    team.a.world.clock = new Date(team.a.world.clock.getTime() + 86_400_001);
    expect((await manager.ask('POST', `/api/level-reviews/${again.undo}/undo`)).body.reason).toBe('too-late');
  });

  test('keeps a level that somebody set anew since', async () => {
    const team = await salesTeam();
    await show(team, [team.seller.id], level(team, 2));
    const { undo } = await ok(confirm(team.manager, team.seller.id, level(team, 2)));
    await ok(
      team.a.owner('POST', '/api/people/change', {
        selection: { people: [team.seller.id] },
        change: { levelId: level(team, 3) },
      }),
    );
    expect((await team.manager.ask('POST', `/api/level-reviews/${undo}/undo`)).body).toEqual({ undone: 0, kept: 1 });
    expect(await held(team, team.seller.id)).toBe(level(team, 3));
  });

  test('"not yet" says why, waits until its day, and asks again', async () => {
    const team = await salesTeam();
    const { seller, manager } = team;
    const body = { levelId: level(team, 2), words: 'Once more with a large customer.', askAgainOn: addDays(start, 30) };
    const notYet = () => manager.ask('POST', `/api/people/${seller.id}/level-review/not-yet`, body);
    expect((await notYet()).body.reason).toBe('criteria-not-met');
    await show(team, [seller.id], level(team, 2));
    await ok(notYet());
    expect(await review(seller, seller.id)).toMatchObject({
      state: 'put-off',
      putOff: { words: body.words, by: 'Mona Manager' },
    });
    const ready = async () =>
      (await ok(manager.ask('GET', '/api/level-reviews/ready'))).items as { putOffUntil: string | null }[];
    expect(await ready()).toMatchObject([{ putOffUntil: body.askAgainOn }]);
    team.a.world.clock = at(body.askAgainOn);
    expect((await review(seller, seller.id)).state).toBe('ready');
    expect(await ready()).toMatchObject([{ putOffUntil: null }]);
    await team.a.inside((db) => saveChange(db, team.a.academyId, [seller.id], { leftOn: start }));
    await ok(team.a.owner('POST', `/api/people/${seller.id}/erase`, { name: 'Sven Seller' }));
    expect(await team.a.inside((db) => db.selectFrom('level_review').select(['words', 'outcome']).execute())).toEqual([
      { words: null, outcome: 'put-off' },
    ]);
  });

  test('finds who is ready as each review says it, and confirms them together, with a preview and a way back', async () => {
    const team = await salesTeam();
    const place = { managerId: team.manager.id, roleId: team.roleId, levelId: level(team, 1) };
    const some = await Promise.all(['Ann', 'Bo', 'Cy'].map((name) => team.a.join({ name, ...place })));
    const stranger = await team.a.join({ name: 'Zoe', roleId: team.roleId, levelId: level(team, 1) });
    const [ann, bo, cy] = some.map(({ id }) => id) as [string, string, string];
    await show(team, [ann, bo, stranger.id], level(team, 2));
    await show(team, [cy], level(team, 2), 1);
    const ready = async (ask = team.manager.ask) =>
      (await ok(ask('GET', '/api/level-reviews/ready'))).items.map(
        (one: { person: { name: string } }) => one.person.name,
      ) as string[];
    expect(await ready()).toEqual(['Ann', 'Bo']);
    expect(await ready(team.a.owner)).toEqual(['Ann', 'Bo', 'Zoe']);
    for (const id of [ann, bo, cy]) expect((await review(team.manager, id)).state).toBe(id === cy ? 'open' : 'ready');
    const people = [ann, bo, cy, stranger.id];
    const preview = await ok(team.manager.ask('POST', '/api/level-reviews/preview', { people }));
    expect(preview.reached.map(({ name }: { name: string }) => name)).toEqual(['Ann', 'Bo']);
    expect(preview.refused.map(({ reason, name }: { reason: string; name: string }) => [name, reason])).toEqual([
      ['Cy', 'criteria-not-met'],
      ['', 'not-your-people'],
    ]);
    const done = await ok(team.manager.ask('POST', '/api/level-reviews/confirm', { people }));
    expect(done).toMatchObject({ reached: 2, refused: 2 });
    expect(await Promise.all([ann, bo, cy, stranger.id].map((id) => held(team, id)))).toEqual(
      [2, 2, 1, 1].map((position) => level(team, position)),
    );
    expect((await team.manager.ask('POST', `/api/level-reviews/${done.undo}/undo`)).body).toEqual({
      undone: 2,
      kept: 0,
    });
    expect(await held(team, bo)).toBe(level(team, 1));
  });
});

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

test('no sequence of commands reaches a level without every criterion met and a leader’s word', async () => {
  const team = await salesTeam();
  const { seller, manager, head, colleague } = team;
  const criteria = await team.a.inside((db, academyId) => listCriteria(db, academyId, start));
  const actors = [manager, head, seller, colleague];
  const shown = new Map<
    string,
    { readonly by: string; readonly on: Day; readonly proficiency: number; readonly capabilityId: string }
  >();
  /** counted anew, by the words of the rule */
  const due = (levelId: string): boolean =>
    criteria
      .filter((one) => one.levelId === levelId)
      .every((one) => {
        const all = [...shown.values()].filter(
          ({ capabilityId, proficiency, on }) =>
            capabilityId === one.capabilityId &&
            proficiency >= one.proficiency &&
            addMonths(on, one.months) > today(team),
        );
        return (
          new Set(all.map(({ by, on }) => `${by} ${on}`)).size >= one.demonstrations &&
          new Set(all.map(({ by }) => by)).size >= one.raters
        );
      });
  const reached: string[] = [];
  const step = fc.record({
    what: fc.constantFrom(
      'show',
      'show',
      'show-all',
      'show-all',
      'confirm',
      'confirm',
      'confirm-many',
      'not-yet',
      'take-back',
      'undo',
      'wait',
    ),
    by: fc.nat(3),
    position: fc.integer({ min: 1, max: 3 }),
    pick: fc.nat(30),
  });
  const undos: { readonly by: Joined; readonly id: string }[] = [];
  const put = async (by: Joined, one: (typeof criteria)[number], on: Day) => {
    const id = newId();
    const { proficiency, capabilityId } = one;
    const answer = await by.ask('PUT', `/api/demonstrations/${id}`, {
      personId: seller.id,
      capabilityId,
      occasion: 'call',
      on,
      proficiency,
      seen: [proficiency],
    });
    expect(answer.status === 200).toBe(by === manager || by === head);
    if (answer.status === 200) shown.set(id, { by: by.id, on, proficiency, capabilityId });
  };
  const doIt = async ({
    what,
    by: who,
    position,
    pick,
  }: {
    what: string;
    by: number;
    position: number;
    pick: number;
  }) => {
    const by = actors[who] ?? manager;
    const levelId = level(team, position);
    const before = await held(team, seller.id);
    const wanted = criteria.filter((one) => one.levelId === levelId);
    const one = wanted[pick % wanted.length];
    if (what === 'show' && one) await put(by, one, addDays(today(team), -(pick % 9)));
    if (what === 'show-all' && pick % 3 > 0)
      for (const { assessmentId, raterId, on, proficiency, capabilityId } of await show(team, [seller.id], levelId))
        shown.set(assessmentId, { by: raterId, on, proficiency, capabilityId });
    if (what === 'wait') team.a.world.clock = new Date(team.a.world.clock.getTime() + pick * 4 * 3_600_000);
    const last = [...shown.keys()].at(-1);
    if (what === 'take-back' && last)
      for (const judge of [manager, head])
        if ((await judge.ask('DELETE', `/api/demonstrations/${last}`)).status === 200) shown.delete(last);
    if (what === 'not-yet')
      await by.ask('POST', `/api/people/${seller.id}/level-review/not-yet`, {
        levelId,
        words: 'Not yet.',
        askAgainOn: addDays(today(team), 5),
      });
    const undo = undos.at(-1);
    if (what === 'undo' && undo) await undo.by.ask('POST', `/api/level-reviews/${undo.id}/undo`);
    const answer =
      what === 'confirm'
        ? await confirm(by, seller.id, levelId)
        : what === 'confirm-many'
          ? await by.ask('POST', '/api/level-reviews/confirm', { people: [seller.id] })
          : null;
    const after = await held(team, seller.id);
    const rise = (id: string | null) => team.levels.findIndex((rung) => rung.id === id);
    if (rise(after) > rise(before)) {
      expect(what.startsWith('confirm')).toBe(true);
      expect([manager, head]).toContain(by);
      expect(due(after ?? '')).toBe(true);
      expect(rise(after)).toBe(rise(before) + 1);
      reached.push(after ?? '');
      undos.push({ by, id: answer?.body.undo });
    } else if (answer && what === 'confirm') {
      const next = team.levels[rise(before) + 1]?.id;
      expect(next === levelId && due(levelId) && (by === manager || by === head)).toBe(false);
    }
    if (rise(after) < rise(before)) expect(what).toBe('undo');
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      shown.clear();
      undos.length = 0;
      await team.a.inside(async (db, academyId) => {
        await db.deleteFrom('demonstration').where('academy_id', '=', academyId).execute();
        await saveChange(db, academyId, [seller.id], { levelId: null });
      });
      for (const one of steps) await doIt(one);
    }),
    { seed: 21, numRuns: 30 },
  );
  expect(reached.length).toBeGreaterThan(4);
}, 60_000);
