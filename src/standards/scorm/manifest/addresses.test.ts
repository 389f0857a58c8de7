import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf, resolveAddress, withParameters } from './addresses.ts';

describe('an address in a package', () => {
  test.each([
    [[], 'a/b.html', 'a/b.html'],
    [['content/', 'one/'], 'index.html', 'content/one/index.html'],
    [['content/manifest.xml'], 'index.html', 'content/index.html'],
    [['content/one/'], '../two/index.html', 'content/two/index.html'],
    [['content/'], './index.html?x=../..#y', 'content/index.html?x=../..#y'],
    [['content/'], '/index.html', 'index.html'],
    [['content\\'], 'one\\index.html', 'content/one/index.html'],
    [['', ' '], ' index.html ', 'index.html'],
    [[], 'a%20b/c.html', 'a%20b/c.html'],
    [['folder/'], '', 'folder/'],
  ])('under %j, %s is %s', (bases, href, expected) => {
    expect(resolveAddress(bases, href)).toEqual({ kind: 'inside', href: expected });
  });

  test.each([
    '../secret',
    'a/../../secret',
    '%2e%2e/secret',
    'a/%2E%2E/%2e./secret',
    '..\\secret',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'a%00.html',
  ])('%s is unsafe', (href) => {
    expect(resolveAddress([], href).kind).toBe('unsafe');
  });

  test.each([
    [[], 'https://example.com/a', 'https://example.com/a'],
    [['https://example.com/x/y'], 'a.html', 'https://example.com/x/a.html'],
    [['https://example.com'], 'a.html', 'https://example.com/a.html'],
    [['https://example.com/x/'], '/a.html', 'https://example.com/a.html'],
    [[], '//example.com/a', '//example.com/a'],
  ])('under %j, %s lies elsewhere', (bases, expectedHref, expected) => {
    expect(resolveAddress(bases, expectedHref)).toEqual({ kind: 'elsewhere', href: expected });
  });

  test('never leads out of it', () => {
    const step = fc.constantFrom('..', '.', 'a', '', '%2e%2e', '%2e', '\\', '..\\..', 'b.html', '?', '#');
    const path = fc.array(step, { maxLength: 6 }).map((steps) => steps.join('/'));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 3 }), path, (bases, href) => {
        const found = resolveAddress(bases, href);
        if (found.kind !== 'inside') return;
        expect(found.href.startsWith('/')).toBe(false);
        expect(fileOf(found.href).split('/')).not.toContain('..');
      }),
      { seed: 20261123, numRuns: 1000 },
    );
  });

  test.each([
    ['a.html', '', 'a.html'],
    ['a.html', '?x=1', 'a.html?x=1'],
    ['a.html', 'x=1', 'a.html?x=1'],
    ['a.html', '&?x=1', 'a.html?x=1'],
    ['a.html?y=2', '?x=1', 'a.html?y=2&x=1'],
    ['a.html', '#part', 'a.html#part'],
    ['a.html#top', '#part', 'a.html#top'],
    ['a.html#top', '?x=1', 'a.html?x=1#top'],
    ['a.html', '?', 'a.html'],
  ])('%s with the parameters %s is %s', (href, parameters, expected) => {
    expect(withParameters(href, parameters)).toBe(expected);
  });
});
