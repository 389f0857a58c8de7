/** What the kinds of cards are called where one writes them. */
import { useLingui } from '@lingui/react/macro';
import { type Card, type CardKind } from '../module-content.ts';
import { useActivityWords } from './use-activity-words.ts';

export function useCardWords(): {
  readonly kindOf: (kind: CardKind) => string;
  readonly nameOf: (card: Card) => string;
} {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const kinds: Record<CardKind, string> = {
    text: t`Text`,
    picture: t`Picture`,
    video: t`Film`,
    example: t`Weak and good`,
    dialogue: t`Conversation`,
    practice: t`Practice`,
    task: t`For tomorrow`,
    package: t`Package made elsewhere`,
    link: t`Link`,
    document: t`PDF, slides or document`,
    single: t`Question: one right answer`,
    multiple: t`Question: several right answers`,
    order: t`Question: put in order`,
    match: t`Question: what belongs together`,
    short: t`Question: a word or a few`,
  };
  return { kindOf: (kind) => kinds[kind], nameOf: (card) => say(card.title) || kinds[card.kind] };
}
