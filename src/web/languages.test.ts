import { describe, expect, test } from 'vitest';
import { formatFor } from './format.ts';
import { localeFor } from './languages.ts';

describe('the locale of a chosen language', () => {
  test('is the browser’s own where it speaks that language', () => {
    expect(localeFor('en', ['en-GB', 'en'])).toBe('en-GB');
    expect(localeFor('en', ['de-AT', 'en-IE', 'en-US'])).toBe('en-IE');
    expect(formatFor(localeFor('en', ['en-GB']), 'UTC').day('2026-11-23')).toBe('23 Nov 2026');
    expect(formatFor(localeFor('en', ['en-US']), 'UTC').day('2026-11-23')).toBe('Nov 23, 2026');
  });
  test('is the language itself where the browser speaks others', () => {
    expect(localeFor('de', ['en-GB', 'fr'])).toBe('de');
    expect(localeFor('ar-XB', ['ar-EG'])).toBe('ar-XB');
  });
});
