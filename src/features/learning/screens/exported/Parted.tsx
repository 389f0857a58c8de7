/** After leaving: the session is over. Some systems take the window back by themselves; in the others one closes it. */
import { useLingui } from '@lingui/react/macro';
import { useEffect, type ReactElement } from 'react';
import { useArrival } from '../use-arrival.ts';
import classes from './controls.module.css';

export function Parted({ completed }: { readonly completed: boolean }): ReactElement {
  const { t } = useLingui();
  const heading = useArrival();
  useEffect(() => {
    // only a window that a script has opened lets itself be closed
    if (window.opener) window.close();
  }, []);
  return (
    <main className={classes['parted']}>
      <h1 ref={heading} tabIndex={-1}>
        {completed ? t`Finished` : t`Until next time`}
      </h1>
      <p>{t`You can close this window now.`}</p>
    </main>
  );
}
