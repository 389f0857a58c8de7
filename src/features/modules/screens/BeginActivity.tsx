/** The button that begins something for the menu; what has to be said first comes with the press. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Waiting } from '../../../web/shell/Waiting.tsx';
import type { Delivery } from '../activity.ts';

const BeginActivityForm = lazy(() =>
  import('./BeginActivityForm.tsx').then((file) => ({ default: file.BeginActivityForm })),
);

export interface BeginActivityProps {
  readonly writes: readonly (Delivery | 'reinforcement')[];
  /** what it is begun for */
  readonly capabilityId?: string;
  readonly variant?: 'filled' | 'default';
}

export function BeginActivity({ writes, capabilityId, variant = 'filled' }: BeginActivityProps): ReactElement {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant={variant} leftSection={<Icon name="plus" size={16} />} onClick={() => setOpened(true)}>
        {t`New activity`}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t`New activity`}>
        <Suspense fallback={<Waiting rows={2} />}>
          <BeginActivityForm writes={writes} {...(capabilityId ? { capabilityId } : {})} />
        </Suspense>
      </Dialog>
    </>
  );
}
