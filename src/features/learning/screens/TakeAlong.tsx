/** On an activity's page, for whoever writes the menu: the module as a package for another learning system. */
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import { useMe } from '../../../web/me.ts';

const TakeAlongDialog = lazy(() => import('./TakeAlongDialog.tsx').then((file) => ({ default: file.TakeAlongDialog })));

export function TakeAlong({ activityId }: { readonly activityId: string }): ReactElement | null {
  const { t } = useLingui();
  const me = useMe();
  const [opened, setOpened] = useState(false);
  if (!me?.grants.some((grant) => grant === 'owner' || grant === 'contributor')) return null;
  return (
    <section>
      <h2>{t`Take it with you`}</h2>
      <Text size="sm" c="dimmed" mb="xs">
        {t`As a package that plays in any learning system.`}
      </Text>
      <Button variant="default" leftSection={<Icon name="download" size={16} />} onClick={() => setOpened(true)}>
        {t`Choose a format`}
      </Button>
      {opened && (
        <Suspense>
          <TakeAlongDialog activityId={activityId} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </section>
  );
}
