/** What the marks on a scale mean, in words, once a screen. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import scale from '../../../web/kit/proficiency.module.css';
import classes from './standings.module.css';

export function StandingKey({ standing }: { readonly standing?: string }): ReactElement {
  const { t } = useLingui();
  return (
    <ul className={classes['key']} aria-label={t`Key`}>
      <li>
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="4.5" className={scale['standing']} />
        </svg>
        {standing ?? t`Where others see them`}
      </li>
      <li>
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" className={scale['self']} />
        </svg>
        {t`Self-evaluation`}
      </li>
      <li>
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <rect x="4.5" width="3" height="12" rx="1.5" className={scale['required']} />
        </svg>
        {t`Required`}
      </li>
    </ul>
  );
}
