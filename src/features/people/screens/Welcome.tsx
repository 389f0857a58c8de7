/** The first visit: found an academy, or look around in the demo academy. */
import { useLingui } from '@lingui/react/macro';
import { Button, Divider, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { TextLink } from '../../../web/kit/links.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import type { getMe } from '../joining-contract.ts';
import { FoundForm } from './FoundForm.tsx';
import { VisitDemo } from './VisitDemo.tsx';

export function Welcome(): ReactElement {
  const { t } = useLingui();
  const me = useAsk<typeof getMe>('GET', '/api/me');
  const [founding, setFounding] = useState(false);
  return (
    <Stack>
      <title>{t`Welcome to Sellwright`}</title>
      <Title order={1}>{founding ? t`Found your academy` : t`Welcome to Sellwright`}</Title>
      <Answered answer={me} rows={3}>
        {({ installation }) =>
          founding ? (
            <FoundForm asksSetupCode={installation.asksSetupCode} onBack={() => setFounding(false)} />
          ) : (
            <Stack>
              <Text>{t`Say what each sales role must be able to do, see who can, and agree in coaching what comes next.`}</Text>
              <Button onClick={() => setFounding(true)}>{t`Found your academy`}</Button>
              <Divider label={t`or`} />
              <VisitDemo exists={installation.demo} asksSetupCode={installation.asksSetupCode} />
              {!installation.empty && (
                <Text size="sm">
                  <TextLink to="/sign-in">{t`I have a sign-in already`}</TextLink>
                </Text>
              )}
            </Stack>
          )
        }
      </Answered>
    </Stack>
  );
}
