/** How far a long piece of work is, from the lines the server tells (see stream.ts). The screen names the phases. */
import { useLingui } from '@lingui/react/macro';
import { Progress as Bar } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormat } from '../format.ts';
import type { Progress } from '../stream.ts';
import classes from './progress.module.css';

export interface ProgressBarProps {
  /** null: begun, nothing told yet */
  readonly progress: Progress | null;
  /** the reader's words for the phases the server tells */
  readonly phases?: { readonly [phase: string]: string };
}

export function ProgressBar({ progress, phases }: ProgressBarProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { done = 0, total = 0, phase = '' } = progress ?? {};
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const label = phases?.[phase] ?? (phase === 'sending' ? t`Sending the file` : t`Working`);
  return (
    <div className={classes['progress']}>
      <div className={classes['words']}>
        <span>{label}</span>
        <span>{total > 0 ? format.share(share) : ''}</span>
      </div>
      <Bar.Root size="sm" radius="xl">
        <Bar.Section value={total > 0 ? share * 100 : 3} aria-label={label} />
      </Bar.Root>
    </div>
  );
}
