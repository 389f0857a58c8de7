/** A row of figures. */
import type { ReactElement, ReactNode } from 'react';
import classes from './stat.module.css';

export function Stats({ children }: { readonly children: ReactNode }): ReactElement {
  return <dl className={classes['stats']}>{children}</dl>;
}
