/** The whole module as whoever learns will meet it, in front of the page. Nothing of it is kept. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Suspense, useState, type ComponentType, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { ActivityVersion } from '../activity.ts';
import type { PreviewProps } from './preview-props.ts';

export function TryOut({
  version,
  Preview,
}: {
  readonly version: ActivityVersion;
  readonly Preview: ComponentType<PreviewProps>;
}): ReactElement | null {
  const { t, i18n } = useLingui();
  const [opened, setOpened] = useState(false);
  const { content } = version;
  if (!content || content.cards.length === 0) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="play" size={16} />}
        onClick={() => setOpened(true)}
      >{t`Try it`}</Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t`Try it`}>
        <Suspense>
          <Preview module={{ ...version, content }} language={i18n.locale} />
        </Suspense>
      </Dialog>
    </>
  );
}
