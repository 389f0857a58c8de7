/** A day (`YYYY-MM-DD`), by the browser's own picker, in the reader's order of day and month. Empty is null. */
import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactElement } from 'react';

export interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'min' | 'max'> {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  /** the first and the last day that may be chosen */
  readonly min?: string;
  readonly max?: string;
}

export function DayInput({ value, onChange, ...rest }: DayInputProps): ReactElement {
  return (
    <TextInput
      {...rest}
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
