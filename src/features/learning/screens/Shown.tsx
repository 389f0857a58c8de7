/** A picture of a card. Its place is kept while it loads. */
import type { ReactElement } from 'react';
import type { Picture } from '../cards.ts';
import classes from './card.module.css';
import { fileAt } from './file-at.ts';
import { useSay } from './speech.ts';

export function Shown({ picture }: { readonly picture: Picture }): ReactElement {
  const say = useSay();
  return (
    <img
      className={classes['picture']}
      src={fileAt(picture.file)}
      alt={say(picture.alt)}
      width={picture.width}
      height={picture.height}
      decoding="async"
    />
  );
}
