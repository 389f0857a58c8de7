/** The button that leads to planning a session. The dialog behind it comes when somebody is about to press. */
import { useLingui } from '@lingui/react/macro';
import { Button, type ButtonProps } from '@mantine/core';
import { lazy, Suspense, useState, type ReactElement } from 'react';

const loadDialog = () => import('./PlanDialog.tsx').then((file) => ({ default: file.PlanDialog }));
const PlanDialog = lazy(loadDialog);

export interface PlanSessionProps {
  /** the salesperson; left out, one asks one's own manager */
  readonly person?: { readonly id: string; readonly name: string };
  readonly minutes?: number;
  readonly button?: Pick<ButtonProps, 'variant' | 'size'>;
}

export function PlanSession({ person, minutes = 30, button }: PlanSessionProps): ReactElement {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  // what somebody has begun to fill in stays there while the dialog is closed
  const [begun, setBegun] = useState(false);
  const open = (): void => {
    setBegun(true);
    setOpened(true);
  };
  const soon = (): void => void loadDialog().catch(() => undefined);
  return (
    <>
      <Button
        {...button}
        onClick={open}
        onPointerEnter={soon}
        onFocus={soon}
        {...(person ? { 'aria-label': t`Plan a session with ${person.name}` } : {})}
      >
        {person ? t`Plan a session` : t`Ask for a session`}
      </Button>
      {begun && (
        <Suspense>
          <PlanDialog
            opened={opened}
            onClose={() => setOpened(false)}
            minutes={minutes}
            {...(person ? { person } : {})}
          />
        </Suspense>
      )}
    </>
  );
}
