/**
 * How long a card takes somebody who reads it: 180 words a minute, half a minute to think about a question, the film's own
 * length. Only shares count: the module's own minutes are spread over its cards, so that "3 minutes left" fits what the menu said.
 */
import { inLanguage, type Words } from '../../kernel/words.ts';
import type { Card } from '../modules/module-content.ts';

const wordsPerSecond = 3;

export function secondsFor(card: Card, language: string): number {
  const read = (...texts: readonly Words[]): number =>
    texts.reduce((sum, text) => sum + inLanguage(text, language).split(/\s+/).filter(Boolean).length, 0) /
    wordsPerSecond;
  const title = 2;
  switch (card.kind) {
    case 'text':
      return title + read(card.text);
    case 'picture':
      return title + 10 + read(card.caption);
    case 'video':
      return title + card.minutes * 60;
    case 'example':
      return title + read(card.weak, card.good, card.difference);
    case 'dialogue':
      // one way through it, of several
      return title + 20 + read(card.customer, ...card.turns.map(({ says }) => says)) * 1.5;
    case 'package':
      return title + card.minutes * 60;
    case 'link':
    case 'document':
      return title + read(card.text) + card.minutes * 60;
    case 'practice':
      return title + 60 + read(card.asks, card.good);
    case 'task':
      return title + 10 + read(card.text);
    default:
      return title + 30 + read(card.asks, card.explains);
  }
}

/** How far one is, from 0 to 1, by time rather than by cards. */
export function shareDone(cards: readonly Card[], done: ReadonlySet<string>, language: string): number {
  let all = 0;
  let finished = 0;
  for (const card of cards) {
    const seconds = secondsFor(card, language);
    all += seconds;
    if (done.has(card.key)) finished += seconds;
  }
  return all === 0 ? 1 : finished / all;
}

/** Whole minutes; none left only when all is done. */
export function minutesLeft(planned: number, share: number): number {
  return share >= 1 ? 0 : Math.max(1, Math.round(planned * (1 - share)));
}
