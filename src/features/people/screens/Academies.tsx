/** Choosing among one's academies; or learning that this sign-in belongs to none. */
import { useLingui } from '@lingui/react/macro';
import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { signOut } from '../../../server/sign-in/contract.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { enterAcademy, getMe } from '../joining-contract.ts';

export function Academies(): ReactElement {
  const { t } = useLingui();
  const me = useAsk<typeof getMe>('GET', '/api/me');
  const enter = useDo<typeof enterAcademy>('POST', '/api/academies/:academyId/enter', {
    done: () => location.assign('/'),
  });
  const leave = useDo<typeof signOut>('POST', '/api/sign-out', { done: () => location.assign('/') });
  return (
    <Stack>
      <title>{t`Your academies`}</title>
      <Title order={1}>{t`Your academies`}</Title>
      <Answered answer={me} rows={2}>
        {({ academies }) =>
          academies.length === 0 ? (
            <Text>{t`This sign-in belongs to no academy. Open your invitation link, or ask an administrator for one.`}</Text>
          ) : (
            academies.map(({ id, name }) => (
              <Button key={id} variant="default" onClick={() => enter.mutate({ params: { academyId: id } })}>
                {name}
              </Button>
            ))
          )
        }
      </Answered>
      <Problem error={enter.error} />
      <Button variant="subtle" onClick={() => leave.mutate({})}>{t`Sign out`}</Button>
    </Stack>
  );
}
