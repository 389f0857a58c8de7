/** The frame's page has not answered yet; when it takes long, the origin of content may be out of reach. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { StagePanel } from './StagePanel.tsx';

const patience = 8_000;

export function WaitingForFrame(): ReactElement {
  const { t } = useLingui();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return <div aria-busy="true" />;
  return (
    <StagePanel
      icon="offline"
      title={t`The content cannot be reached`}
      ways={<Button size="md" onClick={() => location.reload()}>{t`Try again`}</Button>}
    >
      <p>{t`Content made elsewhere comes from an address of its own, which does not answer from here. If it stays so, tell your administrator.`}</p>
    </StagePanel>
  );
}
