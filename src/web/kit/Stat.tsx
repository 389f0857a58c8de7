/** One figure with its name, its movement, and its reason in one tap. Several stand side by side in a `<dl>` of `Stats`. */
import type { ReactElement, ReactNode } from 'react';
import classes from './stat.module.css';
import { Why } from './Why.tsx';

export interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  /** beside the figure: how it moved, of how many */
  readonly note?: ReactNode;
  /** the answer to "why?" */
  readonly why?: ReactNode;
}

export function Stat({ label, value, note, why }: StatProps): ReactElement {
  return (
    <div className={classes['stat']}>
      <dt className={classes['label']}>{label}</dt>
      <dd className={classes['value']}>
        {why === undefined ? (
          value
        ) : (
          <Why of={label} figure={value}>
            {why}
          </Why>
        )}
        {note && <span className={classes['note']}>{note}</span>}
      </dd>
    </div>
  );
}
