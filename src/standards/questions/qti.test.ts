import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQti, readQtiPackage } from './qti-package.ts';

interface Parts {
  readonly cardinality?: string;
  readonly baseType?: string;
  readonly correct?: readonly string[];
  readonly mapping?: string;
  readonly body: string;
  readonly after?: string;
}

function item({
  cardinality = 'single',
  baseType = 'identifier',
  correct,
  mapping = '',
  body,
  after = '',
}: Parts): string {
  const right = correct
    ? `<correctResponse>${correct.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i1" title="Known as" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}">${right}${mapping}</responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>${body}</itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>${after}
</assessmentItem>`;
}

/** The same in the names of version 3. */
function inVersion3(text: string): string {
  const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return text
    .replaceAll(
      /<(\/?)([a-z]+[A-Z][A-Za-z]*|prompt|value|mapping)\b/g,
      (_, close: string, name: string) => `<${close}qti-${kebab(name)}`,
    )
    .replaceAll(/ ([a-z]+[A-Z][A-Za-z]*)=/g, (_, name: string) => ` ${kebab(name)}=`)
    .replace('imsqti_v2p2"', 'imsqtiasi_v3p0"');
}

const both = (parts: Parts) => {
  const [second, third] = [item(parts), inVersion3(item(parts))].map((text) => readQti(text));
  expect(third?.questions).toEqual(second?.questions);
  expect(second?.leftOut).toEqual([]);
  return second?.questions[0] as NonNullable<typeof second>['questions'][number];
};
const why = (parts: Parts) => readQti(item(parts)).leftOut.map(({ reason, detail, name }) => [reason, detail, name]);

const choice = (max: number, ...choices: readonly string[]): string =>
  `<p>Before the offer:</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="${max}"><prompt>What <strong>first</strong>?</prompt>${choices.map((text, at) => `<simpleChoice identifier="C${at}">${text}</simpleChoice>`).join('')}</choiceInteraction>`;

describe('the kinds of question, in versions 2 and 3', () => {
  test('one right answer', () => {
    const read = both({
      correct: ['C1'],
      body: choice(
        1,
        'Tell',
        'Ask<feedbackInline outcomeIdentifier="F" identifier="C1" showHide="show">Good.</feedbackInline>',
      ),
      after:
        '<modalFeedback outcomeIdentifier="F" identifier="correct" showHide="show"><p>Needs come first.</p></modalFeedback>' +
        '<modalFeedback outcomeIdentifier="F" identifier="incorrect" showHide="show">Try again.</modalFeedback>',
    });
    expect(read).toEqual({
      place: { file: null, line: 2 },
      name: { '': 'Known as' },
      asks: { '': 'Before the offer:\n\nWhat **first**?' },
      explains: { '': 'Needs come first.' },
      answers: {
        kind: 'choice',
        many: false,
        choices: [
          { says: { '': 'Tell' }, right: false, feedback: {} },
          { says: { '': 'Ask' }, right: true, feedback: { '': 'Good.' } },
        ],
      },
      losses: [{ reason: 'feedback', detail: 'Try again.' }],
    });
  });

  test('several right answers, told or weighed', () => {
    const told = both({ cardinality: 'multiple', correct: ['C0', 'C2'], body: choice(0, 'a', 'b', 'c') });
    const mapping =
      '<mapping defaultValue="0"><mapEntry mapKey="C0" mappedValue="1"/><mapEntry mapKey="C1" mappedValue="-1"/><mapEntry mapKey="C2" mappedValue="0.5"/></mapping>';
    const weighed = both({ cardinality: 'multiple', mapping, body: choice(0, 'a', 'b', 'c') });
    for (const { answers } of [told, weighed])
      expect(answers).toMatchObject({ many: true, choices: [{ right: true }, { right: false }, { right: true }] });
  });

  test('a choice within a sentence', () => {
    const body =
      '<p>A customer buys <inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="C0">features</inlineChoice><inlineChoice identifier="C1">benefits</inlineChoice></inlineChoiceInteraction> and stays.</p>';
    expect(both({ correct: ['C1'], body })).toMatchObject({
      asks: { '': 'A customer buys _____ and stays.' },
      answers: { kind: 'choice', many: false, choices: [{ right: false }, { right: true }] },
    });
  });

  test('what is put in order', () => {
    const body =
      '<orderInteraction responseIdentifier="RESPONSE"><prompt>In order?</prompt><simpleChoice identifier="A">Offer</simpleChoice><simpleChoice identifier="B">Need</simpleChoice></orderInteraction>';
    expect(both({ cardinality: 'ordered', correct: ['B', 'A'], body }).answers).toEqual({
      kind: 'order',
      items: [{ '': 'Need' }, { '': 'Offer' }],
    });
  });

  test('what belongs together', () => {
    const option = (identifier: string, text: string): string =>
      `<simpleAssociableChoice identifier="${identifier}" matchMax="1">${text}</simpleAssociableChoice>`;
    const sets = `<simpleMatchSet>${option('L1', 'Need')}${option('L2', 'Offer')}</simpleMatchSet><simpleMatchSet>${option('R1', 'Value')}${option('R2', 'Question')}${option('R3', 'Noise')}</simpleMatchSet>`;
    const read = both({
      cardinality: 'multiple',
      baseType: 'directedPair',
      correct: ['L1 R2', 'L2 R1'],
      body: `<matchInteraction responseIdentifier="RESPONSE" maxAssociations="2"><prompt>Match.</prompt>${sets}</matchInteraction>`,
    });
    expect(read.answers).toEqual({
      kind: 'match',
      pairs: [
        { left: { '': 'Need' }, right: { '': 'Question' } },
        { left: { '': 'Offer' }, right: { '': 'Value' } },
      ],
    });
    expect(read.losses).toEqual([{ reason: 'extra-matches', detail: '' }]);
    const associate = both({
      cardinality: 'multiple',
      baseType: 'pair',
      correct: ['L1 L2', 'L3 L4'],
      body: `<associateInteraction responseIdentifier="RESPONSE"><prompt>Pairs?</prompt>${['L1', 'L2', 'L3', 'L4'].map((id) => option(id, `text ${id}`)).join('')}</associateInteraction>`,
    });
    expect(associate.answers).toMatchObject({
      kind: 'match',
      pairs: [{ left: { '': 'text L1' } }, { right: { '': 'text L4' } }],
    });
  });

  test('a word in a gap, with its variants', () => {
    const mapping =
      '<mapping defaultValue="0"><mapEntry mapKey="buyer" mappedValue="1"/><mapEntry mapKey="the buyer" mappedValue="1"/><mapEntry mapKey="user" mappedValue="0.5"/></mapping>';
    const read = both({
      baseType: 'string',
      correct: ['buyer'],
      mapping,
      body: '<p>The <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="10"/> decides.</p>',
    });
    expect(read).toMatchObject({
      asks: { '': 'The _____ decides.' },
      answers: { kind: 'short', accepts: { '': ['buyer', 'the buyer'] } },
      losses: [{ reason: 'partial-credit' }],
    });
  });

  test('a number in a gap', () => {
    const read = both({
      baseType: 'integer',
      correct: ['42'],
      body: '<p>How many? <textEntryInteraction responseIdentifier="RESPONSE"/></p>',
    });
    expect(read.answers).toEqual({ kind: 'number', accepts: [{ text: '42', value: 42, tolerance: 0 }] });
  });

  test('written freely', () => {
    const read = both({
      baseType: 'string',
      body: '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Describe it.</prompt></extendedTextInteraction>',
    });
    expect(read).toMatchObject({ asks: { '': 'Describe it.' }, answers: { kind: 'open', good: {} } });
  });
});

test('names what does not fit', () => {
  const hot =
    '<p>Where?</p><hotspotInteraction responseIdentifier="RESPONSE"><object data="a.png"/></hotspotInteraction>';
  expect(why({ body: hot })).toEqual([['kind-unknown', 'hotspotInteraction', 'Known as']]);
  expect(why({ body: choice(1, 'a', 'b') + choice(1, 'c', 'd') })).toEqual([
    ['several-in-one', 'choiceInteraction', 'Known as'],
  ]);
  expect(why({ body: '<p>To read.</p>' })).toEqual([['no-question', 'itemBody', 'Known as']]);
  expect(why({ body: choice(1, 'a', 'b') })).toEqual([['no-right-answer', 'choiceInteraction', 'Known as']]);
  expect(why({ correct: ['C0'], body: choice(1, '<img src="a.png" alt="A"/>', 'b') })).toEqual([
    ['no-text', 'choiceInteraction', 'Known as'],
  ]);
  expect(why({ correct: ['C0'], body: choice(1, 'a') })).toEqual([
    ['too-few-choices', 'choiceInteraction', 'Known as'],
  ]);
});

test('tells about pictures that stay behind', () => {
  const read = readQti(item({ correct: ['C0'], body: `<img src="img/plan.png" alt="Plan"/>${choice(1, 'a', 'b')}` }));
  expect(read.questions[0]?.losses).toEqual([{ reason: 'media', detail: 'plan.png' }]);
});

describe('a package', () => {
  const manifest = (resources: string): string =>
    `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>${resources}</resources></manifest>`;
  const good = item({ correct: ['C0'], body: choice(1, 'a', 'b') });

  test('brings the items its manifest lists, in their order', () => {
    const files = new Map([
      [
        'imsmanifest.xml',
        manifest(
          '<resource identifier="t" type="imsqti_test_xmlv2p2" href="test.xml"/><resource identifier="b" type="imsqti_item_xmlv2p2" href="./items/b%201.xml"/><resource identifier="a" type="imsqti_item_xmlv3p0" href="items/x/../a.xml"/>',
        ),
      ],
      ['test.xml', '<assessmentTest/>'],
      ['items/a.xml', inVersion3(good)],
      ['items/b 1.xml', good],
      ['items/unlisted.xml', good],
    ]);
    const { questions, leftOut } = readQtiPackage(files);
    expect(questions.map(({ place }) => place.file)).toEqual(['items/b 1.xml', 'items/a.xml']);
    expect(leftOut).toEqual([]);
  });

  test('tells which items are missing, broken, or of version 1', () => {
    const files = new Map([
      [
        'p/imsmanifest.xml',
        manifest(
          '<resource identifier="a" type="imsqti_item_xmlv2p1" href="gone.xml"/><resource identifier="b" type="imsqti_item_xmlv2p1" href="broken.xml"/><resource identifier="c" type="imsqti_xmlv1p2" href="old.xml"/><resource identifier="d" type="imsqti_item_xmlv2p1" href="../../etc/passwd"/>',
        ),
      ],
      ['p/broken.xml', '<assessmentItem>'],
      ['p/old.xml', '<questestinterop/>'],
    ]);
    expect(readQtiPackage(files).leftOut.map(({ place, reason }) => [place.file, reason])).toEqual([
      ['p/old.xml', 'wrong-format'],
      ['p/gone.xml', 'file-missing'],
      ['p/broken.xml', 'unreadable'],
      ['etc/passwd', 'file-missing'],
    ]);
  });

  test('is searched for items where its manifest is missing or broken', () => {
    const files = new Map([
      ['a.xml', good],
      ['note.xml', '<note/>'],
    ]);
    expect(readQtiPackage(files).questions).toHaveLength(1);
    const broken = readQtiPackage(new Map([...files, ['imsmanifest.xml', '<manifest>']]));
    expect([broken.questions.length, broken.leftOut[0]?.reason]).toEqual([1, 'unreadable']);
    expect(readQtiPackage(new Map()).leftOut).toMatchObject([{ reason: 'no-question' }]);
  });
});

test.each([
  ['<assessmentItem', 'unreadable'],
  ['<assessmentTest xmlns="x"/>', 'wrong-format'],
  ['', 'unreadable'],
])('says why %s is no item', (text, reason) => {
  expect(readQti(text).leftOut).toMatchObject([{ reason }]);
});

test('reads anything without failing', () => {
  const part = fc.constantFrom(
    '<itemBody>',
    '</itemBody>',
    '<choiceInteraction responseIdentifier="R" maxChoices="0">',
    '</choiceInteraction>',
    '<simpleChoice identifier="A">',
    '</simpleChoice>',
    '<matchInteraction responseIdentifier="R">',
    '</matchInteraction>',
    '<simpleMatchSet>',
    '</simpleMatchSet>',
    '<responseDeclaration identifier="R" baseType="float">',
    '</responseDeclaration>',
    '<correctResponse><value>A</value><value>A B</value></correctResponse>',
    '<textEntryInteraction responseIdentifier="R"/>',
    '<orderInteraction responseIdentifier="R">',
    '</orderInteraction>',
    'word',
    '<p>',
    '</p>',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const { questions, leftOut } = readQti(`<assessmentItem>${parts.join('')}</assessmentItem>`);
      expect(questions.length + leftOut.length).toBe(1);
    }),
    { seed: 17, numRuns: 500 },
  );
});
