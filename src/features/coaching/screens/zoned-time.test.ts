import { describe, expect, test } from 'vitest';
import { momentAt, wallClock } from './zoned-time.ts';

describe('a time in the reader’s zone', () => {
  test.each([
    ['2026-03-05', '14:00', 'Europe/Berlin', '2026-03-05T13:00:00.000Z'],
    ['2026-03-30', '09:00', 'Europe/Berlin', '2026-03-30T07:00:00.000Z'],
    ['2026-03-08', '09:00', 'America/New_York', '2026-03-08T13:00:00.000Z'],
    ['2026-06-01', '00:15', 'Asia/Kolkata', '2026-05-31T18:45:00.000Z'],
  ])('%s %s in %s is %s, and reads back', (day, time, zone, moment) => {
    expect(momentAt(day, time, zone).toISOString()).toBe(moment);
    expect(wallClock(new Date(moment), zone)).toEqual({ day, time });
  });

  test('in the skipped hour of spring is an hour later, in the repeated one of autumn the first', () => {
    expect(wallClock(momentAt('2026-03-29', '02:30', 'Europe/Berlin'), 'Europe/Berlin').time).toBe('03:30');
    expect(momentAt('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});
