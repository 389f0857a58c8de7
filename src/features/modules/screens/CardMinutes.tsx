/** How long something made elsewhere takes: its words cannot be counted, so somebody says it. */
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { DocumentCard, LinkCard, PackageCard } from '../module-content.ts';
import type { FormProps } from './form-props.ts';

export function CardMinutes<One extends PackageCard | LinkCard | DocumentCard>({
  card,
  onChange,
}: FormProps<One>): ReactElement {
  const { t } = useLingui();
  return (
    <TextInput
      label={t`Minutes it takes`}
      type="number"
      min={1}
      max={600}
      value={card.minutes}
      onChange={(event) => {
        const minutes = Number(event.currentTarget.value);
        if (minutes > 0 && minutes <= 600) onChange({ ...card, minutes });
      }}
    />
  );
}
