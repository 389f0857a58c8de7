import { describe, expect, test } from 'vitest';
import type { ActivityVersion } from './activity.ts';
import { checkContent, errorsIn } from './content-faults.ts';
import type { Card, DialogueTurn } from './module-content.ts';

const says = { en: 'Said', de: 'Gesagt' };
const base = { title: says };
const single: Card = {
  ...base,
  key: 'q',
  kind: 'single',
  asks: says,
  explains: says,
  choices: [
    { key: 'a', says },
    { key: 'b', says },
  ],
  right: 'a',
};
const draft = (cards: readonly Card[], more: Partial<ActivityVersion> = {}): ActivityVersion => ({
  kind: 'module',
  delivery: 'e-learning',
  name: says,
  summary: says,
  minutes: 1,
  fits: [],
  languages: ['en', 'de'],
  develops: [{ capabilityId: 'c', proficiency: 2 }],
  content: { cards },
  guide: null,
  ...more,
});
const reasons = (version: ActivityVersion) =>
  checkContent(version).map(({ card, field, reason, language }) => [card, field, reason, language]);
const talk = (...turns: DialogueTurn[]): Card => ({ ...base, key: 'talk', kind: 'dialogue', customer: says, turns });
const turn = (key: string, ...to: (string | null)[]): DialogueTurn => ({
  key,
  says,
  choices: to.map((leadsTo, at) => ({ key: `c${at}`, says, comment: says, worth: 'fair', leadsTo })),
});

describe('a draft', () => {
  test('that is whole has no fault', () => {
    expect(reasons(draft([single, talk(turn('one', 'two', null), turn('two'))]))).toEqual([]);
  });

  test('says in which language and field a text is missing', () => {
    const half: Card = { ...base, key: 'idea', kind: 'text', text: { en: 'Only English', de: '  ' }, picture: null };
    expect(reasons(draft([single, half]))).toEqual([['idea', 'text', 'missing-text', 'de']]);
  });

  test('with a film waits for the film and for the words in it, in every language', () => {
    const film: Card = { ...base, key: 'film', kind: 'video', file: null, minutes: 0.5, transcript: { en: 'Hello' } };
    expect(reasons(draft([single, film]))).toEqual([
      ['film', 'transcript', 'missing-text', 'de'],
      ['film', 'file', 'no-film', null],
    ]);
    expect(reasons(draft([single, { ...film, file: 'f'.repeat(64), transcript: says }]))).toEqual([]);
  });

  test('of content made elsewhere needs that content, and an address only of the web', () => {
    const card = { title: says, minutes: 1 };
    const ofPackage = (packageId: string | null): Card => ({
      ...card,
      kind: 'package',
      key: 'p',
      packageId,
      unitId: null,
    });
    const link = (url: string): Card => ({ ...card, kind: 'link', key: 'l', url, text: {} });
    const paper = (file: string | null): Card => ({
      ...card,
      kind: 'document',
      key: 'd',
      file,
      name: 'leaflet.pdf',
      type: 'application/pdf',
      size: 9,
      text: {},
    });
    expect(reasons(draft([ofPackage(null), link(''), paper(null)], { minutes: 3 }))).toEqual([
      ['p', 'packageId', 'no-package', null],
      ['l', 'url', 'no-link', null],
      ['d', 'file', 'no-document', null],
    ]);
    const right = [ofPackage('a'), link('https://example.com/a?b=c#d'), paper('f'.repeat(64))];
    expect(checkContent(draft(right, { minutes: 3 }))).toEqual([]);
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'example.com', 'https://', 'https:// example.com'])
      expect(reasons(draft([single, link(url)], { minutes: 2 }))).toEqual([['l', 'url', 'no-link', null]]);
  });

  test('of more than fifteen minutes is flagged and may be published all the same', () => {
    const faults = checkContent(draft([single], { minutes: 16 }));
    expect(faults.map(({ reason }) => reason)).toEqual(['too-long', 'minutes-far-off']);
    expect(errorsIn(faults)).toEqual([]);
  });

  test('that somebody leads needs a guide instead of cards', () => {
    expect(reasons(draft([], { delivery: 'manager-led', content: null, guide: { en: 'How' }, minutes: 45 }))).toEqual([
      [null, 'guide', 'missing-text', 'de'],
    ]);
  });
});

describe('a question', () => {
  test.each<[string, Card, string]>([
    ['without its right answer', { ...single, right: 'z' }, 'no-right-choice'],
    ['with one choice', { ...single, choices: [{ key: 'a', says }] }, 'too-few-choices'],
    ['whose choices are all right', { ...single, kind: 'multiple', right: ['a', 'b'] }, 'all-choices-right'],
    ['with no right choice among several', { ...single, kind: 'multiple', right: [] }, 'no-right-choice'],
    [
      'with two choices of one key',
      {
        ...single,
        choices: [
          { key: 'a', says },
          { key: 'a', says },
        ],
      },
      'same-key',
    ],
    [
      'that nobody can answer in German',
      { ...base, key: 'q', kind: 'short', asks: says, explains: says, accepts: { en: ['yes'], de: [' '] } },
      'no-accepted-answer',
    ],
  ])('%s is a fault', (_, card, reason) => {
    expect(checkContent(draft([card])).map((fault) => fault.reason)).toEqual([reason]);
  });
});

describe('a conversation', () => {
  test.each<[string, Card, [string, string][]]>([
    ['without a turn', talk(), [['turns', 'no-turns']]],
    [
      'that leads to a turn there is not',
      talk(turn('one', 'gone', null)),
      [['turns.one.choices.c0.leadsTo', 'unknown-turn']],
    ],
    ['with a turn nobody comes to', talk(turn('one', null), turn('two', null)), [['turns.two', 'unreachable-turn']]],
    [
      'that goes round for ever',
      talk(turn('one', 'two'), turn('two', 'one')),
      [
        ['turns.one', 'never-ends'],
        ['turns.two', 'never-ends'],
      ],
    ],
    ['in which there is nothing to choose', talk(turn('one')), [['turns.one', 'nothing-to-choose']]],
  ])('%s is a fault', (_, card, expected) => {
    expect(checkContent(draft([single, card], { minutes: 1 })).map(({ field, reason }) => [field, reason])).toEqual(
      expected,
    );
  });
});
