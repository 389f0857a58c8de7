/** The same moment twice: how it often goes, how it goes well, and what makes the difference. Side by side where there is room. */
import { useLingui } from '@lingui/react/macro';
import { useContext, type ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { ExampleCard } from '../cards.ts';
import classes from './card.module.css';
import { Foot } from './Foot.tsx';
import { CardText } from './CardText.tsx';
import { useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

export function ExampleView({ card }: { readonly card: ExampleCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { next } = useContext(WalkContext);
  return (
    <>
      <div className={classes['twice']}>
        <section className={classes['side']} data-worth="weak">
          <h2>
            <Icon name="cross" size={16} />
            {t`How it often goes`}
          </h2>
          <CardText text={say(card.weak)} />
        </section>
        <section className={classes['side']} data-worth="good">
          <h2>
            <Icon name="check" size={16} />
            {t`How it goes well`}
          </h2>
          <CardText text={say(card.good)} />
        </section>
      </div>
      <section className={classes['difference']}>
        <h2>{t`The difference`}</h2>
        <CardText text={say(card.difference)} />
      </section>
      <Foot onPress={next} />
    </>
  );
}
