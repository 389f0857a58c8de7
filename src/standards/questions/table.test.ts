import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from './table.ts';

const rows = (...table: readonly (readonly string[])[]) => table.map((cells, at) => ({ line: at + 1, cells }));
const head = ['title', 'type', 'question', 'choice 1', 'choice 2', 'choice 3', 'right', 'explains'];
const one = (...cells: readonly string[]) => {
  const { questions, leftOut } = readTable(rows(head, cells));
  expect(leftOut).toEqual([]);
  return questions[0] as (typeof questions)[number];
};
const why = (...cells: readonly string[]) =>
  readTable(rows(head, cells)).leftOut.map(({ reason, detail, place }) => [reason, detail, place.line]);
const rights = (read: ReturnType<typeof one>) =>
  read.answers.kind === 'choice' ? read.answers.choices.map(({ right }) => right) : null;

describe('the kinds of question', () => {
  test.each([
    ['2', [false, true, false], false],
    ['b', [false, true, false], false],
    ['Ask', [false, true, false], false],
    ['1; 3', [true, false, true], true],
    ['A, C', [true, false, true], true],
  ])('a choice, its right ones named as %s', (right, expected, many) => {
    const read = one('Known as', '', 'What first?', 'Tell', 'Ask', 'Wait', right, 'Needs come first.');
    expect(rights(read)).toEqual(expected);
    expect(read).toMatchObject({
      place: { file: null, line: 2 },
      name: { '': 'Known as' },
      asks: { '': 'What first?' },
      explains: { '': 'Needs come first.' },
      answers: { many },
    });
  });

  test('a choice of several of which one is right, where the type says so', () => {
    expect(one('', 'multiple', 'Which?', 'a', 'b', '', '1').answers).toMatchObject({ many: true });
  });

  test.each([
    ['wahr/falsch', 'falsch', false],
    ['true/false', 'TRUE', true],
    ['', 'true', true],
  ])('true or false (%s)', (type, right, truth) => {
    expect(one('', type, 'Is it?', '', '', '', right).answers).toMatchObject({ kind: 'truth', right: truth });
  });

  test('what belongs together and what is put in order', () => {
    expect(one('', '', 'Match.', 'Need -> Question', 'Offer → Value').answers).toEqual({
      kind: 'match',
      pairs: [
        { left: { '': 'Need' }, right: { '': 'Question' } },
        { left: { '': 'Offer' }, right: { '': 'Value' } },
      ],
    });
    expect(one('', 'order', 'In order?', 'Need', 'Offer').answers).toEqual({
      kind: 'order',
      items: [{ '': 'Need' }, { '': 'Offer' }],
    });
  });

  test('a word, a number, and what is written freely', () => {
    expect(one('', '', 'Who?', '', '', '', 'buyer | the buyer').answers).toEqual({
      kind: 'short',
      accepts: { '': ['buyer', 'the buyer'] },
    });
    expect(one('', 'number', 'How many?', '', '', '', '42,5 ± 2').answers).toEqual({
      kind: 'number',
      accepts: [{ value: 42.5, text: '42.5', tolerance: 2 }],
    });
    expect(one('', 'open', 'Describe.', '', '', '', 'Names the need').answers).toEqual({
      kind: 'open',
      good: { '': 'Names the need' },
    });
  });
});

test('stands in as many languages as its columns say', () => {
  const { questions } = readTable(
    rows(
      [
        'Frage',
        'question [en]',
        'Antwort 1',
        'choice 1 (en)',
        'Antwort 2',
        'choice_2:en',
        'choice 2:en',
        'richtig',
        'Begründung',
        'explains_en',
      ],
      ['Warum?', 'Why?', 'Darum', 'Because', 'Nein', '', 'No', '1', 'So ist es', 'It is so'],
    ),
  );
  expect(questions[0]).toMatchObject({
    asks: { '': 'Warum?', en: 'Why?' },
    explains: { '': 'So ist es', en: 'It is so' },
    answers: { choices: [{ says: { '': 'Darum', en: 'Because' }, right: true }, { says: { '': 'Nein', en: 'No' } }] },
  });
});

test('accepts words by language', () => {
  const { questions } = readTable(
    rows(['question:de', 'question:en', 'right:de', 'right:en'], ['Wer?', 'Who?', 'Käufer|Kunde', 'buyer']),
  );
  expect(questions[0]?.answers).toEqual({ kind: 'short', accepts: { de: ['Käufer', 'Kunde'], en: ['buyer'] } });
});

test('keeps no mark of a page a cell was copied from', () => {
  expect(one('', '', '<p>Is <b>it</b>?</p><img src="a.png">', '', '', '', 'true')).toMatchObject({
    asks: { '': 'Is **it**?' },
    losses: [{ reason: 'media', detail: 'a.png' }],
  });
  expect(one('', '', 'Is a < b?', '', '', '', 'true').asks).toEqual({ '': 'Is a < b?' });
});

test.each([
  [
    ['', 'drawing', 'Draw it.', '', '', '', ''],
    ['kind-unknown', 'drawing', 2],
  ],
  [
    ['', '', 'Which?', 'a', 'b', '', ''],
    ['no-right-answer', '', 2],
  ],
  [
    ['', '', 'Which?', 'a', 'b', '', '7'],
    ['no-right-answer', '', 2],
  ],
  [
    ['', 'single', 'Which?', 'a', 'b', '', '1,2'],
    ['several-right', '', 2],
  ],
  [
    ['', 'single', 'Which?', 'a', '', '', '1'],
    ['too-few-choices', '', 2],
  ],
  [
    ['', 'match', 'Match.', 'a -> b', 'c', '', ''],
    ['answer-unclear', '', 2],
  ],
  [
    ['', 'number', 'How many?', '', '', '', 'many'],
    ['answer-unclear', '', 2],
  ],
  [
    ['', '', '', 'a', 'b', '', '1'],
    ['no-text', '', 2],
  ],
])('says why it leaves %j out', (cells, reason) => {
  expect(why(...cells)).toEqual([reason]);
});

test('passes empty rows over, and refuses a table of something else', () => {
  expect(readTable(rows(head, ['', '', '']))).toEqual({ format: 'table', questions: [], leftOut: [] });
  expect(readTable(rows(['name', 'email'], ['Ann', 'a@example.com'])).leftOut).toMatchObject([
    { reason: 'wrong-format', detail: 'name, email' },
  ]);
  expect(readTable([]).leftOut).toMatchObject([{ reason: 'wrong-format' }]);
});

test('reads anything without failing', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('true', '1;2', 'a|b', 'x -> y', 'single', 'order', '±', '12', '<b>', '->'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }), (table) => {
      const { questions, leftOut } = readTable(rows(head, ...table));
      expect(questions.length + leftOut.length).toBeLessThanOrEqual(table.length);
    }),
    { seed: 19, numRuns: 300 },
  );
});
