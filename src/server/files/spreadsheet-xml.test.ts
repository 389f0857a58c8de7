import { describe, expect, test } from 'vitest';
import { attribute, BrokenXml, xmlTags } from './spreadsheet-xml.ts';

const tags = (xml: string) => [...xmlTags(xml)].map(({ name, kind, attributes }) => ({ name, kind, attributes }));

describe('reading tags', () => {
  test('takes a ">" inside quotes for text, whichever the quote', () => {
    expect(tags(`<c r="a>b" s='"1>2"'/><d>`)).toEqual([
      { name: 'c', kind: 'empty', attributes: ` r="a>b" s='"1>2"'` },
      { name: 'd', kind: 'open', attributes: '' },
    ]);
    expect(attribute(` r="a>b" s='"1>2"'`, 's')).toBe('"1>2"');
  });

  test('refuses a tag that does not end, however long it is', () => {
    expect(() => tags('<c r="never')).toThrow(BrokenXml);
    expect(() => tags('<c r=never')).toThrow(BrokenXml);
    // with a look back at every ">" this would take hours
    expect(() => tags(`<c r="${'>'.repeat(2_000_000)}`)).toThrow(BrokenXml);
  });
});
