/** A text of a card, large enough to be read on the way. */
import type { ReactElement } from 'react';
import { RichText } from '../../../web/kit/RichText.tsx';
import classes from './card.module.css';

export function CardText({ text }: { readonly text: string }): ReactElement {
  return (
    <div className={classes['text']}>
      <RichText text={text} />
    </div>
  );
}
