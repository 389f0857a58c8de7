/** Behind an invitation link: join as who one is signed in as already, or with a new password. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { TextLink } from '../../../web/kit/links.ts';
import type { signIn, signOut } from '../../../server/sign-in/contract.ts';
import { call, type Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { acceptInvitation, getMe, lookAtInvitation } from '../joining-contract.ts';
import { useJoinWords } from './join-words.ts';

export function Invitation(): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const [token] = useState(() => location.hash.slice(1));
  const invitation = useAsk<typeof lookAtInvitation>('POST', '/api/invitations/look', { body: { token } });
  const me = useAsk<typeof getMe>('GET', '/api/me');
  return (
    <Stack>
      <title>{t`Your invitation`}</title>
      <Title order={1}>{invitation.data ? <Trans>Welcome, {invitation.data.name}</Trans> : t`Your invitation`}</Title>
      <Answered answer={invitation} rows={3} reasons={reasons}>
        {(found) => (
          <>
            <Text>
              <Trans>
                You are invited to the sales academy <strong>{found.academy}</strong>.
              </Trans>
            </Text>
            {me.data?.signIn ? (
              <JoinAsIs token={token} email={me.data.signIn.email} />
            ) : (
              <JoinAnew token={token} invitation={found} />
            )}
          </>
        )}
      </Answered>
    </Stack>
  );
}

function JoinAsIs({ token, email }: { readonly token: string; readonly email: string }): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const accept = useDo<typeof acceptInvitation>('POST', '/api/invitations/accept', {
    done: () => location.assign('/'),
  });
  const leave = useDo<typeof signOut>('POST', '/api/sign-out', { refresh: ['/api/me'] });
  return (
    <>
      <Text>
        <Trans>You are signed in as {email}.</Trans>
      </Text>
      <Problem error={accept.error} reasons={reasons} />
      <Button
        onClick={() => accept.mutate({ body: { token } })}
        loading={accept.isPending}
      >{t`Join with this sign-in`}</Button>
      <Button variant="subtle" onClick={() => leave.mutate({})}>{t`That is not me: sign out`}</Button>
    </>
  );
}

function JoinAnew({
  token,
  invitation,
}: {
  readonly token: string;
  readonly invitation: Told<typeof lookAtInvitation>;
}): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const [email, setEmail] = useState(invitation.email ?? '');
  const [password, setPassword] = useState('');
  useEffect(() => setEmail(invitation.email ?? ''), [invitation.email]);
  const accept = useDo<typeof acceptInvitation>('POST', '/api/invitations/accept', {
    done: () =>
      void call<typeof signIn>('POST', '/api/sign-in', { body: { email, password } }).then(() => location.assign('/')),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    accept.mutate({ body: { token, email, password } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          readOnly={invitation.email !== null}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t`Choose a password`}
          description={t`At least 10 characters. A short sentence is easy to keep in mind and hard to guess.`}
          autoComplete="new-password"
          required
          minLength={10}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
        />
        <Problem error={accept.error} reasons={reasons} />
        <Button type="submit" loading={accept.isPending}>{t`Join`}</Button>
        <Text size="sm">
          <TextLink
            to="/sign-in"
            search={{ return: `/invitation#${token}` } as never}
          >{t`I have a sign-in already`}</TextLink>
        </Text>
      </Stack>
    </form>
  );
}
