/**
 * A film of a card: handed in as it is, looked at here, with its minutes. It may be on its way for long while one writes on below.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { bringLarge } from '../../../web/browser-uploads.ts';
import { useFormat } from '../../../web/format.ts';
import { CaptionTracks } from '../../../web/kit/CaptionTracks.tsx';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { UnfinishedUploads } from '../../../web/kit/UnfinishedUploads.tsx';
import { largestFilm } from '../film.ts';
import type { addUploadedFilm } from '../film-contract.ts';
import type { VideoCard } from '../module-content.ts';
import { captionsAt } from './captions-at.ts';
import classes from './editor.module.css';
import type { FormProps } from './form-props.ts';
import { useActivityWords } from './use-activity-words.ts';
import { type Handing, useHanding } from './use-handing.ts';

type FilmFieldProps = Pick<FormProps<VideoCard>, 'card' | 'onChange'>;

const longest = 60;

export function FilmField({ card, onChange }: FilmFieldProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { error, sending, hand, stop, arrived } = useFilmUpload(card, onChange);
  const most = format.bytes(largestFilm);
  return (
    <div className={classes['picture']}>
      {card.file && <Player card={card} file={card.file} measured={arrived === card.file} onChange={onChange} />}
      {sending ? (
        <div>
          <ProgressBar
            progress={sending.progress}
            phases={{
              sending: t`The film is on its way`,
              waiting: t`Waiting for the connection; then it goes on by itself`,
            }}
          />
          <p className={classes['hint']}>{t`Stay on this card until it has arrived. You may write on below.`}</p>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={stop}>{t`Stop sending`}</Button>
        </div>
      ) : (
        <FilePick
          label={card.file ? t`Another film` : t`Choose a film, or drop it here`}
          hint={t`MP4 or WebM, at most ${most}. It is shown as it is.`}
          endings={['.mp4', '.m4v', '.webm']}
          onPick={(file) => void hand(file)}
        />
      )}
      {!sending && <UnfinishedUploads purpose="film" />}
      <Problem
        error={error}
        reasons={{
          'not-a-film': t`This is no film that every browser plays, whatever its name says. Save it as MP4 or WebM.`,
          'upload-taken-over': t`It goes on in another window.`,
          'too-many-uploads': t`Too many of your files have not arrived whole. Go on with them, or give some up.`,
          'upload-too-large': t`This film is too large. At most ${most} are taken: make it shorter, or save it at a lower resolution.`,
          'film-too-large': t`This film is too large. At most ${most} are taken: make it shorter, or save it at a lower resolution.`,
        }}
      />
      {card.file && !sending && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => onChange({ ...card, file: null })}
        >{t`Take the film away`}</Button>
      )}
    </div>
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
