/** Captions of a film, a file for each language: to be read along by those who do not hear it, or not now. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { upload } from '../../../web/stream.ts';
import type { addCaptions } from '../caption-contract.ts';
import type { VideoCard } from '../module-content.ts';
import { captionsAt } from './captions-at.ts';
import classes from './editor.module.css';
import type { FormProps } from './form-props.ts';
import { useActivityWords } from './use-activity-words.ts';

export function CaptionsField({ card, languages, onChange }: FormProps<VideoCard>): ReactElement {
  const { t } = useLingui();
  const { languageName } = useActivityWords();
  const captions = card.captions ?? {};
  const missing = languages.filter((language) => !captions[language]);
  const [picked, setPicked] = useState('');
  const language = missing.includes(picked) ? picked : (missing[0] ?? '');
  const { busy, error, hand } = useCaptions(card, onChange);
  const name = languageName(language);
  return (
    <fieldset className={classes['choices']}>
      <legend>{t`Captions`}</legend>
      {Object.entries(captions).map(([spoken, file]) => {
        const there = languageName(spoken);
        return (
          <div key={spoken} className={classes['tools']}>
            <Icon name="check" size={16} />
            <a
              className={classes['plainLink']}
              href={captionsAt(file)}
              target="_blank"
              rel="noreferrer"
            >{t`Captions in ${there}`}</a>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={t`Take away: captions in ${there}`}
              onClick={() => {
                const { [spoken]: _, ...others } = captions;
                onChange({ ...card, captions: others });
              }}
            >{t`Take away`}</Button>
          </div>
        );
      })}
      {missing.length > 1 && (
        <NativeSelect
          label={t`Language of the captions`}
          value={language}
          onChange={(event) => setPicked(event.currentTarget.value)}
          data={missing.map((value) => ({ value, label: languageName(value) }))}
        />
      )}
      {missing.length > 0 && (
        <FilePick
          label={t`Captions in ${name}`}
          hint={t`WebVTT or SubRip, at most 1 MB`}
          endings={['.vtt', '.srt']}
          mostBytes={1_000_000}
          disabled={busy}
          onPick={(file) => void hand(file, language)}
        />
      )}
      <Problem
        error={error}
        reasons={{
          'captions-not-captions': t`These are no captions. Save them as WebVTT or SubRip.`,
          'captions-bad-time': t`A time in this file cannot be read, or ends before it begins.`,
          'captions-no-cues': t`There is no caption in this file.`,
          'captions-too-many-cues': t`There are more than 5,000 captions in this file.`,
        }}
      />
    </fieldset>
  );
}

/** One writes on meanwhile: what arrives is put into the card as it is by then. */
function useCaptions(card: VideoCard, onChange: (card: VideoCard) => void) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef({ card, onChange });
  useEffect(() => {
    latest.current = { card, onChange };
  });
  const hand = async (file: File, language: string): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      const kept = await upload<typeof addCaptions>('POST', '/api/menu/captions', file);
      const now = latest.current.card;
      latest.current.onChange({ ...now, captions: { ...now.captions, [language]: kept.file } });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, hand };
}
