/**
 * Questions that were read from another system's file become cards, as far as a card can hold them. What a card cannot hold is told:
 * of a question that comes as its losses, of one that cannot come as the reason. The shapes are those of the readers.
 */
import type { Words } from '../../kernel/words.ts';
import type { Choice, PracticeCard, Question } from './module-content.ts';

/** By language; '' where the file does not say which. */
type Said = { readonly [language: string]: string };

export interface BroughtChoice {
  readonly says: Said;
  readonly right: boolean;
  readonly feedback: Said;
}

export type BroughtAnswers =
  | { readonly kind: 'choice'; readonly many: boolean; readonly choices: readonly BroughtChoice[] }
  | { readonly kind: 'truth'; readonly right: boolean; readonly ifTrue: Said; readonly ifFalse: Said }
  | { readonly kind: 'order'; readonly items: readonly Said[] }
  | { readonly kind: 'match'; readonly pairs: readonly { readonly left: Said; readonly right: Said }[] }
  | { readonly kind: 'short'; readonly accepts: { readonly [language: string]: readonly string[] } }
  | {
      readonly kind: 'number';
      readonly accepts: readonly { readonly value: number; readonly text: string; readonly tolerance: number }[];
    }
  | { readonly kind: 'open'; readonly good: Said };

export interface BroughtQuestion {
  readonly name: Said;
  readonly asks: Said;
  readonly explains: Said;
  readonly answers: BroughtAnswers;
}

/** Why a question, or a whole file, does not come: as the readers tell it, and as cards have it. */
export const questionRefusals = [
  'unreadable',
  'wrong-format',
  'kind-unknown',
  'several-in-one',
  'no-question',
  'no-text',
  'no-right-answer',
  'several-right',
  'too-few-choices',
  'answer-unclear',
  'file-missing',
  'too-many',
  'tolerance',
  'below-zero',
  'too-many-choices',
  'text-too-long',
  'choice-without-text',
  'other-language',
] as const;
export type QuestionRefusal = (typeof questionRefusals)[number];
export type CardRefusal = Extract<
  QuestionRefusal,
  'tolerance' | 'below-zero' | 'too-many-choices' | 'text-too-long' | 'choice-without-text' | 'other-language'
>;

/** What of a question that comes stays behind. */
export const questionLosses = [
  'media',
  'partial-credit',
  'wildcard',
  'capitals',
  'feedback',
  'extra-matches',
  'unit',
  'shared-text',
  'other-language',
] as const;
export type QuestionLoss = (typeof questionLosses)[number];

export type ImportedCard = Question | PracticeCard;

export interface InModule {
  /** the languages of the module */
  readonly languages: readonly string[];
  /** in which a text stands that names none */
  readonly language: string;
  /** of the card: never seen, never changed */
  readonly key: string;
}

const longest = { line: 600, text: 8000, variant: 200 } as const;
const mostChoices = 12;
const mostVariants = 30;
const letters = 'abcdefghijkl';

type Made = ImportedCard | CardRefusal;

export function cardOf(question: BroughtQuestion, module: InModule): Made {
  const asks = inModule(question.asks, module);
  const spoken = Object.keys(asks);
  if (spoken.length === 0) return 'other-language';
  const told = toldAfter(question, module);
  const base = { key: module.key, title: titleOf(inModule(question.name, module), asks), asks, explains: told };
  const card = bodyOf(question.answers, base, spoken, module);
  if (typeof card === 'string') return card;
  return fits(card) ? card : 'text-too-long';
}

interface Base {
  readonly key: string;
  readonly title: Words;
  readonly asks: Words;
  readonly explains: Words;
}

function bodyOf(answers: BroughtAnswers, base: Base, spoken: readonly string[], module: InModule): Made {
  switch (answers.kind) {
    case 'choice':
      return choiceCard(
        base,
        answers.many,
        answers.choices.map(({ says, right }) => ({ says: inModule(says, module), right })),
      );
    case 'truth':
      return choiceCard(base, false, [
        { says: wordsFor('true', spoken), right: answers.right },
        { says: wordsFor('false', spoken), right: !answers.right },
      ]);
    case 'order': {
      const choices = answers.items.map((says, at): Choice => ({
        key: letters[at] ?? '',
        says: inModule(says, module),
      }));
      return listed(choices.map(({ says }) => says)) ?? { ...base, kind: 'order', choices };
    }
    case 'match': {
      const pairs = answers.pairs.map(({ left, right }, at) => ({
        key: letters[at] ?? '',
        left: inModule(left, module),
        right: inModule(right, module),
      }));
      return (
        listed(
          pairs.flatMap(({ left, right }) => [left, right]),
          mostChoices * 2,
        ) ?? { ...base, kind: 'match', pairs }
      );
    }
    case 'short': {
      const given = inModule(answers.accepts, module);
      if (Object.values(given).some((variants) => variants.length > mostVariants)) return 'too-many-choices';
      return { ...base, kind: 'short', accepts: given };
    }
    case 'number':
      return numberCard(answers.accepts, base, spoken);
    case 'open': {
      const good = inModule(answers.good, module);
      const { explains, ...rest } = base;
      return { ...rest, kind: 'practice', good: together([good, explains]) };
    }
  }
}

function choiceCard(
  base: Base,
  many: boolean,
  offered: readonly { readonly says: Words; readonly right: boolean }[],
): Made {
  const refused = listed(offered.map(({ says }) => says));
  if (refused) return refused;
  const choices = offered.map(({ says }, at): Choice => ({ key: letters[at] ?? '', says }));
  const right = choices.filter((_, at) => offered[at]?.right).map(({ key }) => key);
  return many
    ? { ...base, kind: 'multiple', choices, right }
    : { ...base, kind: 'single', choices, right: right[0] ?? '' };
}

/** Why these cannot stand in a list to choose from. */
function listed(texts: readonly Words[], most = mostChoices): CardRefusal | null {
  if (texts.length > most) return 'too-many-choices';
  return texts.some((words) => Object.keys(words).length === 0) ? 'choice-without-text' : null;
}

/** What is typed is compared letter by letter: a number fits where it is meant exactly and needs no sign. */
function numberCard(
  numbers: Extract<BroughtAnswers, { kind: 'number' }>['accepts'],
  base: Base,
  spoken: readonly string[],
): Made {
  if (numbers.some(({ tolerance }) => tolerance > 0)) return 'tolerance';
  if (numbers.some(({ value }) => value < 0)) return 'below-zero';
  const variants = [...new Set(numbers.flatMap(({ value, text }) => [text, String(value)]))];
  if (variants.length > mostVariants) return 'too-many-choices';
  return { ...base, kind: 'short', accepts: Object.fromEntries(spoken.map((language) => [language, variants])) };
}

/** The explanation, with what is said to each choice behind it. */
function toldAfter({ explains, answers }: BroughtQuestion, module: InModule): Words {
  const general = inModule(explains, module);
  if (answers.kind === 'truth')
    return together([general, inModule(answers.right ? answers.ifTrue : answers.ifFalse, module)]);
  if (answers.kind !== 'choice') return general;
  const [right, ...others] = answers.choices.filter((one) => one.right);
  const alone = right && others.length === 0 ? inModule(right.feedback, module) : {};
  const listedToo = answers.choices.filter((one) => others.length > 0 || !one.right);
  const each = module.languages.map((language): [string, string] => [
    language,
    listedToo
      .flatMap(({ says, feedback }) => {
        const text = inModule(feedback, module)[language];
        return text ? [`- ${onOneLine(inModule(says, module)[language] ?? '')}: ${onOneLine(text)}`] : [];
      })
      .join('\n'),
  ]);
  return together([general, alone, Object.fromEntries(each)]);
}

function together(parts: readonly Words[]): Words {
  const languages = [...new Set(parts.flatMap((words) => Object.keys(words)))];
  return Object.fromEntries(
    languages.flatMap((language): [string, string][] => {
      const texts = [...new Set(parts.map((words) => words[language]?.trim() ?? ''))].filter((text) => text !== '');
      return texts.length > 0 ? [[language, texts.join('\n\n')]] : [];
    }),
  );
}

/** Texts of the module's languages; one that names none stands in the one chosen, unless the file has that too. */
function inModule<Text>(
  texts: { readonly [language: string]: Text },
  { languages, language }: InModule,
): { [language: string]: Text } {
  const found: { [language: string]: Text } = {};
  for (const [named, text] of Object.entries(texts)) {
    const own = named === '' ? language : languages.find((one) => sameLanguage(one, named));
    if (
      own !== undefined &&
      (named !== '' || !Object.keys(texts).some((other) => other !== '' && sameLanguage(language, other)))
    )
      found[own] ??= text;
  }
  return found;
}

/** `en` is meant by `EN` and by `en-GB`. */
function sameLanguage(own: string, named: string): boolean {
  const [a, b] = [own.toLowerCase(), named.toLowerCase()];
  return a === b || a.split('-')[0] === b || a === b.split('-')[0];
}

/** Languages that the texts name and the module does not have. */
export function strangeLanguages(
  { name, asks, explains }: BroughtQuestion,
  languages: readonly string[],
): readonly string[] {
  const named = new Set([name, asks, explains].flatMap((texts) => Object.keys(texts)));
  return [...named].filter((one) => one !== '' && !languages.some((own) => sameLanguage(own, one)));
}

function titleOf(name: Words, asks: Words): Words {
  return Object.fromEntries(
    Object.entries(asks).map(([language, text]) => [
      language,
      shortened(name[language] ?? text.replaceAll('**', ''), 80),
    ]),
  );
}

function shortened(text: string, most: number): string {
  const line = onOneLine(text);
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function fits(card: ImportedCard): boolean {
  const within = (words: Words, most: number): boolean => Object.values(words).every((text) => text.length <= most);
  if (!within(card.asks, longest.text)) return false;
  if (card.kind === 'practice') return within(card.good, longest.text);
  if (!within(card.explains, longest.text)) return false;
  if (card.kind === 'match')
    return card.pairs.every(({ left, right }) => within(left, longest.line) && within(right, longest.line));
  if (card.kind === 'short')
    return Object.values(card.accepts).every((all) => all.every((one) => one.length <= longest.variant));
  return card.choices.every(({ says }) => within(says, longest.line));
}

const truths: { readonly [language: string]: { readonly true: string; readonly false: string } } = {
  de: { true: 'Richtig', false: 'Falsch' },
  en: { true: 'True', false: 'False' },
  es: { true: 'Verdadero', false: 'Falso' },
  fr: { true: 'Vrai', false: 'Faux' },
  it: { true: 'Vero', false: 'Falso' },
  nl: { true: 'Waar', false: 'Niet waar' },
  pl: { true: 'Prawda', false: 'Fałsz' },
  pt: { true: 'Verdadeiro', false: 'Falso' },
};

function wordsFor(truth: 'true' | 'false', languages: readonly string[]): Words {
  return Object.fromEntries(
    languages.map((language) => [language, (truths[language.split('-')[0] ?? ''] ?? truths['en'])?.[truth] ?? truth]),
  );
}
