/** A text in the academy's languages: one field each, the reader's own first. What was left empty is left out. */
import { useLingui } from '@lingui/react/macro';
import { Fieldset, TextInput, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Words } from '../../kernel/words.ts';

export interface WordsInputProps {
  readonly label: string;
  readonly value: Words;
  readonly onChange: (value: Words) => void;
  /** tags of the academy's languages */
  readonly languages: readonly string[];
  readonly long?: boolean;
  readonly required?: boolean;
  readonly error?: string;
}

export function WordsInput({
  label,
  value,
  onChange,
  languages,
  long = false,
  required = false,
  error,
}: WordsInputProps): ReactElement {
  const { i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
  const mine = i18n.locale.split('-')[0];
  const ordered = languages.toSorted((a, b) => Number(b === mine) - Number(a === mine));
  const fields = ordered.map((language, at) => {
    const more = {
      key: language,
      lang: language,
      label: ordered.length === 1 ? label : names.of(language),
      value: value[language] ?? '',
      withAsterisk: required && at === 0,
      ...(error && at === 0 ? { error } : {}),
      ...(at > 0 ? { mt: 8 } : {}),
    };
    const set = (text: string): void => {
      const { [language]: _, ...rest } = value;
      onChange(text ? { ...rest, [language]: text } : rest);
    };
    const { key, ...field } = more;
    return long ? (
      <Textarea key={key} {...field} autosize minRows={2} onChange={(event) => set(event.currentTarget.value)} />
    ) : (
      <TextInput key={key} {...field} onChange={(event) => set(event.currentTarget.value)} />
    );
  });
  return ordered.length === 1 ? <>{fields}</> : <Fieldset legend={label}>{fields}</Fieldset>;
}
