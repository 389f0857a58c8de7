/** The captions of a film, one track a language; those in the reader's language are on from the beginning. Stands inside a `<video>`. */
import type { ReactElement } from 'react';

export interface CaptionTracksProps {
  /** a file for each language that has captions */
  readonly captions: { readonly [language: string]: string } | undefined;
  /** in which the film is watched */
  readonly language: string;
  readonly addressOf: (file: string) => string;
}

export function CaptionTracks({ captions, language, addressOf }: CaptionTracksProps): ReactElement {
  const there = Object.entries(captions ?? {});
  // what is said stands in words beside the film, too
  if (there.length === 0) return <track kind="captions" />;
  return (
    <>
      {there.map(([spoken, file]) => (
        <track
          key={spoken}
          kind="captions"
          srcLang={spoken}
          label={new Intl.DisplayNames([spoken], { type: 'language' }).of(spoken) ?? spoken}
          src={addressOf(file)}
          default={spoken === language}
        />
      ))}
    </>
  );
}
