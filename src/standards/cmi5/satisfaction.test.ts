import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnitSatisfied, type Part, satisfiedIn, type UnitProgress } from './satisfaction.ts';
import { type MoveOn, moveOns } from './vocabulary.ts';

const nothing: UnitProgress = { completed: false, passed: false, waived: false };
const unit = (id: string, moveOn: MoveOn = 'Passed'): Part => ({ kind: 'au', id, moveOn });
const block = (id: string, ...children: Part[]): Part => ({ kind: 'block', id, children });
const passed = (...ids: string[]) => new Map(ids.map((id) => [id, { ...nothing, passed: true }]));

describe('a unit is satisfied', () => {
  const cases: readonly (readonly [MoveOn, string])[] = [
    ['NotApplicable', 'always'],
    ['Passed', 'passed both waived'],
    ['Completed', 'completed both waived'],
    ['CompletedAndPassed', 'both waived'],
    ['CompletedOrPassed', 'completed passed both waived'],
  ];
  test.each(cases)('%s: %s', (moveOn, when) => {
    const progress = {
      nothing,
      completed: { ...nothing, completed: true },
      passed: { ...nothing, passed: true },
      both: { ...nothing, completed: true, passed: true },
      waived: { ...nothing, waived: true },
    };
    const found = Object.entries(progress).filter(([, one]) => isUnitSatisfied(moveOn, one));
    const wanted = when === 'always' ? Object.keys(progress) : when.split(' ');
    expect(found.map(([name]) => name)).toEqual(wanted);
  });
});

describe('a block and the course', () => {
  const course = [block('outer', block('inner', unit('a')), unit('b')), unit('c')];

  test('are satisfied by all that is in them, the inner before the outer', () => {
    expect(satisfiedIn(course, new Map())).toEqual({ blocks: [], course: false });
    expect(satisfiedIn(course, passed('a'))).toEqual({ blocks: ['inner'], course: false });
    expect(satisfiedIn(course, passed('a', 'b'))).toEqual({ blocks: ['inner', 'outer'], course: false });
    expect(satisfiedIn(course, passed('a', 'b', 'c'))).toEqual({ blocks: ['inner', 'outer'], course: true });
  });

  test('are found beside one that is not', () => {
    expect(satisfiedIn([block('first', unit('a')), block('second', unit('b'))], passed('b')).blocks).toEqual([
      'second',
    ]);
  });

  test('where nothing is asked everything is satisfied', () => {
    expect(satisfiedIn([block('free', unit('a', 'NotApplicable'))], new Map())).toEqual({
      blocks: ['free'],
      course: true,
    });
  });

  test('stay satisfied, whatever else is reached', () => {
    const states = fc.record({ completed: fc.boolean(), passed: fc.boolean(), waived: fc.boolean() });
    const units = fc.array(fc.tuple(fc.constantFrom(...moveOns), states, states), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(units, (all) => {
        const tree = all.map(([moveOn], n) => block(`b${n}`, unit(`u${n}`, moveOn)));
        const before = new Map(all.map(([, one], n) => [`u${n}`, one]));
        const after = new Map(
          all.map(([, one, more], n) => [
            `u${n}`,
            {
              completed: one.completed || more.completed,
              passed: one.passed || more.passed,
              waived: one.waived || more.waived,
            },
          ]),
        );
        const [earlier, later] = [satisfiedIn(tree, before), satisfiedIn(tree, after)];
        expect(later.blocks).toEqual(expect.arrayContaining([...earlier.blocks]));
        expect(later.course || !earlier.course).toBe(true);
      }),
      { seed: 7 },
    );
  });
});
