/** What to look for in something made elsewhere: a sentence that makes a bite of it. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { DocumentCard, LinkCard } from '../module-content.ts';
import type { FormProps } from './form-props.ts';
import { Texts } from './Texts.tsx';

export function LookFor<One extends LinkCard | DocumentCard>({
  card,
  languages,
  onChange,
}: FormProps<One>): ReactElement {
  const { t } = useLingui();
  return (
    <Texts
      label={t`What to look for`}
      rows={3}
      value={card.text}
      languages={languages}
      onChange={(text) => onChange({ ...card, text })}
    />
  );
}
