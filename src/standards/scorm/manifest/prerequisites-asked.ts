/** adlcp:prerequisites of an item as its author wrote them. What cannot be read, or names what is not there, is said and closes nothing. */
import { itemsNamed, readPrerequisites } from '../prerequisites.ts';
import type { Findings } from './findings.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from './xml.ts';

/** The identifiers of all items in it. */
export function itemsIn(organization: XmlElement): ReadonlySet<string> {
  const below = (element: XmlElement): readonly string[] =>
    childrenOf(element, 'item').flatMap((item) => [attributeOf(item, 'identifier') ?? '', ...below(item)]);
  return new Set(below(organization));
}

/** @param items the identifiers it may name */
export function readAsked(element: XmlElement, items: ReadonlySet<string>, findings: Findings): string | null {
  const asked = childOf(element, 'prerequisites');
  const script = textOf(asked)?.trim() ?? '';
  if (!asked || script === '') return null;
  const leave = (why: string): null => {
    findings.add(
      'prerequisites-unread',
      asked,
      `The prerequisites "${script}" ${why}: the item is open from the start`,
    );
    return null;
  };
  const type = attributeOf(asked, 'type') ?? 'aicc_script';
  if (!/^aicc_script$/i.test(type.trim())) return leave(`are of the type ${type}, which nobody knows`);
  const read = readPrerequisites(script);
  if (!read) return leave('are no script of AICC');
  const unknown = itemsNamed(read).filter((item) => !items.has(item));
  return unknown.length > 0 ? leave(`name ${unknown.join(', ')}, which is no item`) : script;
}

/** Where an item asks for something, and what holds it does. */
export function askedOfBoth(one: string | null, other: string | null): string | null {
  return one !== null && other !== null ? `(${one})&(${other})` : (one ?? other);
}
