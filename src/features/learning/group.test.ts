import { expect, test } from 'vitest';
import { chooseGroup, markDone } from './group.ts';

const person = (personId: string, more: object = {}) => ({ personId, may: true, here: true, already: false, ...more });

test('marks each once, and says of everybody left out why', () => {
  const chosen = chooseGroup(
    [
      person('sam'),
      person('sam'),
      person('me'),
      person('stranger', { may: false, here: false }),
      person('left', { here: false }),
      person('done', { already: true }),
    ],
    'me',
  );
  expect(chosen.included).toEqual(['sam']);
  expect(chosen.excluded.map(({ personId, why }) => [personId, why])).toEqual([
    ['me', 'yourself'],
    ['stranger', 'not-yours'],
    ['left', 'not-here'],
    ['done', 'already'],
  ]);
});

const led = { kind: 'module', delivery: 'manager-led', state: 'published' } as const;
const today = '2026-03-02';

test.each([
  [{ ...led, delivery: 'e-learning' as const }, today, 'made-of-cards'],
  [{ ...led, state: 'draft' as const }, today, 'not-published'],
  [led, '2026-03-04', 'in-the-future'],
  [led, '2025-02-28', 'too-long-ago'],
])('%o on %s is refused: %s', (activity, onDay, refused) => {
  expect(markDone(activity, onDay, today)).toEqual({ ok: false, refused });
});

test.each([
  [led, today],
  [led, '2026-03-03'],
  [{ ...led, state: 'retired' as const }, '2025-03-02'],
  [{ kind: 'practice', delivery: null, state: 'published' } as const, today],
])('%o on %s is marked', (activity, onDay) => {
  expect(markDone(activity, onDay, today).ok).toBe(true);
});
