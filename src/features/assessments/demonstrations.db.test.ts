import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { ok, testWorld } from '../../testing/academy.ts';
import { type Joined, rate, salesTeam, type SalesTeam } from '../../testing/sales-team.ts';
import { saveChange } from '../people/change-store.ts';
import { listDemonstrations } from './demonstration-store.ts';
import type { Evidence } from './evidence.ts';
import { estimateStanding } from './standing.ts';

const today = '2026-03-02';
const capability = (team: SalesTeam, at = 0): string => team.capabilities[at]?.capabilityId ?? '';
const seen = (team: SalesTeam, over: object = {}) => ({
  personId: team.seller.id,
  capabilityId: capability(team),
  occasion: 'customer-meeting',
  on: today,
  proficiency: 3,
  seen: [1, 2, 3],
  note: 'She let the customer finish.',
  ...over,
});
const put = (by: Joined, body: object, id: string = newId()) => by.ask('PUT', `/api/demonstrations/${id}`, body);

/** Somebody of another team who holds the highest level, appointed for some capabilities. */
async function withVerifier(team: SalesTeam, count = 1): Promise<Joined> {
  const top = team.levels.at(-1)?.id ?? '';
  const vera = await team.a.join({ name: 'Vera Verifier', roleId: team.roleId, levelId: top });
  const { items } = await ok(team.a.owner('GET', '/api/verifiers/candidates'));
  const ids = items
    .find(({ id }: { id: string }) => id === vera.id)
    .capabilities.map((one: { capabilityId: string }) => one.capabilityId) as string[];
  const capabilityIds = team.capabilities
    .map((one) => one.capabilityId)
    .filter((id) => ids.includes(id))
    .slice(0, count);
  await ok(team.a.owner('PUT', `/api/verifiers/${vera.id}`, { capabilityIds }));
  return vera;
}

describe('recording what was seen', () => {
  test('counts at once: standing, why, comparison, list and history say so', async () => {
    const team = await salesTeam();
    const { seller, manager, a } = team;
    const before = await ok(manager.ask('GET', `/api/people/${seller.id}/demonstrating`));
    expect(before).toMatchObject({ as: 'leader', person: { target: { id: team.levels[1]?.id } } });
    expect(before.capabilities[0].required).toBeGreaterThan(0);
    expect(Object.keys(before.capabilities[0].indicators)).toHaveLength(4);
    expect((await put(manager, seen(team, { on: addDays(today, -3) }))).body).toEqual({
      recorded: true,
      on: '2026-02-27',
    });
    const path = `/api/people/${seller.id}`;
    const why = await ok(seller.ask('GET', `${path}/standings/${capability(team)}`));
    expect(why.evidence).toMatchObject([
      {
        kind: 'demonstration',
        rater: 'Mona Manager',
        proficiency: 3,
        on: '2026-02-27',
        share: 1,
        note: 'She let the customer finish.',
      },
    ]);
    expect(why.standing.on).toBe('2026-02-27');
    const { capabilities } = await ok(seller.ask('GET', `${path}/comparison`));
    expect(
      capabilities.find((one: { capabilityId: string }) => one.capabilityId === capability(team)).manager,
    ).toMatchObject({ proficiency: 3 });
    const { items } = await ok(seller.ask('GET', `${path}/demonstrations`));
    expect(items).toMatchObject([
      { occasion: 'customer-meeting', seen: [1, 2, 3], rater: { name: 'Mona Manager' }, mayTakeBack: false },
    ]);
    const again = (await ok(manager.ask('GET', `${path}/demonstrating`))).capabilities.find(
      (one: { capabilityId: string }) => one.capabilityId === capability(team),
    );
    expect(again).toMatchObject({ times: 1, lastOn: '2026-02-27' });
    const told = await a.inside((db) =>
      db.selectFrom('history').select(['name', 'subject_id']).where('name', 'like', 'demonstration.%').execute(),
    );
    expect(told).toEqual([{ name: 'demonstration.recorded', subject_id: seller.id }]);
  });

  test('the same word again is recorded once, at the same moment too; another word under its id is refused', async () => {
    const team = await salesTeam();
    const id = newId();
    const said = await Promise.all([put(team.manager, seen(team), id), put(team.manager, seen(team), id)]);
    expect(said.map(({ status }) => status)).toEqual([200, 200]);
    expect((await put(team.manager, seen(team), id)).status).toBe(200);
    expect((await put(team.manager, seen(team, { proficiency: 2 }), id)).body.reason).toBe('already-recorded');
    expect((await put(team.head, seen(team), id)).body.reason).toBe('already-recorded');
    const found = await team.a.inside((db, academyId) =>
      listDemonstrations(db, academyId, [team.seller.id], '2026-01-01'),
    );
    expect(found).toMatchObject([{ assessmentId: id, raterId: team.manager.id, proficiency: 3, on: today }]);
  });

  test('refuses an id that belongs to an appraisal, and leaves that as it is', async () => {
    const team = await salesTeam();
    const id = newId();
    await rate(team.manager.ask, team.seller.id, id, capability(team), 1);
    expect((await put(team.manager, seen(team), id)).body.reason).toBe('already-recorded');
    expect(await ok(team.manager.ask('GET', `/api/assessments/${id}`))).toMatchObject({
      kind: 'appraisal',
      state: 'open',
    });
  });

  test('refuses a colleague, oneself, tomorrow, and what is long past, each with its reason', async () => {
    const team = await salesTeam();
    const reason = async (by: Joined, over: object = {}) => (await put(by, seen(team, over))).body.reason as string;
    expect(await reason(team.colleague)).toBe('not-yours-to-judge');
    expect(await reason(team.seller)).toBe('own-demonstration');
    expect(await reason(team.manager, { on: addDays(today, 1) })).toBe('day-ahead');
    expect(await reason(team.manager, { on: addDays(today, -61) })).toBe('day-too-far-back');
    expect(await reason(team.manager, { capabilityId: newId() })).toBe('unknown-capability');
    expect(await reason(team.manager, { seen: [1] })).toBe('step-not-seen');
  });

  test('is taken back within a day by whoever recorded it, and stops counting; history keeps both', async () => {
    const team = await salesTeam();
    const id = newId();
    await ok(put(team.manager, seen(team), id));
    const remove = (by: Joined) => by.ask('DELETE', `/api/demonstrations/${id}`);
    expect((await remove(team.head)).status).toBe(404);
    expect((await remove(team.manager)).status).toBe(200);
    expect((await remove(team.manager)).status).toBe(200);
    expect((await put(team.manager, seen(team), id)).body.reason).toBe('already-withdrawn');
    const { items } = await ok(team.manager.ask('GET', `/api/people/${team.seller.id}/demonstrations`));
    expect(items).toEqual([]);
    expect(await team.a.inside((db) => db.selectFrom('standing').selectAll().execute())).toEqual([]);
    const late = newId();
    await ok(put(team.manager, seen(team), late));
    team.a.world.clock = new Date('2026-03-03T09:00:01Z');
    expect((await team.manager.ask('DELETE', `/api/demonstrations/${late}`)).body.reason).toBe('too-late');
  });

  test('is no appraisal: who was asked to appraise is still asked after it', async () => {
    const team = await salesTeam();
    await ok(team.head.ask('PUT', `/api/people/${team.seller.id}/raters/${team.manager.id}`, { until: '2026-04-01' }));
    await ok(put(team.manager, seen(team)));
    const { items } = await ok(team.manager.ask('GET', '/api/me/to-assess'));
    expect(items).toMatchObject([{ why: 'asked', person: { id: team.seller.id } }]);
  });

  test('words go when the person is forgotten, the figures stay', async () => {
    const team = await salesTeam();
    await ok(put(team.manager, seen(team)));
    const mine = (await ok(team.seller.ask('GET', `/api/people/${team.seller.id}/record`))) as {
      demonstrations?: { seen: unknown[] };
    };
    expect(mine.demonstrations?.seen).toMatchObject([{ note: 'She let the customer finish.', by: 'Mona Manager' }]);
    await team.a.inside((db) => saveChange(db, team.a.academyId, [team.seller.id], { leftOn: today }));
    const { name } = await ok(team.a.owner('GET', `/api/people/${team.seller.id}`));
    await ok(team.a.owner('POST', `/api/people/${team.seller.id}/erase`, { name }));
    const rows = await team.a.inside((db) => db.selectFrom('rating').select(['proficiency', 'note']).execute());
    expect(rows).toEqual([{ proficiency: 3, note: null }]);
  });
});

describe('verifiers', () => {
  test('judge what they were appointed for, in anybody; they see no level, no standing, and only what they recorded', async () => {
    const team = await salesTeam();
    const vera = await withVerifier(team);
    const [mine] = (await ok(vera.ask('GET', '/api/me/may-verify'))).items as { capabilityId: string }[];
    const sheet = await ok(vera.ask('GET', `/api/people/${team.seller.id}/demonstrating`));
    expect(sheet).toMatchObject({ as: 'verifier', person: { level: null, target: null } });
    expect(sheet.capabilities.map((one: { capabilityId: string }) => one.capabilityId)).toEqual([mine?.capabilityId]);
    expect((await put(vera, seen(team, { capabilityId: mine?.capabilityId }))).status).toBe(200);
    expect((await put(vera, seen(team, { capabilityId: capability(team, 3) }))).body.reason).toBe('not-yours-to-judge');
    await ok(put(team.manager, seen(team, { capabilityId: capability(team, 4) })));
    const { items } = await ok(vera.ask('GET', `/api/people/${team.seller.id}/demonstrations`));
    expect(items).toMatchObject([{ rater: { id: vera.id } }]);
    expect((await vera.ask('GET', `/api/people/${team.seller.id}/standings`)).status).toBe(403);
  });

  test('rest while they do not hold the highest level, and judge again once they do', async () => {
    const team = await salesTeam();
    const vera = await withVerifier(team);
    const body = seen(team, { capabilityId: (await ok(vera.ask('GET', '/api/me/may-verify'))).items[0].capabilityId });
    const hold = (levelId: string | undefined) =>
      team.a.inside((db) => saveChange(db, team.a.academyId, [vera.id], { levelId: levelId ?? null }));
    await hold(team.levels[0]?.id);
    expect((await put(vera, body)).body.reason).toBe('not-yours-to-judge');
    const { items } = await ok(team.a.owner('GET', '/api/verifiers'));
    expect(items).toMatchObject([{ person: { name: 'Vera Verifier' }, capabilities: [{ mayJudge: false }] }]);
    await hold(team.levels.at(-1)?.id);
    expect((await put(vera, body)).status).toBe(200);
    await ok(team.a.owner('PUT', `/api/verifiers/${vera.id}`, { capabilityIds: [] }));
    expect((await put(vera, body)).body.reason).toBe('not-yours-to-judge');
  });

  test('are appointed by owners and by heads of their market, and only who holds the highest level', async () => {
    const team = await salesTeam();
    const { a } = team;
    const [north, south] = [newId(), newId()];
    for (const [id, name] of [
      [north, 'North'],
      [south, 'South'],
    ])
      await ok(a.owner('PUT', `/api/markets/${id}`, { name, parentId: null }));
    const head = (marketId: string) =>
      a.join({ name: `Head of ${marketId}`, grants: [{ grant: 'head-of-sales', marketId }] });
    const [ours, others] = [await head(north), await head(south)];
    const vera = await a.join({
      name: 'Vera',
      roleId: team.roleId,
      levelId: team.levels.at(-1)?.id ?? null,
      marketId: north,
    });
    const { items } = await ok(ours.ask('GET', '/api/verifiers/candidates'));
    expect(items.map(({ id }: { id: string }) => id)).toEqual([vera.id]);
    const { capabilityId } = items[0].capabilities[0];
    const appointing = (by: Joined, whom: string) =>
      by.ask('PUT', `/api/verifiers/${whom}`, { capabilityIds: [capabilityId] });
    expect((await appointing(others, vera.id)).status).toBe(403);
    expect((await appointing(team.manager, vera.id)).status).toBe(403);
    expect((await appointing(ours, vera.id)).body).toEqual({ added: 1, ended: 0 });
    expect((await appointing(ours, vera.id)).body).toEqual({ added: 0, ended: 0 });
    expect(
      (await a.owner('PUT', `/api/verifiers/${team.seller.id}`, { capabilityIds: [capabilityId] })).body.reason,
    ).toBe('not-an-expert');
  });
});

describe('asking to be watched', () => {
  test('reaches the manager or a verifier, is shown where they record it, and is done once recorded', async () => {
    const team = await salesTeam();
    const vera = await withVerifier(team);
    const { capabilityId } = (await ok(vera.ask('GET', '/api/me/may-verify'))).items[0];
    const watchers = await ok(team.seller.ask('GET', `/api/me/may-watch/${capabilityId}`));
    expect(watchers.items.map((one: { id: string; as: string }) => [one.id, one.as])).toEqual([
      [team.manager.id, 'manager'],
      [vera.id, 'verifier'],
    ]);
    const id = newId();
    const asking = (askedId: string, requestId = id) =>
      team.seller.ask('PUT', `/api/demonstration-requests/${requestId}`, {
        capabilityId,
        askedId,
        until: '2026-03-20',
        words: 'At Nordwerk on Friday',
      });
    await ok(asking(vera.id));
    await ok(asking(vera.id));
    await ok(asking(vera.id, newId()));
    expect((await asking(team.colleague.id, newId())).body.reason).toBe('may-not-judge');
    const waiting = async (by: Joined) => (await ok(by.ask('GET', '/api/me/demonstration-requests'))).toMe as object[];
    expect(await waiting(vera)).toMatchObject([
      { person: { id: team.seller.id }, words: 'At Nordwerk on Friday', until: '2026-03-20' },
    ]);
    const sheet = await ok(vera.ask('GET', `/api/people/${team.seller.id}/demonstrating`));
    expect(sheet.capabilities[0].request).toEqual({ words: 'At Nordwerk on Friday', until: '2026-03-20' });
    await ok(put(vera, seen(team, { capabilityId })));
    expect(await waiting(vera)).toEqual([]);
    const toManager = { capabilityId, askedId: team.manager.id, until: '2026-03-20' };
    await ok(team.seller.ask('PUT', `/api/demonstration-requests/${newId()}`, toManager));
    const first = await ok(team.manager.ask('GET', '/api/first/my-team'));
    expect(first.waiting).toMatchObject([{ kind: 'watch', person: { id: team.seller.id }, day: '2026-03-20' }]);
  });

  test('is withdrawn or declined by one of the two, and waits no longer than its day', async () => {
    const team = await salesTeam();
    const ask = async () => {
      const id = newId();
      const body = { capabilityId: capability(team), askedId: team.manager.id, until: '2026-03-05' };
      await ok(team.seller.ask('PUT', `/api/demonstration-requests/${id}`, body));
      return id;
    };
    const close = (by: Joined, id: string) => by.ask('DELETE', `/api/demonstration-requests/${id}`);
    const open = async () => (await ok(team.seller.ask('GET', '/api/me/demonstration-requests'))).byMe.length as number;
    const first = await ask();
    expect((await close(team.colleague, first)).status).toBe(404);
    expect(await open()).toBe(1);
    await ok(close(team.manager, first));
    expect(await open()).toBe(0);
    await ok(close(team.seller, await ask()));
    await ask();
    team.a.world.clock = new Date('2026-03-06T09:00:00Z');
    expect(await open()).toBe(0);
  });
});

test('every stored standing is what history, told again from the beginning, makes of it, demonstrations and all', async () => {
  const team = await salesTeam(await testWorld(new Date('2026-03-02T09:00:00Z')));
  const judges = [team.manager, team.head];
  const recorded: { readonly id: string; readonly by: Joined }[] = [];
  const step = fc.record({
    what: fc.constantFrom('record', 'record', 'rate', 'take-back', 'wait'),
    judge: fc.nat(1),
    at: fc.nat(2),
    proficiency: fc.integer({ min: 1, max: 4 }),
    days: fc.nat(40),
  });
  const act = async (one: { what: string; judge: number; at: number; proficiency: number; days: number }) => {
    const by = judges[one.judge] ?? team.manager;
    const now = team.a.world.clock;
    if (one.what === 'wait') team.a.world.clock = new Date(now.getTime() + one.days * 40 * 60_000);
    else if (one.what === 'rate')
      await rate(by.ask, team.seller.id, newId(), capability(team, one.at), one.proficiency);
    else if (one.what === 'take-back') {
      const last = recorded[one.days % Math.max(1, recorded.length)];
      if (last) await last.by.ask('DELETE', `/api/demonstrations/${last.id}`);
    } else {
      const id = newId();
      const on = addDays(now.toISOString().slice(0, 10), -one.days);
      await ok(
        put(
          by,
          seen(team, {
            capabilityId: capability(team, one.at),
            proficiency: one.proficiency,
            seen: [one.proficiency],
            on,
          }),
          id,
        ),
      );
      recorded.push({ id, by });
    }
    // two of one moment would be told apart by nothing
    team.a.world.clock = new Date(team.a.world.clock.getTime() + 1000);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      for (const one of steps) await act(one);
      const told = await replayed(team);
      const stored = await team.a.inside((db) =>
        db.selectFrom('standing').select(['capability_id', 'mean', 'variance', 'on_day']).execute(),
      );
      const byCapability = new Map(
        stored.map((row) => [row.capability_id, { mean: row.mean, variance: row.variance, on: row.on_day }]),
      );
      for (const at of [0, 1, 2])
        expect(byCapability.get(capability(team, at)) ?? null).toEqual(
          estimateStanding(told.get(capability(team, at)) ?? [], 4, '9999-12-31'),
        );
    }),
    { seed: 9, numRuns: 10 },
  );
  expect(recorded.length).toBeGreaterThan(15);
});

/** Evidence by capability from the events alone. */
async function replayed({ a }: SalesTeam): Promise<Map<string, Evidence[]>> {
  interface Told {
    assessmentId: string;
    capabilityId: string;
    raterId: string;
    kind: Evidence['kind'];
    proficiency: number;
    on: Day;
    ratings: { capabilityId: string; proficiency: number; on: Day }[];
  }
  const events = await a.inside((db) =>
    db.selectFrom('history').select(['name', 'about', 'at']).orderBy('at').orderBy('event_id').execute(),
  );
  const places = new Map<string, Map<string, Evidence>>();
  const at = (id: string) => places.get(id) ?? places.set(id, new Map()).get(id)!;
  for (const event of events) {
    const about = event.about as unknown as Told;
    const id = `${event.at.toISOString()} ${about.assessmentId}`;
    const { assessmentId, capabilityId, raterId, proficiency, on } = about;
    if (event.name === 'demonstration.recorded')
      at(capabilityId).set(assessmentId, { id, kind: 'demonstration', raterId, proficiency, on });
    if (event.name === 'demonstration.taken-back') at(capabilityId).delete(assessmentId);
    if (event.name === 'assessment.rated')
      for (const one of about.ratings)
        at(one.capabilityId).set(assessmentId, {
          id,
          kind: about.kind,
          raterId,
          proficiency: one.proficiency,
          on: one.on,
        });
  }
  return new Map([...places].map(([key, pieces]) => [key, [...pieces.values()]]));
}
