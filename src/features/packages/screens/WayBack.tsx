/** Where leaving leads: to the module whose card is played, or to the trial that is made of the package. */
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ButtonLink } from '../../../web/kit/links.ts';

export interface WayBackProps {
  /** null: a trial */
  readonly activityId: string | null;
  readonly packageId: string;
}

export function useWayBack({ activityId, packageId }: WayBackProps): () => void {
  const navigate = useNavigate();
  return () =>
    void (activityId === null
      ? navigate({ to: '/try/$packageId', params: { packageId }, replace: true })
      : navigate({ to: '/learn/$activityId', params: { activityId }, replace: true }));
}

export function WayBack({
  activityId,
  packageId,
  variant,
}: WayBackProps & { readonly variant: 'filled' | 'default' }): ReactElement {
  const { t } = useLingui();
  if (activityId === null)
    return (
      <ButtonLink to="/try/$packageId" params={{ packageId }} replace size="md" variant={variant}>
        {t`See what it reported`}
      </ButtonLink>
    );
  return (
    <ButtonLink to="/learn/$activityId" params={{ activityId }} replace size="md" variant={variant}>
      {t`Back to the module`}
    </ButtonLink>
  );
}
