import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivityVersion } from './activity.ts';
import type { Card } from './module-content.ts';
import { minutesOf } from './planned-minutes.ts';
import { proposeSplit, splitAfter } from './split.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
const text = (key: string, count: number): Card => ({
  key,
  kind: 'text',
  title: {},
  text: { en: words(count) },
  picture: null,
});
const question = (key: string): Card => ({
  key,
  kind: 'short',
  title: {},
  asks: { en: 'What?' },
  explains: {},
  accepts: { en: ['this'] },
});
const module = (cards: readonly Card[], minutes: number): ActivityVersion => ({
  kind: 'module',
  delivery: 'e-learning',
  name: {},
  summary: {},
  minutes,
  fits: [],
  languages: ['en'],
  develops: [],
  content: { cards },
  guide: null,
});

describe('a proposal to split', () => {
  test('is made for what is too long only', () => {
    expect(proposeSplit(module([text('a', 180), text('b', 180)], 15))).toBeNull();
    expect(proposeSplit(module([text('a', 180 * 9), text('b', 180 * 9)], 5))).toEqual({
      after: 'a',
      firstMinutes: 9,
      secondMinutes: 9,
    });
  });

  test('leaves each half a question, and does not begin the second with one', () => {
    const cards = [text('a', 1400), question('qa'), text('b', 1400), question('qb')];
    expect(proposeSplit(module(cards, 17))?.after).toBe('qa');
  });

  test('loses no card wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        (keys, at) => {
          const cards = keys.map((key) => text(key, 5));
          const halves = splitAfter(cards, keys[at % (keys.length - 1)] ?? '');
          expect(halves?.flat()).toEqual(cards);
        },
      ),
      { seed: 3 },
    );
    expect(splitAfter([text('a', 5)], 'a')).toBeNull();
  });
});

describe('estimated minutes', () => {
  test('are reading at 180 words a minute and time to think', () => {
    expect(minutesOf({ cards: [text('a', 900)] }, ['en'])).toBe(5);
    expect(minutesOf({ cards: Array.from({ length: 10 }, (_, at) => question(`q${at}`)) }, ['en'])).toBe(5);
  });

  test('of a conversation are those of its longest way, also where it goes in circles', () => {
    const choice = (key: string, leadsTo: string | null) => ({
      key,
      says: {},
      comment: {},
      worth: 'fair' as const,
      leadsTo,
    });
    const turn = (key: string, count: number, ...to: (string | null)[]) => ({
      key,
      says: { en: words(count) },
      choices: to.map((one, at) => choice(`c${at}`, one)),
    });
    const talk: Card = {
      key: 't',
      kind: 'dialogue',
      title: {},
      customer: {},
      turns: [turn('one', 360, 'one', 'two', null), turn('two', 360, 'one', null)],
    };
    expect(minutesOf({ cards: [talk] }, ['en'])).toBe(4);
  });
});
