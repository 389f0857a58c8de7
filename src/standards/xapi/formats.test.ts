import { describe, expect, test } from 'vitest';
import {
  isIri,
  isLanguageTag,
  isMailto,
  isMediaType,
  isSha1,
  isUuid,
  mediaTypeOf,
  mediaTypeParameter,
  sha2Kind,
} from './formats.ts';

/** The check says yes to the first and no to the second. */
function separates(check: (text: string) => boolean, good: readonly string[], bad: readonly string[]): void {
  expect(good.filter((text) => !check(text))).toEqual([]);
  expect(bad.filter(check)).toEqual([]);
}

describe('texts with a format of their own', () => {
  test('a UUID has its digits and no other (Data 2.4.1)', () => {
    separates(
      isUuid,
      ['fd41c918-b88b-4b20-a0a5-a4c32391aaa0', 'AA97B177-9383-4934-8543-0F91A7A02836'],
      [
        '',
        'fd41c918b88b4b20a0a5a4c32391aaa0',
        'AA97B177-9383-4934-8543-0F91A7A028368',
        'MA97B177-9383-4934-8543-0F91A7A02836',
        '{fd41c918-b88b-4b20-a0a5-a4c32391aaa0}',
      ],
    );
  });

  test('an IRI has a scheme (Data 2.2)', () => {
    separates(
      isIri,
      [
        'http://example.com/it',
        'https://example.com',
        'urn:uuid:fd41c918-b88b-4b20-a0a5-a4c32391aaa0',
        'http://例え.jp/道',
        'tag:example.com,2026:it',
        'mailto:a@example.com',
      ],
      [
        '',
        'it',
        'example.com/it',
        'ab=c://fails.example',
        'two words',
        'http://',
        'http:it',
        'http://a b',
        '//example.com/it',
        'http://a/<b>',
        'http://a/\ud83d',
      ],
    );
  });

  test('a mailbox is mailto: and one address (Data 2.4.2.3)', () => {
    separates(
      isMailto,
      ['mailto:a@example.com', 'mailto:a.b+c@mail.example.com', 'MAILTO:a@localhost'],
      [
        'a@example.com',
        'mailto:fails.example.com',
        'http://fails.example.com',
        'mailto:a@b@c',
        'mailto:a@',
        'mailto:a@x,b@y',
        'mailto:a@x?subject=s',
        'mailto:a@.com',
      ],
    );
  });

  test('hashes are hexadecimal and as long as their kind (Data 2.4.2.3, 2.4.11)', () => {
    separates(isSha1, ['a'.repeat(40), 'A'.repeat(40)], ['a'.repeat(39), 'g'.repeat(40), '']);
    expect([56, 64, 96, 128, 40].map((length) => sha2Kind('0'.repeat(length)))).toEqual([
      'sha224',
      'sha256',
      'sha384',
      'sha512',
      null,
    ]);
    expect(sha2Kind('x'.repeat(64))).toBeNull();
  });

  test('a language tag is well formed and says no part twice (Data 4.2, RFC 5646)', () => {
    separates(
      isLanguageTag,
      [
        'de',
        'DE-de',
        'cmn',
        'ase',
        'zh-Hant',
        'sr-Latn-RS',
        'zh-Hans-CN',
        'es-419',
        'sl-rozaj-biske',
        'de-CH-1901',
        'zh-cmn-Hans-CN',
        'en-a-bbb-x-a-ccc',
        'x-whatever',
        'i-klingon',
        'tlh',
      ],
      [
        '',
        'a',
        'something',
        'a12345',
        'a12345678',
        'de-',
        'zh-z-aaa-z-bbb-c-ccc',
        'de_DE',
        'en-a',
        'x-',
        'e1',
        'de-DEDEDEDED',
      ],
    );
  });

  test('a media type has two parts, and its parameters are read (RFC 2046)', () => {
    separates(
      isMediaType,
      ['text/plain', 'text/plain; charset=ascii', 'application/vnd.x+json'],
      ['text', 'text/', '999', 'a b/c'],
    );
    expect(mediaTypeOf('Application/JSON; charset=utf-8')).toBe('application/json');
    expect(mediaTypeParameter('multipart/mixed; boundary="a b"', 'boundary')).toBe('a b');
    expect(mediaTypeParameter('multipart/mixed; a=1;BOUNDARY=xyz', 'boundary')).toBe('xyz');
    expect(mediaTypeParameter('multipart/mixed;', 'boundary')).toBeNull();
  });
});
