import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isMet,
  itemsAwaited,
  itemsNamed,
  type LessonStatus,
  type Prerequisite,
  readPrerequisites,
} from './prerequisites.ts';

const statuses: Readonly<Record<string, LessonStatus>> = {
  P: 'passed',
  C: 'completed',
  F: 'failed',
  I: 'incomplete',
  B: 'browsed',
};
const statusOf = (item: string): LessonStatus => statuses[item] ?? 'not attempted';
const met = (script: string): boolean | null => {
  const read = readPrerequisites(script);
  return read && isMet(read, statusOf);
};

describe('a script', () => {
  test.each([
    ['P', true],
    ['C', true],
    ['F', false],
    ['I', false],
    ['B', false],
    ['N', false],
    ['P&C', true],
    ['P & F', false],
    ['P|F', true],
    ['F|N', false],
    ['~F', true],
    ['~P', false],
    ['~~P', true],
    ['~F&P', true],
    ['~(F&P)', true],
    // "and" binds before "or"
    ['P|F&N', true],
    ['(P|F)&N', false],
    ['P="passed"', true],
    ['P=passed', true],
    ['P=Passed', true],
    ['P = "p"', true],
    ['C="passed"', false],
    ['C<>"passed"', true],
    ['P<>passed', false],
    ['N="not attempted"', true],
    ['N=not attempted', true],
    ['N="n"', true],
    ['F<>Passed & F<>Completed', true],
    ['2*{P,C,F}', true],
    ['3*{P,C,F}', false],
    ['2*{P, F="failed", N}', true],
    ['1*{F&P, C|N}', true],
    ['0*{F}', true],
    ['2*{P,C}&~F', true],
    ['item-1.2_b', false],
  ])('%s is %s', (script, is) => {
    expect(met(script)).toBe(is);
  });

  test.each(['', '  ', '&', 'P&', 'P C', '(P', 'P)', '2*P', '2*{}', '2*{P', 'P="great"', 'P=', '~', 'P<C', '"', 'P,C'])(
    'that reads %j is none',
    (script) => {
      expect(readPrerequisites(script)).toBeNull();
    },
  );

  test('may be as deep as nobody writes one, and no deeper', () => {
    const deep = (levels: number): string => '('.repeat(levels) + 'P' + ')'.repeat(levels);
    expect([met(deep(40)), met(deep(5_000)), met('~'.repeat(20_000) + 'P')]).toEqual([true, null, null]);
  });
});

test('what is waited for are the items that would have to be done', () => {
  const awaited = (script: string) => {
    const read = readPrerequisites(script);
    return read && itemsAwaited(read, statusOf);
  };
  expect(awaited('P & F & N')).toEqual(['F', 'N']);
  expect(awaited('(F | N) & F')).toEqual(['F', 'N']);
  expect(awaited('~P & F')).toEqual(['F']);
  expect(awaited('2*{P, I, N}')).toEqual(['I', 'N']);
  expect(awaited('P')).toEqual([]);
  const read = readPrerequisites('A & ~(B | C="passed") & 2*{A, D}');
  expect(read && itemsNamed(read)).toEqual(['A', 'B', 'C', 'D']);
});

const item = fc.constantFrom('P', 'C', 'F', 'N');
const { tree } = fc.letrec<{ tree: Prerequisite }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    item.map((name): Prerequisite => ({ kind: 'done', item: name })),
    fc
      .record({ item, is: fc.boolean(), status: fc.constantFrom<LessonStatus>('passed', 'not attempted') })
      .map((one): Prerequisite => ({ kind: 'status', ...one })),
    tie('tree').map((of): Prerequisite => ({ kind: 'not', of })),
    fc
      .record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      })
      .map((one): Prerequisite => one),
    fc
      .record({ count: fc.nat(3), of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) })
      .map((one): Prerequisite => ({ kind: 'at least', ...one })),
  ),
}));

function written(one: Prerequisite): string {
  switch (one.kind) {
    case 'done':
      return one.item;
    case 'status':
      return `${one.item} ${one.is ? '=' : '<>'} "${one.status}"`;
    case 'not':
      return `~(${written(one.of)})`;
    case 'and':
    case 'or':
      return one.of.map((part) => `(${written(part)})`).join(one.kind === 'and' ? '&' : ' | ');
    case 'at least':
      return `${one.count}*{${one.of.map(written).join(', ')}}`;
  }
}

test('what is written down is read again as it was meant', () => {
  fc.assert(
    fc.property(tree, (one) => {
      expect(readPrerequisites(written(one))).toEqual(one);
    }),
    { seed: 17, numRuns: 300 },
  );
});
