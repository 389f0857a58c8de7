import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGift } from '../../standards/questions/gift.ts';
import { cardShape } from './card-contract.ts';
import { checkContent, errorsIn } from './content-faults.ts';
import {
  type BroughtAnswers,
  type BroughtQuestion,
  cardOf,
  type InModule,
  strangeLanguages,
} from './question-import.ts';

const module: InModule = { languages: ['en', 'de'], language: 'en', key: 'question-1' };
const asked = (answers: BroughtAnswers, more: Partial<BroughtQuestion> = {}): BroughtQuestion => ({
  name: {},
  asks: { '': 'What **first**?' },
  explains: {},
  answers,
  ...more,
});
const choice = (says: string, right = false, feedback = '') => ({
  says: says ? { '': says } : {},
  right,
  feedback: feedback ? { '': feedback } : {},
});
const choices = (many: boolean, ...offered: ReturnType<typeof choice>[]): BroughtAnswers => ({
  kind: 'choice',
  many,
  choices: offered,
});

describe('becomes a card', () => {
  test('of one right choice, with what is said to each', () => {
    const answers = choices(false, choice('Tell', false, 'Too\nearly.'), choice('Ask', true, 'Good.'));
    expect(cardOf(asked(answers, { explains: { '': 'Needs first.' } }), module)).toEqual({
      kind: 'single',
      key: 'question-1',
      title: { en: 'What first?' },
      asks: { en: 'What **first**?' },
      explains: { en: 'Needs first.\n\nGood.\n\n- Tell: Too early.' },
      choices: [
        { key: 'a', says: { en: 'Tell' } },
        { key: 'b', says: { en: 'Ask' } },
      ],
      right: 'b',
    });
  });

  test('of several right choices', () => {
    const card = cardOf(
      asked(choices(true, choice('a', true, 'Yes.'), choice('b', true), choice('c', false, 'No.'))),
      module,
    );
    expect(card).toMatchObject({ kind: 'multiple', right: ['a', 'b'], explains: { en: '- a: Yes.\n- c: No.' } });
  });

  test('of true and false, in the words of each language the question stands in', () => {
    const truth = { kind: 'truth', right: false, ifTrue: { '': 'No.' }, ifFalse: { '': 'Right.' } } as const;
    expect(cardOf(asked(truth, { asks: { '': 'Is it?', de: 'Ist es so?' } }), module)).toMatchObject({
      kind: 'single',
      choices: [{ says: { en: 'True', de: 'Richtig' } }, { says: { en: 'False', de: 'Falsch' } }],
      right: 'b',
      explains: { en: 'Right.' },
    });
  });

  test('to put in order, to match, to write', () => {
    const items = [{ '': 'one' }, { '': 'two' }];
    expect(cardOf(asked({ kind: 'order', items }), module)).toMatchObject({
      kind: 'order',
      choices: [{ says: { en: 'one' } }, { says: { en: 'two' } }],
    });
    const pairs = items.map((left) => ({ left, right: left }));
    expect(cardOf(asked({ kind: 'match', pairs }), module)).toMatchObject({
      kind: 'match',
      pairs: [{ key: 'a', left: { en: 'one' } }, {}],
    });
    expect(cardOf(asked({ kind: 'short', accepts: { '': ['buyer'] } }), module)).toMatchObject({
      kind: 'short',
      accepts: { en: ['buyer'] },
    });
    const open = { kind: 'open', good: { '': 'Names a need.' } } as const;
    expect(cardOf(asked(open, { explains: { '': 'Why.' } }), module)).toEqual({
      kind: 'practice',
      key: 'question-1',
      title: { en: 'What first?' },
      asks: { en: 'What **first**?' },
      good: { en: 'Names a need.\n\nWhy.' },
    });
  });

  test('of a number that is meant exactly', () => {
    const accepts = [{ value: 42, text: '42.0', tolerance: 0 }];
    expect(cardOf(asked({ kind: 'number', accepts }), module)).toMatchObject({
      kind: 'short',
      accepts: { en: ['42.0', '42'] },
    });
  });

  test('in the languages of the module, whatever the file calls them', () => {
    const asks = { EN: 'Why?', 'de-DE': 'Warum?', fr: 'Pourquoi ?' };
    const question = asked({ kind: 'short', accepts: { en: ['so'], fr: ['ainsi'] } }, { asks });
    expect(cardOf(question, module)).toMatchObject({ asks: { en: 'Why?', de: 'Warum?' }, accepts: { en: ['so'] } });
    expect(strangeLanguages(question, module.languages)).toEqual(['fr']);
    expect(
      cardOf(asked({ kind: 'open', good: {} }, { asks: { '': 'x', de: 'Warum?' } }), { ...module, language: 'de' }),
    ).toMatchObject({
      asks: { de: 'Warum?' },
    });
  });
});

test.each<[string, BroughtQuestion]>([
  ['tolerance', asked({ kind: 'number', accepts: [{ value: 3, text: '3', tolerance: 0.5 }] })],
  ['below-zero', asked({ kind: 'number', accepts: [{ value: -3, text: '-3', tolerance: 0 }] })],
  ['too-many-choices', asked(choices(false, ...Array.from({ length: 13 }, (_, at) => choice(`c${at}`, at === 0))))],
  ['choice-without-text', asked(choices(false, choice('a', true), choice('')))],
  ['other-language', asked({ kind: 'open', good: {} }, { asks: { fr: 'Pourquoi ?' } })],
  ['text-too-long', asked({ kind: 'open', good: {} }, { asks: { '': 'x'.repeat(8001) } })],
  ['text-too-long', asked(choices(false, choice('x'.repeat(601), true), choice('b')))],
])('says %s where a card cannot hold it', (refusal, question) => {
  expect(cardOf(question, module)).toBe(refusal);
});

test('whatever is read of a text is a card that may travel, or a reason', () => {
  const part = fc.constantFrom(
    'Is it?',
    '{',
    '}',
    '=a',
    '~b',
    '~%50%c',
    '#fb',
    '####why',
    '->x',
    'T',
    '#3:1',
    '::t::',
    '\n\n',
    '[html]<b>x</b>',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      for (const question of readGift(parts.join('')).questions) {
        const card = cardOf(question, module);
        if (typeof card !== 'string') expect(cardShape.safeParse(card).success).toBe(true);
      }
    }),
    { seed: 23, numRuns: 300 },
  );
});

test('a whole question needs no mending before it is published', () => {
  const card = cardOf(asked(choices(false, choice('a', true), choice('b')), { explains: { '': 'So.' } }), {
    ...module,
    languages: ['en'],
  });
  if (typeof card === 'string') throw new Error(card);
  const version = {
    kind: 'module',
    delivery: 'e-learning',
    name: { en: 'M' },
    summary: { en: 'S' },
    minutes: 1,
    fits: [],
    languages: ['en'],
    develops: [],
    content: { cards: [card] },
    guide: null,
  } as const;
  expect(errorsIn(checkContent(version)).filter(({ card: key }) => key !== null)).toEqual([]);
});
