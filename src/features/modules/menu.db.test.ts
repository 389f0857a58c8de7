import { beforeAll, describe, expect, test } from 'vitest';
import { ok, type TestAcademy, testAcademy } from '../../testing/academy.ts';

let a: TestAcademy;
beforeAll(async () => {
  a = await testAcademy('starter');
});

describe('the menu of a new academy', () => {
  test('holds what ships, published, each activity with what it develops', async () => {
    const { items, total } = await ok(a.owner('GET', '/api/menu?limit=100'));
    expect(items).toHaveLength(Math.min(100, total));
    for (const item of items) {
      expect(item.state).toBe('published');
      expect(item.develops.length).toBeGreaterThan(0);
    }
  });
});
