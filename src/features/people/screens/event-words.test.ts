/** Whoever keeps house reads what happened in words: every name that a command tells has them, in a group to filter by. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const words = readFileSync('src/features/people/screens/event-words.ts', 'utf8');
const mailWords = readFileSync('src/features/people/screens/mail-words.ts', 'utf8');

const acting = readdirSync('src/features', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\bscreens\b/.test(path))
  .map((path) => readFileSync(join('src/features', path), 'utf8'));

const triggers = acting.flatMap((code) => Array.from(code.matchAll(/trigger: '([^']*)'/g), ([, name = '']) => name));

/** Names as they stand in what acts: `noun.past-tense`. What a mail is sent for may have a name of its own. */
const told = new Set(
  acting
    .filter((code) => /\btell(?:All)?\(|AcademyEvent/.test(code))
    .map((code) => code.replace(/trigger: '[^']*'/g, ''))
    .flatMap((code) =>
      Array.from(code.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g), ([, name = '']) => name),
    ),
);
const hasWords = (name: string, where = words): boolean => where.includes(`'${name}': t\``);

test('every event that is told has words', () => {
  expect(told).toContain('level.reached');
  expect([...told].filter((name) => !hasWords(name))).toEqual([]);
});

test('no words stand for what nobody tells', () => {
  const known = Array.from(words.matchAll(/^ {4}'([a-z-]+\.[a-z-]+)': t`/gm), ([, name = '']) => name);
  expect(known.filter((name) => !told.has(name))).toEqual([]);
});

test('every event can be filtered by', () => {
  const nouns = new Set(
    Array.from(words.matchAll(/value: '([a-z,-]+)'/g), ([, value = '']) => value.split(',')).flat(),
  );
  expect([...told].filter((name) => !nouns.has(name.split('.')[0] ?? ''))).toEqual([]);
});

test('every reason for a mail has words', () => {
  expect(triggers).toContain('person.invited');
  expect(triggers.filter((name) => !hasWords(name) && !hasWords(name, mailWords))).toEqual([]);
});
