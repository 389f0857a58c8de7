/** Why a question of a file cannot come, and what of one that comes stays behind, in words; and where it stands in the file. */
import { useLingui } from '@lingui/react/macro';
import type { QuestionLoss, QuestionRefusal } from '../question-import.ts';

export interface InFile {
  readonly file: string | null;
  readonly line: number;
}

export function useQuestionWords(): {
  readonly refusal: (reason: QuestionRefusal, detail: string) => string;
  readonly loss: (reason: QuestionLoss, detail: string) => string;
  readonly placeOf: (place: InFile) => string;
} {
  const { t } = useLingui();
  const refusals: Record<QuestionRefusal, string> = {
    unreadable: t`This cannot be read.`,
    'wrong-format': t`This is not a format of questions that is known here.`,
    'kind-unknown': t`There is no kind of card for this kind of question.`,
    'several-in-one': t`It asks several things at once. Make a question of each.`,
    'no-question': t`Nothing is asked here.`,
    'no-text': t`It has no text; a picture alone cannot be asked or answered here.`,
    'no-right-answer': t`No answer is marked as right.`,
    'several-right': t`Several answers are right, but only one may be chosen.`,
    'too-few-choices': t`There is too little to choose from.`,
    'answer-unclear': t`What is right cannot be told from the file.`,
    'file-missing': t`The package lists this file, but does not hold it.`,
    'too-many': t`500 questions of a file are read at a time. Split it.`,
    tolerance: t`A number is right here only exactly, not give or take something.`,
    'below-zero': t`A number below zero cannot be told from the same above zero. Ask it as a choice.`,
    'too-many-choices': t`A card holds 12 choices and 30 accepted answers at most.`,
    'text-too-long': t`A text is longer than a card may hold.`,
    'choice-without-text': t`An answer is a picture, or empty.`,
    'other-language': t`It stands in none of the languages of this module.`,
  };
  const losses: Record<QuestionLoss, string> = {
    media: t`without a picture, sound or film`,
    'partial-credit': t`partly right counts as wrong`,
    wildcard: t`without an answer that stands for many`,
    capitals: t`capital letters no longer matter`,
    feedback: t`without a remark on single answers`,
    'extra-matches': t`without what belongs to nothing`,
    unit: t`without its unit`,
    'shared-text': t`without a text it shares with others`,
    'other-language': t`without another language`,
  };
  const withDetail = (text: string, detail: string): string => (detail ? `${text} (${detail})` : text);
  return {
    refusal: (reason, detail) => withDetail(refusals[reason], detail),
    loss: (reason, detail) => withDetail(losses[reason], detail),
    placeOf: ({ file, line }) => [file, line > 0 ? t`line ${line}` : null].filter(Boolean).join(', '),
  };
}
