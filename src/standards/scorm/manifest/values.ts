/** Attribute values of a manifest: what cannot be understood is taken as the default, and said. */
import type { Findings } from './findings.ts';
import { attributeOf, type XmlElement } from './xml.ts';

function unknown(element: XmlElement, name: string, text: string, findings: Findings): void {
  findings.add('value-unknown', element, `"${text}" is no value of ${name}`);
}

/** xs:boolean; authors also write it in capitals. */
export function readBoolean(element: XmlElement, name: string, normal: boolean, findings: Findings): boolean {
  const text = attributeOf(element, name);
  if (text === undefined) return normal;
  if (/^(true|1)$/i.test(text)) return true;
  if (/^(false|0)$/i.test(text)) return false;
  unknown(element, name, text, findings);
  return normal;
}

export function readNumber(element: XmlElement, name: string, normal: number, findings: Findings): number {
  const text = attributeOf(element, name);
  if (text === undefined) return normal;
  const value = text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  unknown(element, name, text, findings);
  return normal;
}

/** One of the words; the default may be null where nothing can stand in for a word that is missing. */
export function readWord<Word extends string, Normal extends Word | null>(
  element: XmlElement | undefined,
  name: string,
  words: readonly Word[],
  normal: Normal,
  findings: Findings,
): Word | Normal {
  const text = element && attributeOf(element, name);
  if (text === undefined) return normal;
  const found = words.find((word) => word === text) ?? words.find((word) => word.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  if (element) unknown(element, name, text, findings);
  return normal;
}
