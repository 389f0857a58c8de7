import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleModule } from '../../testing/sample-module.ts';
import { isQuestion, type Question } from '../modules/module-content.ts';
import { isAccepted, judge } from './judging.ts';

const question = (key: string): Question => {
  const card = sampleModule.cards.find((one) => one.key === key);
  if (!card || !isQuestion(card)) throw new Error(key);
  return card;
};

describe('a word or a few', () => {
  test.each([
    ['größe', 'Grösse'],
    ['Groesse', 'Größe'],
    ['Grosse', 'Größe'],
    ['GRÖẞE', 'größe'],
    ['  follow-up ', 'Follow up'],
    ['Café!', 'cafe'],
    ['1 500', '1,500'],
    ['1.500', '1500'],
    ['1,5', '1.5'],
    ['10%', '10 %'],
    ['neue', 'neue'],
    ['u\u0308ber', 'über'],
    ['über', 'ueber'],
  ])('%s is taken for %s', (given, variant) => expect(isAccepted(given, [variant])).toBe(true));

  test.each([
    ['', 'effect'],
    ['   ', 'effect'],
    ['…', 'effect'],
    ['effects', 'effect'],
    ['1,5', '15'],
    ['1.55', '155'],
    ['+', '-'],
  ])('%s is not taken for %s', (given, variant) => expect(isAccepted(given, [variant])).toBe(false));

  test('a variant is accepted however it is capitalised, spaced and punctuated', () => {
    const word = fc.stringMatching(/^[a-zäöüßéñ]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(' ', '  ', '-', ', '),
        (words, gap) => {
          const variant = words.join(' ');
          expect(isAccepted(` ${words.join(gap).toUpperCase()}. `, [variant])).toBe(true);
        },
      ),
      { seed: 5 },
    );
  });

  test('any language the module has is understood', () => {
    expect(judge(question('question-5'), { kind: 'short', text: 'wirkung' }).right).toBe(true);
    expect(judge(question('question-5'), { kind: 'short', text: 'groesse der wirkung' }).right).toBe(true);
    expect(judge(question('question-5'), { kind: 'short', text: 'price' }).right).toBe(false);
  });
});

describe('questions with parts', () => {
  test('half of the right choices is wrong, and says which half held', () => {
    expect(judge(question('question-2'), { kind: 'multiple', choices: ['a', 'b'] })).toEqual({
      right: false,
      parts: { a: true, b: false, c: true, d: false },
    });
    expect(judge(question('question-2'), { kind: 'multiple', choices: ['d', 'a'] }).right).toBe(true);
    expect(judge(question('question-2'), { kind: 'multiple', choices: ['a', 'b', 'c', 'd'] }).right).toBe(false);
  });

  test('an order is right when every place is', () => {
    expect(judge(question('question-3'), { kind: 'order', choices: ['first', 'second', 'third'] }).right).toBe(true);
    expect(judge(question('question-3'), { kind: 'order', choices: ['first', 'third', 'second'] })).toEqual({
      right: false,
      parts: { first: true, second: false, third: false },
    });
    expect(judge(question('question-3'), { kind: 'order', choices: [] }).right).toBe(false);
  });

  test('pairs are right when each right side stands beside its left', () => {
    const pairs = { one: 'one', two: 'three', three: 'two' };
    expect(judge(question('question-4'), { kind: 'match', pairs })).toEqual({
      right: false,
      parts: { one: true, two: false, three: false },
    });
  });

  test('an answer of another kind is wrong', () => {
    for (const key of ['question-1', 'question-2', 'question-3', 'question-4'])
      expect(judge(question(key), { kind: 'short', text: 'b' }).right).toBe(false);
    expect(judge(question('question-5'), { kind: 'single', choice: 'effect' }).right).toBe(false);
    expect(judge(question('question-1'), { kind: 'single', choice: 'b' }).right).toBe(true);
    expect(judge(question('question-1'), { kind: 'single', choice: 'a' }).right).toBe(false);
  });
});
