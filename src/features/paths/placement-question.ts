/** Which cards of a module a placement check may ask, and how they travel while it is open: without what gives the answer away. */
import type { ModuleContent, MultipleQuestion, ShortQuestion, SingleQuestion } from '../modules/module-content.ts';

/** To put in order and to match are left out: what is sent of them is their answer. */
export type AskableCard = SingleQuestion | MultipleQuestion | ShortQuestion;

export function askable({ cards }: ModuleContent): readonly AskableCard[] {
  return cards.flatMap((card) =>
    card.kind === 'single' || card.kind === 'multiple' || card.kind === 'short' ? [card] : [],
  );
}

export function withoutAnswer(card: AskableCard): AskableCard {
  const asked = { ...card, explains: {} };
  switch (asked.kind) {
    case 'single':
      return { ...asked, right: '' };
    case 'multiple':
      return { ...asked, right: [] };
    case 'short':
      return { ...asked, accepts: {} };
  }
}
