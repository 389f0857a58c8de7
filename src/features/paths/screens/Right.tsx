/** Whether an answer was right, said by a word and a mark. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './placement.module.css';

export function Right({ right }: { readonly right: boolean | null }): ReactElement | null {
  const { t } = useLingui();
  if (right === null) return null;
  return (
    <span className={classes['right']} data-right={right}>
      <Icon name={right ? 'check' : 'cross'} size={16} />
      {right ? t`right` : t`wrong`}
    </span>
  );
}
