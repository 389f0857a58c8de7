import { expect, test } from 'vitest';
import { type Priority, setPriority } from './priority.ts';

const today = '2026-06-15';
const closing: Priority = {
  priorityId: 'one',
  capabilityId: 'closing',
  marketId: null,
  personId: null,
  weight: 2,
  until: '2026-09-30',
};

test('a priority is set, and changed, until a day to come', () => {
  expect(setPriority(closing, [], today).ok).toBe(true);
  expect(setPriority({ ...closing, weight: 3 }, [closing], today).ok).toBe(true);
  expect(setPriority({ ...closing, until: '2026-06-14' }, [], today)).toEqual({ ok: false, refused: 'in-the-past' });
  expect(setPriority({ ...closing, until: '2029-01-01' }, [], today)).toEqual({ ok: false, refused: 'too-far' });
});

test('one capability has one priority in a place, unless the other is over', () => {
  const again = { ...closing, priorityId: 'two' };
  expect(setPriority(again, [closing], today)).toEqual({ ok: false, refused: 'already-one' });
  expect(setPriority({ ...again, marketId: 'north' }, [closing], today).ok).toBe(true);
  expect(setPriority(again, [{ ...closing, until: '2026-06-01' }], today).ok).toBe(true);
});

test('a person has three at most: more would be none', () => {
  const own = (priorityId: string): Priority => ({ ...closing, priorityId, capabilityId: priorityId, personId: 'Ada' });
  expect(setPriority(own('four'), ['one', 'two', 'three'].map(own), today)).toEqual({ ok: false, refused: 'too-many' });
});
