import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, checkWish, latelyDays, planAsk } from './ask.ts';

const today = '2026-03-02';
const sven: Candidate = { personId: 'sven', kind: 'self', raterId: 'sven', judged: true, open: false, lastOn: null };
const wish = { self: true, appraisal: true, until: '2026-03-16' };

describe('asking many', () => {
  test('refuses to ask for nothing, and until a day that is over or half a year away', () => {
    expect(checkWish(wish, today).ok).toBe(true);
    expect(checkWish({ ...wish, self: false, appraisal: false }, today)).toMatchObject({ refused: 'nothing' });
    for (const until of [today, '2026-03-01', '2026-09-30'])
      expect(checkWish({ ...wish, until }, today)).toMatchObject({ refused: 'day-out-of-range' });
  });

  test('leaves out who has no role or manager, waits to answer, or has just answered', () => {
    const why = (more: Partial<Candidate>) => planAsk([{ ...sven, ...more }], wish, today).leftOut[0]?.why ?? null;
    expect(why({})).toBe(null);
    expect(why({ judged: false })).toBe('no-role');
    expect(why({ kind: 'appraisal', raterId: null })).toBe('no-manager');
    expect(why({ open: true })).toBe('asked-already');
    expect(why({ lastOn: '2026-02-17' })).toBe('said-lately');
    expect(why({ lastOn: '2026-02-16' })).toBe(null);
    expect(latelyDays).toBe(14);
  });

  test('asks or leaves out each wished for, and nobody else', () => {
    const candidate = fc.record({
      personId: fc.uuid(),
      kind: fc.constantFrom('self' as const, 'appraisal' as const),
      raterId: fc.option(fc.uuid()),
      judged: fc.boolean(),
      open: fc.boolean(),
      lastOn: fc.constantFrom(null, '2025-01-01', '2026-03-01'),
    });
    fc.assert(
      fc.property(fc.array(candidate), fc.boolean(), fc.boolean(), (all, self, appraisal) => {
        const { asked, leftOut } = planAsk(all, { ...wish, self, appraisal }, today);
        const wished = all.filter(({ kind }) => (kind === 'self' ? self : appraisal));
        expect(asked.length + leftOut.length).toBe(wished.length);
      }),
      { numRuns: 100, seed: 20260302 },
    );
  });
});
