/** A card that leads elsewhere: where to, and what to look for there. */
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { LinkCard } from '../module-content.ts';
import { CardMinutes } from './CardMinutes.tsx';
import type { FormProps } from './form-props.ts';
import { LookFor } from './LookFor.tsx';

/** the same in every language */
const webBegins = 'https://';

export function LinkForm({ card, languages, onChange }: FormProps<LinkCard>): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        label={t`Address`}
        type="url"
        placeholder={webBegins}
        value={card.url}
        onChange={(event) => onChange({ ...card, url: event.currentTarget.value.trim() })}
      />
      <LookFor card={card} languages={languages} onChange={onChange} />
      <CardMinutes card={card} languages={languages} onChange={onChange} />
    </>
  );
}
