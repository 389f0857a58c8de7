import { expect, test } from 'vitest';
import { playedSoFar, scoreOver, secondsOf, type SessionSeen } from './unit-standing.ts';

const at = (seconds: number): Date => new Date(1_000_000_000_000 + seconds * 1000);
const session = (more: Partial<SessionSeen> = {}): SessionSeen => ({
  partId: 'one',
  launchedAt: at(0),
  endedAt: at(600),
  initializedAt: at(1).getTime(),
  latestAt: at(300).getTime(),
  duration: null,
  score: null,
  ...more,
});

test.each([
  ['what content says', { duration: 120_000 }, 120],
  ['no longer than it was open', { duration: 3_600_000 }, 600],
  ['until its last statement where it says nothing', {}, 300],
  ['nothing where it never said a word', { latestAt: null }, 0],
  ['nothing where its clock is behind', { latestAt: at(-50).getTime() }, 0],
  ['until now while it is open', { endedAt: null, duration: 9_000_000 }, 1_000],
])('a session lasted %s', (_, more, seconds) => expect(secondsOf(session(more), at(1_000))).toBe(seconds));

test('the best score of each unit counts, and several units have their mean', () => {
  expect(scoreOver([session()])).toBeNull();
  const scored = [session({ score: 0.4 }), session({ score: 0.8 }), session({ partId: 'two', score: 0.6 })];
  expect(scoreOver([...scored, session({ partId: 'three' })])).toBeCloseTo(0.7);
});

test('a package is done when it is satisfied and was opened, or was waived', () => {
  const done = (sessions: readonly SessionSeen[], satisfied: boolean, waived = false) =>
    playedSoFar(sessions, { satisfied, waived }, at(1_000)).done;
  expect(done([session()], true)).toBe(true);
  expect(done([session()], false)).toBe(false);
  expect(done([session({ initializedAt: null })], true)).toBe(false);
  expect(done([], true, true)).toBe(true);
});
