import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/day.ts';
import { type Criterion, criterionState } from '../paths/criterion.ts';
import type { Relation } from '../people/access.ts';
import { confirmLevel, nextLevel, putOffLevel, type Reviewed, reviewState, undoDecision } from './level-review.ts';

const today = '2026-03-02';
const ladder = ['junior', 'senior', 'expert'].map((levelId, at) => ({ levelId, roleId: 'hunter', position: at + 1 }));
const criterion = (capabilityId: string): Criterion => ({
  capabilityId,
  proficiency: 2,
  demonstrations: 1,
  raters: 1,
  months: 12,
});
const states = (...shown: readonly string[]) =>
  ['listening', 'closing'].map((id) =>
    criterionState(
      criterion(id),
      shown.map((capabilityId, at) => ({
        assessmentId: String(at),
        capabilityId,
        raterId: 'mona',
        proficiency: 2,
        on: today,
      })),
      today,
    ),
  );
const met = states('listening', 'closing');
const reviewed = (over: Partial<Reviewed> = {}): Reviewed => ({
  relation: 'manager',
  here: true,
  next: ladder[1] ?? null,
  states: met,
  ...over,
});
const refusal = (over: Partial<Reviewed>, levelId = 'senior') => {
  const decided = confirmLevel(reviewed(over), levelId);
  return decided.ok ? null : decided.refused;
};

describe('the next level', () => {
  test('is the one right above the one held, the first for a joiner, and none above the last', () => {
    expect(nextLevel(null, 'hunter', ladder)?.levelId).toBe('junior');
    expect(nextLevel('junior', 'hunter', ladder)?.levelId).toBe('senior');
    expect(nextLevel('expert', 'hunter', ladder)).toBeNull();
    expect(nextLevel(null, 'farmer', ladder)).toBeNull();
  });

  test('is unknown to somebody whose level the way of selling no longer has', () => {
    expect(nextLevel('guru', 'hunter', ladder)).toBeNull();
  });
});

describe('a level is reached', () => {
  test('when all is met and somebody who leads the person says so', () => {
    for (const relation of ['manager', 'above', 'market-head'] as const) expect(refusal({ relation })).toBeNull();
  });

  test('refuses oneself, a colleague, a leaver, another level than the next, and a single criterion missing', () => {
    expect(refusal({ relation: 'self' })).toBe('own-level');
    expect(refusal({ relation: 'colleague' })).toBe('not-your-people');
    expect(refusal({ here: false })).toBe('person-gone');
    expect(refusal({}, 'expert')).toBe('skips-a-level');
    expect(refusal({ next: null })).toBe('no-next-level');
    expect(refusal({ states: states('listening') })).toBe('criteria-not-met');
  });

  test('never by asking for nothing', () => {
    expect(refusal({ states: [] })).toBe('criteria-not-met');
  });

  test('by no other combination', () => {
    const relations = fc.constantFrom('self', 'manager', 'above', 'market-head', 'colleague') as fc.Arbitrary<Relation>;
    const any = fc.record({
      relation: relations,
      here: fc.boolean(),
      next: fc.constantFrom(null, ...ladder),
      shown: fc.subarray(['listening', 'closing']),
      levelId: fc.constantFrom('junior', 'senior', 'expert'),
    });
    fc.assert(
      fc.property(any, ({ shown, levelId, ...of }) => {
        const may = ['manager', 'above', 'market-head'].includes(of.relation) && of.here;
        const due = of.next?.levelId === levelId && shown.length === 2;
        expect(confirmLevel(reviewed({ ...of, states: states(...shown) }), levelId).ok).toBe(may && due);
      }),
      { seed: 4 },
    );
  });
});

describe('"not yet"', () => {
  const said = { levelId: 'senior', words: 'Once more with a large customer.', askAgainOn: addDays(today, 30) };

  test('is said only where a yes could be, with words and a day to look again', () => {
    expect(putOffLevel(reviewed(), said, today).ok).toBe(true);
    expect(putOffLevel(reviewed({ states: states() }), said, today)).toMatchObject({ refused: 'criteria-not-met' });
    expect(putOffLevel(reviewed(), { ...said, words: '  ' }, today)).toMatchObject({ refused: 'no-words' });
    expect(putOffLevel(reviewed(), { ...said, askAgainOn: today }, today)).toMatchObject({
      refused: 'day-out-of-range',
    });
  });

  test('holds until its day, for its level', () => {
    const putOff = { levelId: 'senior', askAgainOn: addDays(today, 1) };
    const next = ladder[1] ?? null;
    expect(reviewState(next, met, putOff, today)).toBe('put-off');
    expect(reviewState(next, met, putOff, addDays(today, 1))).toBe('ready');
    expect(reviewState(ladder[2] ?? null, met, putOff, today)).toBe('ready');
    expect(reviewState(next, states('closing'), putOff, today)).toBe('open');
    expect(reviewState(null, [], null, today)).toBe('top');
  });
});

test('only whoever decided takes it back, and only within a day', () => {
  const made = { by: 'mona', at: new Date('2026-03-02T09:00:00Z') };
  expect(undoDecision(made, 'mona', new Date('2026-03-03T09:00:00Z')).ok).toBe(true);
  expect(undoDecision(made, 'mona', new Date('2026-03-03T09:00:01Z'))).toMatchObject({ refused: 'too-late' });
  expect(undoDecision(made, 'hedda', made.at)).toMatchObject({ refused: 'another-person' });
});
