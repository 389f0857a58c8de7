/** The way into a bite: to its cards, or, where people do it together, to what it is. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import type { Bite } from './told.ts';

export function BiteLink({ bite, quiet = false }: { readonly bite: Bite; readonly quiet?: boolean }): ReactElement {
  const { t } = useLingui();
  const params = { activityId: bite.activityId };
  const look = quiet ? ({ variant: 'default', size: 'compact-md' } as const) : ({ size: 'md' } as const);
  if (!bite.cards) {
    return (
      <ButtonLink to="/menu/$activityId" params={params} {...look}>
        {t`Look at it`}
      </ButtonLink>
    );
  }
  const icon = quiet ? {} : { leftSection: <Icon name="play" size={18} /> };
  return (
    <ButtonLink to="/learn/$activityId" params={params} {...icon} {...look}>
      {bite.share > 0 ? t`Go on` : t`Start`}
    </ButtonLink>
  );
}
