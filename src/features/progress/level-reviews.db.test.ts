import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import { ok } from '../../testing/academy.ts';
import { type Joined, salesTeam } from '../../testing/sales-team.ts';
import { at, confirm, held, level, review, show } from '../../testing/shown.ts';
import { saveChange } from '../people/change-store.ts';

const start = '2026-03-02';

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

  test('stands in the list of what waits for the manager until they say a word', async () => {
    const team = await salesTeam();
    const { seller, manager } = team;
    const waits = async () =>
      (await ok(manager.ask('GET', '/api/first/my-team'))).waiting.filter(
        ({ kind }: { kind: string }) => kind === 'level-ready',
      ) as object[];
    await show(team, [seller.id], level(team, 2), 1);
    expect(await waits()).toEqual([]);
    await show(team, [seller.id], level(team, 2));
    expect(await waits()).toMatchObject([{ person: { id: seller.id, name: 'Sven Seller' }, day: start }]);
    const askAgainOn = addDays(start, 30);
    const notYet = `/api/people/${seller.id}/level-review/not-yet`;
    await ok(manager.ask('POST', notYet, { levelId: level(team, 2), words: 'Once more.', askAgainOn }));
    expect(await waits()).toEqual([]);
    team.a.world.clock = at(askAgainOn);
    expect(await waits()).toHaveLength(1);
    await ok(confirm(manager, seller.id, level(team, 2)));
    expect(await waits()).toEqual([]);
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
