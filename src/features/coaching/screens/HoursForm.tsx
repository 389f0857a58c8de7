/** How much time a manager has for coaching, as they say themselves. */
import { useLingui } from '@lingui/react/macro';
import { Button, NumberInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { setHours, whoNext } from '../session-contract.ts';
import classes from './coaching.module.css';

export interface HoursFormProps {
  readonly hours: Told<typeof whoNext>['hours'];
  /** paths asked again when the hours change */
  readonly refresh: readonly string[];
  readonly onDone: () => void;
}

export function HoursForm({ hours, refresh, onDone }: HoursFormProps): ReactElement {
  const { t } = useLingui();
  const [draft, setDraft] = useState({ ...hours });
  const save = useDo<typeof setHours>('PUT', '/api/coaching/hours', { refresh, done: onDone });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ body: draft });
  };
  return (
    <form onSubmit={submit} className={classes['hoursForm']}>
      <NumberInput
        label={t`Minutes a week`}
        min={0}
        max={2400}
        step={15}
        value={draft.minutesPerWeek}
        onChange={(value) => setDraft({ ...draft, minutesPerWeek: Number(value) || 0 })}
      />
      <NumberInput
        label={t`Minutes a session`}
        min={10}
        max={240}
        step={5}
        value={draft.minutesPerSession}
        onChange={(value) => setDraft({ ...draft, minutesPerSession: Number(value) || 10 })}
      />
      <Problem error={save.error} />
      <Button type="submit" loading={save.isPending}>{t`Save`}</Button>
    </form>
  );
}
