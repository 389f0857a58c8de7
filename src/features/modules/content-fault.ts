/** One thing that is wrong with a draft, told so that the editor leads to the place. */
export const contentFaultReasons = [
  'missing-text',
  'no-language',
  'nothing-developed',
  'no-cards',
  'no-question',
  'too-long',
  'minutes-far-off',
  'same-key',
  'too-few-choices',
  'no-right-choice',
  'all-choices-right',
  'no-accepted-answer',
  'no-picture',
  'no-description',
  'no-film',
  'no-package',
  'no-link',
  'no-document',
  'no-turns',
  'unknown-turn',
  'unreachable-turn',
  'never-ends',
  'nothing-to-choose',
] as const;
export type ContentFaultReason = (typeof contentFaultReasons)[number];

export interface ContentFault {
  /** the card it stands in; null for what stands on the menu */
  readonly card: string | null;
  /** `choices.b.says`, `turns.opening`; empty for the whole card */
  readonly field: string;
  readonly reason: ContentFaultReason;
  readonly severity: 'error' | 'warning';
  readonly language: string | null;
}
