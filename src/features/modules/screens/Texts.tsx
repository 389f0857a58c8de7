/** One text of a draft in its languages, side by side where there is room: to write and to translate at once. */
import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Words } from '../../../kernel/words.ts';
import classes from './editor.module.css';
import { useActivityWords } from './use-activity-words.ts';

export interface TextsProps {
  readonly label: string;
  readonly value: Words;
  readonly languages: readonly string[];
  readonly onChange: (value: Words) => void;
  readonly rows?: number;
  readonly hint?: string;
}

export function Texts({ label, value, languages, onChange, rows = 1, hint }: TextsProps): ReactElement {
  const { languageName } = useActivityWords();
  return (
    <div role="group" aria-label={label} className={classes['texts']}>
      {hint && <p className={classes['hint']}>{hint}</p>}
      {languages.map((language) => (
        <Textarea
          key={language}
          lang={language}
          label={languages.length > 1 ? `${label} · ${languageName(language)}` : label}
          autosize
          minRows={rows}
          value={value[language] ?? ''}
          onChange={(event) => {
            const { [language]: _, ...rest } = value;
            const text = event.currentTarget.value;
            onChange(text ? { ...rest, [language]: text } : rest);
          }}
        />
      ))}
    </div>
  );
}
