/** Choosing one person by typing a few letters of the name. */
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import type { listPeople } from '../contract.ts';

export interface ChoosePersonProps {
  readonly label: string;
  readonly value: string;
  /** the name of who is chosen at the start */
  readonly name?: string | undefined;
  readonly onChange: (personId: string) => void;
}

export function ChoosePerson({ label, value, name, onChange }: ChoosePersonProps): ReactElement {
  const { t } = useLingui();
  const [typed, setTyped] = useState(name ?? '');
  const [q] = useDebouncedValue(typed, 200);
  const found = useAsk<typeof listPeople>('GET', '/api/people', {
    query: { ...(q ? { q } : {}), limit: 20 },
    hold: true,
  });
  const choices = (found.data?.items ?? []).map((person) => ({
    value: person.id,
    label: person.market ? `${person.name} · ${person.market.name}` : person.name,
  }));
  const chosen = value && !choices.some((choice) => choice.value === value) ? [{ value, label: name ?? typed }] : [];
  return (
    <Select
      label={label}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear` }}
      nothingFoundMessage={t`Nobody fits this search`}
      data={[...chosen, ...choices]}
      filter={({ options }) => options}
      value={value || null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
