/** What every kind of question is given to be answered with. */
import type { Question } from '../cards.ts';
import type { Given, Judgement } from '../judging.ts';

export interface AnswerProps<Asked extends Question = Question> {
  readonly card: Asked;
  readonly seed: string;
  readonly given: Given | null;
  readonly onGive: (given: Given | null) => void;
  /** null until it is checked */
  readonly judgement: Judgement | null;
  readonly onCheck: () => void;
}
