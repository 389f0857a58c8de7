/**
 * What is wrong with a draft: errors keep it from being published, warnings are for a person to judge. Every fault says
 * in which card and which field it stands, and in which language where it is a missing text, so that the editor leads there.
 */
import type { Words } from '../../kernel/words.ts';
import { type ActivityVersion, hasCards, longestMinutes } from './activity.ts';
import type { ContentFault, ContentFaultReason } from './content-fault.ts';
import { conversationFaults } from './conversation.ts';
import { type Card, isQuestion, isWebAddress, type Picture } from './module-content.ts';
import { minutesOf } from './planned-minutes.ts';
import { textsOf } from './card-texts.ts';

type Part = Omit<ContentFault, 'card'>;

export function checkContent(version: ActivityVersion): readonly ContentFault[] {
  const { languages, content } = version;
  const about = aboutFaults(version).map((fault) => ({ card: null, ...fault }));
  const cards = content?.cards ?? [];
  return [
    ...about,
    ...cards.flatMap((card) => cardFaults(card, languages).map((fault) => ({ card: card.key, ...fault }))),
  ];
}

export function errorsIn(faults: readonly ContentFault[]): readonly ContentFault[] {
  return faults.filter(({ severity }) => severity === 'error');
}

function aboutFaults(version: ActivityVersion): Part[] {
  const { languages, name, summary, guide, develops, minutes, content } = version;
  const faults = [...missing(languages, 'name', name), ...missing(languages, 'summary', summary)];
  // what people do together is nothing without its guide
  if (!hasCards(version)) faults.push(...missing(languages, 'guide', guide ?? {}));
  if (languages.length === 0) faults.push(error('languages', 'no-language'));
  if (develops.length === 0) faults.push(error('develops', 'nothing-developed'));
  if (version.kind === 'module' && minutes > longestMinutes && hasCards(version))
    faults.push(warning('minutes', 'too-long'));
  if (!content) return faults;
  if (content.cards.length === 0) return [...faults, error('cards', 'no-cards')];
  if (!content.cards.some((card) => isQuestion(card) || card.kind === 'package'))
    faults.push(warning('cards', 'no-question'));
  if (repeated(content.cards.map(({ key }) => key))) faults.push(error('cards', 'same-key'));
  const estimated = minutesOf(content, languages);
  if (estimated > minutes * 1.5 + 1 || estimated < minutes / 2 - 1) faults.push(warning('minutes', 'minutes-far-off'));
  return faults;
}

function cardFaults(card: Card, languages: readonly string[]): Part[] {
  const faults = textsOf(card).flatMap(({ field, words, optional }) =>
    optional ? partly(languages, field, words) : missing(languages, field, words),
  );
  switch (card.kind) {
    case 'text':
      return card.picture ? [...faults, ...described(card.picture, languages)] : faults;
    case 'picture':
      return card.picture
        ? [...faults, ...described(card.picture, languages)]
        : [...faults, error('picture', 'no-picture')];
    case 'video':
      return card.file ? faults : [...faults, error('file', 'no-film')];
    case 'package':
      return card.packageId ? faults : [...faults, error('packageId', 'no-package')];
    case 'link':
      return isWebAddress(card.url) ? faults : [...faults, error('url', 'no-link')];
    case 'document':
      return card.file ? faults : [...faults, error('file', 'no-document')];
    case 'dialogue':
      return [...faults, ...conversationFaults(card)];
    case 'single':
    case 'multiple':
    case 'order':
    case 'match':
      return [...faults, ...choiceFaults(card)];
    case 'short':
      return [
        ...faults,
        ...languages
          .filter((language) => !card.accepts[language]?.some((variant) => variant.trim()))
          .map((language) => error('accepts', 'no-accepted-answer', language)),
      ];
    default:
      return faults;
  }
}

type WithChoices = Extract<Card, { kind: 'single' | 'multiple' | 'order' | 'match' }>;

function choiceFaults(card: WithChoices): Part[] {
  const offered = card.kind === 'match' ? card.pairs : card.choices;
  const field = card.kind === 'match' ? 'pairs' : 'choices';
  const keys = offered.map(({ key }) => key);
  const faults: Part[] = [];
  if (keys.length < 2) faults.push(error(field, 'too-few-choices'));
  if (repeated(keys)) faults.push(error(field, 'same-key'));
  if (card.kind === 'single' && !keys.includes(card.right)) faults.push(error('right', 'no-right-choice'));
  if (card.kind === 'multiple') {
    if (card.right.length === 0 || card.right.some((key) => !keys.includes(key)))
      faults.push(error('right', 'no-right-choice'));
    else if (card.right.length === keys.length) faults.push(warning('right', 'all-choices-right'));
  }
  return faults;
}

function described({ alt }: Picture, languages: readonly string[]): Part[] {
  return languages
    .filter((language) => !alt[language]?.trim())
    .map((language) => error('picture.alt', 'no-description', language));
}

function missing(languages: readonly string[], field: string, words: Words): Part[] {
  return languages
    .filter((language) => !words[language]?.trim())
    .map((language) => error(field, 'missing-text', language));
}

/** A text that may be left out is there in every language, or in none. */
function partly(languages: readonly string[], field: string, words: Words): Part[] {
  return languages.some((language) => words[language]?.trim()) ? missing(languages, field, words) : [];
}

function repeated(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length;
}

function error(field: string, reason: ContentFaultReason, language: string | null = null): Part {
  return { field, reason, severity: 'error', language };
}

function warning(field: string, reason: ContentFaultReason): Part {
  return { field, reason, severity: 'warning', language: null };
}
