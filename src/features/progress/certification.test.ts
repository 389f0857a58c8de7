import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../kernel/day.ts';
import {
  certificationState,
  type Certified,
  certify,
  checkRule,
  reminderDue,
  statesSince,
  usualRule,
} from './certification.ts';

const today = '2026-03-02';
const criteria = [{ capabilityId: 'closing', proficiency: 2, demonstrations: 1, raters: 1, months: 12 }];
const shown = (on: string) => [{ assessmentId: on, capabilityId: 'closing', raterId: 'mona', proficiency: 3, on }];
const until = (validUntil: string, certifiedOn = addMonths(validUntil, -24)): Certified => ({
  certifiedOn,
  validUntil,
});
const renew = (last: Certified | null, demonstratedOn: string) =>
  certify(last, usualRule, statesSince(criteria, shown(demonstratedOn), last, today), today);

describe('a certification', () => {
  test('is valid, then due inside its window, then lapsed from its last day on', () => {
    const state = (validUntil: string) => certificationState(until(validUntil), 90, today);
    expect(state(addDays(today, 91))).toBe('valid');
    expect(state(addDays(today, 90))).toBe('due');
    expect(state(addDays(today, 1))).toBe('due');
    expect(state(today)).toBe('lapsed');
    expect(certificationState(null, 90, today)).toBe('none');
  });

  test('is given for the first time by proof, from today', () => {
    expect(renew(null, today)).toMatchObject({ value: { certifiedOn: today, validUntil: '2028-03-02' } });
  });

  test('is renewed by proof since the last one only, and not before its window', () => {
    const last = until(addDays(today, 60), addDays(today, -300));
    expect(renew(last, last.certifiedOn)).toMatchObject({ refused: 'criteria-not-met' });
    expect(renew(last, addDays(last.certifiedOn, 1)).ok).toBe(true);
    expect(renew(until(addDays(today, 200)), today)).toMatchObject({ refused: 'too-early' });
    expect(certify(last, null, [], today)).toMatchObject({ refused: 'no-rule' });
  });

  test('loses nothing by being renewed early, and gains nothing by being renewed late', () => {
    expect(renew(until('2026-04-01'), today)).toMatchObject({ value: { validUntil: '2028-04-01' } });
    expect(renew(until('2026-01-01'), today)).toMatchObject({ value: { validUntil: '2028-03-02' } });
  });

  test('once renewed is not renewed again by the same proof', () => {
    const days = fc.integer({ min: -400, max: 89 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 360 }), (left, ago) => {
        const last = until(addDays(today, left), addDays(today, -500));
        const first = renew(last, addDays(today, -ago));
        if (first.ok) expect(renew(first.value, addDays(today, -ago)).ok).toBe(false);
      }),
      { seed: 3 },
    );
  });
});

test('reminds on the last of the days that have come, and no more once it is over', () => {
  const due = (left: number) => reminderDue(until(addDays(today, left)), [60, 14], today);
  expect([due(61), due(60), due(20), due(14), due(1), due(0)]).toEqual([null, 60, 60, 14, 14, null]);
});

test('a rule has a term, a window and few reminders', () => {
  expect(checkRule(usualRule).ok).toBe(true);
  expect(checkRule({ ...usualRule, months: 0 })).toMatchObject({ refused: 'no-month' });
  expect(checkRule({ ...usualRule, months: 121 })).toMatchObject({ refused: 'too-long' });
  expect(checkRule({ ...usualRule, windowDays: 0 })).toMatchObject({ refused: 'window-out-of-range' });
  expect(checkRule({ ...usualRule, remindDays: [400] })).toMatchObject({ refused: 'reminder-out-of-range' });
});
