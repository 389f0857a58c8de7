/** Quietly says whether the learning system has taken what it was told. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon, type IconName } from '../../../../web/kit/Icon.tsx';
import classes from './controls.module.css';
import type { Saving } from './lms.ts';

const icons: Readonly<Record<Saving, IconName>> = {
  saved: 'check',
  saving: 'more',
  waiting: 'offline',
  nowhere: 'warning',
};

export function Kept({ saving, touched }: { readonly saving: Saving; readonly touched: boolean }): ReactElement | null {
  const { t } = useLingui();
  if (!touched || saving === 'nowhere') return null;
  const words = { saved: t`Saved`, saving: t`Saving`, waiting: t`Not saved yet` }[saving];
  return (
    <span className={classes['kept']} data-saving={saving}>
      <Icon name={icons[saving]} size={16} />
      <span aria-hidden="true">{words}</span>
      <span role="status" className="only-heard">
        {saving === 'saving' ? '' : words}
      </span>
    </span>
  );
}
