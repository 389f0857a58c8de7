/** The name of a market or team, and where it lies. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { useChangeWords } from './change-words.ts';

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly within: string | null;
  readonly isNew: boolean;
}

export interface EditPlaceProps {
  readonly place: Place;
  readonly title: string;
  readonly withinLabel: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly error: unknown;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: (name: string, within: string | null) => void;
}

export function EditPlace({
  place,
  title,
  withinLabel,
  choices,
  error,
  busy,
  onClose,
  onSave,
}: EditPlaceProps): ReactElement {
  const { t } = useLingui();
  const reasons = useChangeWords();
  const [name, setName] = useState(place.name);
  const [within, setWithin] = useState(place.within ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(name, within || null);
  };
  return (
    <Dialog opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t`Name`}
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <NativeSelect
            label={withinLabel}
            value={within}
            onChange={(event) => setWithin(event.currentTarget.value)}
            data={[{ value: '', label: '–' }, ...choices]}
          />
          <Problem error={error} reasons={reasons} />
          <Button type="submit" loading={busy}>{t`Save`}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}
