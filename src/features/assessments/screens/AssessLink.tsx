/** The way to rating somebody, or oneself. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { ButtonLink } from '../../../web/kit/links.ts';

export interface AssessLinkProps {
  readonly person: { readonly id: string };
  readonly rate: 'self' | 'appraisal' | null;
  readonly quiet?: boolean;
}

export function AssessLink({ person, rate, quiet = false }: AssessLinkProps): ReactElement | null {
  const { t } = useLingui();
  if (rate === null) return null;
  const look = quiet ? ({ variant: 'default', size: 'compact-md' } as const) : {};
  if (rate === 'self') return <ButtonLink {...look} to="/me/assess">{t`Evaluate yourself`}</ButtonLink>;
  return (
    <ButtonLink {...look} to="/people/$personId/assess" params={{ personId: person.id }}>{t`Appraise`}</ButtonLink>
  );
}
