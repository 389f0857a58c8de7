/** The way into the demo academy: founded on the first visit, with its progress; entered as the manager, who sees most of it. */
import { useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { callProgress, type Progress } from '../../../web/stream.ts';
import type { becomeDemoPerson, foundDemo, listDemoPeople } from '../joining-contract.ts';
import { useJoinWords } from './join-words.ts';

export function VisitDemo({
  exists,
  asksSetupCode,
}: {
  readonly exists: boolean;
  readonly asksSetupCode: boolean;
}): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<unknown>();
  const [setupCode, setSetupCode] = useState('');
  const phases = {
    people: t`People arrive`,
    'way-of-selling': t`The way of selling is written`,
    assessments: t`Managers assess`,
    coaching: t`Coaching sessions are held`,
  };
  const asks = asksSetupCode && !exists;
  const visit = async (): Promise<void> => {
    setError(undefined);
    setProgress({ done: 0, total: 1, phase: 'people' });
    try {
      if (!exists) await callProgress<typeof foundDemo>('POST', '/api/demo', setProgress, { body: { setupCode } });
      const { items } = await call<typeof listDemoPeople>('GET', '/api/demo/people');
      const first = items.find((person) => person.part === 'manager') ?? items[0];
      if (first) await call<typeof becomeDemoPerson>('POST', '/api/demo/become', { body: { personId: first.id } });
      location.assign('/');
    } catch (failed) {
      setError(failed);
      setProgress(undefined);
    }
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t`The demo academy shows a sales force of forty people who have worked with it for a year. Switch between five of them with one click; nothing you do there touches an academy of your own.`}</Text>
      {asks && (
        <PasswordInput
          label={t`Set-up code`}
          description={t`The server prints it when it starts.`}
          value={setupCode}
          onChange={(event) => setSetupCode(event.currentTarget.value)}
        />
      )}
      <Problem error={error} reasons={reasons} />
      {progress && <ProgressBar progress={progress} phases={phases} />}
      <Button
        variant="default"
        h="auto"
        mih={36}
        py={6}
        styles={{ label: { whiteSpace: 'normal' } }}
        loading={progress !== undefined}
        onClick={() => void visit()}
      >
        {t`Look around in the demo academy`}
      </Button>
    </Stack>
  );
}
