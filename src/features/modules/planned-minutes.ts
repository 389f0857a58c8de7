/**
 * How long a module takes, estimated from what stands in it, to be shown beside what its author planned. Reading at 180
 * words a minute; a question, a choice in a conversation and a practice each take time to think on top of their words.
 */
import { inLanguage, type Words } from '../../kernel/words.ts';
import { textsOf } from './card-texts.ts';
import { longestWay } from './conversation.ts';
import { type Card, isQuestion, type ModuleContent } from './module-content.ts';

const wordsPerMinute = 180;
const secondsToThink = { question: 30, choice: 8, practice: 90, task: 15, picture: 15 } as const;

/** In whole minutes, at least one; in the language that takes longest. */
export function minutesOf(content: ModuleContent, languages: readonly string[]): number {
  const longest = Math.max(...languages.map((language) => secondsOf(content, language)), 0);
  return Math.max(1, Math.round(longest / 60));
}

export function secondsOf({ cards }: ModuleContent, language: string): number {
  return cards.reduce((sum, card) => sum + secondsOfCard(card, language), 0);
}

export function secondsOfCard(card: Card, language: string): number {
  const read = (texts: readonly Words[]): number =>
    texts.reduce((sum, words) => sum + readingSeconds(inLanguage(words, language)), 0);
  if (card.kind === 'dialogue') {
    const way = longestWay(card);
    const spoken = way.flatMap(({ says, choices }) => [says, ...choices.map((choice) => choice.says)]);
    // one comment a turn is read: that of the choice taken
    const comments = way.map(
      ({ choices }) => choices.toSorted((a, b) => lengthOf(b, language) - lengthOf(a, language))[0]?.comment ?? {},
    );
    const chosen = way.filter(({ choices }) => choices.length > 0).length;
    return read([card.title, card.customer, ...spoken, ...comments]) + chosen * secondsToThink.choice;
  }
  if (card.kind === 'video') return card.minutes * 60;
  if (card.kind === 'package') return card.minutes * 60;
  const words = read(textsOf(card).map((text) => text.words));
  if (isQuestion(card)) return words + secondsToThink.question;
  if (card.kind === 'practice') return words + secondsToThink.practice;
  if (card.kind === 'task') return words + secondsToThink.task;
  if (card.kind === 'link' || card.kind === 'document') return words + card.minutes * 60;
  const picture = card.kind === 'picture' || (card.kind === 'text' && card.picture !== null);
  return words + (picture ? secondsToThink.picture : 0);
}

function lengthOf({ comment }: { readonly comment: Words }, language: string): number {
  return inLanguage(comment, language).length;
}

function readingSeconds(text: string): number {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return (words / wordsPerMinute) * 60;
}
