import { Buffer } from 'node:buffer';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addDays, type Day } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { ok, testWorld } from '../../testing/academy.ts';
import { assess, rate, salesTeam } from '../../testing/sales-team.ts';
import { saveGrants } from '../people/change-store.ts';
import { rateMany, type Sheet } from './commands.ts';
import type { Evidence } from './evidence.ts';
import { estimateStanding } from './standing.ts';

const at = (day: string): Date => new Date(`${day}T09:00:00Z`);
const byCapability = (answer: { body: { capabilities: { capabilityId: string }[] } }, capabilityId: string) =>
  answer.body.capabilities.find((one) => one.capabilityId === capabilityId) as any; // oxlint-disable-line no-explicit-any -- the answer as it arrives

describe('standings', () => {
  test('show at once what was rated, with the gap to the target level; a self-evaluation is shown and never counts', async () => {
    const team = await salesTeam();
    const { seller, manager, capabilities } = team;
    const [one, two] = capabilities.map(({ capabilityId }) => capabilityId);
    await assess(team, seller, seller.id, [4, 4]);
    const before = await seller.ask('GET', `/api/people/${seller.id}/standings`);
    expect(byCapability(before, one!)).toMatchObject({
      step: 0,
      state: 'unproven',
      outcome: 'unproven',
      self: { proficiency: 4 },
    });
    expect(before.body.readiness).toMatchObject({ demonstrated: 0, share: 0 });
    await rate(manager.ask, seller.id, newId(), one!, 1);
    const after = await seller.ask('GET', `/api/people/${seller.id}/standings`);
    expect(byCapability(after, one!)).toMatchObject({
      step: 1,
      on: '2026-03-02',
      gap: capabilities[0]!.required - 1,
      outcome: 'gap',
    });
    expect(byCapability(after, two!)).toMatchObject({ step: 0 });
  });

  test('combine several raters, and say why: evidence, raters, shares and movement', async () => {
    const team = await salesTeam();
    const { a, seller, manager, head, capabilities } = team;
    const one = capabilities[0]!.capabilityId;
    await assess(team, seller, seller.id, [4]);
    await assess(team, manager, seller.id, [2]);
    const alone = byCapability(await seller.ask('GET', `/api/people/${seller.id}/standings`), one);
    a.world.clock = at('2026-04-02');
    await assess(team, head, seller.id, [4]);
    const both = byCapability(await seller.ask('GET', `/api/people/${seller.id}/standings`), one);
    expect(both.mean).toBeGreaterThan(alone.mean);
    expect(both.mean).toBeLessThan(4);
    const why = (await seller.ask('GET', `/api/people/${seller.id}/standings/${one}`)).body;
    const said = why.evidence as { rater: string; proficiency: number; reasons: readonly string[] }[];
    expect(said.map((piece) => [piece.rater, piece.proficiency, piece.reasons])).toEqual([
      ['Hedda Above', 4, []],
      ['Mona Manager', 2, []],
      ['Sven Seller', 4, ['self-never-counts']],
    ]);
    expect(why.evidence.reduce((sum: number, piece: { share: number }) => sum + piece.share, 0)).toBeCloseTo(1, 9);
    expect(why.movement.map(({ on }: { on: Day }) => on)).toEqual(['2026-03-02', '2026-04-02']);
    expect(why).toMatchObject({
      required: capabilities[0]!.required,
      version: { number: 1 },
      standing: { step: both.step, mean: both.mean },
    });
  });

  test('keep a self-evaluation from whoever is rating until they have rated that capability themselves', async () => {
    const team = await salesTeam();
    const { seller, manager, head, capabilities } = team;
    const [one, two] = capabilities.map(({ capabilityId }) => capabilityId);
    await assess(team, seller, seller.id, [4, 4]);
    await rate(manager.ask, seller.id, newId(), one!, 2);
    const seen = await manager.ask('GET', `/api/people/${seller.id}/standings`);
    expect([byCapability(seen, one!).self, byCapability(seen, two!).self]).toMatchObject([{ proficiency: 4 }, null]);
    const compared = await manager.ask('GET', `/api/people/${seller.id}/comparison`);
    expect(byCapability(compared, two!)).toMatchObject({ self: null, selfKeptBack: true });
    const why = (await manager.ask('GET', `/api/people/${seller.id}/standings/${two}`)).body;
    expect(why).toMatchObject({ evidence: [], selfKeptBack: true });
    expect(byCapability(await head.ask('GET', `/api/people/${seller.id}/standings`), two!).self).toMatchObject({
      proficiency: 4,
    });
  });

  test('nor does any other way to a self-evaluation show it to them: the assessment itself, its files, the preparation, the record', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sellwright-kept-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const team = await salesTeam(await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' }));
    const { a, seller, manager, capabilities } = team;
    await a.inside((db) => saveGrants(db, a.academyId, manager.id, [{ grant: 'owner', marketId: null }]));
    const [one = '', two = ''] = capabilities.map(({ capabilityId }) => capabilityId);
    const [self, file] = [newId(), newId()];
    for (const capabilityId of [one, two])
      await rate(seller.ask, seller.id, self, capabilityId, 4, { note: `SAID ${capabilityId}` });
    const put = `/api/assessments/${self}/ratings/${two}/files/${file}?personId=${seller.id}&name=plan.txt`;
    await ok(seller.ask('PUT', put, Buffer.from('A plan')));
    await ok(seller.ask('POST', `/api/assessments/${self}/confirm`));
    await assess(team, manager, seller.id, [1, 1]);
    const mine = newId();
    await rate(manager.ask, seller.id, mine, one, 2);
    const said = async () => ({
      assessment: (await manager.ask('GET', `/api/assessments/${self}`)).text.includes(`SAID ${two}`),
      file: (await manager.ask('GET', `/api/evidence/${file}/file`)).status,
      record: (await manager.ask('GET', `/api/people/${seller.id}/record`)).text.includes(`SAID ${two}`),
      prepared: (await manager.ask('GET', `/api/coaching/preparation/${seller.id}`)).body.largestDisagreements.some(
        ({ capabilityId }: { capabilityId: string }) => capabilityId === two,
      ) as boolean,
    });
    expect(await said()).toEqual({ assessment: false, file: 404, record: false, prepared: false });
    const seen = (await manager.ask('GET', `/api/assessments/${self}`)).body;
    expect(seen).toMatchObject({ keptBack: 1, ratings: [{ capabilityId: one, note: `SAID ${one}` }] });
    await rate(manager.ask, seller.id, mine, two, 2);
    expect(await said()).toEqual({ assessment: true, file: 200, record: true, prepared: true });
  });

  test('lie side by side, the largest disagreement on top', async () => {
    const team = await salesTeam();
    const { seller, manager, head, capabilities } = team;
    await assess(team, seller, seller.id, [3, 4, 2]);
    await assess(team, manager, seller.id, [3, 1, 3]);
    await assess(team, head, seller.id, [2, 2]);
    const { body } = await manager.ask('GET', `/api/people/${seller.id}/comparison`);
    expect(body.capabilities[0]).toMatchObject({
      capabilityId: capabilities[1]!.capabilityId,
      self: { rater: 'Sven Seller', proficiency: 4 },
      manager: { rater: 'Mona Manager', proficiency: 1 },
      others: [{ rater: 'Hedda Above', proficiency: 2 }],
      difference: 2.5,
      required: capabilities[1]!.required,
    });
  });

  test('are seen by the person, those above and the owner; looking is put on record, at oneself is not', async () => {
    const { a, seller, manager, head, colleague } = await salesTeam();
    const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    const path = `/api/people/${seller.id}/standings`;
    const statuses = await Promise.all(
      [seller.ask, manager.ask, head.ask, a.owner, colleague.ask, administrator.ask].map(
        async (ask) => (await ask('GET', path)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 403, 403]);
    const looked = await a.inside((db) =>
      db.selectFrom('viewing').select(['viewer_id', 'kind']).where('subject_id', '=', seller.id).execute(),
    );
    expect(looked.map(({ viewer_id }) => viewer_id).sort()).toEqual([manager.id, head.id, a.ownerId].sort());
  });

  test('a withdrawn assessment no longer counts; a rating taken back does not either', async () => {
    const { seller, manager, capabilities, a } = await salesTeam();
    const [assessmentId, one, two] = [newId(), capabilities[0]!.capabilityId, capabilities[1]!.capabilityId];
    await rate(manager.ask, seller.id, assessmentId, one, 3);
    await rate(manager.ask, seller.id, assessmentId, two, 3);
    const stored = () => a.inside((db) => db.selectFrom('standing').select('capability_id').execute());
    expect(await stored()).toHaveLength(2);
    await rate(manager.ask, seller.id, assessmentId, two, null);
    expect(await stored()).toEqual([{ capability_id: one }]);
    expect((await manager.ask('DELETE', `/api/assessments/${assessmentId}`)).status).toBe(200);
    expect(await stored()).toEqual([]);
  });

  test('two raters at the same moment are both in it', async () => {
    const { seller, manager, head, capabilities, a } = await salesTeam();
    const one = capabilities[0]!.capabilityId;
    await Promise.all([rate(manager.ask, seller.id, newId(), one, 2), rate(head.ask, seller.id, newId(), one, 4)]);
    const [stored] = await a.inside((db) => db.selectFrom('standing').select(['mean', 'variance']).execute());
    const piece = (id: string, raterId: string, proficiency: number): Evidence => ({
      id,
      raterId,
      proficiency,
      kind: 'appraisal',
      on: '2026-03-02',
    });
    const both = estimateStanding([piece('1', 'x', 2), piece('2', 'y', 4)], 4, '2026-03-02');
    expect(stored).toEqual({ mean: both!.mean, variance: both!.variance });
  });

  test('every stored standing is what history, told again from the beginning, makes of it', async () => {
    const { a, seller, colleague, manager, head, capabilities } = await salesTeam();
    const ids = capabilities.map(({ capabilityId }) => capabilityId);
    let seed = 5;
    const chance = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const sheets = Array.from({ length: 40 }, (_, number): Sheet => {
      const person = number % 2 === 0 ? seller : colleague;
      const rater = [manager, head, person][chance(3)]!;
      const openedAt = at(addDays('2024-01-10', chance(700)));
      return {
        assessment: {
          assessmentId: newId(),
          personId: person.id,
          raterId: rater.id,
          kind: rater === person ? 'self' : 'appraisal',
          state: 'confirmed',
          openedAt,
          closedAt: openedAt,
        },
        ratings: ids
          .filter(() => chance(3) > 0)
          .map((capabilityId, place) => ({
            capabilityId,
            proficiency: 1 + chance(4),
            ratedAt: new Date(openedAt.getTime() + place * 1000),
          })),
      };
    });
    await a.act(async (act) => {
      await rateMany(act, sheets.slice(0, 25));
      await rateMany(act, sheets.slice(25));
    });
    const open = newId();
    for (const proficiency of [1, 4, null, 3]) await rate(manager.ask, seller.id, open, ids[0]!, proficiency);
    await manager.ask('DELETE', `/api/assessments/${open}`);
    await rate(manager.ask, seller.id, newId(), ids[1]!, 2);

    const told = await replayed(a);
    const stored = await a.inside((db) =>
      db.selectFrom('standing').select(['person_id', 'capability_id', 'mean', 'variance', 'on_day']).execute(),
    );
    expect(stored.length).toBeGreaterThan(20);
    for (const row of stored) {
      const evidence = told.get(`${row.person_id} ${row.capability_id}`) ?? [];
      expect(estimateStanding(evidence, 4, '9999-12-31')).toEqual({
        mean: row.mean,
        variance: row.variance,
        on: row.on_day,
      });
      told.delete(`${row.person_id} ${row.capability_id}`);
    }
    for (const left of told.values()) expect(estimateStanding(left, 4, '9999-12-31')).toBeNull();
  });
});

/** Evidence by person and capability from the events alone. */
async function replayed(a: Awaited<ReturnType<typeof salesTeam>>['a']): Promise<Map<string, Evidence[]>> {
  interface Rated {
    assessmentId: string;
    raterId: string;
    kind: Evidence['kind'];
    ratings: { capabilityId: string; proficiency: number | null; on: Day }[];
  }
  const events = await a.inside((db) =>
    db
      .selectFrom('history')
      .select(['name', 'subject_id', 'about', 'at'])
      .where('name', 'like', 'assessment.%')
      .orderBy('at')
      .orderBy('event_id')
      .execute(),
  );
  const places = new Map<string, Map<string, Evidence>>();
  for (const { name, subject_id, about } of events) {
    const { assessmentId, raterId, kind, ratings } = about as unknown as Rated;
    if (name === 'assessment.withdrawn') for (const place of places.values()) place.delete(assessmentId);
    if (name !== 'assessment.rated') continue;
    for (const { capabilityId, proficiency, on } of ratings) {
      const key = `${subject_id} ${capabilityId}`;
      const place = places.get(key) ?? new Map<string, Evidence>();
      places.set(key, place);
      if (proficiency === null) place.delete(assessmentId);
      else place.set(assessmentId, { id: `${on} ${assessmentId}`, kind, raterId, proficiency, on });
    }
  }
  return new Map([...places].map(([key, pieces]) => [key, [...pieces.values()]]));
}
