import { expect, test } from 'vitest';
import { readStarterActivity } from './starter-reading.ts';

const structure = {
  develops: { closing: 3 },
  minutes: 6,
  fits: ['before'],
  cards: { idea: { kind: 'text' }, ask: { kind: 'single', choices: ['a', 'b'], right: 'b' } },
};
const texts = () => ({
  name: 'Name',
  summary: 'Summary.',
  cards: {
    idea: { title: 'Idea', text: 'Text' },
    ask: { title: 'Ask', asks: 'Which?', explains: 'B.', choices: { a: 'A', b: 'B' } },
  },
});
const paths = (of: unknown, said: Record<string, unknown>) => {
  const read = readStarterActivity({ key: 'closing', structure: of, texts: said });
  return read.ok ? [] : read.unreadable.map(({ path, reason }) => `${path} ${reason}`);
};

test('reads a module of structure and texts', () => {
  const read = readStarterActivity({ key: 'closing', structure, texts: { en: texts() } });
  expect(read.ok && [read.value.delivery, read.value.cards?.map(({ key, kind }) => `${key}:${kind}`)]).toEqual([
    'e-learning',
    ['idea:text', 'ask:single'],
  ]);
});

test('says which text is missing in which language, and which is there for nothing', () => {
  const { summary: _, ...german } = texts();
  const said = { en: { ...texts(), cards: { ...texts().cards, stray: { title: 'Stray' } } }, de: german };
  expect(paths(structure, said)).toEqual(['de: summary missing', 'en: cards.stray.title unknown-field']);
});

test('says what in the structure is none', () => {
  expect(paths({ ...structure, minutes: 'six', fits: ['sometimes'] }, { en: texts() })).toEqual([
    'minutes not-a-number',
    'fits.0 unknown-field',
  ]);
  expect(paths({ ...structure, kind: 'course' }, { en: texts() })).toContain('kind unknown-field');
  expect(paths('nothing', { en: {} })).toContain(' not-a-mapping');
});
