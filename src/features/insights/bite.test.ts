import { expect, test } from 'vitest';
import { bitesOf } from './bite.ts';

const today = '2026-06-15';
const one = (activityId: string, minutes = 8) => ({ activityId, name: { en: activityId }, minutes, cards: true });

test('what is due soon comes first, then what was begun, then what was given, then the path', () => {
  const bites = bitesOf(
    {
      begun: [{ ...one('begun'), share: 0.5 }],
      given: [
        { ...one('due'), due: '2026-06-20', by: 'Mia' },
        { ...one('later'), due: '2026-08-01', by: null },
      ],
      path: [one('path')],
    },
    today,
  );
  expect(bites.map(({ activityId, why }) => [activityId, why])).toEqual([
    ['due', 'due'],
    ['begun', 'begun'],
    ['later', 'given'],
    ['path', 'path'],
  ]);
});

test('each stands once, for its most pressing reason, with what is known of it from the others', () => {
  const bites = bitesOf(
    {
      begun: [{ ...one('a'), share: 0.75 }],
      given: [{ ...one('a'), due: '2026-06-01', by: 'The first weeks' }],
      path: [one('a'), one('b')],
    },
    today,
  );
  expect(bites).toMatchObject([
    { activityId: 'a', why: 'due', share: 0.75, minutesLeft: 2, due: '2026-06-01', by: 'The first weeks' },
    { activityId: 'b', why: 'path', share: 0, minutesLeft: 8, due: null },
  ]);
});

test('what is nearly finished still takes a minute', () => {
  expect(bitesOf({ begun: [{ ...one('a', 5), share: 0.99 }], given: [], path: [] }, today)[0]?.minutesLeft).toBe(1);
});

test('what two want of somebody stands once, by the earlier day', () => {
  const given = [
    { ...one('a'), due: '2026-09-01', by: 'Mia' },
    { ...one('b'), due: null, by: 'Mia' },
    { ...one('a'), due: '2026-08-01', by: 'The first weeks' },
  ];
  expect(bitesOf({ begun: [], given, path: [] }, today)).toMatchObject([
    { activityId: 'a', due: '2026-08-01', by: 'The first weeks' },
    { activityId: 'b', due: null },
  ]);
});
