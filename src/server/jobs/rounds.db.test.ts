import { expect, test } from 'vitest';
import { testAcademy } from '../../testing/academy.ts';
import { goRounds, type Round } from './rounds.ts';

test('a round visits each academy, and one that fails leaves the others alone and nothing half done', async () => {
  const one = await testAcademy();
  const other = await testAcademy();
  const visited: string[] = [];
  const market = { market_id: one.academyId, parent_id: null, name: 'Half done' };
  const failing: Round = {
    name: 'failing',
    async visit({ db, academyId }) {
      await db
        .insertInto('market')
        .values({ academy_id: academyId, ...market })
        .execute();
      throw new Error('broken on the way');
    },
  };
  const noting: Round = { name: 'noting', visit: async ({ academyId }) => void visited.push(academyId) };
  const world = { ...one.world, log: { ...one.world.log, warn: () => {} } };
  await goRounds(world, {
    rounds: [failing, noting],
    reactions: [],
    academies: async () => [one.academyId, other.academyId],
  });
  expect(visited).toEqual([one.academyId, other.academyId]);
  expect((await one.owner('GET', '/api/organisation')).body.markets).toEqual([]);
});
