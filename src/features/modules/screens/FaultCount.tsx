/** How many faults of a card, or of what stands on the menu, are to be mended. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './editor.module.css';

export function FaultCount({ faults }: { readonly faults: number }): ReactElement | null {
  const { t } = useLingui();
  if (faults === 0) return null;
  return (
    <span className={classes['count']}>
      <Icon name="warning" size={14} />
      <span aria-hidden="true">{faults}</span>
      <span className="only-heard">{t`${faults} to mend`}</span>
    </span>
  );
}
