/**
 * A question: what is asked, the answer, and at once whether it was right and why. Checked once it stays as it was; answered wrong
 * it comes back at the end of the module, fresh.
 */
import { useLingui } from '@lingui/react/macro';
import { useContext, useState, type ReactElement } from 'react';
import type { Question } from '../cards.ts';
import { type Given, judge } from '../judging.ts';
import { seedOf } from '../shuffle.ts';
import type { AnswerProps } from './answer-props.ts';
import classes from './card.module.css';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { Explained } from './Explained.tsx';
import { Foot } from './Foot.tsx';
import { MatchAnswer } from './MatchAnswer.tsx';
import { OrderAnswer } from './OrderAnswer.tsx';
import { CardText } from './CardText.tsx';
import { ShortAnswer } from './ShortAnswer.tsx';
import { useSay } from './speech.ts';
import { useInSight } from './use-in-sight.ts';
import { WalkContext } from './walk.ts';

export function QuestionView({ card }: { readonly card: Question }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { attemptId, state, act, next, looking } = useContext(WalkContext);
  const tries = state.tries.get(card.key);
  const before = tries && (tries.right || looking) ? tries.last.given : null;
  const [given, setGiven] = useState<Given | null>(before);
  const [checked, setChecked] = useState(before !== null);
  const explained = useInSight(checked && before === null);
  const judgement = checked && given ? judge(card, given) : null;
  const check = (): void => {
    if (!given || checked) return;
    act({ kind: 'answer', given });
    setChecked(true);
  };
  const answer = {
    seed: seedOf(attemptId, card.key),
    given,
    onGive: checked ? () => {} : setGiven,
    judgement,
    onCheck: check,
  };
  return (
    <>
      <div id="asked" className={classes['asked']}>
        <CardText text={say(card.asks)} />
      </div>
      <Answer card={card} {...answer} />
      <div role="status" ref={explained}>
        {judgement && <Explained card={card} judgement={judgement} again={!judgement.right && !looking} />}
      </div>
      {checked ? <Foot onPress={next} /> : <Foot label={t`Check`} onPress={check} disabled={given === null} />}
    </>
  );
}

function Answer({ card, ...answer }: AnswerProps): ReactElement {
  switch (card.kind) {
    case 'single':
    case 'multiple':
      return <ChoiceAnswer card={card} {...answer} />;
    case 'order':
      return <OrderAnswer card={card} {...answer} />;
    case 'match':
      return <MatchAnswer card={card} {...answer} />;
    case 'short':
      return <ShortAnswer card={card} {...answer} />;
  }
}
