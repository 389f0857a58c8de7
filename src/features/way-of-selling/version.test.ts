import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import type { Fault } from './faults.ts';
import {
  isPublished,
  openForChange,
  phaseOf,
  publish,
  type Publishing,
  type Version,
  versionInForce,
} from './version.ts';

const draft: Version = { versionId: 'draft', state: 'draft', number: null, effectiveOn: null, revision: 7 };
const published = (number: number, effectiveOn: string): Version => ({
  versionId: `v${number}`,
  state: 'published',
  number,
  effectiveOn,
  revision: 1,
});
const asked: Publishing = {
  effectiveOn: '2027-03-01',
  today: '2027-02-10',
  revision: 7,
  faults: [],
  numbers: [1, 2],
  steps: 4,
  stepsBefore: 4,
};
const warning: Fault = { path: 'x', reason: 'requirement-falls', severity: 'warning', detail: '' };

describe('publishing', () => {
  test('gives the next number and the effective day', () => {
    expect(publish(draft, asked)).toEqual({
      ok: true,
      value: { ...draft, state: 'published', number: 3, effectiveOn: '2027-03-01' },
    });
  });

  test('today is early enough, warnings are no obstacle', () => {
    expect(publish(draft, { ...asked, effectiveOn: asked.today, faults: [warning] }).ok).toBe(true);
  });

  test.each([
    ['a published version', published(1, '2027-01-01'), asked, 'already-published'],
    ['what changed since it was looked at', draft, { ...asked, revision: 6 }, 'changed-meanwhile'],
    ['a day that does not exist', draft, { ...asked, effectiveOn: '2027-02-30' }, 'not-a-day'],
    ['a day that has passed', draft, { ...asked, effectiveOn: '2027-02-09' }, 'in-the-past'],
    ['what is faulty', draft, { ...asked, faults: [{ ...warning, severity: 'error' }] }, 'faulty'],
    ['another scale than evidence was judged on', draft, { ...asked, steps: 5 }, 'other-scale'],
  ] as const)('refuses %s', (_, version, publishing, refused) => {
    expect(publish(version, publishing)).toEqual({ ok: false, refused });
  });

  test('a published version takes no change', () => {
    expect(openForChange(published(1, '2027-01-01'))).toEqual({ ok: false, refused: 'already-published' });
    expect(openForChange(draft).ok).toBe(true);
  });
});

describe('the version in force', () => {
  const versions = [published(1, '2026-01-01'), published(3, '2026-09-01'), published(2, '2027-01-01'), draft];

  test('is the one that began last, whatever its number', () => {
    expect(versionInForce(versions, '2025-12-31')).toBeNull();
    expect(versionInForce(versions, '2026-08-31')?.number).toBe(1);
    expect(versionInForce(versions, '2026-09-01')?.number).toBe(3);
    expect(versionInForce(versions, '2027-01-01')?.number).toBe(2);
  });

  test('of two that began on the same day is the one published later', () => {
    expect(versionInForce([published(2, '2027-01-01'), published(1, '2027-01-01')], '2027-06-01')?.number).toBe(2);
  });

  test('phases follow from the day', () => {
    expect(versions.map((version) => phaseOf(version, versions, '2026-10-01'))).toEqual([
      'past',
      'in-force',
      'planned',
      'draft',
    ]);
  });
});

test('publishing never changes what held on an earlier day', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2027-01-01', days));
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 8 }), (attempts) => {
      const versions: Version[] = [];
      for (const [effectiveOn, today] of attempts) {
        const before = new Map(
          Array.from({ length: 70 }, (_, at) => addDays('2026-12-28', at)).map((on) => [
            on,
            versionInForce(versions, on)?.number,
          ]),
        );
        const numbers = versions.filter(isPublished).map(({ number }) => number);
        const decided = publish(
          { ...draft, versionId: `v${versions.length}` },
          { effectiveOn, today, revision: 7, faults: [], numbers, steps: 4, stepsBefore: null },
        );
        expect(decided.ok).toBe(effectiveOn >= today);
        if (!decided.ok) continue;
        versions.push(decided.value);
        for (const [on, held] of before) if (on < effectiveOn) expect(versionInForce(versions, on)?.number).toBe(held);
        expect(versionInForce(versions, effectiveOn)?.number).toBe(decided.value.number);
      }
    }),
    { seed: 15 },
  );
});
