import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { planForMany } from '../../server/database/many-rows.ts';
import type { Db } from '../../server/database/tables.ts';
import { ok, testAcademy } from '../../testing/academy.ts';
import { savePublished, saveNewActivities } from './draft-store.ts';

test('many activities read no more of the menu for each than few do', async () => {
  const a = await testAcademy('starter');
  const { capabilities } = await ok(a.owner('GET', '/api/way-of-selling/versions/in-force/capabilities'));
  const develops = [{ capabilityId: capabilities[0].capabilityId, proficiency: 2 }];
  const readFor = (count: number) =>
    a.inside(async (db, academyId) => {
      const activities = Array.from({ length: count }, (_, at) => ({
        activityId: newId(),
        key: null,
        kind: 'module' as const,
        delivery: 'e-learning' as const,
        name: { en: `Bought ${at}` },
        summary: { en: 'One asks first.' },
        minutes: 5,
        fits: [],
        languages: ['en'],
        develops,
        content: { cards: [] },
        guide: null,
      }));
      const made = { by: a.ownerId, at: a.world.now() };
      // what the connection did before may still be counted
      const before = await readSoFar(db);
      await planForMany(db, count);
      await saveNewActivities(db, academyId, activities, made);
      await savePublished(
        db,
        academyId,
        activities.map(({ activityId }) => activityId),
        made,
      );
      return (await readSoFar(db)) - before;
    });
  const few = await readFor(100);
  expect(few).toBeGreaterThan(100);
  // ten times as many are ten times as much, and what was there before is read again
  expect(await readFor(1_000)).toBeLessThan(20 * few);
});

async function readSoFar(db: Db): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables
    where relname in ('activity', 'activity_version', 'activity_develops', 'menu_offer', 'activity_word')`.execute(db);
  return rows[0]?.read ?? 0;
}
