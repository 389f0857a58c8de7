/** Adding one person by hand; a whole sales force comes in by roster. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { addPerson } from '../contract.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import { useChangeWords } from './change-words.ts';
import type { OrganisationWords } from './use-organisation.ts';

const blank = { name: '', email: '', title: '', marketId: '', roleId: '', levelId: '', managerId: '' };

export function AddPerson({ organisation }: { readonly organisation: OrganisationWords }): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const reasons = useChangeWords();
  const [opened, { open, close }] = useDisclosure(false);
  const [form, setForm] = useState(blank);
  const set = (field: keyof typeof blank) => (event: { currentTarget: { value: string } }) =>
    setForm({ ...form, [field]: event.currentTarget.value });
  const add = useDo<typeof addPerson>('POST', '/api/people', {
    refresh: ['/api/people'],
    done: ({ id }) => {
      close();
      setForm(blank);
      void navigate({ to: '/people/$personId', params: { personId: id } });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({
      body: { name: form.name, ...Object.fromEntries(Object.entries(form).filter(([, value]) => value !== '')) },
    });
  };
  const none = { value: '', label: '–' };
  return (
    <>
      <Button onClick={open}>{t`Add a person`}</Button>
      <Dialog opened={opened} onClose={close} title={t`Add a person`}>
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t`Name`}
              required
              maxLength={200}
              value={form.name}
              onChange={set('name')}
              data-autofocus
            />
            <TextInput label={t`E-mail`} type="email" value={form.email} onChange={set('email')} />
            <TextInput label={t`Job title`} maxLength={200} value={form.title} onChange={set('title')} />
            <ChoosePerson
              label={t`Manager`}
              value={form.managerId}
              onChange={(managerId) => setForm({ ...form, managerId })}
            />
            <NativeSelect
              label={t`Market`}
              value={form.marketId}
              onChange={set('marketId')}
              data={[none, ...organisation.markets]}
            />
            <NativeSelect
              label={t`Role`}
              value={form.roleId}
              onChange={(event) => setForm({ ...form, roleId: event.currentTarget.value, levelId: '' })}
              data={[none, ...organisation.roles]}
            />
            {form.roleId && (
              <NativeSelect
                label={t`Level`}
                value={form.levelId}
                onChange={set('levelId')}
                data={[none, ...organisation.levelsOf(form.roleId)]}
              />
            )}
            <Problem error={add.error} reasons={reasons} />
            <Button type="submit" loading={add.isPending}>{t`Add`}</Button>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
