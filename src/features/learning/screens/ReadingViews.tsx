/** Cards to read or look at: text, picture, film. Pictures keep their place while they load; a film has its words beside it. */
import { useLingui } from '@lingui/react/macro';
import { useContext, type ReactElement } from 'react';
import type { Picture, PictureCard, TextCard, VideoCard } from '../../modules/module-content.ts';
import classes from './card.module.css';
import { Foot } from './Foot.tsx';
import { CardText } from './CardText.tsx';
import { useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

const fileAt = (file: string): string => `/api/menu/pictures/${file}`;

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

export function VideoView({ card }: { readonly card: VideoCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { next } = useContext(WalkContext);
  const transcript = say(card.transcript);
  return (
    <>
      {card.file && (
        <video
          className={classes['film']}
          controls
          preload="metadata"
          src={fileAt(card.file)}
          aria-label={say(card.title)}
        >
          {/* what is said stands below, in words */}
          <track kind="captions" />
        </video>
      )}
      {transcript && (
        <details className={classes['transcript']} open={!card.file}>
          <summary>{t`What is said`}</summary>
          <CardText text={transcript} />
        </details>
      )}
      <Foot onPress={next} />
    </>
  );
}

function Shown({ picture }: { readonly picture: Picture }): ReactElement {
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
