import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assessment, change, confirm, longestDelay, ratedAt, sameAssessment, withdraw } from './assessment.ts';

const now = new Date('2026-03-02T09:00:00Z');
const open: Assessment = {
  assessmentId: '1',
  personId: 'p',
  raterId: 'r',
  kind: 'appraisal',
  state: 'open',
  openedAt: now,
  closedAt: null,
};

describe('an assessment', () => {
  test('refuses to confirm twice', () => {
    const once = confirm(open, 'r', 3, now);
    expect(once).toMatchObject({ ok: true, value: { state: 'confirmed', closedAt: now } });
    expect(once.ok && confirm(once.value, 'r', 3, now)).toEqual({ ok: false, refused: 'already-confirmed' });
  });

  test('is changed by nobody but its rater', () => {
    for (const decided of [change(open, 'x'), confirm(open, 'x', 1, now), withdraw(open, 'x', now)]) {
      expect(decided).toEqual({ ok: false, refused: 'another-rater' });
    }
  });

  test('is not confirmed without a rating', () => {
    expect(confirm(open, 'r', 0, now)).toEqual({ ok: false, refused: 'nothing-rated' });
  });

  test('that was withdrawn is neither changed nor confirmed; that was confirmed is not withdrawn', () => {
    const withdrawn: Assessment = { ...open, state: 'withdrawn' };
    expect(change(withdrawn, 'r')).toEqual({ ok: false, refused: 'already-withdrawn' });
    expect(confirm(withdrawn, 'r', 1, now)).toEqual({ ok: false, refused: 'already-withdrawn' });
    expect(withdraw({ ...open, state: 'confirmed' }, 'r', now)).toEqual({ ok: false, refused: 'already-confirmed' });
  });

  test('whatever is tried after it is closed, it stays as it is', () => {
    const tries = fc.array(
      fc.record({ what: fc.constantFrom('change', 'confirm', 'withdraw'), by: fc.constantFrom('r', 'x') }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(tries, (all) => {
        let at = open;
        for (const { what, by } of all) {
          const decided =
            what === 'confirm' ? confirm(at, by, 2, now) : what === 'withdraw' ? withdraw(at, by, now) : change(at, by);
          if (at.state !== 'open') expect(decided.ok).toBe(false);
          if (decided.ok) at = decided.value;
        }
      }),
      { seed: 2 },
    );
  });

  test('is the same only for the same rater and person', () => {
    expect(sameAssessment(open, { personId: 'p', raterId: 'r' })).toBe(true);
    expect(sameAssessment(open, { personId: 'p', raterId: 'x' })).toBe(false);
    expect(sameAssessment(open, { personId: 'x', raterId: 'r' })).toBe(false);
  });
});

describe('the moment of a rating', () => {
  test('is when it was made, never later than now and at most a month ago', () => {
    const early = new Date(now.getTime() - 3_600_000);
    expect(ratedAt(null, now)).toEqual(now);
    expect(ratedAt(early, now)).toEqual(early);
    expect(ratedAt(new Date(now.getTime() + 60_000), now)).toEqual(now);
    expect(ratedAt(new Date('2020-01-01'), now)).toEqual(new Date(now.getTime() - longestDelay));
  });
});
