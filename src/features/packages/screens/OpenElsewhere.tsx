/** It is open in another window or on another device: going on here ends it there, and nothing is mixed. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useFormat } from '../../../web/format.ts';
import classes from './play.module.css';
import { StagePanel } from './StagePanel.tsx';

export interface OpenElsewhereProps {
  readonly open: { readonly since: string; readonly lastAt: string } | null;
  readonly onTake: () => void;
  readonly back: ReactNode;
}

export function OpenElsewhere({ open, onTake, back }: OpenElsewhereProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const since = open ? format.moment(open.since) : '';
  const last = open ? format.moment(open.lastAt) : '';
  return (
    <StagePanel
      icon="swap"
      title={t`This is open elsewhere`}
      ways={
        <>
          <Button size="md" onClick={onTake}>{t`Go on here`}</Button>
          {back}
        </>
      }
    >
      <p>
        {t`You have it open in another window or on another device. If you go on here, it ends there; everything saved so far stays.`}
      </p>
      {open && (
        <dl className={classes['facts']}>
          <div>
            <dt>{t`Open since`}</dt>
            <dd>{since}</dd>
          </div>
          <div>
            <dt>{t`Last heard of`}</dt>
            <dd>{last}</dd>
          </div>
        </dl>
      )}
    </StagePanel>
  );
}
