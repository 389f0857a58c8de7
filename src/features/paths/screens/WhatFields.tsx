/** What is given: what each needs most, within so many minutes, or activities by name; and until when. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { MultiSelect, NativeSelect, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { listMenu } from '../../modules/contract.ts';
import classes from './assign.module.css';
import { type Form, withFigure } from './order-form.ts';
import type { FieldsProps } from './WhomFields.tsx';

export function WhatFields({ form, onChange }: FieldsProps): ReactElement {
  const { t } = useLingui();
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
          <NativeSelect
            label={t`At most, each`}
            value={form.count}
            onChange={(event) => onChange({ count: Number(event.currentTarget.value) })}
            data={[1, 2, 3, 4, 5].map((count) => ({
              value: String(count),
              label: plural(count, { one: '# activity', other: '# activities' }),
            }))}
          />
          <NativeSelect
            label={t`Minutes, together`}
            value={form.minutes ?? ''}
            onChange={(event) => onChange({ minutes: Number(event.currentTarget.value) || null })}
            data={[
              ...withFigure([10, 15, 20, 30, 45, 60], form.minutes).map((minutes) => ({
                value: String(minutes),
                label: t`${minutes} min`,
              })),
              { value: '', label: t`As many as it takes` },
            ]}
          />
        </div>
      ) : (
        <Activities form={form} onChange={onChange} />
      )}
      <NativeSelect
        label={t`To be done`}
        value={form.within ?? ''}
        onChange={(event) => onChange({ within: Number(event.currentTarget.value) || null })}
        data={[
          ...withFigure([7, 14, 30, 60, 90], form.within).map((days) => ({
            value: String(days),
            label: t`Within ${days} days`,
          })),
          { value: '', label: t`At any time` },
        ]}
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
