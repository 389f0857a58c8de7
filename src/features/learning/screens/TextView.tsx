/** A card to read, with a picture above where there is one. */
import { useContext, type ReactElement } from 'react';
import type { TextCard } from '../cards.ts';
import { CardText } from './CardText.tsx';
import { Foot } from './Foot.tsx';
import { Shown } from './Shown.tsx';
import { useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

export function TextView({ card }: { readonly card: TextCard }): ReactElement {
  const say = useSay();
  const { next } = useContext(WalkContext);
  return (
    <>
      {card.picture && <Shown picture={card.picture} />}
      <CardText text={say(card.text)} />
      <Foot onPress={next} />
    </>
  );
}
