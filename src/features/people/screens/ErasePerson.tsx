/** Erasing a person for good: the one thing in the academy that cannot be undone, so their name is typed to confirm it. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, List, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { erasePerson } from '../personal-record-contract.ts';
import { sameName } from '../personal-record.ts';
import { useChangeWords } from './change-words.ts';

export function ErasePerson({
  person,
}: {
  readonly person: { readonly id: string; readonly name: string };
}): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const reasons = { ...useChangeWords(), ...useEraseWords() };
  const [opened, { open, close }] = useDisclosure(false);
  const [typed, setTyped] = useState('');
  const erase = useDo<typeof erasePerson>('POST', '/api/people/:personId/erase', {
    refresh: ['/api'],
    done: () => {
      toast(t`Erased. What happened stays countable, without a name.`);
      void navigate({ to: '/people' });
    },
  });
  const name = person.name;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    erase.mutate({ params: { personId: person.id }, body: { name: typed } });
  };
  return (
    <>
      <Button variant="outline" color="rust" onClick={open}>{t`Erase this person`}</Button>
      <Dialog opened={opened} onClose={close} title={t`Erase ${name}`} size="lg">
        <form onSubmit={submit}>
          <Stack>
            <Text fw={600}>{t`This cannot be undone, not even from here.`}</Text>
            <List size="sm" spacing={4}>
              <List.Item>{t`Gone for good: the name, e-mail address, job title, sign-in, invitations, mails, notes, evidence and what agreements said.`}</List.Item>
              <List.Item>{t`Kept, without a name: that somebody of this role was here, how they were rated, that coaching took place.`}</List.Item>
            </List>
            <Text size="sm" c="dimmed">
              <Trans>
                Somebody who only left should not be erased: enter their first day away instead, and they stop counting.
              </Trans>
            </Text>
            <TextInput
              label={t`Type the name to confirm: ${name}`}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
            <Problem error={erase.error} reasons={reasons} />
            <Button
              type="submit"
              color="rust"
              disabled={!sameName(typed, name)}
              loading={erase.isPending}
            >{t`Erase for good`}</Button>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}

function useEraseWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'already-erased': t`This person has been erased already.`,
    'own-record': t`Nobody erases themselves. Ask another administrator or an academy owner.`,
    'owner-only': t`Only an academy owner erases an owner.`,
    'name-differs': t`The name typed is not the name of this person. Nothing was erased.`,
    'still-leads': t`This person still leads others. Give them another manager first.`,
    'last-owner': t`This is the last owner of the academy. Make somebody else owner first.`,
    'last-administrator': t`This is the last administrator of the academy. Make somebody else administrator first.`,
  };
}
