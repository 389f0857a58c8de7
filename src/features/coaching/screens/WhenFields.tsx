/** Day, time, length and place of a session, in the reader's own time zone. */
import { useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { useFormat } from '../../../web/format.ts';

export interface WhenDraft {
  readonly day: string;
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
}

const lengths = [15, 20, 30, 45, 60, 90];

export function WhenFields({
  when,
  onChange,
}: {
  readonly when: WhenDraft;
  readonly onChange: (when: WhenDraft) => void;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const known = lengths.includes(when.minutes) ? lengths : [when.minutes, ...lengths];
  return (
    <>
      <Group gap={12} align="flex-end">
        <DayInput
          label={t`Day`}
          required
          value={when.day}
          min={format.today()}
          onChange={(day) => onChange({ ...when, day: day ?? '' })}
          data-autofocus
        />
        <TextInput
          label={t`Time`}
          type="time"
          required
          value={when.time}
          onChange={(event) => onChange({ ...when, time: event.currentTarget.value })}
        />
        <NativeSelect
          label={t`Length`}
          value={String(when.minutes)}
          data={known.map((minutes) => ({ value: String(minutes), label: t`${minutes} minutes` }))}
          onChange={(event) => onChange({ ...when, minutes: Number(event.currentTarget.value) })}
        />
      </Group>
      <TextInput
        label={t`Place`}
        maxLength={200}
        value={when.place}
        onChange={(event) => onChange({ ...when, place: event.currentTarget.value })}
      />
    </>
  );
}
