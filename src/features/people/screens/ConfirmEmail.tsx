/** The address I sign in with, whether it is confirmed, and the confirmation once more. */
import { useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { askVerification } from '../../../server/sign-in/contract.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getMe } from '../joining-contract.ts';
import { useJoinWords } from './join-words.ts';

export function ConfirmEmail(): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const me = useAsk<typeof getMe>('GET', '/api/me');
  const ask = useDo<typeof askVerification>('POST', '/api/sign-in/ask-verification', {
    done: ({ mailed }) => toast(mailed ? t`On its way to your mailbox` : t`This installation sends no mail.`),
  });
  return (
    <Answered answer={me} rows={1}>
      {({ signIn, installation }) => (
        <>
          <Group gap={12}>
            <Text fw={600}>{signIn?.email}</Text>
            {signIn?.emailVerified ? (
              <Badge color="petrol">{t`Confirmed`}</Badge>
            ) : (
              <Badge color="gray">{t`Not confirmed yet`}</Badge>
            )}
          </Group>
          {signIn && !signIn.emailVerified && installation.mails && (
            <Group>
              <Button
                variant="default"
                loading={ask.isPending}
                onClick={() => ask.mutate({})}
              >{t`Send the confirmation again`}</Button>
            </Group>
          )}
          {signIn && !signIn.emailVerified && !installation.mails && (
            <Text
              size="sm"
              c="dimmed"
            >{t`This installation sends no mail, so there is nothing to confirm. An administrator can give you a link for a new password.`}</Text>
          )}
          <Problem error={ask.error} reasons={reasons} />
        </>
      )}
    </Answered>
  );
}
