import { expect, test } from 'vitest';
import { type Counts, thingsToDo } from './housekeeping.ts';

const calm: Counts = {
  people: 40,
  toInvite: 0,
  noRole: 0,
  noLevel: 0,
  failedMails: 0,
  openImports: 0,
  leavers: 0,
  leaversDue: 0,
  leaversHeld: 0,
  retentionDays: null,
};

test('a calm academy asks for nothing', () => {
  expect(thingsToDo(calm)).toEqual([]);
});

test('an academy of its founder alone begins with the roster', () => {
  expect(thingsToDo({ ...calm, people: 1, noRole: 1 })[0]).toBe('first-import');
  expect(thingsToDo({ ...calm, people: 1, openImports: 1 })[0]).toBe('open-import');
});

test('what others wait for comes before what can wait', () => {
  expect(thingsToDo({ ...calm, failedMails: 1, noRole: 3, toInvite: 2, noLevel: 9 })).toEqual([
    'failed-mails',
    'no-role',
    'to-invite',
    'no-level',
  ]);
});

test('a retention period is asked for only where somebody left', () => {
  expect(thingsToDo({ ...calm, leavers: 2 })).toEqual(['no-retention']);
  expect(thingsToDo({ ...calm, leavers: 2, leaversDue: 1, retentionDays: 365 })).toEqual(['leavers-due']);
});
