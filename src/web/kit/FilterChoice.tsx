/** One thing a list is narrowed by: all of it, or one of these. */
import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';

export interface FilterChoiceProps {
  readonly label: string;
  /** what it says when it narrows nothing */
  readonly all: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export function FilterChoice({ label, all, value, choices, onChange }: FilterChoiceProps): ReactElement {
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: all }, ...choices]}
    />
  );
}
