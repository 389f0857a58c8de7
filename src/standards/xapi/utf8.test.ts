import { describe, expect, test } from 'vitest';
import { XapiRefusal } from './refusal.ts';
import { utf8At } from './utf8.ts';

describe('text that is spoken', () => {
  test.each([
    ['plain', Buffer.from('{"name":"Sam"}'), '{"name":"Sam"}'],
    ['of every script', Buffer.from('Zoë 出席した 😀'), 'Zoë 出席した 😀'],
    ['after a byte order mark', Buffer.from('\uFEFF{}'), '{}'],
    ['of nothing', Buffer.alloc(0), ''],
  ])('%s is read as it was sent', (_, bytes, text) => expect(utf8At(bytes, 'the body')).toBe(text));

  test.each([
    ['Latin-1', Buffer.from('Zoë', 'latin1')],
    ['UTF-16 with its mark', Buffer.from('\uFEFF{}', 'utf16le')],
    ['UTF-8 cut short', Buffer.from('出').subarray(0, 2)],
    ['half of a surrogate pair', Buffer.from([0xed, 0xa0, 0x80])],
  ])('in %s is refused, and never mended', (_, bytes) =>
    expect(() => utf8At(bytes, 'the body')).toThrow(new XapiRefusal(400, 'is not in UTF-8.', 'the body')),
  );
});
