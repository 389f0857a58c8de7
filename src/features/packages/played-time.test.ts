import { describe, expect, test } from 'vitest';
import { secondsUsed, withStep } from './played-time.ts';

const nothing = { first: null, last: null, active: 0 };
const after = (...at: readonly number[]) =>
  at.reduce((time, one) => withStep(time, one * 1_000), nothing as Parameters<typeof withStep>[0]);
const session = (time: ReturnType<typeof after>, wall: number) => ({
  ...time,
  launchedAt: new Date(0),
  lastAt: new Date(wall * 1_000),
});

describe('time in a package', () => {
  test('is what content says, as far as time has passed', () => {
    expect(secondsUsed(50, [session(after(10, 70), 70)])).toBe(50);
    expect(secondsUsed(5_000, [session(after(10, 70), 70)])).toBe(60);
  });

  test('is that between the steps where content says nothing, long pauses left out', () => {
    expect(secondsUsed(0, [session(after(0, 100, 100 + 7_200, 7_310), 8_000)])).toBe(100 + 600 + 10);
    expect(secondsUsed(0, [session(after(0, 30), 40), session(after(0, 20), 40)])).toBe(50);
  });

  test('is no longer than the session was known here, whatever the clock of the device says', () => {
    expect(secondsUsed(0, [session(after(0, 500), 60)])).toBe(60);
    expect(secondsUsed(9_999, [session(after(0, 90_000), 60)])).toBe(60);
  });

  test('is not less for a clock that was set back', () => {
    expect(secondsUsed(0, [session(after(100, 40, 160), 300)])).toBe(60);
    expect(secondsUsed(0, [])).toBe(0);
  });
});
