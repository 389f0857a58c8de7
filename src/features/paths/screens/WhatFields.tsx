/** What is given: what each needs most, within so many minutes, or activities by name; and until when. */
import { useLingui } from '@lingui/react/macro';
import { MultiSelect, NumberInput, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { listMenu } from '../../modules/contract.ts';
import classes from './assign.module.css';
import type { Form } from './order-form.ts';
import type { FieldsProps } from './WhomFields.tsx';

export function WhatFields({ form, onChange }: FieldsProps): ReactElement {
  const { t } = useLingui();
  const number = (value: number | string): number | null => (typeof value === 'number' ? value : null);
  return (
    <fieldset className={classes['group']}>
      <legend>{t`What`}</legend>
      <SegmentedControl
        fullWidth
        aria-label={t`What`}
        value={form.by}
        onChange={(by) => onChange({ by: by as Form['by'] })}
        data={[
          { value: 'need', label: t`What each needs most` },
          { value: 'name', label: t`The same for all` },
        ]}
      />
      {form.by === 'need' ? (
        <div className={classes['pair']}>
          <NumberInput
            label={t`At most, each`}
            min={1}
            max={5}
            value={form.count}
            onChange={(value) => onChange({ count: number(value) ?? 1 })}
          />
          <NumberInput
            label={t`Minutes, together`}
            min={1}
            max={600}
            value={form.minutes ?? ''}
            onChange={(value) => onChange({ minutes: number(value) })}
          />
        </div>
      ) : (
        <Activities form={form} onChange={onChange} />
      )}
      <NumberInput
        label={t`To be done within days`}
        description={t`Empty: no day is set`}
        min={1}
        max={730}
        value={form.within ?? ''}
        onChange={(value) => onChange({ within: number(value) })}
      />
    </fieldset>
  );
}

function Activities({ form, onChange }: FieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const found = useAsk<typeof listMenu>('GET', '/api/menu', {
    query: { ...(search ? { search } : {}), state: 'published', limit: 20 },
    hold: true,
  });
  const choices = (found.data?.items ?? []).map(({ activityId, name, minutes }) => {
    const called = inLanguage(name, i18n.locale);
    return { value: activityId, label: t`${called} · ${minutes} min` };
  });
  const nothing = search !== '' && found.data?.items.length === 0;
  const chosen = form.activities.filter(({ id }) => !choices.some(({ value }) => value === id));
  const nameOf = (id: string): string =>
    choices.find(({ value }) => value === id)?.label ?? form.activities.find((one) => one.id === id)?.name ?? '';
  return (
    <MultiSelect
      label={t`From the menu`}
      searchable
      maxValues={5}
      comboboxProps={{ withinPortal: false }}
      description={nothing ? t`Nothing on the menu fits` : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[...choices, ...chosen.map(({ id, name }) => ({ value: id, label: name }))]}
      filter={({ options }) => options}
      value={form.activities.map(({ id }) => id)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(ids) => onChange({ activities: ids.map((id) => ({ id, name: nameOf(id) })) })}
    />
  );
}
