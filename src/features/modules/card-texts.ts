/** Every text of a card with the place it stands at: to check that it is there, to translate it, to count its words. */
import type { Words } from '../../kernel/words.ts';
import type { Card } from './module-content.ts';

export interface CardText {
  /** `turns.opening.choices.pitch.says` */
  readonly field: string;
  readonly words: Words;
  /** it may be left out altogether */
  readonly optional?: true;
}

export function textsOf(card: Card): readonly CardText[] {
  const title: CardText = { field: 'title', words: card.title };
  switch (card.kind) {
    case 'text':
    case 'task':
      return [title, { field: 'text', words: card.text }];
    case 'package':
      return [title];
    case 'link':
    case 'document':
      return [title, { field: 'text', words: card.text, optional: true }];
    case 'picture':
      return [title, { field: 'caption', words: card.caption, optional: true }];
    case 'video':
      return [title, { field: 'transcript', words: card.transcript }];
    case 'example':
      return [title, ...inOrder({ weak: card.weak, good: card.good, difference: card.difference })];
    case 'dialogue':
      return [
        title,
        { field: 'customer', words: card.customer },
        ...card.turns.flatMap(({ key, says, choices }) => [
          { field: `turns.${key}.says`, words: says },
          ...choices.flatMap((choice) =>
            inOrder({ says: choice.says, comment: choice.comment }, `turns.${key}.choices.${choice.key}.`),
          ),
        ]),
      ];
    case 'practice':
      return [title, ...inOrder({ asks: card.asks, good: card.good })];
    case 'match':
      return [
        title,
        { field: 'asks', words: card.asks },
        ...card.pairs.flatMap(({ key, left, right }) => inOrder({ left, right }, `pairs.${key}.`)),
        { field: 'explains', words: card.explains },
      ];
    case 'short':
      return [title, ...inOrder({ asks: card.asks, explains: card.explains })];
    default:
      return [
        title,
        { field: 'asks', words: card.asks },
        ...card.choices.map(({ key, says }) => ({ field: `choices.${key}.says`, words: says })),
        { field: 'explains', words: card.explains },
      ];
  }
}

function inOrder(texts: { readonly [field: string]: Words }, before = ''): CardText[] {
  return Object.entries(texts).map(([field, words]) => ({ field: `${before}${field}`, words }));
}
