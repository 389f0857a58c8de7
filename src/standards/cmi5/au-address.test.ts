import { describe, expect, test } from 'vitest';
import { readAuAddress } from './au-address.ts';

const files = new Set(['index.html', 'a b/start.html', 'größe.html']);

describe('an address', () => {
  test.each([
    ['index.html', 'index.html', ''],
    ['/index.html', 'index.html', ''],
    ['./x/../index.html?a=1#top', 'index.html', '?a=1#top'],
    ['a%20b/start.html', 'a b/start.html', ''],
    ['größe.html', 'größe.html', ''],
  ])('of the package: %s', (url, path, rest) => {
    expect(readAuAddress(url, files)).toEqual({ kind: 'file', path, rest });
  });

  test.each(['https://a.example/start?x=1', 'http://a.example', 'myapp://open/here'])('of its own: %s', (url) => {
    expect(readAuAddress(url, null)).toEqual({ kind: 'elsewhere', url });
    expect(readAuAddress(url, files)).toEqual({ kind: 'elsewhere', url });
  });

  test.each([
    ['', 'url-invalid'],
    ['two words.html', 'url-invalid'],
    ['javascript:alert(1)', 'url-invalid'],
    ['javascript://x/%0aalert(1)', 'url-invalid'],
    ['data:text/html,x', 'url-invalid'],
    ['https:start.html', 'url-invalid'],
    ['half%2', 'url-invalid'],
    ['..%2f..%2fetc/passwd', 'url-invalid'],
    ['//other.example/x', 'url-not-qualified'],
    ['../secret.html', 'url-leaves-package'],
    ['%2e%2e/secret.html', 'url-leaves-package'],
    ['lost.html', 'file-missing'],
    ['index.html?fetch=x', 'url-names-parameter'],
    ['index.html?a=1&activityId=x', 'url-names-parameter'],
  ])('refused: %s', (url, fault) => expect(readAuAddress(url, files)).toEqual({ kind: 'fault', fault }));
});
