import { expect, test } from 'vitest';
import { linkTo } from '../mail/letters.ts';
import { readSettings } from '../settings.ts';
import type { World } from '../world.ts';
import { listen } from './listen.ts';

test('what makes addresses knows the port that was taken where any would do', async () => {
  const read = readSettings({ HOST: '127.0.0.1', PORT: '0' });
  if (!read.ok) throw new Error('these settings are fine');
  const world = { settings: read.settings } as World;
  const server = await listen(world, (at) => async () => new Response(linkTo(at, '/reset')));
  try {
    const told = await (await fetch(server.url)).text();
    expect(server.world.settings.port).toBeGreaterThan(0);
    expect(told).toBe(`http://localhost:${server.world.settings.port}/reset`);
    expect(linkTo(server.world, '/reset')).toBe(told);
  } finally {
    await server.stop();
  }
});
