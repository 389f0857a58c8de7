/** A picture to look at, and what to see in it. */
import { useContext, type ReactElement } from 'react';
import type { PictureCard } from '../cards.ts';
import classes from './card.module.css';
import { Foot } from './Foot.tsx';
import { Shown } from './Shown.tsx';
import { useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

export function PictureView({ card }: { readonly card: PictureCard }): ReactElement {
  const say = useSay();
  const { next } = useContext(WalkContext);
  const caption = say(card.caption);
  return (
    <>
      <figure className={classes['figure']}>
        {card.picture && <Shown picture={card.picture} />}
        {caption && <figcaption>{caption}</figcaption>}
      </figure>
      <Foot onPress={next} />
    </>
  );
}
