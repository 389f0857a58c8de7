import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoodleXml } from './moodle-xml.ts';

const quiz = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inside}\n</quiz>`;
const question = (type: string, more: string, asks = 'What is asked?'): string =>
  `<question type="${type}">
    <name><text>Known as</text></name>
    <questiontext format="html"><text><![CDATA[<p>${asks}</p>]]></text></questiontext>
    <generalfeedback format="html"><text>&lt;p&gt;Because &lt;b&gt;so&lt;/b&gt;.&lt;/p&gt;</text></generalfeedback>
    ${more}
  </question>`;
const answer = (fraction: number, text: string, feedback = ''): string =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text><feedback format="html"><text>${feedback}</text></feedback></answer>`;
const one = (type: string, more: string, asks?: string) => {
  const { questions, leftOut } = readMoodleXml(quiz(question(type, more, asks)));
  expect(leftOut).toEqual([]);
  return questions[0] as (typeof questions)[number];
};
const why = (type: string, more = '', asks?: string) =>
  readMoodleXml(quiz(question(type, more, asks))).leftOut.map(({ reason, detail, name, place }) => [
    reason,
    detail,
    name,
    place.line,
  ]);

describe('the kinds of question', () => {
  test('one right answer', () => {
    const read = one(
      'multichoice',
      `<single>true</single>${answer(100, 'Ask', 'Good')}${answer(0, '&lt;i&gt;Tell&lt;/i&gt;')}`,
    );
    expect(read).toEqual({
      place: { file: null, line: 3 },
      name: { '': 'Known as' },
      asks: { '': 'What is asked?' },
      explains: { '': 'Because **so**.' },
      answers: {
        kind: 'choice',
        many: false,
        choices: [
          { says: { '': 'Ask' }, right: true, feedback: { '': 'Good' } },
          { says: { '': 'Tell' }, right: false, feedback: {} },
        ],
      },
      losses: [],
    });
  });

  test('several right answers, whatever each of them is worth', () => {
    const read = one('multichoice', `<single>false</single>${answer(70, 'a')}${answer(30, 'b')}${answer(-100, 'c')}`);
    expect(read.answers).toMatchObject({ many: true, choices: [{ right: true }, { right: true }, { right: false }] });
    expect(read.losses).toEqual([]);
    expect(one('multichoice', `<single>1</single>${answer(100, 'a')}${answer(50, 'b')}`).losses).toEqual([
      { reason: 'partial-credit', detail: '' },
    ]);
  });

  test('true or false', () => {
    expect(one('truefalse', answer(0, 'true', 'Not quite.') + answer(100, 'false', 'Right.')).answers).toEqual({
      kind: 'truth',
      right: false,
      ifTrue: { '': 'Not quite.' },
      ifFalse: { '': 'Right.' },
    });
  });

  test('a word or a few, but no pattern', () => {
    const read = one(
      'shortanswer',
      `<usecase>1</usecase>${answer(100, 'the buyer')}${answer(100, 'buy*')}${answer(100, 'a\\*b')}${answer(50, 'user')}${answer(0, '*', 'No')}`,
    );
    expect(read.answers).toEqual({ kind: 'short', accepts: { '': ['the buyer', 'a*b'] } });
    expect(read.losses.map(({ reason, detail }) => `${reason} ${detail}`.trim())).toEqual([
      'wildcard buy*',
      'partial-credit',
      'capitals',
      'feedback',
    ]);
  });

  test('a number and how far one may be from it', () => {
    const accepted =
      '<answer fraction="100"><text>23.8</text><tolerance>0.1</tolerance></answer><answer fraction="100"><text>24</text></answer>';
    const read = one(
      'numerical',
      `${accepted}<units><unit><multiplier>1</multiplier><unit_name>EUR</unit_name></unit></units>`,
    );
    expect(read.answers).toEqual({
      kind: 'number',
      accepts: [
        { text: '23.8', value: 23.8, tolerance: 0.1 },
        { text: '24', value: 24, tolerance: 0 },
      ],
    });
    expect(read.losses).toEqual([{ reason: 'unit', detail: '' }]);
  });

  test('what belongs together, without what belongs to nothing', () => {
    const pair = (left: string, right: string): string =>
      `<subquestion format="html"><text>${left}</text><answer><text>${right}</text></answer></subquestion>`;
    const read = one('matching', pair('Need', 'Question') + pair('Offer', 'Value') + pair('', 'Noise'));
    expect(read.answers).toEqual({
      kind: 'match',
      pairs: [
        { left: { '': 'Need' }, right: { '': 'Question' } },
        { left: { '': 'Offer' }, right: { '': 'Value' } },
      ],
    });
    expect(read.losses).toEqual([{ reason: 'extra-matches', detail: '' }]);
  });

  test('what is put in order, as its numbers say', () => {
    expect(one('ordering', answer(2, 'Offer') + answer(1, 'Need') + answer(3, 'Close')).answers).toEqual({
      kind: 'order',
      items: [{ '': 'Need' }, { '': 'Offer' }, { '': 'Close' }],
    });
  });

  test('written freely', () => {
    const read = one('essay', '<graderinfo format="html"><text>&lt;p&gt;Names a need.&lt;/p&gt;</text></graderinfo>');
    expect(read.answers).toEqual({ kind: 'open', good: { '': 'Names a need.' } });
  });
});

describe('texts', () => {
  test('lose pictures, which are named', () => {
    const asks = 'Look: <img src="@@PLUGINFILE@@/plan.png" alt="Plan">What next?';
    expect(one('truefalse', answer(100, 'true') + answer(0, 'false'), asks)).toMatchObject({
      asks: { '': 'Look: What next?' },
      losses: [{ reason: 'media', detail: 'plan.png' }],
    });
  });

  test.each([
    '<span lang="en" class="multilang">Why?</span><span lang="de" class="multilang">Warum?</span> (1)',
    '{mlang en}Why?{mlang}{mlang de}Warum?{mlang} (1)',
  ])('stand in each language they are marked with: %s', (asks) => {
    expect(one('truefalse', answer(100, 'true'), asks).asks).toEqual({ en: 'Why? (1)', de: 'Warum? (1)' });
  });

  test('stand as they were written where they are plain', () => {
    const text = `<question type="truefalse"><name><text>n</text></name><questiontext format="plain_text"><text>a &lt;b&gt;
      c</text></questiontext>${answer(100, 'true')}</question>`;
    expect(readMoodleXml(quiz(text)).questions[0]?.asks).toEqual({ '': 'a <b>\nc' });
  });
});

test('names what does not fit, and passes categories over', () => {
  expect(why('cloze')).toEqual([['several-in-one', 'cloze', 'Known as', 3]]);
  expect(why('ddmarker')).toEqual([['kind-unknown', 'ddmarker', 'Known as', 3]]);
  expect(why('description')).toEqual([['no-question', 'description', 'Known as', 3]]);
  expect(why('multichoice', answer(0, 'a') + answer(0, 'b'))).toEqual([
    ['no-right-answer', 'multichoice', 'Known as', 3],
  ]);
  expect(why('multichoice', answer(100, 'a') + answer(100, 'b'))).toEqual([
    ['several-right', 'multichoice', 'Known as', 3],
  ]);
  expect(why('multichoice', answer(100, 'a'))).toEqual([['too-few-choices', 'multichoice', 'Known as', 3]]);
  expect(why('numerical', answer(100, 'many'))).toEqual([['answer-unclear', 'numerical', 'Known as', 3]]);
  expect(why('truefalse', answer(100, 'true'), '<img src="a.png">')).toEqual([['no-text', 'truefalse', 'Known as', 3]]);
  expect(
    readMoodleXml(quiz('<question type="category"><category><text>$course$</text></category></question>')),
  ).toEqual({
    format: 'moodle-xml',
    questions: [],
    leftOut: [],
  });
});

test.each([
  ['<quiz><question>', 1, 'unreadable'],
  ['\n\n<quiz>\n<question></quiz>', 4, 'unreadable'],
  ['<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>', 1, 'unreadable'],
  ['<feed></feed>', 1, 'wrong-format'],
  ['', 1, 'unreadable'],
  [`${'<a>'.repeat(200)}`, 1, 'unreadable'],
])('says where %s cannot be read', (text, line, reason) => {
  expect(readMoodleXml(text, 'bank.xml').leftOut).toMatchObject([{ place: { file: 'bank.xml', line }, reason }]);
});

test('reads anything without failing', () => {
  const part = fc.constantFrom(
    '<quiz>',
    '</quiz>',
    '<question type="multichoice">',
    '<question type="matching">',
    '</question>',
    '<questiontext>',
    '</questiontext>',
    '<text>',
    '</text>',
    '<answer fraction="100">',
    '</answer>',
    '<![CDATA[',
    ']]>',
    '<b>',
    '&amp;',
    '&nbsp;',
    '&x;',
    'word',
    '\u0000',
    '<?x?>',
    '<!--',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const { questions, leftOut } = readMoodleXml(parts.join(''));
      expect(questions.every(({ asks }) => Object.keys(asks).length > 0)).toBe(true);
      expect(leftOut.every(({ reason }) => reason.length > 0)).toBe(true);
    }),
    { seed: 13, numRuns: 400 },
  );
});
