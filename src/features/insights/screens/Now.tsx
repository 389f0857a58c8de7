/** The one thing to do now: what, why, and the one button. It stands on top of every first screen. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import classes from './first.module.css';

export interface NowProps {
  readonly title: ReactNode;
  readonly says?: ReactNode;
  readonly action?: ReactNode;
  /** above the title; `Now` unless told */
  readonly label?: string;
  readonly icon?: IconName;
}

export function Now({ title, says, action, label, icon }: NowProps): ReactElement {
  const { t } = useLingui();
  return (
    <section className={classes['now']} aria-label={t`The one thing to do now`}>
      <div className={classes['nowWords']}>
        <p className={classes['nowLabel']}>
          {icon && <Icon name={icon} size={16} />}
          {label ?? t`Now`}
        </p>
        <p className={classes['nowTitle']}>{title}</p>
        {says && <div className={classes['nowSays']}>{says}</div>}
      </div>
      {action && <div className={classes['nowAction']}>{action}</div>}
    </section>
  );
}
