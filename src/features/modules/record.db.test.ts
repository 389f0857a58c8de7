import { expect, test } from 'vitest';
import { ok } from '../../testing/academy.ts';
import { salesTeam } from '../../testing/sales-team.ts';

test('who began a draft finds it in their own record, and nobody else in theirs', async () => {
  const { a, seller } = await salesTeam();
  const me = (await ok(a.owner('GET', '/api/me'))).person.id;
  const { items } = await ok(a.owner('GET', '/api/menu?kind=module&limit=1'));
  await ok(a.owner('POST', `/api/menu/${items[0].activityId}/draft`));
  const written = async (by: typeof a.owner, id: string) =>
    (await ok(by('GET', `/api/people/${id}/record`))).menu.written;
  expect(await written(a.owner, me)).toContainEqual(
    expect.objectContaining({ activity: items[0].name, version: 2, state: 'draft', publishedAt: null }),
  );
  expect(await written(seller.ask, seller.id)).toEqual([]);
});
