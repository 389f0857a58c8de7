import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { safeReturn } from './return-path.ts';

const origin = 'https://academy.example';

describe('safeReturn', () => {
  test('keeps a path of this site with its query and anchor', () => {
    expect(safeReturn('/people/42?tab=gaps#top', origin)).toBe('/people/42?tab=gaps#top');
  });
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '\\/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '',
    null,
    undefined,
    'people',
    '/sign-in?return=/sign-in',
  ])('leads to the first screen instead of %j', (wanted) => {
    expect(safeReturn(wanted, origin)).toBe('/');
  });
  test('never leaves the site, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      'evil.example',
      'https:',
      '\t',
      '\n',
      '?',
      '#',
      '%2f',
      '%5c',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safeReturn(pieces.join(''), origin);
        expect(new URL(path, origin).origin).toBe(origin);
        expect(path.startsWith('/') && !path.startsWith('//')).toBe(true);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
