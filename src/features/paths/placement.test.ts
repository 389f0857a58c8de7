import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerItem, chooseQuestions, judgePlacement, type Placement, submitPlacement } from './placement.ts';

const question = (capabilityId: string, cardKey: string) => ({
  capabilityId,
  cardKey,
  activityId: capabilityId,
  number: 1,
});
const item = (capabilityId: string) => ({ ...question(capabilityId, 'question-1'), given: null, self: null });
const open: Placement = {
  placementId: 'p',
  personId: 'Joy',
  roleId: 'role',
  levelId: 'level',
  state: 'open',
  items: [item('closing'), item('listening')],
};
const said = { given: { kind: 'single', choice: 'a' }, self: 2 } as const;

describe('the questions', () => {
  const offered = [question('closing', 'one'), question('closing', 'two'), question('listening', 'one')];
  const asked = (step: number) => [
    { capabilityId: 'closing', proficiency: 3, step },
    { capabilityId: 'writing', proficiency: 2, step: 0 },
  ];

  test('ask once for each capability not shown yet, as far as the menu has one', () => {
    expect(chooseQuestions(asked(2), offered, () => 0.99)).toEqual([question('closing', 'two')]);
    expect(chooseQuestions(asked(2), offered, () => 0)).toEqual([question('closing', 'one')]);
    expect(chooseQuestions(asked(3), offered, () => 0)).toEqual([]);
  });
});

describe('a placement check', () => {
  test('is not handed in before everything is answered', () => {
    expect(submitPlacement(open, 'Joy')).toEqual({ ok: false, refused: 'unanswered' });
    expect(answerItem(open, 'Joy', 2, said, 4)).toEqual({ ok: false, refused: 'no-such-question' });
    expect(answerItem(open, 'Joy', 0, { ...said, self: 5 }, 4)).toEqual({ ok: false, refused: 'not-on-the-scale' });
  });

  const step = fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      by: fc.constantFrom('Joy', 'Mia'),
      at: fc.integer({ min: 0, max: 2 }),
    }),
    fc.record({ kind: fc.constant('submit' as const), by: fc.constantFrom('Joy', 'Mia') }),
    fc.record({ kind: fc.constant('judge' as const), by: fc.constantFrom('Joy', 'Mia', 'Otto') }),
  );

  test('is judged only after it was handed in, by somebody who leads, whatever is tried in between', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let placement = open;
        for (const one of steps) {
          const by = { personId: one.by, leads: one.by === 'Mia' };
          const decided =
            one.kind === 'answer'
              ? answerItem(placement, one.by, one.at, said, 4)
              : one.kind === 'submit'
                ? submitPlacement(placement, one.by)
                : judgePlacement(placement, by, [{ capabilityId: 'closing', proficiency: 3 }], 4);
          if (!decided.ok) continue;
          if (one.kind === 'judge') expect([placement.state, one.by]).toEqual(['submitted', 'Mia']);
          if (one.kind !== 'judge') expect([placement.state, one.by]).toEqual(['open', 'Joy']);
          if (one.kind === 'submit') expect(placement.items.every(({ given, self }) => given && self)).toBe(true);
          placement = decided.value;
        }
      }),
    );
  });
});
