/** Finding a module on the menu to put it at the end of a path. */
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { listMenu } from '../../modules/contract.ts';
import type { Chosen } from './path-draft.ts';

export interface AddModuleProps {
  readonly chosen: readonly Chosen[];
  readonly onAdd: (one: Chosen) => void;
}

export function AddModule({ chosen, onAdd }: AddModuleProps): ReactElement {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const found = useAsk<typeof listMenu>('GET', '/api/menu', {
    query: { ...(search ? { search } : {}), state: 'published', kind: 'module', limit: 20 },
    hold: true,
  });
  const there = new Set(chosen.map(({ activityId }) => activityId));
  const offers = (found.data?.items ?? []).filter(({ activityId }) => !there.has(activityId));
  const nothing = search !== '' && found.data !== undefined && offers.length === 0;
  return (
    <Select
      mt={12}
      label={t`Add from the menu`}
      placeholder={t`Search by name`}
      searchable
      comboboxProps={{ withinPortal: false }}
      description={nothing ? t`Nothing else on the menu fits` : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={offers.map(({ activityId, name, minutes }) => {
        const called = inLanguage(name, i18n.locale);
        return { value: activityId, label: t`${called} · ${minutes} min` };
      })}
      filter={({ options }) => options}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        const one = offers.find(({ activityId }) => activityId === id);
        if (one) onAdd({ activityId: one.activityId, name: one.name, minutes: one.minutes });
        setTyped('');
      }}
    />
  );
}
