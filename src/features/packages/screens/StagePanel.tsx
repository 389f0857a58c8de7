/** A heading, a few words, and what can be done: in the place of content while none stands there, or in a line below it. */
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import classes from './play.module.css';

export interface StagePanelProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  /** buttons and links, the likeliest first */
  readonly ways: ReactNode;
  /** content stands above it, and the person in it */
  readonly below?: boolean;
}

/** Who was in content finds themselves at the heading of what has taken its place. */
const arrive = (heading: HTMLHeadingElement | null): void => heading?.focus();

export function StagePanel({ icon, title, children, ways, below = false }: StagePanelProps): ReactElement {
  if (below)
    return (
      <section className={classes['below']}>
        <div className={classes['belowWords']}>
          <h2 className={classes['belowTitle']}>{title}</h2>
          {children}
        </div>
        <div className={classes['ways']}>{ways}</div>
      </section>
    );
  return (
    <section className={classes['panel']}>
      <span className={classes['seal']} aria-hidden="true">
        <Icon name={icon} size={28} />
      </span>
      <h2 key={title} ref={arrive} tabIndex={-1} className={classes['panelTitle']}>
        {title}
      </h2>
      {children}
      <div className={classes['ways']}>{ways}</div>
    </section>
  );
}
