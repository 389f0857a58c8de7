import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import type { Relation } from '../people/access.ts';
import {
  askToWatch,
  type Circumstances,
  type Demonstration,
  furthestBack,
  judgesAs,
  occasions,
  record,
  sameDemonstration,
  takeBack,
} from './demonstration.ts';
import { appoint } from './verifier.ts';

const today = '2026-03-02';
const seen = (over: Partial<Demonstration> = {}): Demonstration => ({
  assessmentId: 'a',
  personId: 'sven',
  capabilityId: 'listening',
  raterId: 'mona',
  occasion: 'call',
  on: today,
  proficiency: 2,
  seen: [1, 2],
  note: null,
  ...over,
});
const now = (
  relation: Relation,
  over: Partial<Circumstances> = {},
  verifies: readonly string[] = [],
): Circumstances => ({
  judge: { personId: 'mona', relation, verifies: new Set(verifies) },
  here: true,
  steps: 4,
  today,
  todayThere: today,
  ...over,
});
const refusal = (...asked: Parameters<typeof record>): string | null => {
  const decided = record(...asked);
  return decided.ok ? null : decided.refused;
};

describe('who may judge what was seen', () => {
  test('those who lead the person, at any height, and a verifier of the capability', () => {
    for (const relation of ['manager', 'above', 'market-head'] as const)
      expect(refusal(seen(), now(relation))).toBeNull();
    expect(refusal(seen(), now('colleague'))).toBe('not-yours-to-judge');
    expect(refusal(seen(), now('colleague', {}, ['listening']))).toBeNull();
    expect(refusal(seen(), now('colleague', {}, ['closing']))).toBe('not-yours-to-judge');
  });

  test('nobody themselves, whatever else they are and verify', () => {
    expect(refusal(seen(), now('self', {}, ['listening']))).toBe('own-demonstration');
    expect(refusal(seen({ personId: 'mona' }), now('manager'))).toBe('own-demonstration');
    expect(judgesAs({ relation: 'self', verifies: new Set(['listening']) }, 'listening')).toBeNull();
  });
});

describe('what is recorded', () => {
  test('refuses what the scale does not have, and a step whose indicators were not seen', () => {
    expect(refusal(seen({ proficiency: 5, seen: [5] }), now('manager'))).toBe('outside-scale');
    expect(refusal(seen({ seen: [2, 9] }), now('manager'))).toBe('outside-scale');
    expect(refusal(seen({ seen: [1] }), now('manager'))).toBe('step-not-seen');
    expect(refusal(seen(), now('manager', { steps: null }))).toBe('unknown-capability');
    expect(refusal(seen(), now('manager', { here: false }))).toBe('person-left');
  });

  test('refuses tomorrow and what is more than 60 days old', () => {
    expect(refusal(seen({ on: addDays(today, 1) }), now('manager'))).toBe('day-ahead');
    expect(refusal(seen({ on: addDays(today, -furthestBack) }), now('manager'))).toBeNull();
    expect(refusal(seen({ on: addDays(today, -furthestBack - 1) }), now('manager'))).toBe('day-too-far-back');
  });

  test('takes a day that has begun where the judge is as the academy’s today', () => {
    const ahead = addDays(today, 1);
    const decided = record(seen({ on: ahead }), now('manager', { todayThere: ahead }));
    expect(decided).toMatchObject({ ok: true, value: { on: today } });
  });

  test('is never about oneself, never unseen, never ahead, whatever is asked', () => {
    const asked = fc.record({
      personId: fc.constantFrom('sven', 'mona'),
      capabilityId: fc.constantFrom('listening', 'closing'),
      proficiency: fc.integer({ min: 0, max: 6 }),
      seen: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
      on: fc.integer({ min: -70, max: 3 }).map((days) => addDays(today, days)),
      occasion: fc.constantFrom(...occasions),
    });
    const relations = fc.constantFrom('self', 'manager', 'above', 'market-head', 'colleague') as fc.Arbitrary<Relation>;
    fc.assert(
      fc.property(asked, relations, fc.subarray(['listening', 'closing']), (some, relation, verifies) => {
        const decided = record(seen(some), now(relation, {}, verifies));
        if (!decided.ok) return;
        expect(decided.value.personId).not.toBe('mona');
        expect(relation).not.toBe('self');
        expect(relation === 'colleague' ? verifies : [some.capabilityId]).toContain(some.capabilityId);
        expect(decided.value.seen).toContain(decided.value.proficiency);
        expect(decided.value.on <= today && decided.value.on >= addDays(today, -furthestBack)).toBe(true);
      }),
      { seed: 8 },
    );
  });

  test('the same word again is the same demonstration, another word is not', () => {
    expect(sameDemonstration(seen(), seen({ seen: [2, 1, 1] }))).toBe(true);
    expect(sameDemonstration(seen(), seen({ proficiency: 1 }))).toBe(false);
    expect(sameDemonstration(seen(), seen({ seen: [2] }))).toBe(false);
  });
});

test('only whoever recorded it takes it back, and only within a day', () => {
  const recordedAt = new Date('2026-03-02T09:00:00Z');
  const on = (at: string, by = 'mona') => takeBack({ raterId: 'mona', recordedAt }, by, new Date(at));
  expect(on('2026-03-03T09:00:00Z').ok).toBe(true);
  expect(on('2026-03-03T09:00:01Z')).toMatchObject({ refused: 'too-late' });
  expect(on('2026-03-02T09:01:00Z', 'hedda')).toMatchObject({ refused: 'another-rater' });
});

test('one asks somebody else who may judge it, for a day within three months', () => {
  const ask = (over: object, facts: object = {}) =>
    askToWatch(
      { personId: 'sven', askedId: 'mona', until: today, ...over },
      { known: true, mayJudge: true, today, ...facts },
    );
  expect(ask({}).ok).toBe(true);
  expect(ask({ askedId: 'sven' })).toMatchObject({ refused: 'own-demonstration' });
  expect(ask({}, { mayJudge: false })).toMatchObject({ refused: 'may-not-judge' });
  expect(ask({}, { known: false })).toMatchObject({ refused: 'unknown-capability' });
  expect(ask({ until: addDays(today, -1) })).toMatchObject({ refused: 'day-out-of-range' });
  expect(ask({ until: addDays(today, 91) })).toMatchObject({ refused: 'day-out-of-range' });
});

test('a verifier is appointed for what the highest level proves; what rests already may stay or end', () => {
  expect(appoint(new Set(['old']), ['old', 'new'], new Set(['new']))).toMatchObject({
    value: { added: ['new'], ended: [] },
  });
  expect(appoint(new Set(['old']), [], new Set())).toMatchObject({ value: { added: [], ended: ['old'] } });
  expect(appoint(new Set(), ['new'], new Set())).toMatchObject({ refused: 'not-an-expert' });
});
