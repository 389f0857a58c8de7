/**
 * What a learner response and a correct response pattern may look like, by the type of the interaction (RTE 4.2.9).
 * Parts are separated by `[,]`, pairs by `[.]`, ranges by `[:]`; patterns may begin with `{case_matters=…}` and the like.
 */
import { anyText, isIdentifier, isLanguage, localizedText, oneOf, real, type ValueType } from './value-types-2004.ts';

export const interactionTypes = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
] as const;
export type InteractionType = (typeof interactionTypes)[number];

const unless = (holds: boolean): 0 | 406 => (holds ? 0 : 406);
const parts = (text: string): readonly string[] => text.split('[,]');

const choice: ValueType = (text) =>
  unless(text === '' || (parts(text).every(isIdentifier) && new Set(parts(text)).size === parts(text).length));

const fillIn: ValueType = (text) => unless(parts(text).every((part) => localizedText(part) === 0));

const sequence: ValueType = (text) => unless(parts(text).every(isIdentifier));

const pairs: ValueType = (text) =>
  unless(parts(text).every((part) => part.split('[.]').length === 2 && part.split('[.]').every(isIdentifier)));

/** A step may have a name, an answer or both; an answer may be a text or a range of numbers. */
const performance: ValueType = (text) =>
  unless(
    parts(text).every((part) => {
      const [step, answer, more] = part.split('[.]');
      if (step === undefined || answer === undefined || more !== undefined) return false;
      if (step === '' && answer === '') return false;
      return (step === '' || isIdentifier(step)) && (!answer.includes('[:]') || isRange(answer));
    }),
  );

const isNumber = (text: string): boolean => real()(text) === 0;

function isRange(text: string): boolean {
  const [least, most, more] = text.split('[:]');
  if (least === undefined || most === undefined || more !== undefined) return false;
  if ((least.trim() !== '' && !isNumber(least)) || (most.trim() !== '' && !isNumber(most))) return false;
  return least.trim() === '' || most.trim() === '' || Number(least) <= Number(most);
}

const identifierOnly: ValueType = (text) => unless(isIdentifier(text));

/** cmi.interactions.n.learner_response */
export const responseTypes: Readonly<Record<InteractionType, ValueType>> = {
  'true-false': oneOf('true', 'false'),
  choice,
  'fill-in': fillIn,
  'long-fill-in': localizedText,
  matching: (text) => (text.trim() === '' ? 0 : pairs(text)),
  performance,
  sequencing: sequence,
  likert: identifierOnly,
  numeric: real(),
  other: anyText,
};

const truth = (text: string): boolean => text === 'true' || text === 'false';

/** Takes the delimiters it knows off the front, each at most once; what it does not know belongs to the text. */
function behind(known: Readonly<Record<string, (value: string) => boolean>>, type: ValueType): ValueType {
  return (text) => {
    const seen = new Set<string>();
    let rest = text;
    for (;;) {
      const found = /^\{([a-z_]+)=([^}]*)\}/.exec(rest);
      const [whole = '', name = '', value = ''] = found ?? [];
      const valid = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!valid || seen.has(name)) return type(rest);
      if (!valid(value)) return 406;
      seen.add(name);
      rest = rest.slice(whole.length);
    }
  };
}

/** cmi.interactions.n.correct_responses.n.pattern */
export const patternTypes: Readonly<Record<InteractionType, ValueType>> = {
  ...responseTypes,
  'fill-in': behind({ case_matters: truth, order_matters: truth }, fillIn),
  'long-fill-in': behind({ case_matters: truth, lang: isLanguage }, anyText),
  matching: pairs,
  performance: behind({ order_matters: truth }, performance),
  numeric: (text) => unless(text.includes('[:]') && isRange(text)),
};

/** How many patterns a type can have, where one answer is all there is. */
export const mostPatterns: Readonly<Partial<Record<InteractionType, number>>> = {
  'true-false': 1,
  likert: 1,
  numeric: 1,
  other: 1,
};

/** Whether two patterns of one interaction say the same, where each may stand only once. */
export function samePattern(type: InteractionType, one: string, other: string): boolean {
  if (type === 'sequencing') return one === other;
  if (type !== 'choice') return false;
  const ones = new Set(parts(one));
  return ones.size === parts(other).length && parts(other).every((part) => ones.has(part));
}

export function isInteractionType(text: string | undefined): text is InteractionType {
  return interactionTypes.some((type) => type === text);
}
