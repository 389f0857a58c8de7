import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { type Joined, salesTeam } from '../../testing/sales-team.ts';
import { confirm, held, level, show, today } from '../../testing/shown.ts';
import { saveChange } from '../people/change-store.ts';
import { listCriteria } from '../paths/store.ts';

const start = '2026-03-02';

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
