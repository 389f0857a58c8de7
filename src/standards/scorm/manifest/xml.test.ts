import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeOf, childOf, childrenOf, decodeXml, readXml, type XmlDocument } from './xml.ts';

const fault = (document: XmlDocument): readonly [string, number] | null =>
  document.ok ? null : [document.fault.code, document.fault.line];
const read = (text: string): XmlDocument => readXml(text, 'a.xml');

describe('XML', () => {
  test('is read with namespaces, lines, bases and texts', () => {
    const document = read(`<?xml version="1.0"?>
<m:manifest xmlns:m="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:a="http://www.adlnet.org/xsd/adlcp_v1p3"
  xml:base="content/">
  <m:resource a:scormType=" sco " identifier="r"/>
  <title xml:lang="de">Über <![CDATA[<uns>]]> &amp; euch</title>
</m:manifest>`);
    if (!document.ok) throw new Error(document.fault.says);
    const { root } = document;
    expect(root).toMatchObject({ name: 'manifest', vocabulary: 'cp', base: 'content/', line: 3 });
    const resource = childOf(root, 'Resource');
    expect(resource).toMatchObject({ line: 4 });
    expect(resource && attributeOf(resource, 'scormtype')).toBe('sco');
    expect(resource?.attributes.map((one) => one.vocabulary)).toEqual(['adlcp', 'none']);
    expect(childOf(root, 'title')?.text).toBe('Über <uns> & euch');
    expect(childrenOf(root, 'title', 'cp')).toEqual([]);
  });

  test('that is not well-formed is refused, with its line', () => {
    expect(fault(read('<a>\n<b>\n</a>'))).toEqual(['not-well-formed', 3]);
    expect(fault(read('<a>Q&A</a>'))?.[0]).toBe('not-well-formed');
    expect(fault(read('<a b="1" b="2"/>'))?.[0]).toBe('not-well-formed');
    expect(fault(read(''))?.[0]).toBe('not-well-formed');
    expect(fault(read('no xml at all'))?.[0]).toBe('not-well-formed');
    expect(fault(read('<a>&nbsp;</a>'))?.[0]).toBe('not-well-formed');
    expect(fault(read('<x:a/>'))?.[0]).toBe('prefix-undeclared');
  });

  test('that declares entities is refused: nothing is fetched and nothing explodes', () => {
    const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    expect(fault(read(outside))?.[0]).toBe('entities-declared');
    const laughs = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;">]><a>&m;</a>';
    expect(fault(read(laughs))?.[0]).toBe('entities-declared');
    const parameter = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.com/x.dtd"> %p;]><a/>';
    expect(fault(read(parameter))?.[0]).toBe('entities-declared');
    expect(read('<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>').ok).toBe(true);
  });

  test('that is too deep or too large is refused', () => {
    expect(fault(read('<a>'.repeat(101) + '</a>'.repeat(101)))?.[0]).toBe('too-deep');
    expect(read('<a>'.repeat(100) + '</a>'.repeat(100)).ok).toBe(true);
    expect(fault(read(`<a>${'<b/>'.repeat(200_000)}</a>`))?.[0]).toBe('too-large');
    expect(fault(read(`<a>${' '.repeat(20_000_000)}</a>`))?.[0]).toBe('too-large');
  });

  test('with a usual prefix that nobody declared is read, with a warning', () => {
    const document = read('<manifest>\n<resource adlcp:scormType="sco"/></manifest>');
    expect(document.ok && document.warnings).toMatchObject([{ code: 'prefix-undeclared', file: 'a.xml', line: 2 }]);
  });

  test('in any encoding is decoded as it says', () => {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const wide = Uint8Array.from([0xff, 0xfe, ...[...'<ü/>'].flatMap((sign) => [sign.charCodeAt(0), 0])]);
    expect(decodeXml(wide)).toBe('<ü/>');
    expect(decodeXml(Uint8Array.from([0xfe, 0xff, 0, 0x3c]))).toBe('<');
    expect(decodeXml(encode('\ufeff<ü/>'))).toBe('<ü/>');
    const latin = Uint8Array.from([...encode('<?xml version="1.0" encoding="ISO-8859-1"?><'), 0xfc]);
    expect(decodeXml(latin).endsWith('<ü')).toBe(true);
    expect(decodeXml(encode('<?xml version="1.0" encoding="klingon"?><ü/>')).endsWith('<ü/>')).toBe(true);
  });

  test('of any kind is a document or a fault, never an exception', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1"/>',
      '&amp;',
      '&x;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?p ?>',
      '<!DOCTYPE a>',
      '"',
      'x:',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          const document = read(text);
          expect(document.ok || document.fault.says.length > 0).toBe(true);
        },
      ),
      { seed: 20261123, numRuns: 500 },
    );
  });
});
