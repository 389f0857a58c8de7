/** How each interaction of QTI that fits becomes a kind of question; those missing here need a picture, a drawing, a file or a program. */
import type { Declared } from './qti-declaration.ts';
import { type Answers, type Loss, type OfferedChoice, said } from './question.ts';
import { childOf, childrenOf, elementsIn, type Node, plainOf, within } from './xml-nodes.ts';

type Refused = 'no-right-answer' | 'several-right' | 'too-few-choices' | 'answer-unclear' | 'no-text';
type Kind = (interaction: Node, declared: Declared, losses: Loss[]) => Answers | Refused;

export const interactionKinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [
    'choiceinteraction',
    (node, declared, losses) => choices(childrenOf(node, 'simplechoice'), manyIn(node), declared, losses),
  ],
  [
    'inlinechoiceinteraction',
    (node, declared, losses) => choices(childrenOf(node, 'inlinechoice'), false, declared, losses),
  ],
  ['orderinteraction', order],
  ['matchinteraction', match],
  ['associateinteraction', associate],
  ['textentryinteraction', entry],
  ['extendedtextinteraction', (_, { interpretation }) => ({ kind: 'open', good: said(interpretation.trim()) })],
]);

/** An interaction of a kind that fits, used in a way that does not. */
export function unfit(node: Node): boolean {
  // a part of the list put in order is another question than the whole of it
  if (node.name === 'orderinteraction')
    return node.attributes.has('maxchoices') && node.attributes.get('maxchoices') !== '0';
  return false;
}

function manyIn(node: Node): boolean {
  return Number(node.attributes.get('maxchoices') ?? '1') !== 1;
}

const inChoices = new Set(['feedbackinline', 'feedbackblock']);

function textOf(node: Node, losses: Loss[]): string {
  const { text, media } = plainOf(node, inChoices);
  for (const detail of media) losses.push({ reason: 'media', detail });
  return text;
}

function identifierOf(node: Node): string {
  return node.attributes.get('identifier') ?? '';
}

function rightIn({ correct, mapped }: Declared): ReadonlySet<string> {
  return new Set(correct.length > 0 ? correct : mapped.map(({ key }) => key));
}

function choices(nodes: readonly Node[], many: boolean, declared: Declared, losses: Loss[]): Answers | Refused {
  const right = rightIn(declared);
  const rights = nodes.filter((node) => right.has(identifierOf(node))).length;
  if (nodes.length < 2) return 'too-few-choices';
  if (rights === 0) return 'no-right-answer';
  if (!many && rights > 1) return 'several-right';
  if (!many && declared.partly) losses.push({ reason: 'partial-credit', detail: '' });
  const read = nodes.map((node): OfferedChoice => {
    const feedback = [...within(node)].filter(({ name }) => inChoices.has(name)).map((one) => plainOf(one).text);
    return {
      says: said(textOf(node, losses)),
      right: right.has(identifierOf(node)),
      feedback: said(feedback.join(' ')),
    };
  });
  // pictures to choose from, which a choice here cannot show
  if (read.some(({ says }) => Object.keys(says).length === 0)) return 'no-text';
  return { kind: 'choice', many, choices: read };
}

function order(node: Node, { correct }: Declared, losses: Loss[]): Answers | Refused {
  const texts = new Map(childrenOf(node, 'simplechoice').map((one) => [identifierOf(one), textOf(one, losses)]));
  if (correct.length === 0) return 'no-right-answer';
  const items = correct.map((identifier) => texts.get(identifier) ?? '');
  if (items.length < 2) return 'too-few-choices';
  if (items.includes('')) return 'no-text';
  return texts.size === items.length ? { kind: 'order', items: items.map(said) } : 'answer-unclear';
}

/** Pairs of identifiers, parted by a blank. */
function pairsIn(declared: Declared): readonly (readonly [string, string])[] {
  return [...rightIn(declared)].map((pair) => {
    const [left = '', right = ''] = pair.trim().split(/\s+/);
    return [left, right] as const;
  });
}

function match(node: Node, declared: Declared, losses: Loss[]): Answers | Refused {
  const [lefts, rights] = childrenOf(node, 'simplematchset').map((set) => elementsIn(set));
  return paired(lefts ?? [], rights ?? [], declared, losses);
}

function associate(node: Node, declared: Declared, losses: Loss[]): Answers | Refused {
  const all = childrenOf(node, 'simpleassociablechoice');
  return paired(all, all, declared, losses);
}

/** Each side once: one that belongs to several is another kind of question. */
function paired(
  lefts: readonly Node[],
  rights: readonly Node[],
  declared: Declared,
  losses: Loss[],
): Answers | Refused {
  const texts = new Map([...lefts, ...rights].map((one) => [identifierOf(one), textOf(one, losses)]));
  const pairs = pairsIn(declared);
  if (pairs.length === 0) return 'no-right-answer';
  if (pairs.length < 2) return 'too-few-choices';
  const named = pairs.flat();
  if (new Set(named).size < named.length) return 'answer-unclear';
  const read = pairs.map(([left, right]) => ({ left: texts.get(left) ?? '', right: texts.get(right) ?? '' }));
  if (read.some(({ left, right }) => left === '' || right === '')) return 'no-text';
  if (texts.size > named.length) losses.push({ reason: 'extra-matches', detail: '' });
  return { kind: 'match', pairs: read.map(({ left, right }) => ({ left: said(left), right: said(right) })) };
}

/** A word or a number in a gap. */
function entry(node: Node, declared: Declared, losses: Loss[]): Answers | Refused {
  const best = declared.mapped.filter((one) => one.best).map(({ key }) => key);
  const accepted = [...new Set([...declared.correct, ...best])].filter((text) => text !== '');
  if (childOf(node, 'prompt')) return 'answer-unclear';
  if (accepted.length === 0) return 'no-right-answer';
  if (declared.partly) losses.push({ reason: 'partial-credit', detail: '' });
  if (declared.baseType !== 'integer' && declared.baseType !== 'float')
    return { kind: 'short', accepts: { '': accepted } };
  const numbers = accepted.map((text) => ({ text, value: Number(text), tolerance: 0 }));
  return numbers.every(({ value }) => Number.isFinite(value)) ? { kind: 'number', accepts: numbers } : 'answer-unclear';
}
