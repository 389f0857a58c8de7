/** A picture of a card: handed in, made small by the server, and said in words for those who do not see it. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { send, type Told } from '../../../web/api.ts';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { addPicture } from '../draft-contract.ts';
import type { Picture } from '../module-content.ts';
import classes from './editor.module.css';
import { Texts } from './Texts.tsx';
import { useActivityWords } from './use-activity-words.ts';

export interface PictureFieldProps {
  readonly picture: Picture | null;
  readonly languages: readonly string[];
  readonly onChange: (picture: Picture | null) => void;
}

export function PictureField({ picture, languages, onChange }: PictureFieldProps): ReactElement {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const hand = async (file: File): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const response = await send('POST', '/api/menu/pictures', file);
      const made = (await response.json()) as Told<typeof addPicture>;
      onChange({ ...made, alt: picture?.alt ?? {} });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes['picture']}>
      {picture && (
        <>
          <img
            src={`/api/menu/pictures/${picture.file}`}
            width={picture.width}
            height={picture.height}
            alt={say(picture.alt)}
          />
          <Texts
            label={t`What the picture shows`}
            hint={t`For those who do not see it. Needed before publishing.`}
            value={picture.alt}
            languages={languages}
            onChange={(alt) => onChange({ ...picture, alt })}
          />
        </>
      )}
      <FilePick
        label={
          busy ? t`The picture is on its way` : picture ? t`Another picture` : t`Choose a picture, or drop it here`
        }
        hint={t`PNG, JPEG, WebP or GIF. It is made small; place and camera are taken out.`}
        endings={['.png', '.jpg', '.jpeg', '.webp', '.gif']}
        mostBytes={20 * 1024 * 1024}
        disabled={busy}
        onPick={(file) => void hand(file)}
      />
      <Problem
        error={error}
        reasons={{
          'not-a-picture': t`This is no picture that can be read, whatever its name says. Take a PNG, JPEG, WebP or GIF.`,
          'picture-too-large': t`This picture is too large. Make it smaller first.`,
        }}
      />
      {picture && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => onChange(null)}
        >{t`Take the picture away`}</Button>
      )}
    </div>
  );
}
