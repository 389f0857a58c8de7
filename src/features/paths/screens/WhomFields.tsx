/** For whom an order is: those another screen chose, or everybody of whom all that is chosen holds. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { getOrganisation } from '../../people/contract.ts';
import classes from './assign.module.css';
import { type Form, withFigure } from './order-form.ts';

export interface FieldsProps {
  readonly form: Form;
  readonly onChange: (part: Partial<Form>) => void;
}

export function WhomFields({ form, onChange }: FieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  const say = (name: { readonly [language: string]: string }): string => inLanguage(name, i18n.locale);
  const joined = withFigure([7, 30, 90, 180], form.joinedWithin);
  if (form.people.length > 0) {
    return (
      <fieldset className={classes['group']}>
        <legend>{t`For whom`}</legend>
        <p className={classes['says']}>
          {plural(form.people.length, { one: '# person, chosen before', other: '# people, chosen before' })}
        </p>
        <Button variant="default" size="compact-md" onClick={() => onChange({ people: [] })}>{t`Choose others`}</Button>
      </fieldset>
    );
  }
  return (
    <fieldset className={classes['group']}>
      <legend>{t`For whom`}</legend>
      <NativeSelect
        label={t`Market`}
        value={form.marketId}
        onChange={(event) => onChange({ marketId: event.currentTarget.value })}
        data={[
          { value: '', label: t`Everyone you lead` },
          ...(data?.markets ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t`Team`}
        value={form.teamId}
        onChange={(event) => onChange({ teamId: event.currentTarget.value })}
        data={[
          { value: '', label: t`Every team` },
          ...(data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t`Role`}
        value={form.roleId}
        onChange={(event) => onChange({ roleId: event.currentTarget.value, levelId: '' })}
        data={[
          { value: '', label: t`Every role` },
          ...(data?.roles ?? [])
            .filter(({ retired }) => !retired)
            .map(({ id, name }) => ({ value: id, label: say(name) })),
        ]}
      />
      {form.roleId && (
        <NativeSelect
          label={t`Level held`}
          value={form.levelId}
          onChange={(event) => onChange({ levelId: event.currentTarget.value })}
          data={[
            { value: '', label: t`Every level` },
            ...(data?.levels ?? [])
              .filter(({ roleId, retired }) => roleId === form.roleId && !retired)
              .map(({ id, name }) => ({ value: id, label: say(name) })),
          ]}
        />
      )}
      <NativeSelect
        label={t`Joined`}
        value={form.joinedWithin ?? ''}
        onChange={(event) => onChange({ joinedWithin: Number(event.currentTarget.value) || null })}
        data={[
          { value: '', label: t`At any time` },
          ...joined.map((days) => ({ value: String(days), label: t`In the last ${days} days` })),
        ]}
      />
    </fieldset>
  );
}
