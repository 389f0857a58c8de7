/** A large file of a card: chosen, on its way up for as long as it takes, or there; the same for films and documents. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { FilePick, type FilePickProps } from '../../../web/kit/FilePick.tsx';
import { Problem, type Reasons } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { UnfinishedUploads } from '../../../web/kit/UnfinishedUploads.tsx';
import classes from './editor.module.css';
import type { Handing } from './use-handing.ts';

export interface LargeFileFieldProps extends Required<Pick<FilePickProps, 'label' | 'hint' | 'endings'>> {
  readonly purpose: 'film' | 'document';
  readonly handing: Pick<Handing, 'error' | 'sending' | 'hand' | 'stop'>;
  readonly underWay: string;
  /** besides those of every upload */
  readonly reasons: Reasons;
  /** what the card has by now, if anything */
  readonly children: ReactNode;
  readonly takeAway: { readonly label: string; readonly onClick: () => void } | null;
}

export function LargeFileField(props: LargeFileFieldProps): ReactElement {
  const { label, hint, endings, purpose, handing, underWay, reasons, children, takeAway } = props;
  const { error, sending, hand, stop } = handing;
  const { t } = useLingui();
  return (
    <div className={classes['picture']}>
      {children}
      {sending ? (
        <div>
          <ProgressBar
            progress={sending.progress}
            phases={{ sending: underWay, waiting: t`Waiting for the connection; then it goes on by itself` }}
          />
          <p className={classes['hint']}>{t`Stay on this card until it has arrived. You may write on below.`}</p>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={stop}>{t`Stop sending`}</Button>
        </div>
      ) : (
        <FilePick label={label} hint={hint} endings={endings} onPick={(file) => void hand(file)} />
      )}
      {!sending && <UnfinishedUploads purpose={purpose} />}
      <Problem
        error={error}
        reasons={{
          'upload-taken-over': t`It goes on in another window.`,
          'too-many-uploads': t`Too many of your files have not arrived whole. Go on with them, or give some up.`,
          ...reasons,
        }}
      />
      {takeAway && !sending && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={takeAway.onClick}>
          {takeAway.label}
        </Button>
      )}
    </div>
  );
}
