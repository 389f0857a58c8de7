/** What an action means on the menu, one tap away: a module of cards opens at once, anything else at its page. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { TextLink } from '../../../web/kit/links.ts';
import type { FullAgreement } from './coaching-words.ts';

export function ActivityLink({
  activityId,
  activity,
  learns,
  below,
}: {
  readonly activityId: string;
  readonly activity: FullAgreement['activities'][string];
  /** by whom it is to be gone through: they land on its first card */
  readonly learns: boolean;
  /** the words it stands below: its name is not said twice */
  readonly below: string;
}): ReactElement {
  const { t, i18n } = useLingui();
  const name = inLanguage(activity.name, i18n.locale);
  const { minutes } = activity;
  const said = below.trim() === name;
  const open = said ? t`Open it, ${minutes} minutes` : t`Open ${name}, ${minutes} minutes`;
  const look = said ? t`On the menu, ${minutes} minutes` : t`${name}, ${minutes} minutes`;
  return (
    <TextLink
      to={activity.cards && learns ? '/learn/$activityId' : '/menu/$activityId'}
      params={{ activityId }}
      size="sm"
    >
      {activity.cards && learns ? open : look}
    </TextLink>
  );
}
