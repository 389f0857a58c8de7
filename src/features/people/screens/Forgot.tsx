/** Asking for a link to set a new password. It answers the same whether the address is known or not. */
import { useLingui } from '@lingui/react/macro';
import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { TextLink } from '../../../web/kit/links.ts';
import type { forgetPassword } from '../../../server/sign-in/contract.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { useJoinWords } from './join-words.ts';

export function Forgot(): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const [email, setEmail] = useState('');
  const ask = useDo<typeof forgetPassword>('POST', '/api/sign-in/forgot');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate({ body: { email } });
  };
  const back = <TextLink to="/sign-in">{t`Back to signing in`}</TextLink>;
  if (ask.data) {
    return (
      <Stack>
        <Title order={1}>{ask.data.mailed ? t`Look into your mailbox` : t`Ask your administrator`}</Title>
        <Text>
          {ask.data.mailed
            ? t`If there is a sign-in with this address, a link is on its way to it. It works for two days.`
            : t`This academy sends no mail. An administrator makes a link for you on your page in the directory; open it to set a new password.`}
        </Text>
        {back}
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <title>{t`Set a new password`}</title>
      <Stack>
        <Title order={1}>{t`Set a new password`}</Title>
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Problem error={ask.error} reasons={reasons} />
        <Button type="submit" loading={ask.isPending}>{t`Ask for a link`}</Button>
        {back}
      </Stack>
    </form>
  );
}
