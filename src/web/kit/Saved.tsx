/** Quietly says whether what was entered has arrived. Heard too, but only when it settles: not at every stroke. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { OutboxState } from '../outbox.ts';
import { Icon, type IconName } from './Icon.tsx';
import classes from './saved.module.css';

const icons: Record<OutboxState, IconName> = { saved: 'check', saving: 'more', waiting: 'offline', refused: 'warning' };

export interface SavedProps {
  readonly state: OutboxState;
  /** before anything was entered nothing is claimed */
  readonly touched?: boolean;
}

export function Saved({ state, touched = true }: SavedProps): ReactElement {
  const { t } = useLingui();
  const words: Record<OutboxState, string> = {
    saved: t`Saved`,
    saving: t`Saving`,
    waiting: t`Kept, will be saved`,
    refused: t`Not accepted`,
  };
  return (
    <span className={classes['saved']} data-state={state}>
      {touched && (
        <>
          <Icon name={icons[state]} size={16} />
          <span aria-hidden="true">{words[state]}</span>
        </>
      )}
      <span role="status" className="only-heard">
        {touched && state !== 'saving' ? words[state] : ''}
      </span>
    </span>
  );
}
