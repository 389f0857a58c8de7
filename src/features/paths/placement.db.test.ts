import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, ok } from '../../testing/academy.ts';
import { salesTeam } from '../../testing/sales-team.ts';

/** Somebody who joins: a role, no level yet. */
async function joiner() {
  const team = await salesTeam();
  const manager = await team.a.join({ name: 'Mia Manager' });
  const joy = await team.a.join({ name: 'Joy Joiner', managerId: manager.id, roleId: team.roleId });
  const path = `/api/people/${joy.id}/placement`;
  const placementId = newId();
  return { ...team, manager, joy, path, placementId };
}
type Joiner = Awaited<ReturnType<typeof joiner>>;

interface Card {
  readonly kind: string;
  readonly choices?: readonly { readonly key: string }[];
}

/** Some answer to it, right or not. */
function some(card: Card): object {
  const key = card.choices?.[0]?.key ?? '';
  if (card.kind === 'single') return { kind: 'single', choice: key };
  return card.kind === 'multiple' ? { kind: 'multiple', choices: [key] } : { kind: 'short', text: 'about the effect' };
}

async function begun({ joy, path, placementId }: Joiner) {
  await ok(joy.ask('PUT', `${path}/${placementId}`));
  return (await ok(joy.ask('GET', path))).placement;
}

async function handedIn(world: Joiner, self = 2) {
  const { items } = await begun(world);
  const { joy, placementId } = world;
  for (const [at, { question }] of items.entries())
    await ok(joy.ask('PUT', `/api/placements/${placementId}/items/${at}`, { given: some(question), self }));
  await ok(joy.ask('POST', `/api/placements/${placementId}/submit`));
  return items as readonly { readonly capabilityId: string; readonly required: number }[];
}

const minutes = async (ask: Ask, personId: string) => ok(ask('GET', `/api/people/${personId}/path`));

describe('the placement check of a joiner', () => {
  test('asks one question for each capability not shown yet, without giving the answer away', async () => {
    const world = await joiner();
    const { joy, path, placementId } = world;
    expect((await ok(joy.ask('GET', path))).may).toEqual({ begin: true, answer: false, judge: false });
    const { items } = await begun(world);
    expect(items.length).toBeGreaterThan(3);
    expect(new Set(items.map(({ capabilityId }: { capabilityId: string }) => capabilityId)).size).toBe(items.length);
    for (const { question, right, required, indicators } of items) {
      expect(question.explains).toEqual({});
      if (question.kind !== 'short') expect(question.right).toHaveLength(0);
      expect([right, required > 0]).toEqual([null, true]);
      expect(Object.keys(indicators).length).toBeGreaterThan(0);
    }
    expect((await ok(joy.ask('PUT', `${path}/${placementId}`))).questions).toBe(items.length);
    expect((await begun(world)).items).toEqual(items);
    expect((await joy.ask('PUT', `${path}/${newId()}`)).body.reason).toBe('under-way');
  });

  test('keeps what was answered, refuses to be handed in half, and says nothing to who leads until it is', async () => {
    const world = await joiner();
    const { joy, manager, path, placementId } = world;
    const { items } = await begun(world);
    const item = (at: number) => `/api/placements/${placementId}/items/${at}`;
    const given = some(items[0].question);
    await ok(joy.ask('PUT', item(0), { given, self: 3 }));
    expect((await ok(joy.ask('GET', path))).placement.items[0]).toMatchObject({ given, self: 3, right: null });
    expect((await joy.ask('POST', `/api/placements/${placementId}/submit`)).body.reason).toBe('unanswered');
    expect((await joy.ask('PUT', item(0), { given, self: 9 })).body.reason).toBe('not-on-the-scale');
    expect((await joy.ask('PUT', item(150), { given, self: 1 })).body.reason).toBe('no-such-question');
    const seen = await ok(manager.ask('GET', path));
    expect(seen.placement.items[0]).toMatchObject({ question: null, given: null, self: null, right: null });
    expect((await manager.ask('PUT', item(0), { given, self: 1 })).status).toBe(403);
  });

  test('becomes a self-evaluation when it is handed in, and tells who leads what came of it, never an answer', async () => {
    const world = await joiner();
    const { joy, manager, path, placementId } = world;
    const items = await handedIn(world);
    const told = await ok(manager.ask('GET', path));
    expect(told.may).toEqual({ begin: false, answer: false, judge: true });
    for (const item of told.placement.items) {
      expect(item).toMatchObject({ question: null, given: null, self: 2 });
      expect(typeof item.right).toBe('boolean');
    }
    const mine = await ok(joy.ask('GET', path));
    expect(
      mine.placement.items.some(({ question }: { question: Card & { explains: object } }) => 'en' in question.explains),
    ).toBe(true);
    const { items: said } = await ok(joy.ask('GET', `/api/people/${joy.id}/assessments`));
    expect(said).toMatchObject([{ kind: 'self', state: 'confirmed' }]);
    expect((await joy.ask('POST', `/api/placements/${placementId}/submit`)).body.reason).toBe('not-open');
    expect(
      (await joy.ask('PUT', `/api/placements/${placementId}/items/0`, { given: some({ kind: 'short' }), self: 1 })).body
        .reason,
    ).toBe('not-open');
    expect(items.length).toBeGreaterThan(0);
  });

  test('is what a joiner is shown first, and what waits for who leads them, once', async () => {
    const world = await joiner();
    const { joy, manager } = world;
    const kinds = async () =>
      (await ok(joy.ask('GET', '/api/first/my-path'))).steps.map(({ kind }: { kind: string }) => kind);
    const waiting = async () =>
      (await ok(manager.ask('GET', '/api/first/my-team'))).waiting.map(
        ({ kind, person }: { kind: string; person: { name: string } }) => [kind, person.name],
      );
    expect((await kinds())[0]).toBe('placement');
    await begun(world);
    expect(await kinds()).not.toContain('self-evaluate');
    await handedIn(world);
    expect(await kinds()).not.toContain('placement');
    expect(await waiting()).toEqual([['placement', 'Joy Joiner']]);
  });

  test('counts by the word of who leads, and saves the minutes of what is shown', async () => {
    const world = await joiner();
    const { joy, manager, path, placementId, capabilities } = world;
    const items = await handedIn(world);
    const before = await minutes(joy.ask, joy.id);
    expect(before.minutesSaved).toBe(0);
    const words = items.map(({ capabilityId, required }) => ({ capabilityId, proficiency: required }));
    const word = `/api/placements/${placementId}/word`;
    expect((await joy.ask('POST', word, { words })).status).toBe(403);
    expect(
      (await world.manager.ask('POST', word, { words: [{ capabilityId: newId(), proficiency: 1 }] })).body.reason,
    ).toBe('no-such-question');
    const { minutesSaved } = await ok(manager.ask('POST', word, { words }));
    const after = await minutes(joy.ask, joy.id);
    expect(minutesSaved).toBe(after.minutesSaved);
    expect(minutesSaved).toBeGreaterThan(0);
    expect(after.minutesLeft).toBeLessThan(before.minutesLeft);
    expect((await ok(joy.ask('GET', path))).placement).toMatchObject({
      state: 'judged',
      judged: { by: 'Mia Manager' },
    });
    expect((await manager.ask('POST', word, { words })).body.reason).toBe('not-submitted');
    expect(capabilities.length).toBeGreaterThan(0);
  });

  test('is not for colleagues, nor for somebody without a role', async () => {
    const world = await joiner();
    const { a, path, manager, seller } = world;
    expect((await seller.ask('GET', path)).status).toBe(403);
    expect((await seller.ask('PUT', `${path}/${newId()}`)).status).toBe(403);
    const plain = await a.join({ name: 'Pat Plain', managerId: manager.id });
    const none = await ok(plain.ask('GET', `/api/people/${plain.id}/placement`));
    expect(none).toMatchObject({ placement: null, may: { begin: false } });
    expect((await manager.ask('PUT', `/api/people/${plain.id}/placement/${newId()}`)).body.reason).toBe('no-target');
  });

  test('goes with the person: in their own record with every answer, and none is left after erasing', async () => {
    const world = await joiner();
    const { a, joy } = world;
    await handedIn(world);
    const record = `/api/people/${joy.id}/record`;
    const questionOf = ({ paths }: { paths: { placements: { questions: object[] }[] } }) =>
      paths.placements[0]?.questions[0];
    expect(questionOf(await ok(joy.ask('GET', record)))).toMatchObject({
      self: 2,
      answer: { kind: expect.any(String) },
    });
    expect(Object.keys(questionOf(await ok(a.owner('GET', record))) ?? {})).toEqual(['capability', 'self']);
    await ok(
      a.owner('POST', '/api/people/change', { selection: { people: [joy.id] }, change: { leftOn: '2026-03-01' } }),
    );
    await ok(a.owner('POST', `/api/people/${joy.id}/erase`, { name: 'Joy Joiner' }));
    const left = await a.inside((db, academyId) =>
      db.selectFrom('placement').select('items').where('academy_id', '=', academyId).execute(),
    );
    expect(left).toEqual([{ items: [] }]);
  });
});
