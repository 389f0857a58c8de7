/**
 * A film of a card: handed in as it is, looked at here, with its minutes. It may be on its way for long while one writes on below.
 */
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { bringLarge } from '../../../web/browser-uploads.ts';
import { useFormat } from '../../../web/format.ts';
import { CaptionTracks } from '../../../web/kit/CaptionTracks.tsx';
import { largestFilm } from '../film.ts';
import type { addUploadedFilm } from '../film-contract.ts';
import type { VideoCard } from '../module-content.ts';
import { captionsAt } from './captions-at.ts';
import classes from './editor.module.css';
import type { FormProps } from './form-props.ts';
import { LargeFileField } from './LargeFileField.tsx';
import { useActivityWords } from './use-activity-words.ts';
import { type Handing, useHanding } from './use-handing.ts';

type FilmFieldProps = Pick<FormProps<VideoCard>, 'card' | 'onChange'>;

const longest = 60;

export function FilmField({ card, onChange }: FilmFieldProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const handing = useFilmUpload(card, onChange);
  const most = format.bytes(largestFilm);
  const tooLarge = t`This film is too large. At most ${most} are taken: make it shorter, or save it at a lower resolution.`;
  return (
    <LargeFileField
      purpose="film"
      handing={handing}
      label={card.file ? t`Another film` : t`Choose a film, or drop it here`}
      hint={t`MP4 or WebM, at most ${most}. It is shown as it is.`}
      endings={['.mp4', '.m4v', '.webm']}
      underWay={t`The film is on its way`}
      reasons={{
        'not-a-film': t`This is no film that every browser plays, whatever its name says. Save it as MP4 or WebM.`,
        'upload-too-large': tooLarge,
        'film-too-large': tooLarge,
      }}
      takeAway={card.file ? { label: t`Take the film away`, onClick: () => onChange({ ...card, file: null }) } : null}
    >
      {card.file && (
        <Player card={card} file={card.file} measured={handing.arrived === card.file} onChange={onChange} />
      )}
    </LargeFileField>
  );
}

interface PlayerProps extends FilmFieldProps {
  readonly file: string;
  /** it has just come in: its length becomes the minutes of the card */
  readonly measured: boolean;
}

function Player({ card, file, measured, onChange }: PlayerProps): ReactElement {
  const { t, i18n } = useLingui();
  const { say } = useActivityWords();
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- its tracks stand in CaptionTracks */}
      <video
        key={file}
        className={classes['film']}
        controls
        preload="metadata"
        src={`/api/menu/films/${file}`}
        aria-label={say(card.title) || t`Film`}
        onLoadedMetadata={({ currentTarget: { duration } }) => {
          if (!measured || !Number.isFinite(duration)) return;
          const minutes = Math.min(longest, Math.max(0.5, Math.round(duration / 30) / 2));
          if (minutes !== card.minutes) onChange({ ...card, minutes });
        }}
      >
        <CaptionTracks captions={card.captions} language={i18n.locale} addressOf={captionsAt} />
      </video>
      <TextInput
        label={t`Minutes of the film`}
        type="number"
        min={0.5}
        max={longest}
        step={0.5}
        value={card.minutes}
        onChange={(event) => {
          const minutes = Number(event.currentTarget.value);
          if (minutes > 0 && minutes <= longest) onChange({ ...card, minutes });
        }}
      />
    </>
  );
}

function useFilmUpload(card: VideoCard, onChange: FilmFieldProps['onChange']): Handing {
  return useHanding(
    card,
    onChange,
    (file, sending) =>
      bringLarge(
        file,
        'film',
        (uploadId) =>
          call<typeof addUploadedFilm>('POST', '/api/menu/films/uploads/:uploadId', {
            params: { uploadId },
            signal: sending.signal,
          }),
        sending,
      ),
    (now, { file }) => ({ ...now, file }),
  );
}
