/**
 * What reading a course structure needs over and over: elements in the order of the schema, attributes it knows, ids that are IRIs and
 * stand once. It gathers every fault instead of stopping at the first.
 */
import type { XmlElement } from '../scorm/manifest/xml.ts';
import { isIri } from '../xapi/formats.ts';
import type { FaultCode, StructureFault } from './course-structure.ts';
import { namespace } from './vocabulary.ts';

export interface Part {
  /** a choice of names is found by the first of them */
  readonly name: string | readonly string[];
  readonly least: 0 | 1;
  readonly most: number;
}

type IdKind = 'course' | 'block' | 'au' | 'objective';

export class StructureReader {
  readonly faults: StructureFault[] = [];
  readonly #ids = new Map<string, IdKind>();

  add(code: FaultCode, { line }: Pick<XmlElement, 'line'>, says: string): void {
    this.faults.push({ code, line, says });
  }

  /** The children by the name of their part: no other of this namespace, none too often, each after those before it, extensions last. */
  sequence(
    element: XmlElement,
    parts: readonly Part[],
    order: 'in order' | 'any order' = 'in order',
  ): ReadonlyMap<string, readonly XmlElement[]> {
    const found = new Map<string, XmlElement[]>();
    let reached = 0;
    let extension: XmlElement | null = null;
    for (const child of element.children) {
      if (child.uri !== namespace && child.uri !== '') {
        extension ??= child;
        continue;
      }
      if (extension && order === 'in order') {
        this.add(
          'element-out-of-order',
          extension,
          `${extension.name} stands before ${child.name} in ${element.name}.`,
        );
        extension = null;
      }
      const at = child.uri === '' ? -1 : parts.findIndex(({ name }) => [name].flat().includes(child.name));
      const part = parts[at];
      if (!part) {
        this.add('element-unknown', child, `${child.name} does not belong into ${element.name}.`);
        continue;
      }
      const key = keyOf(part);
      const same = [...(found.get(key) ?? []), child];
      if (same.length > part.most) this.add('element-repeated', child, `${element.name} has ${child.name} once.`);
      if (at < reached && order === 'in order')
        this.add(
          'element-out-of-order',
          child,
          `${child.name} stands before ${keyOf(parts[reached] as Part)} in ${element.name}.`,
        );
      reached = Math.max(reached, at);
      found.set(key, same);
    }
    for (const part of parts)
      if (part.least > 0 && !found.has(keyOf(part)))
        this.add('element-missing', element, `${element.name} needs ${[part.name].flat().join(' or ')}.`);
    return found;
  }

  /** An element of text alone: not even extensions stand in it. */
  textOnly(element: XmlElement): void {
    for (const child of element.children)
      this.add('element-unknown', child, `${child.name} does not belong into ${element.name}.`);
  }

  /** Attributes of this vocabulary have no namespace; those of others are extensions. */
  attributes(element: XmlElement, known: readonly string[]): void {
    for (const { name, vocabulary } of element.attributes)
      if (vocabulary === 'none' && !known.includes(name) && name !== 'lang')
        this.add('attribute-unknown', element, `${name} is no attribute of ${element.name}.`);
  }

  value(element: XmlElement, name: string): string | undefined {
    return element.attributes.find((attribute) => attribute.name === name && attribute.vocabulary === 'none')?.value;
  }

  choice<const Value extends string>(
    element: XmlElement,
    name: string,
    values: readonly Value[],
    initial: Value,
  ): Value {
    const text = this.value(element, name)?.trim();
    if (text === undefined) return initial;
    const found = values.find((value) => value === text);
    if (found === undefined)
      this.add('value-unknown', element, `${name} is one of ${values.join(', ')}, not “${text}”.`);
    return found ?? initial;
  }

  /** An IRI with its scheme; no two blocks and units share one, and no two objectives. */
  id(element: XmlElement, kind: IdKind): string {
    const id = this.value(element, 'id')?.trim();
    if (id === undefined) {
      this.add('attribute-missing', element, `${element.name} needs an id.`);
      return '';
    }
    if (!isIri(id)) this.add('not-an-iri', element, `The id “${id}” of ${element.name} is no IRI with its scheme.`);
    const among = kind === 'au' ? 'block' : kind;
    const key = `${among} ${id}`;
    if (this.#ids.has(key)) this.add('id-repeated', element, `The id “${id}” is there twice.`);
    this.#ids.set(key, kind);
    return id;
  }
}

function keyOf({ name }: Part): string {
  return [name].flat()[0] ?? '';
}
