import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, ok, testAcademy } from '../../testing/academy.ts';
import { publishSample } from '../../testing/sample-activities.ts';

async function team() {
  const a = await testAcademy();
  const activityId = await publishSample(a, { delivery: 'manager-led', name: 'Role play' });
  const mona = await a.join({ name: 'Mona Manager' });
  const trainer = await a.join({ name: 'Timo Trainer', grants: [{ grant: 'trainer', marketId: null }] });
  const sam = await a.join({ name: 'Sam Seller', managerId: mona.id });
  const nina = await a.join({ name: 'Nina Seller', managerId: mona.id });
  const foreign = await a.join({ name: 'Flo Foreign' });
  const mark = (ask: Ask, personIds: readonly string[], more: object = {}) =>
    ask('POST', `/api/activities/${activityId}/completions`, {
      groupId: newId(),
      personIds,
      onDay: '2026-03-01',
      minutes: 45,
      ...more,
    });
  const events = (name: string) =>
    a.inside((db, academyId) =>
      db
        .selectFrom('history')
        .select(['subject_id', 'about'])
        .where('academy_id', '=', academyId)
        .where('name', '=', name)
        .execute(),
    );
  const learned = async (id: string) => (await ok(a.owner('GET', `/api/people/${id}/learning`))).completions;
  return { a, activityId, mona, trainer, sam, nina, foreign, mark, events, learned };
}
const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);

describe('whoever ran it', () => {
  test('sees exactly who will be marked, marks them, and each is told of once', async () => {
    const { mona, sam, nina, foreign, mark, events, learned, activityId } = await team();
    const personIds = [sam.id, nina.id, foreign.id, mona.id, newId()];
    const preview = await ok(
      mona.ask('POST', `/api/activities/${activityId}/completions/preview`, { personIds, onDay: '2026-03-01' }),
    );
    expect(names(preview.included)).toEqual(['Nina Seller', 'Sam Seller']);
    expect(preview.excluded.map((one: { name: string; why: string }) => [one.name, one.why])).toEqual([
      ['Flo Foreign', 'not-yours'],
      ['Mona Manager', 'yourself'],
    ]);
    const groupId = newId();
    const marked = await ok(mark(mona.ask, personIds, { groupId }));
    expect(marked.included).toEqual(preview.included);
    expect((await ok(mark(mona.ask, personIds, { groupId }))).included).toEqual(preview.included);
    expect(await learned(sam.id)).toMatchObject([
      { activityId, how: 'group', onDay: '2026-03-01', minutes: 45, by: { name: 'Mona Manager' }, score: null },
    ]);
    const told = await events('module.completed');
    expect(told.map((one) => one.subject_id).sort()).toEqual([sam.id, nina.id].sort());
    expect(told[0]?.about).toMatchObject({ activityId, how: 'group' });
  });

  test('marks the same day for the same person once, also when two say so at the same moment', async () => {
    const { mona, trainer, sam, nina, mark, learned } = await team();
    await Promise.all([mark(mona.ask, [sam.id, nina.id]), mark(trainer.ask, [nina.id, sam.id])]);
    expect(await learned(sam.id)).toHaveLength(1);
    const again = await ok(mark(mona.ask, [sam.id]));
    expect(again).toMatchObject({ included: [], excluded: [{ id: sam.id, why: 'already' }] });
    await ok(mark(mona.ask, [sam.id], { onDay: '2026-03-02' }));
    expect(await learned(sam.id)).toHaveLength(2);
  });

  test('takes it back, and a repetition that comes late does not bring it again', async () => {
    const { a, mona, sam, mark, events, learned } = await team();
    const groupId = newId();
    await ok(mark(mona.ask, [sam.id], { groupId }));
    expect((await sam.ask('DELETE', `/api/completions/groups/${groupId}`)).status).toBe(404);
    expect(await ok(mona.ask('DELETE', `/api/completions/groups/${groupId}`))).toEqual({ undone: 1 });
    expect(await ok(a.owner('DELETE', `/api/completions/groups/${groupId}`))).toEqual({ undone: 0 });
    expect((await ok(mark(mona.ask, [sam.id], { groupId }))).included).toEqual([]);
    expect(await learned(sam.id)).toEqual([]);
    expect((await events('module.completion-undone')).map((one) => one.subject_id)).toEqual([sam.id]);
  });

  test('is a trainer for anyone, a manager for their own people, and nobody else', async () => {
    const { a, mona, trainer, sam, foreign, mark } = await team();
    expect(names((await ok(mark(trainer.ask, [sam.id, foreign.id]))).included)).toEqual(['Flo Foreign', 'Sam Seller']);
    for (const ask of [mona.ask, a.owner, sam.ask]) {
      const refused = await mark(ask, [foreign.id], { onDay: '2026-03-02' });
      expect([refused.status, refused.body.reason]).toEqual([403, 'does-not-lead']);
      expect(refused.text).not.toContain('Flo');
    }
    const groupId = newId();
    await ok(mark(mona.ask, [sam.id], { groupId, onDay: '2026-02-20' }));
    expect((await mark(trainer.ask, [sam.id], { groupId })).body.reason).toBe('id-taken');
  });

  test('marks nothing that is made of cards', async () => {
    const { a, mona, sam } = await team();
    const cards = await publishSample(a);
    const refused = await mona.ask('POST', `/api/activities/${cards}/completions/preview`, {
      personIds: [sam.id],
      onDay: '2026-03-01',
    });
    expect(refused.body.reason).toBe('made-of-cards');
  });
});
