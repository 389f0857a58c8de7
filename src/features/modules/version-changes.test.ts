import { expect, test } from 'vitest';
import type { ActivityVersion } from './activity.ts';
import type { Card } from './module-content.ts';
import { changesBetween } from './version-changes.ts';

const card = (key: string, text = key): Card => ({ key, kind: 'task', title: { en: key }, text: { en: text } });
const version = (cards: readonly Card[], more: Partial<ActivityVersion> = {}): ActivityVersion => ({
  kind: 'module',
  delivery: 'e-learning',
  name: { en: 'M', de: 'M' },
  summary: {},
  minutes: 5,
  fits: [],
  languages: ['en'],
  develops: [],
  content: { cards },
  guide: null,
  ...more,
});

test('tells which cards came, went and changed', () => {
  const { cards, reordered, about } = changesBetween(
    version([card('a'), card('b'), card('c')]),
    version([card('a'), card('c', 'other words'), card('d')], { minutes: 8, name: { de: 'M', en: 'M' } }),
  );
  expect(cards.map(({ change, key, kind }) => `${change} ${key} ${kind}`)).toEqual([
    'changed c task',
    'added d task',
    'removed b task',
  ]);
  expect([reordered, about]).toEqual([false, ['minutes']]);
});

test('a new order is one, a card that came between is none', () => {
  expect(changesBetween(version([card('a'), card('b')]), version([card('b'), card('a')])).reordered).toBe(true);
  expect(changesBetween(version([card('a'), card('b')]), version([card('a'), card('x'), card('b')])).reordered).toBe(
    false,
  );
});

test('nothing changed where nothing did, nor where there are no cards', () => {
  expect(changesBetween(version([card('a')]), version([card('a')]))).toEqual({
    cards: [],
    reordered: false,
    about: [],
  });
  const led = version([], { content: null, guide: { en: 'How' } });
  expect(changesBetween(led, { ...led, guide: { en: 'How to' } })).toEqual({
    cards: [],
    reordered: false,
    about: ['guide'],
  });
});
