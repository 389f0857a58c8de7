/** What an item declares of its answers (QTI 2.x 10.1, 3.0 5.118): the right ones, and what others are worth. */
import { childOf, childrenOf, elementsIn, type Node, textIn } from './xml-nodes.ts';

export interface Declared {
  /** values, in their order */
  readonly correct: readonly string[];
  /** values that are worth something, the best first */
  readonly mapped: readonly { readonly key: string; readonly worth: number; readonly best: boolean }[];
  readonly baseType: string;
  /** in words, for people */
  readonly interpretation: string;
  /** some answers are worth a part */
  readonly partly: boolean;
}

export function declarationsIn(item: Node): ReadonlyMap<string, Declared> {
  return new Map(
    childrenOf(item, 'responsedeclaration').map((node) => [node.attributes.get('identifier') ?? '', declaredIn(node)]),
  );
}

function declaredIn(node: Node): Declared {
  const right = childOf(node, 'correctresponse');
  const entries = elementsIn(childOf(node, 'mapping') ?? node)
    .filter(({ name }) => name === 'mapentry')
    .map((entry) => ({
      key: entry.attributes.get('mapkey') ?? '',
      worth: Number(entry.attributes.get('mappedvalue') ?? '0') || 0,
    }))
    .filter(({ worth }) => worth > 0);
  const best = entries.reduce((most, { worth }) => Math.max(most, worth), 0);
  return {
    correct: right ? childrenOf(right, 'value').map((value) => textIn(value).trim()) : [],
    mapped: entries.map((entry) => ({ ...entry, best: entry.worth === best })),
    baseType: node.attributes.get('basetype') ?? '',
    interpretation: right?.attributes.get('interpretation') ?? '',
    partly: entries.some(({ worth }) => worth < best),
  };
}
