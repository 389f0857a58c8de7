/** What stands at the thumb under every card: the one thing to do next, and the way back. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useContext, type ReactElement, type ReactNode } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './player.module.css';
import { WalkContext } from './walk.ts';

export interface FootProps {
  /** what the button says; "Next" unless told */
  readonly label?: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** beside it: why it cannot be pressed yet, or what happens otherwise */
  readonly beside?: ReactNode;
}

export function Foot({ label, onPress, disabled = false, beside }: FootProps): ReactElement {
  const { t } = useLingui();
  const { back } = useContext(WalkContext);
  return (
    <div className={classes['foot']}>
      <div className={classes['footLine']}>
        <button
          type="button"
          className={classes['back']}
          aria-label={t`Back`}
          onClick={() => back?.()}
          disabled={back === null}
          data-back
        >
          <Icon name="back" size={22} />
        </button>
        <div className={classes['beside']}>{beside}</div>
        <Button size="lg" className={classes['next'] ?? ''} disabled={disabled} onClick={onPress} data-next>
          {label ?? t`Next`}
        </Button>
      </div>
    </div>
  );
}
