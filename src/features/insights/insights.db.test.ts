import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, type TestAcademy, testAcademy, ok } from '../../testing/academy.ts';

interface Someone {
  readonly id: string;
  readonly ask: Ask;
}

interface Stage {
  readonly a: TestAcademy;
  readonly mia: Someone;
  readonly sam: Someone;
  readonly roleId: string;
  readonly levels: readonly string[];
  market(name: string, parentId?: string | null): Promise<string>;
}

async function stage(): Promise<Stage> {
  const a = await testAcademy('starter');
  const { roles, levels } = (await a.owner('GET', '/api/organisation')).body;
  const roleId = roles.find((one: { key: string }) => one.key === 'inside-seller').id;
  const ladder = levels
    .filter((one: { roleId: string }) => one.roleId === roleId)
    .toSorted((x: { position: number }, y: { position: number }) => x.position - y.position)
    .map((one: { id: string }) => one.id);
  const mia = await a.join({ name: 'Mia Manager' });
  const sam = await a.join({
    name: 'Sam Seller',
    managerId: mia.id,
    roleId,
    levelId: ladder[0],
    joinedOn: '2025-01-01',
  });
  const market = async (name: string, parentId: string | null = null): Promise<string> => {
    const id = newId();
    expect((await a.owner('PUT', `/api/markets/${id}`, { name, parentId })).status).toBe(200);
    return id;
  };
  return { a, mia, sam, roleId, levels: ladder, market };
}

/** Rates everything there is to rate, at one proficiency, and confirms. */
async function rateAll(rater: Someone, personId: string, proficiency: number, most = 99): Promise<string[]> {
  const { capabilities } = (await rater.ask('GET', `/api/people/${personId}/assessing`)).body;
  const assessmentId = newId();
  const rated: string[] = capabilities.slice(0, most).map((one: { capabilityId: string }) => one.capabilityId);
  for (const capabilityId of rated) {
    const saved = await rater.ask('PUT', `/api/assessments/${assessmentId}/ratings/${capabilityId}`, {
      personId,
      proficiency,
    });
    expect(saved.status, saved.text).toBe(200);
  }
  expect((await rater.ask('POST', `/api/assessments/${assessmentId}/confirm`)).status).toBe(200);
  return rated;
}

const kinds = (body: { steps: { kind: string }[] }): string[] => body.steps.map(({ kind }) => kind);

describe('my path', () => {
  test('begins with a self-evaluation where nothing is known, and shows the road as unproven', async () => {
    const { sam } = await stage();
    const { body, status } = await sam.ask('GET', '/api/first/my-path');
    expect(status).toBe(200);
    expect(body.steps[0]).toMatchObject({ kind: 'self-evaluate', day: null, count: body.road.length });
    expect(body.road.length).toBeGreaterThan(5);
    expect(new Set(body.road.map((one: { outcome: string }) => one.outcome))).toEqual(new Set(['unproven']));
    expect(body.readiness).toMatchObject({ demonstrated: 0, share: 0 });
    expect(body).toMatchObject({
      agreement: null,
      lastSelf: null,
      lastAppraisal: null,
      manager: { name: 'Mia Manager' },
    });
  });

  test('tells of what the manager said, of an agreement to accept, of an action and its tick', async () => {
    const { mia, sam } = await stage();
    await rateAll(sam, sam.id, 2, 3);
    const [capabilityId] = await rateAll(mia, sam.id, 1);
    const said = (await sam.ask('GET', '/api/first/my-path')).body;
    expect(kinds(said)).toEqual(['read-appraisal', 'ask-for-session']);
    expect(said).toMatchObject({ lastSelf: '2026-03-02', lastAppraisal: { by: 'Mia Manager', on: '2026-03-02' } });
    expect(said.road.find((one: { capabilityId: string }) => one.capabilityId === capabilityId)).toMatchObject({
      step: 1,
      self: 2,
      on: '2026-03-02',
    });

    const content = {
      gaps: [{ capabilityId, from: 1, to: 2 }],
      actions: [{ what: 'Call ten', kind: 'practice', owner: 'salesperson', due: '2026-03-02' }],
      checkBack: '2026-05-01',
      note: '',
    };
    const proposed = await mia.ask('POST', '/api/coaching/agreements', { salespersonId: sam.id, content });
    expect(proposed.status, proposed.text).toBe(200);
    const waiting = (await sam.ask('GET', '/api/first/my-path')).body;
    expect(waiting.steps[0]).toMatchObject({ kind: 'accept', id: proposed.body.id, person: { name: 'Mia Manager' } });
    const { number, fingerprint } = proposed.body.revisions[0];
    await sam.ask('POST', `/api/coaching/agreements/${proposed.body.id}/acceptances`, {
      revision: number,
      fingerprint,
    });
    const agreed = (await sam.ask('GET', '/api/first/my-path')).body;
    expect(agreed.steps[0]).toMatchObject({ kind: 'action-due', what: 'Call ten', day: '2026-03-02' });
    expect(agreed.agreement).toMatchObject({
      state: 'in-force',
      checkBack: '2026-05-01',
      gaps: [{ capabilityId, from: 1, to: 2, open: true }],
      actions: [{ what: 'Call ten', done: false }],
    });
    expect(agreed.road.filter((one: { agreed: boolean }) => one.agreed)).toHaveLength(1);
    await sam.ask(
      'PUT',
      `/api/coaching/agreements/${proposed.body.id}/actions/${agreed.agreement.actions[0].actionId}`,
      { done: true },
    );
    const ticked = (await sam.ask('GET', '/api/first/my-path')).body;
    expect(kinds(ticked)).toEqual(['read-appraisal', 'check-back-ahead']);
    expect(ticked.agreement.actions).toMatchObject([{ done: true }]);
  });

  test('says what is missing where somebody has no role', async () => {
    const { a } = await stage();
    const { body } = await a.owner('GET', '/api/first/my-path');
    expect(kinds(body)).toEqual(['no-role']);
    expect(body.road).toEqual([]);
  });
});

describe('my team', () => {
  test('says whom to coach next, what waits, and where the gaps are, and puts the look on record', async () => {
    const { a, mia, sam } = await stage();
    const first = (await mia.ask('GET', '/api/first/my-team')).body;
    expect(first.week.picks.map((one: { person: { name: string } }) => one.person.name)).toEqual(['Sam Seller']);
    expect(first).toMatchObject({
      waiting: [],
      team: { people: 1, withRole: 1, assessed: 0, readiness: { share: 0 } },
    });
    await rateAll(sam, sam.id, 2);
    expect((await mia.ask('GET', '/api/first/my-team')).body.waiting).toMatchObject([
      { kind: 'self-evaluated', person: { name: 'Sam Seller' } },
    ]);
    a.world.clock = new Date('2026-03-02T10:00:00Z');
    await rateAll(mia, sam.id, 1);
    const { body } = await mia.ask('GET', '/api/first/my-team');
    expect(body.waiting).toEqual([]);
    expect(body.capabilities[0].below).toBe(1);
    expect(body.week).toEqual((await mia.ask('GET', '/api/coaching/next')).body);
    expect(body.people).toMatchObject([{ name: 'Sam Seller', lastOn: '2026-03-02' }]);
    expect(body.people[0].cells.length).toBe(5 * body.capabilities.length);
    const seen = await a.inside((db) =>
      db.selectFrom('viewing').selectAll().where('subject_id', '=', sam.id).where('kind', '=', 'gaps').execute(),
    );
    expect(seen.map((one) => one.viewer_id)).toEqual([mia.id]);
  });

  test('shows nothing of other people to somebody who leads nobody', async () => {
    const { sam } = await stage();
    expect((await sam.ask('GET', '/api/first/my-team')).status).toBe(403);
  });

  test('lists an agreement that waits for the manager and a check-back that is overdue', async () => {
    const { a, mia, sam } = await stage();
    const [capabilityId] = await rateAll(mia, sam.id, 1);
    const content = {
      gaps: [{ capabilityId, from: 1, to: 2 }],
      actions: [{ what: 'Call ten', kind: 'practice', owner: 'manager', due: '2026-03-05' }],
      checkBack: '2026-03-20',
      note: '',
    };
    const { body } = await sam.ask('POST', '/api/coaching/agreements', { content, salespersonId: sam.id });
    expect((await mia.ask('GET', '/api/first/my-team')).body.waiting).toMatchObject([
      { kind: 'accept', agreementId: body.id, side: 'manager' },
    ]);
    const { number, fingerprint } = body.revisions[0];
    expect(
      (await mia.ask('POST', `/api/coaching/agreements/${body.id}/acceptances`, { revision: number, fingerprint }))
        .status,
    ).toBe(200);
    a.world.clock = new Date('2026-03-23T09:00:00Z');
    expect((await mia.ask('GET', '/api/first/my-team')).body.waiting).toMatchObject([
      { kind: 'action', daysOverdue: 18 },
      { kind: 'check-back', day: '2026-03-20', daysOverdue: 3 },
    ]);
  });
});

describe('what sales needs', () => {
  async function sellers(s: Stage, marketId: string, many: number, rated: number): Promise<void> {
    for (let at = 0; at < many; at += 1) {
      const one = await s.a.join({
        name: `Secret ${marketId} ${at}`,
        managerId: s.mia.id,
        marketId,
        roleId: s.roleId,
        levelId: s.levels[0] ?? null,
      });
      if (at < rated) await rateAll(s.mia, one.id, 1, 1);
    }
  }

  test('hides groups of fewer than five, and what subtraction would tell of them', async () => {
    const s = await stage();
    const [large, middle, small] = [await s.market('Large'), await s.market('Middle'), await s.market('Small')];
    await sellers(s, large, 7, 7);
    await sellers(s, middle, 5, 5);
    await sellers(s, small, 4, 3);
    const contributor = await s.a.join({
      name: 'Cora Contributor',
      grants: [{ grant: 'contributor', marketId: null }],
    });
    const { body, text, status } = await contributor.ask('GET', '/api/first/needs');
    expect(status, text).toBe(200);
    expect(text).not.toContain('Secret');
    const at = (name: string): number => body.markets.findIndex((one: { name: string }) => one.name === name);
    const known = body.needs.find((one: { total: object | null }) => one.total !== null);
    expect(known.total.proven).toBe(15);
    expect(known.markets[at('Large')]).toMatchObject({ proven: 7, people: 7 });
    expect(known.markets[at('Small')]).toBeNull();
    expect(known.markets[at('Middle')]).toBeNull();
    expect(known.indicators['1'].en.length).toBeGreaterThan(10);
    expect(body.needs[0].capabilityId).toBe(known.capabilityId);
    expect(body.needs.filter((one: { total: object | null }) => one.total === null).length).toBe(body.needs.length - 1);
  });

  test('says of each what the menu has for it', async () => {
    const { a } = await stage();
    const { needs } = await ok(a.owner('GET', '/api/first/needs'));
    const told = needs.map(({ capabilityId, offers }: { capabilityId: string; offers: number }) => [
      capabilityId,
      offers,
    ]);
    const there = await Promise.all(
      told.map(async ([capabilityId]: [string]) => {
        const { total } = await ok(a.owner('GET', `/api/menu?capability=${capabilityId}&limit=1`));
        return [capabilityId, total];
      }),
    );
    expect(told).toEqual(there);
    expect(there.some(([, total]) => total > 0)).toBe(true);
  });

  test('is nobody’s business who neither contributes nor answers for sales', async () => {
    const { mia, sam } = await stage();
    expect((await mia.ask('GET', '/api/first/needs')).status).toBe(403);
    expect((await sam.ask('GET', '/api/first/needs')).status).toBe(403);
  });
});

describe('the academy', () => {
  test('leads from an empty academy to its largest gap, one step at a time', async () => {
    const empty = await testAcademy('empty');
    const kindOf = async (ask: Ask): Promise<string> => (await ask('GET', '/api/first/academy')).body.step.kind;
    expect(await kindOf(empty.owner)).toBe('bring-people');
    await empty.join({ name: 'Somebody' });
    expect(await kindOf(empty.owner)).toBe('publish-way-of-selling');

    const { a, mia, sam } = await stage();
    const gone = await a.join({ name: 'Gone Soon' });
    expect(await kindOf(a.owner)).toBe('give-roles');
    await a.owner('POST', '/api/people/change', { selection: { people: [gone.id] }, change: { leftOn: '2026-03-03' } });
    a.world.clock = new Date('2026-03-04T09:00:00Z');
    expect(await kindOf(a.owner)).toBe('begin-assessing');
    expect((await a.owner('GET', '/api/first/academy')).body.reach).toMatchObject({
      people: 3,
      withRole: 1,
      assessed: 0,
      left: 1,
    });
    await rateAll(mia, sam.id, 1);
    expect(await kindOf(a.owner)).toBe('coach');
    const session = { salespersonId: sam.id, startsAt: '2026-03-04T10:00:00.000Z', minutes: 30, hold: true };
    expect((await mia.ask('POST', '/api/coaching/sessions', session)).status).toBe(200);
    const { step } = (await a.owner('GET', '/api/first/academy')).body;
    expect(step).toMatchObject({ kind: 'close-gap', count: 1, of: 1 });
    expect(step.capability.name.en.length).toBeGreaterThan(2);
  });

  test('counts whom it reaches, and how readiness moved', async () => {
    const { a, mia, sam } = await stage();
    await rateAll(mia, sam.id, 4);
    const { body } = await a.owner('GET', '/api/first/academy');
    expect(body.readiness.share).toBe(1);
    expect(body.reach).toMatchObject({ people: 3, withRole: 1, assessed: 1, coached: 0 });
    a.world.clock = new Date('2026-06-10T09:00:00Z');
    const { points, looked, of } = (await a.owner('GET', '/api/first/academy/movement')).body;
    expect({ looked, of }).toEqual({ looked: 1, of: 1 });
    expect(points.map((one: { on: string }) => one.on)).toEqual([
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-10',
    ]);
    expect(points[0]).toMatchObject({ share: 1, people: 1 });
    const now = (await a.owner('GET', '/api/first/academy')).body;
    expect(points.at(-1).share).toBeCloseTo(now.readiness.share, 9);
  });

  test('shows a head of sales their markets and nothing of the others', async () => {
    const s = await stage();
    const [north, south] = [await s.market('North'), await s.market('South')];
    const [ada, bo] = [
      await s.a.join({ name: 'Ada', managerId: s.mia.id, marketId: north, roleId: s.roleId }),
      await s.a.join({ name: 'Bo', managerId: s.mia.id, marketId: south, roleId: s.roleId }),
    ];
    await rateAll(s.mia, ada.id, 1);
    await rateAll(s.mia, bo.id, 4);
    const head = await s.a.join({
      name: 'Hed',
      marketId: north,
      grants: [{ grant: 'head-of-sales', marketId: north }],
    });
    const { body, text } = await head.ask('GET', '/api/first/academy');
    expect(body.reach).toMatchObject({ people: 2, withRole: 1, assessed: 1 });
    expect(body.gaps.rows.map((one: { name: string }) => one.name)).toEqual(['North']);
    expect(text).not.toContain('South');
    expect((await head.ask('GET', '/api/first/academy/movement')).body).toMatchObject({ looked: 1, of: 1 });
    expect((await s.mia.ask('GET', '/api/first/academy')).status).toBe(403);
    expect((await s.sam.ask('GET', '/api/first/academy/movement')).status).toBe(403);
  });
});
