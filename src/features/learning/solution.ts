/** The answer a question counts as right, and one it counts as wrong: for where it is known what came of an answer, but not the answer. */
import type { Question } from '../modules/module-content.ts';
import type { Given } from './judging.ts';

export function solutionOf(question: Question): Given {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: question.right };
    case 'multiple':
      return { kind: 'multiple', choices: question.right };
    case 'order':
      return { kind: 'order', choices: question.choices.map(({ key }) => key) };
    case 'match':
      return { kind: 'match', pairs: Object.fromEntries(question.pairs.map(({ key }) => [key, key])) };
    case 'short':
      return { kind: 'short', text: acceptedBy(question)[0] ?? '' };
  }
}

/** Nothing at all, which is wrong wherever there is something to answer. */
export function emptyAnswerTo(question: Question): Given {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: '' };
    case 'multiple':
      // where nothing is right, everything is wrong
      return { kind: 'multiple', choices: question.right.length > 0 ? [] : question.choices.map(({ key }) => key) };
    case 'order':
      return { kind: 'order', choices: [] };
    case 'match':
      return { kind: 'match', pairs: {} };
    case 'short':
      return { kind: 'short', text: '' };
  }
}

export function acceptedBy({ accepts }: Extract<Question, { kind: 'short' }>): readonly string[] {
  return [...new Set(Object.values(accepts).flat())];
}
