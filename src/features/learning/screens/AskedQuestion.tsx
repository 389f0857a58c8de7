/**
 * A question of a module asked by another screen, a placement check for instance: answered there, and once it is handed in shown
 * with why the right answer is right. To order and to match are not asked this way.
 */
import { useLingui } from '@lingui/react/macro';
import { useMemo, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { asks, type Card } from '../cards.ts';
import { type Given, judge } from '../judging.ts';
import classes from './card.module.css';
import { CardText } from './CardText.tsx';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { Explained } from './Explained.tsx';
import { ShortAnswer } from './ShortAnswer.tsx';
import { SpeechContext } from './speech.ts';

export interface AskedQuestionProps {
  readonly card: Card;
  /** the order of the choices follows from it */
  readonly seed: string;
  readonly given: Given | null;
  /** left out once it is handed in */
  readonly onGive?: (given: Given | null) => void;
  readonly onCheck?: () => void;
}

export function AskedQuestion({ card, seed, given, onGive, onCheck }: AskedQuestionProps): ReactElement | null {
  const { i18n } = useLingui();
  const { locale } = i18n;
  const speech = useMemo(
    () => ({ language: locale, languages: asks(card) ? Object.keys(card.asks) : [locale] }),
    [card, locale],
  );
  if (!asks(card)) return null;
  const answer = { seed, given, onGive: onGive ?? nothing, judgement: null, onCheck: onCheck ?? nothing };
  return (
    <SpeechContext value={speech}>
      <div id={onGive ? 'asked' : undefined} className={classes['asked']}>
        <CardText text={inLanguage(card.asks, speech.language, speech.languages)} />
      </div>
      {onGive && (card.kind === 'single' || card.kind === 'multiple') && <ChoiceAnswer card={card} {...answer} />}
      {onGive && card.kind === 'short' && <ShortAnswer card={card} {...answer} />}
      {!onGive && given && <Explained card={card} judgement={judge(card, given)} again={false} />}
    </SpeechContext>
  );
}

function nothing(): void {}
