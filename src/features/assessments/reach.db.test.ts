import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { salesTeam } from '../../testing/sales-team.ts';
import { rateMany } from './commands.ts';
import { listMarkets, sumGaps } from './company-gap-store.ts';
import { reachRound } from './jobs.ts';
import { loadVersion } from './place-store.ts';

test(
  'what is kept counts as what is counted: after any ratings, on any day, with and without it',
  { timeout: 60_000 },
  async () => {
    const { a, manager, head, roleId, levels, capabilities } = await salesTeam();
    const people = await Promise.all(
      ['Ann', 'Bo', 'Cy', 'Di'].map((name, at) =>
        a.join({
          name,
          managerId: manager.id,
          roleId,
          ...(at % 2 ? { levelId: levels[at % levels.length]?.id ?? null } : {}),
        }),
      ),
    );
    const today = a.world.clock.toISOString().slice(0, 10);
    const sums = (day: string) =>
      a.inside(async (db, academyId) => {
        const version = await loadVersion(db, academyId, day);
        const asked = { by: 'role', market: null, role: null, within: null, tops: null } as const;
        return sumGaps(db, academyId, version, day, asked, await listMarkets(db, academyId));
      });
    const rows = () =>
      a.inside((db, academyId) =>
        db.selectFrom('standing_reach').select('reach').where('academy_id', '=', academyId).execute(),
      );
    const rating = fc.record({
      who: fc.nat(people.length - 1),
      what: fc.nat(capabilities.length - 1),
      by: fc.constantFrom(manager, head),
      proficiency: fc.integer({ min: 1, max: 4 }),
      ago: fc.nat(1_500),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(rating, { minLength: 1, maxLength: 12 }), fc.nat(2_500), async (all, later) => {
        await a.act((act) =>
          rateMany(
            act,
            all.map(({ who, what, by, proficiency, ago }) => {
              const at = new Date(`${addDays(today, -ago)}T09:00:00Z`);
              const personId = people[who]?.id ?? '';
              const capabilityId = capabilities[what]?.capabilityId ?? '';
              const times = { openedAt: at, closedAt: at };
              return {
                assessment: {
                  assessmentId: newId(),
                  personId,
                  raterId: by.id,
                  kind: 'appraisal',
                  state: 'confirmed',
                  ...times,
                },
                ratings: [{ capabilityId, proficiency, ratedAt: at }],
              };
            }),
          ),
        );
        const days = [today, addDays(today, later)];
        const kept = await Promise.all(days.map(sums));
        await a.inside((db, academyId) => sql`delete from standing_reach where academy_id = ${academyId}`.execute(db));
        expect(await Promise.all(days.map(sums))).toEqual(kept);
        await a.act(reachRound);
        expect((await rows()).length).toBeGreaterThan(0);
        expect(await Promise.all(days.map(sums))).toEqual(kept);
      }),
      { numRuns: 6, seed: 20260302 },
    );
  },
);
