/** What every form of a card is given. */
import type { Card } from '../module-content.ts';

export interface FormProps<One extends Card = Card> {
  readonly card: One;
  readonly languages: readonly string[];
  readonly onChange: (card: One) => void;
}
