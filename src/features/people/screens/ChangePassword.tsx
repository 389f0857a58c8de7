/** Changing the password; all other sessions end with it. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, PasswordInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { changePassword } from '../../../server/sign-in/contract.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import { useJoinWords } from './join-words.ts';

export function ChangePassword(): ReactElement {
  const { t } = useLingui();
  const words = useJoinWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useDo<typeof changePassword>('POST', '/api/sign-in/password', {
    refresh: ['/api/sign-in/sessions'],
    done: () => {
      setCurrent('');
      setNext('');
      toast(t`Your password is changed. Everywhere else you are signed out.`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ body: { current, next } });
  };
  const seen = { visibilityToggleButtonProps: { 'aria-label': t`Show the password` } };
  return (
    <form onSubmit={submit} style={{ display: 'contents' }}>
      <PasswordInput
        {...seen}
        label={t`Present password`}
        required
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        {...seen}
        label={t`New password`}
        description={t`At least 10 characters.`}
        required
        minLength={10}
        maxLength={200}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <Problem error={change.error} reasons={{ ...words, 'wrong-password': t`The present password is not right.` }} />
      <Group>
        <Button type="submit" variant="default" loading={change.isPending}>{t`Change the password`}</Button>
      </Group>
    </form>
  );
}
