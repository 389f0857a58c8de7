/** One activity as it stands on the menu: its sign, its name, what it is and how long it takes. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { ActivityKind, ActivityState, Delivery } from '../activity.ts';
import classes from './menu.module.css';
import { iconOf, useActivityWords } from './use-activity-words.ts';

export interface ActivityLineProps {
  readonly activity: {
    readonly activityId: string;
    readonly kind: ActivityKind;
    readonly delivery: Delivery | null;
    readonly state: ActivityState;
    readonly hasDraft: boolean | null;
    readonly asked: boolean | null;
    readonly name: { readonly [language: string]: string };
    readonly summary: { readonly [language: string]: string };
    readonly minutes: number;
  };
  /** instead of the summary */
  readonly below?: ReactNode;
}

export function ActivityLine({ activity, below }: ActivityLineProps): ReactElement {
  const { t } = useLingui();
  const { kindName, say } = useActivityWords();
  const { minutes, state, hasDraft, asked } = activity;
  const marks = [
    state === 'draft' ? t`Draft` : '',
    state === 'retired' ? t`Off the menu` : '',
    state === 'published' && hasDraft ? t`New version begun` : '',
    asked ? t`To be published` : '',
  ].filter(Boolean);
  return (
    <div className={classes['line']}>
      <span className={classes['sign']}>
        <Icon name={iconOf(activity)} size={22} />
      </span>
      <div className={classes['words']}>
        <TextLink to="/menu/$activityId" params={{ activityId: activity.activityId }} className={classes['name'] ?? ''}>
          {say(activity.name) || t`Without a name`}
        </TextLink>
        <span className={classes['what']}>{[kindName(activity), t`${minutes} min`, ...marks].join(' · ')}</span>
        {below === undefined ? <span className={classes['summary']}>{say(activity.summary)}</span> : below}
      </div>
    </div>
  );
}
