/** The door for those who have a sign-in. After it, one goes on to where one wanted to go. */
import { useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { TextLink } from '../../../web/kit/links.ts';
import type { signIn } from '../../../server/sign-in/contract.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { safeReturn } from '../../../web/return-path.ts';
import { useJoinWords } from './join-words.ts';

export function SignIn(): ReactElement {
  const { t } = useLingui();
  const router = useRouter();
  const reasons = useJoinWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useDo<typeof signIn>('POST', '/api/sign-in', {
    refresh: ['/api'],
    done: () => router.history.push(safeReturn(new URLSearchParams(location.search).get('return'), location.origin)),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter.mutate({ body: { email, password } });
  };
  return (
    <form onSubmit={submit}>
      <title>{t`Sign in`}</title>
      <Stack>
        <Title order={1}>{t`Sign in`}</Title>
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
        />
        <Problem error={enter.error} reasons={reasons} />
        <Button type="submit" loading={enter.isPending}>{t`Sign in`}</Button>
        <Text size="sm">
          <TextLink to="/forgot">{t`Forgot your password?`}</TextLink>
        </Text>
      </Stack>
    </form>
  );
}
