import { expect, test } from 'vitest';
import { contentOf, wordsIn } from './module-of.ts';

test('a module of a package is one card that holds it', () => {
  const of = { packageId: 'p', unitId: 'u', name: { en: 'On site' }, minutes: 12 };
  expect(contentOf(of).cards).toEqual([
    { kind: 'package', key: 'package', title: { en: 'On site' }, packageId: 'p', unitId: 'u', minutes: 12 },
  ]);
});

test('its maker’s words are taken in the nearest language there is', () => {
  expect(wordsIn(['en', 'de'], { 'en-US': 'Asking', 'de-CH': 'Fragen' })).toEqual({ en: 'Asking', de: 'Fragen' });
  expect(wordsIn(['en', 'de'], { 'fr-FR': 'Demander' })).toEqual({ en: 'Demander', de: 'Demander' });
  expect(wordsIn(['en'], { und: '  ' })).toEqual({});
  expect(wordsIn(['en'], { en: 'x'.repeat(500) })['en']).toHaveLength(300);
});
