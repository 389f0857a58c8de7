/**
 * The head of every screen: where one is, one primary action, and what comes beside it. It names the tab, and takes the focus
 * after a move so that a screen reader says where one has arrived.
 */
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useMe } from '../me.ts';
import { takeHeadingFocus } from '../shell/focus.ts';
import classes from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** above the title: the way back up, as a link */
  readonly above?: ReactNode;
  /** one sentence under the title */
  readonly lead?: ReactNode;
  /** the one primary action */
  readonly action?: ReactNode;
  /** quieter things: export, filters, a saved mark */
  readonly beside?: ReactNode;
}

export function PageHeader({ title, above, lead, action, beside }: PageHeaderProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const academy = useMe()?.academy?.name;
  useEffect(() => {
    if (heading.current) takeHeadingFocus(heading.current);
  }, []);
  return (
    <header className={classes['header']}>
      <title>{academy ? `${title} · ${academy}` : `${title} · Sellwright`}</title>
      {above && <div className={classes['above']}>{above}</div>}
      <div className={classes['line']}>
        <div className={classes['words']}>
          <h1 tabIndex={-1} ref={heading} className={classes['title']}>
            {title}
          </h1>
          {lead && <div className={classes['lead']}>{lead}</div>}
        </div>
        {(beside || action) && (
          <div className={`${classes['actions']} not-printed`}>
            {beside}
            {action}
          </div>
        )}
      </div>
    </header>
  );
}
