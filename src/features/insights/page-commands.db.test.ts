import { expect, test } from 'vitest';
import { academy } from '../../academy.ts';
import { createApp } from '../../server/http/app.ts';
import type { Expected } from '../../server/http/page-links.ts';
import { testAcademy } from '../../testing/academy.ts';
import { expectedOn } from './page-commands.ts';

test('a page knows what its reader will need, and tells them what they would ask; a stranger’s knows nothing', async () => {
  const a = await testAcademy();
  const mia = await a.join({ name: 'Mia' });
  await a.join({ name: 'Sam', managerId: mia.id });
  const handle = createApp(a.world, academy, async () => null);
  const expected = (path: string, cookie = ''): Promise<Expected | null> =>
    expectedOn(
      a.world,
      (asking) => handle(asking, 'page'),
      new Request(`http://localhost${path}`, { headers: { cookie } }),
    );

  const first = await expected('/', mia.cookie);
  expect(first?.asks).toEqual(['/api/first/my-team']);
  expect(first?.screens).toContain('src/features/insights/screens/MyTeam.tsx');
  expect(first?.told['/api/me']).toEqual((await mia.ask('GET', '/api/me')).body);

  const elsewhere = await expected('/people', mia.cookie);
  expect(elsewhere).toMatchObject({ screens: [], asks: [], told: first?.told });

  expect(await expected('/')).toBeNull();
  expect(await expected('/', `${mia.cookie.slice(0, -6)}AAAA%3D`)).toBeNull();
});
