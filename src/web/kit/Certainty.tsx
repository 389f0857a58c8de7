/** How sure a figure is: by the shape of the ring and by a word, so that colour is not needed. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import classes from './certainty.module.css';

export type CertaintyLevel = 'sure' | 'fairly' | 'unsure' | 'unknown';

export interface CertaintyProps {
  readonly level: CertaintyLevel;
  /** the ring alone; the word is still heard */
  readonly wordless?: boolean;
}

export function Certainty({ level, wordless = false }: CertaintyProps): ReactElement {
  const { t } = useLingui();
  const words: Record<CertaintyLevel, string> = {
    sure: t`Sure`,
    fairly: t`Fairly sure`,
    unsure: t`Unsure`,
    unknown: t`Nothing known`,
  };
  return (
    <span className={classes['certainty']}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" data-level={level}>
        <circle cx="7" cy="7" r="5.5" className={classes['ring']} />
        {level === 'sure' && <circle cx="7" cy="7" r="5.5" fill="currentColor" />}
        {level === 'fairly' && <path d="M7 1.5 A5.5 5.5 0 0 1 7 12.5 Z" fill="currentColor" />}
      </svg>
      <span className={wordless ? 'only-heard' : undefined}>{words[level]}</span>
    </span>
  );
}
