import { expect, test } from 'vitest';
import { InSight } from './in-sight.ts';

test('counts while the window is in sight, and not while it is behind others', () => {
  let now = 1000;
  const sight = new InSight(() => now);
  now = 3000;
  expect(sight.duration()).toBe(2000);
  sight.turn(false);
  now = 90_000;
  sight.turn(true);
  now = 90_500;
  expect(sight.duration()).toBe(2500);
  sight.turn(true);
  expect(sight.duration()).toBe(2500);
});
