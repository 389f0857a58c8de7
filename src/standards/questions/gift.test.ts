import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGift } from './gift.ts';
import type { Answers } from './question.ts';

const one = (text: string) => {
  const { questions, leftOut } = readGift(text);
  expect(leftOut).toEqual([]);
  expect(questions).toHaveLength(1);
  return questions[0] as (typeof questions)[number];
};
const refused = (text: string) =>
  readGift(text).leftOut.map(({ reason, detail, place }) => [reason, detail, place.line]);
const offered = (answers: Answers) =>
  answers.kind === 'choice' ? answers.choices.map(({ says, right }) => `${right ? '+' : '-'}${says['']}`) : [];

describe('the kinds of question', () => {
  test('one right answer, with what is said to each', () => {
    const read = one(
      '::Discount:: A customer asks for 20 %. What first?{\n~Give it#Now everybody asks\n=Ask what lies behind it#Well done\n####Value before price.\n}',
    );
    expect(read.name).toEqual({ '': 'Discount' });
    expect(read.asks).toEqual({ '': 'A customer asks for 20 %. What first?' });
    expect(read.explains).toEqual({ '': 'Value before price.' });
    expect(read.answers).toMatchObject({ kind: 'choice', many: false });
    expect(offered(read.answers)).toEqual(['-Give it', '+Ask what lies behind it']);
    expect(read.answers).toMatchObject({
      choices: [{ feedback: { '': 'Now everybody asks' } }, { feedback: { '': 'Well done' } }],
    });
  });

  test('several right answers, by their weights', () => {
    const { answers, losses } = one('What builds trust?{~%50%Listening ~%50%Preparation ~%-100%Haste}');
    expect(answers).toMatchObject({ kind: 'choice', many: true });
    expect(offered(answers)).toEqual(['+Listening', '+Preparation', '-Haste']);
    expect(losses).toEqual([]);
    expect(one('Q{=all ~%50%some ~none}').losses).toEqual([{ reason: 'partial-credit', detail: '' }]);
  });

  test.each([
    ['{T}', true],
    ['{FALSE}', false],
    ['{ true }', true],
    ['{F}', false],
  ])('true or false: %s', (braces, right) => {
    expect(one(`A need comes before an offer.${braces}`).answers).toMatchObject({ kind: 'truth', right });
  });

  test('true or false, with what is said to whoever was wrong and right', () => {
    expect(one('Price is all.{FALSE#It is not.#Right you are.}').answers).toEqual({
      kind: 'truth',
      right: false,
      ifTrue: { '': 'It is not.' },
      ifFalse: { '': 'Right you are.' },
    });
  });

  test('a word or a few', () => {
    expect(one('What do you ask with?{=an open question =open questions}').answers).toEqual({
      kind: 'short',
      accepts: { '': ['an open question', 'open questions'] },
    });
    const loose = one('Who decides?{=%100%buyer =%50%user =the *team}');
    expect(loose.answers).toEqual({ kind: 'short', accepts: { '': ['buyer'] } });
    expect(loose.losses).toEqual([
      { reason: 'partial-credit', detail: '' },
      { reason: 'wildcard', detail: 'the *team' },
    ]);
  });

  test('what belongs together', () => {
    expect(one('Match.{=Need -> Question =Offer -> Value\n= -> Noise}')).toMatchObject({
      answers: {
        kind: 'match',
        pairs: [
          { left: { '': 'Need' }, right: { '': 'Question' } },
          { left: { '': 'Offer' }, right: { '': 'Value' } },
        ],
      },
      losses: [{ reason: 'extra-matches' }],
    });
  });

  test.each([
    ['{#1822:5}', [{ value: 1822, text: '1822', tolerance: 5 }]],
    ['{#3}', [{ value: 3, text: '3', tolerance: 0 }]],
    ['{#1..5}', [{ value: 3, text: '3', tolerance: 2 }]],
    ['{#=3.5:0#good =%50%4:1 ~#no}', [{ value: 3.5, text: '3.5', tolerance: 0 }]],
    ['{#-2..-1}', [{ value: -1.5, text: '-1.5', tolerance: 0.5 }]],
  ])('a number: %s', (braces, accepts) => {
    expect(one(`How many?${braces}`).answers).toEqual({ kind: 'number', accepts });
  });

  test('written freely', () => {
    expect(one('Describe your last visit.{}').answers).toEqual({ kind: 'open', good: {} });
    expect(one('Describe it.{####Names the need.}').explains).toEqual({ '': 'Names the need.' });
  });

  test('a gap in the middle of a sentence', () => {
    expect(one('A customer buys {~features =benefits} and stays.').asks).toEqual({
      '': 'A customer buys _____ and stays.',
    });
  });
});

describe('the text', () => {
  test('holds signs that stand behind a backslash', () => {
    const read = one('::a\\:b:: Is 1 \\= 1 \\{really\\}\\nor not? \\\\ {=yes \\~ no ~no \\# yes}');
    expect(read.name).toEqual({ '': 'a:b' });
    expect(read.asks).toEqual({ '': 'Is 1 = 1 {really}\n\nor not? \\' });
    expect(offered(read.answers)).toEqual(['+yes ~ no', '-no # yes']);
  });

  test('loses its marks, but not what is strong and what is listed', () => {
    const read = one(
      '[html]<p>Say <b>why</b>.</p><ul><li>one</li></ul><img src\\="a.png">{=[plain]<i> ~[html]<i>x</i>}',
    );
    expect(read.asks).toEqual({ '': 'Say **why**.\n\n- one' });
    expect(offered(read.answers)).toEqual(['+<i>', '-x']);
    expect(read.losses).toEqual([{ reason: 'media', detail: 'a.png' }]);
  });

  test('stands over several lines, between comments and categories', () => {
    const { questions, leftOut } = readGift(
      '\uFEFF// first\n$CATEGORY: $course$/Sales\n\n// about needs\r\nWhat is\na need?{=it ~that}\r\n\r\n\r\nAnd this?{T}',
    );
    expect(questions.map(({ asks, place }) => [asks[''], place.line])).toEqual([
      ['What is a need?', 5],
      ['And this?', 9],
    ]);
    expect(leftOut).toEqual([]);
  });
});

test.each([
  ['Just a text to read.', ['no-question', '', 1]],
  ['What?{=a ~b', ['unreadable', '{ }', 1]],
  ['One {=a} and two {=b}', ['several-in-one', '{ } { }', 1]],
  ['{=a ~b}', ['no-text', '', 1]],
  ['What?{~a ~b}', ['no-right-answer', '~a ~b', 1]],
  ['What?{=a =b ~c}', ['several-right', '=a =b ~c', 1]],
  ['What?{=a -> b}', ['too-few-choices', '=a -> b', 1]],
  ['What?{=a -> b =c}', ['answer-unclear', '=a -> b =c', 1]],
  ['What?{something}', ['answer-unclear', 'something', 1]],
  ['What?{#many}', ['answer-unclear', '#many', 1]],
  ['What?{#5..1}', ['answer-unclear', '#5..1', 1]],
])('says why it leaves %s out', (text, why) => {
  expect(refused(text)).toEqual([why]);
});

test('takes so many questions of a file and tells about the others', () => {
  const { questions, leftOut } = readGift(Array.from({ length: 503 }, (_, at) => `::q${at}::Is it?{T}`).join('\n\n'));
  expect(questions).toHaveLength(500);
  expect(leftOut.map(({ name, reason }) => [name, reason])).toEqual([
    ['q500', 'too-many'],
    ['q501', 'too-many'],
    ['q502', 'too-many'],
  ]);
});

test('reads anything without failing', () => {
  const part = fc.constantFrom(
    '::',
    '{',
    '}',
    '=',
    '~',
    '#',
    '##',
    '####',
    '->',
    '%50%',
    '\\',
    '\\n',
    '..',
    ':',
    '\n',
    '\n\n',
    'T',
    'word',
    '3',
    '[html]',
    '<b>',
    '//',
    '\u0000',
    '\ud800',
    '\u0007',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const { questions, leftOut } = readGift(parts.join(''));
      for (const { asks, place } of questions) {
        expect(asks['']).toBeTruthy();
        expect(place.line).toBeGreaterThan(0);
      }
      expect(JSON.stringify([questions, leftOut])).not.toMatch(/\\u0000|\\u0007|\\ud800/);
    }),
    { seed: 11, numRuns: 600 },
  );
});
