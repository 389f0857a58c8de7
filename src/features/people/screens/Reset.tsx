/** Behind a reset link: the new password. The token stands after the #, so that no server log ever holds it. */
import { useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { TextLink } from '../../../web/kit/links.ts';
import type { resetPassword } from '../../../server/sign-in/contract.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { useJoinWords } from './join-words.ts';

export function Reset(): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const [token] = useState(() => location.hash.slice(1));
  const [password, setPassword] = useState('');
  const reset = useDo<typeof resetPassword>('POST', '/api/sign-in/reset');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    reset.mutate({ body: { token, password } });
  };
  const onward = <TextLink to="/sign-in">{t`Sign in`}</TextLink>;
  if (reset.isSuccess) {
    return (
      <Stack>
        <Title order={1}>{t`Your new password is set`}</Title>
        <Text>{t`All your earlier sessions have ended.`}</Text>
        {onward}
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <title>{t`Choose a new password`}</title>
      <Stack>
        <Title order={1}>{t`Choose a new password`}</Title>
        <PasswordInput
          label={t`New password`}
          description={t`At least 10 characters. A short sentence is easy to keep in mind and hard to guess.`}
          autoComplete="new-password"
          required
          minLength={10}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
        />
        <Problem error={reset.error} reasons={reasons} />
        <Button type="submit" loading={reset.isPending} disabled={!token}>{t`Set the password`}</Button>
        {onward}
      </Stack>
    </form>
  );
}
