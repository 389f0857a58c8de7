import { expect, test } from 'vitest';
import { draftsSeenBy, mayPublishActivities, mayWriteActivity, writes } from './access.ts';

const who = (...grants: ('owner' | 'administrator' | 'head-of-sales' | 'trainer' | 'contributor')[]) => ({ grants });

test('owners and contributors write everything, trainers what is led, nobody else anything', () => {
  for (const delivery of ['e-learning', 'manager-led', 'instructor-led', null] as const) {
    expect(mayWriteActivity(who('contributor'), { delivery })).toBe(true);
    expect(mayWriteActivity(who('trainer'), { delivery })).toBe(
      delivery === 'manager-led' || delivery === 'instructor-led',
    );
    expect(mayWriteActivity(who('administrator', 'head-of-sales'), { delivery })).toBe(false);
  }
  expect([draftsSeenBy(who('owner')), draftsSeenBy(who('trainer')), draftsSeenBy(who())]).toEqual([
    'all',
    'led',
    'none',
  ]);
  expect(writes(who('trainer'))).toEqual(['manager-led', 'instructor-led']);
});

test('only an owner publishes', () => {
  expect(mayPublishActivities(who('owner'))).toBe(true);
  expect(mayPublishActivities(who('contributor', 'trainer', 'administrator'))).toBe(false);
});
