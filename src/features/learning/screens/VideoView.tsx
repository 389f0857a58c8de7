/** A film, with its words below for those who cannot listen now. */
import { useLingui } from '@lingui/react/macro';
import { useContext, type ReactElement } from 'react';
import { CaptionTracks } from '../../../web/kit/CaptionTracks.tsx';
import type { VideoCard } from '../cards.ts';
import { CardText } from './CardText.tsx';
import classes from './card.module.css';
import { Foot } from './Foot.tsx';
import { captionsAt, filmAt } from './file-at.ts';
import { SpeechContext, useSay } from './speech.ts';
import { WalkContext } from './walk.ts';

export function VideoView({ card }: { readonly card: VideoCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { language } = useContext(SpeechContext);
  const { next } = useContext(WalkContext);
  const transcript = say(card.transcript);
  return (
    <>
      {card.file && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- its tracks stand in CaptionTracks
        <video
          className={classes['film']}
          controls
          preload="metadata"
          src={filmAt(card.file)}
          aria-label={say(card.title)}
        >
          <CaptionTracks captions={card.captions} language={language} addressOf={captionsAt} />
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
