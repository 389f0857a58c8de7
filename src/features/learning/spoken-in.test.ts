import { expect, test } from 'vitest';
import { bestLanguageOf } from './spoken-in.ts';

test.each([
  [['de', 'en'], 'de'],
  [[null, undefined, 'fr', 'en-GB'], 'en'],
  [['PT-br'], 'pt-BR'],
  [['pt'], 'pt-BR'],
  [['ja'], 'en'],
  [[], 'en'],
])('of English, German and Brazilian, %j reads %s', (wanted, expected) => {
  expect(bestLanguageOf(['en', 'de', 'pt-BR'], wanted)).toBe(expected);
});
