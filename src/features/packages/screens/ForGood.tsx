/** Said before what has no way back. */
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './settling.module.css';

export function ForGood({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <p className={classes['forGood']}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
