import { expect, test } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, isDay } from './day.ts';

test('the day of a moment depends on where one stands', () => {
  const moment = new Date('2026-03-01T23:30:00Z');
  expect(dayOf(moment)).toBe('2026-03-01');
  expect(dayOf(moment, 'Asia/Tokyo')).toBe('2026-03-02');
  expect(dayOf(moment, 'America/Los_Angeles')).toBe('2026-03-01');
  expect(() => dayOf(moment, 'Mars/Olympus')).toThrow(RangeError);
});

test('only real days are days', () => {
  expect(isDay('2028-02-29')).toBe(true);
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '', '2026-01-01T00:00'])
    expect(isDay(text)).toBe(false);
});

test('days are counted across months, leap days and changes of the clock', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
});

test('months later is the same day, or the last one of a shorter month', () => {
  expect(addMonths('2026-01-15', 1)).toBe('2026-02-15');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
  expect(addMonths('2026-11-23', 12)).toBe('2027-11-23');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
});
