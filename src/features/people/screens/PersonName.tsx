/** A person of the history, as a link to their page; nobody is the academy itself, without a name is who was erased. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { TextLink } from '../../../web/kit/links.ts';

export interface PersonNameProps {
  readonly who: { readonly id: string; readonly name: string | null } | null;
  /** amid other words, where colour alone would not tell a link */
  readonly amid?: boolean;
}

export function PersonName({ who, amid = false }: PersonNameProps): ReactElement {
  const { t } = useLingui();
  if (who === null) return <>{t`The academy itself`}</>;
  if (who.name === null) return <Text span inherit fs="italic">{t`Erased person`}</Text>;
  return (
    <TextLink to="/people/$personId" params={{ personId: who.id }} inherit underline={amid ? 'always' : 'hover'}>
      {who.name}
    </TextLink>
  );
}
