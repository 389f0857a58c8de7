/** What came of an answer: right or not yet, how much of it held, and why the right answer is right. */
import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { Question } from '../cards.ts';
import type { Judgement } from '../judging.ts';
import classes from './question.module.css';
import { CardText } from './CardText.tsx';
import { useSay } from './speech.ts';

export interface ExplainedProps {
  readonly card: Question;
  readonly judgement: Judgement;
  /** it comes back at the end */
  readonly again: boolean;
}

export function Explained({ card, judgement, again }: ExplainedProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const parts = Object.values(judgement.parts);
  const held = parts.filter(Boolean).length;
  const total = parts.length;
  return (
    <section className={classes['explained']} data-right={judgement.right}>
      <h2>
        <Icon name={judgement.right ? 'check' : 'undo'} size={20} />
        {judgement.right ? t`Right` : t`Not yet`}
      </h2>
      {!judgement.right && held > 0 && (
        <p className={classes['held']}>
          <Plural value={held} one={`# of ${total} was right.`} other={`# of ${total} were right.`} />
        </p>
      )}
      <CardText text={say(card.explains)} />
      {again && <p className={classes['held']}>{t`This question comes back at the end.`}</p>}
    </section>
  );
}
