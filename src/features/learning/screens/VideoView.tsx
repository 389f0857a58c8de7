/** A film, with its words below for those who cannot listen now. */
import { useLingui } from '@lingui/react/macro';
import { useContext, type ReactElement } from 'react';
import type { VideoCard } from '../cards.ts';
import { CardText } from './CardText.tsx';
import classes from './card.module.css';
import { Foot } from './Foot.tsx';
import { filmAt } from './file-at.ts';
import { useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

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
          src={filmAt(card.file)}
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
