import { expect, test } from 'vitest';
import { freshXapiSession, heard, isXapiSession } from './xapi-session.ts';

test('what content told is kept: when it began and last spoke, the longest time, the best score', () => {
  const first = heard(freshXapiSession, [{ score: 0.4, duration: null }], 1_000);
  const second = heard(
    first,
    [
      { score: null, duration: 5_000 },
      { score: 0.9, duration: 4_000 },
    ],
    3_000,
  );
  const last = heard(second, [{ score: 0.2, duration: 1 }], 2_000);
  expect(last).toEqual({ kind: 'xapi', initializedAt: 1_000, latestAt: 3_000, duration: 5_000, score: 0.9 });
  expect(heard(freshXapiSession, [], 5).score).toBeNull();
});

test('is told apart from a session of cmi5', () => {
  expect(isXapiSession(freshXapiSession)).toBe(true);
  expect(isXapiSession({ terminated: false })).toBe(false);
});
