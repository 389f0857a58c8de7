/** Whether what was done has arrived: said wherever content has ended. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { OutboxState } from '../../../web/outbox.ts';
import classes from './play.module.css';

export interface ArrivedProps {
  readonly saved: OutboxState;
  /** nothing is recorded of a review */
  readonly review: boolean;
}

export function Arrived({ saved, review }: ArrivedProps): ReactElement {
  const { t } = useLingui();
  // nothing is claimed in the moment before it is known
  const arrived =
    saved === 'saved'
      ? t`All of it is saved.`
      : saved === 'saving'
        ? ''
        : t`It is kept on this device and saved as soon as there is a connection.`;
  return (
    <p className={classes['arrived']} role="status">
      {review ? t`You have looked at it once more; nothing of that is recorded.` : arrived}
    </p>
  );
}
