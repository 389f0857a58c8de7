/** What belongs here, and the first step towards it. Never a bare "no entries". */
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import classes from './empty.module.css';

export interface EmptyProps {
  readonly icon?: IconName;
  /** what is (not) here, in half a sentence */
  readonly title: string;
  /** what will stand here and why one would want it */
  readonly children?: ReactNode;
  /** the first step */
  readonly action?: ReactNode;
}

export function Empty({ icon, title, children, action }: EmptyProps): ReactElement {
  return (
    <div className={classes['empty']}>
      {icon && <Icon name={icon} size={28} />}
      <p className={classes['title']}>{title}</p>
      {children && <div className={classes['words']}>{children}</div>}
      {action && <div className={classes['action']}>{action}</div>}
    </div>
  );
}
