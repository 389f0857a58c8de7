/**
 * Reads XML that strangers wrote: strictly, with namespaces and lines, and without doing anything for it. Nothing is fetched, no
 * entity is declared or expanded, and size, depth and number of elements have a limit.
 */
import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import type { Finding, FindingCode } from './findings.ts';

/** Which of the languages of a manifest a name belongs to. */
export type Vocabulary = 'cp' | 'adlcp' | 'imsss' | 'adlseq' | 'adlnav' | 'lom' | 'none' | 'other';

export interface XmlAttribute {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  readonly value: string;
}

export interface XmlElement {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  /** of its namespace; '' without one */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** the text directly in it, as written */
  readonly text: string;
  readonly line: number;
  /** xml:base of the element itself */
  readonly base: string;
}

export type XmlDocument =
  | { readonly ok: true; readonly root: XmlElement; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly fault: Finding };

const mostCharacters = 20_000_000;
const mostElements = 200_000;
const mostDepth = 100;
/** Prefixes authors forget to declare. */
const usualPrefixes = {
  adlcp: 'http://www.adlnet.org/xsd/adlcp_v1p3',
  adlseq: 'http://www.adlnet.org/xsd/adlseq_v1p3',
  adlnav: 'http://www.adlnet.org/xsd/adlnav_v1p3',
  imsss: 'http://www.imsglobal.org/xsd/imsss',
  imsmd: 'http://www.imsglobal.org/xsd/imsmd_v1p2',
  lom: 'http://ltsc.ieee.org/xsd/LOM',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
};

class Refusal extends Error {
  readonly code: FindingCode;
  readonly line: number;

  constructor(code: FindingCode, line: number, says: string) {
    super(says);
    this.code = code;
    this.line = line;
  }
}

/** The document, or the one fault that makes it none. */
export function readXml(text: string, file: string): XmlDocument {
  const refuse = (error: unknown): XmlDocument => {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, fault: { code: error.code, file, line: error.line, says: error.message } };
  };
  try {
    return { ok: true, root: parse(text, {}), warnings: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'prefix-undeclared') return refuse(error);
    try {
      const root = parse(text, usualPrefixes);
      return { ok: true, root, warnings: [{ code: error.code, file, line: error.line, says: error.message }] };
    } catch (again) {
      return refuse(again);
    }
  }
}

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlElement[] };

function parse(text: string, additionalNamespaces: Record<string, string>): XmlElement {
  if (text.length > mostCharacters) throw new Refusal('too-large', 0, 'The file is larger than any manifest');
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces });
  const open: Growing[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  parser.on('error', (error) => {
    const says = error.message.replace(/^\d+:\d+: /, '');
    const undeclared = /unbound namespace prefix/.test(says);
    throw new Refusal(undeclared ? 'prefix-undeclared' : 'not-well-formed', parser.line, says);
  });
  parser.on('doctype', (declared) => {
    if (/<!ENTITY/i.test(declared)) {
      throw new Refusal('entities-declared', parser.line, 'The file declares entities, which are never expanded');
    }
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (open.length >= mostDepth) throw new Refusal('too-deep', parser.line, 'Elements are nested too deeply');
    if (elements > mostElements) throw new Refusal('too-large', parser.line, 'The file has too many elements');
    const element = elementOf(tag, parser.line);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (more: string): void => {
    const at = open.at(-1);
    if (at) at.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    root = open.pop() ?? root;
  });
  parser.write(text).close();
  if (root === null) throw new Refusal('not-well-formed', 0, 'The file holds no element');
  return root;
}

function elementOf(tag: SaxesTagNS, line: number): Growing {
  const attributes: XmlAttribute[] = [];
  let base = '';
  for (const attribute of Object.values<SaxesAttributeNS>(tag.attributes)) {
    if (attribute.prefix === 'xml' && attribute.local === 'base') base = attribute.value.trim();
    else if (attribute.prefix === 'xml' && attribute.local === 'lang') {
      attributes.push({ name: 'lang', vocabulary: 'none', value: attribute.value });
    } else if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns') {
      const vocabulary = attribute.uri === '' ? 'none' : vocabularyOf(attribute.uri);
      attributes.push({ name: attribute.local, vocabulary, value: attribute.value });
    }
  }
  const vocabulary = vocabularyOf(tag.uri);
  return { name: tag.local, vocabulary, uri: tag.uri, attributes, children: [], text: '', line, base };
}

/** By what namespaces have in common over the editions, since the addresses differ and are often mistyped. */
function vocabularyOf(uri: string): Vocabulary {
  if (uri === '') return 'none';
  if (/adlcp/i.test(uri)) return 'adlcp';
  if (/adlseq/i.test(uri)) return 'adlseq';
  if (/adlnav/i.test(uri)) return 'adlnav';
  if (/imsss/i.test(uri)) return 'imsss';
  if (/imsmd|\/LOM/i.test(uri)) return 'lom';
  return /imscp|content/i.test(uri) ? 'cp' : 'other';
}

/** The text of bytes: by byte order mark, else by the XML declaration, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    // an encoding nobody knows: what is left is the usual one
    return new TextDecoder('utf-8').decode(bytes);
  }
}

/** Children by name, whatever the case: editions write `masteryscore` and `scormType`. */
export function childrenOf(
  element: XmlElement,
  name: string,
  ...vocabularies: readonly Vocabulary[]
): readonly XmlElement[] {
  return element.children.filter(
    (child) =>
      child.name.toLowerCase() === name.toLowerCase() &&
      (vocabularies.length === 0 || vocabularies.includes(child.vocabulary)),
  );
}

export const childOf = (
  element: XmlElement,
  name: string,
  ...vocabularies: readonly Vocabulary[]
): XmlElement | undefined => childrenOf(element, name, ...vocabularies)[0];

/** White space collapsed, as XML Schema does with identifiers, numbers and words. */
export const collapsed = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** xs:anyURI as an identifier: escaped blanks are blanks, and blanks are collapsed like others. */
export function identifierOf(element: XmlElement, name: string): string | undefined {
  const text = attributeOf(element, name);
  return text === undefined ? undefined : collapsed(text.replaceAll('%20', ' '));
}

export function attributeOf(element: XmlElement, name: string): string | undefined {
  const found = element.attributes.find((attribute) => attribute.name.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : collapsed(found.value);
}

export function textOf(element: XmlElement | undefined): string | undefined {
  return element === undefined ? undefined : element.text.trim();
}
