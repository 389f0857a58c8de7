import { expect, test } from 'vitest';
import { recommend } from './recommendation.ts';

const gap = (capabilityId: string, standing: number, required: number, weight: number) => ({
  capabilityId,
  standing,
  required,
  weight,
});
const offer = (activityId: string, capabilityId: string, proficiency: number, minutes = 10) => ({
  activityId,
  capabilityId,
  proficiency,
  minutes,
});
const ids = (all: readonly { readonly offer: { readonly activityId: string } }[]) =>
  all.map((one) => one.offer.activityId);

test('every gap gets its best activity, the heaviest first, before any gets a second', () => {
  const gaps = [gap('light', 2, 3, 1), gap('heavy', 1, 3, 5)];
  const offers = [
    offer('l1', 'light', 3),
    offer('h1', 'heavy', 2),
    offer('h2', 'heavy', 3),
    offer('h3', 'heavy', 3, 5),
  ];
  expect(ids(recommend(gaps, offers, { limit: 10 }))).toEqual(['h1', 'l1', 'h3', 'h2']);
});

test('offers nothing below where one stands, nothing twice, and nothing that was done', () => {
  const gaps = [gap('one', 2, 4, 3), gap('two', 0, 2, 3)];
  const offers = [offer('below', 'one', 2), offer('both', 'one', 4), offer('both', 'two', 4), offer('done', 'two', 1)];
  const chosen = recommend(gaps, offers, { limit: 10, without: new Set(['done']) });
  expect(ids(chosen)).toEqual(['both']);
  expect(chosen[0]?.reaches).toBeLessThanOrEqual(4);
});

test('keeps to the minutes and to as many as are wanted; nothing for who has no gap', () => {
  const offers = [offer('long', 'one', 3, 45), offer('short', 'one', 3, 5)];
  expect(ids(recommend([gap('one', 1, 3, 1)], offers, { limit: 1 }))).toEqual(['short']);
  expect(ids(recommend([gap('one', 1, 3, 1)], offers, { limit: 9, minutes: 15 }))).toEqual(['short']);
  expect(recommend([gap('one', 3, 3, 1)], offers, { limit: 9 })).toEqual([]);
});
