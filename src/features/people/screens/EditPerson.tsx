/** Changing one person: the same command as for a selection, with its undo. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { call } from '../../../web/api.ts';
import { refresh, useAsk, useDo } from '../../../web/ask.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { changePeople, previewChange, undoChange } from '../contract.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import { useChangeWords } from './change-words.ts';
import type { PersonTold } from './person-told.ts';
import { WhatEnds } from './WhatEnds.tsx';
import type { OrganisationWords } from './use-organisation.ts';

function formOf(person: PersonTold) {
  return {
    name: person.name,
    email: person.email ?? '',
    title: person.title ?? '',
    managerId: person.manager?.id ?? '',
    marketId: person.market?.id ?? '',
    teamId: person.team?.id ?? '',
    roleId: person.roleId ?? '',
    levelId: person.levelId ?? '',
    targetLevelId: person.targetLevelId ?? '',
    joinedOn: person.joinedOn ?? '',
    leftOn: person.leftOn ?? '',
  };
}

type PersonForm = ReturnType<typeof formOf>;

export function EditPerson({
  person,
  organisation,
}: {
  readonly person: PersonTold;
  readonly organisation: OrganisationWords;
}): ReactElement {
  const { t } = useLingui();
  const client = useQueryClient();
  const reasons = useChangeWords();
  const [opened, { open, close }] = useDisclosure(false);
  const [form, setForm] = useState(() => formOf(person));
  const save = useDo<typeof changePeople>('POST', '/api/people/change', {
    refresh: ['/api'],
    done: ({ undo }) => {
      close();
      if (!undo) return;
      toast(t`Saved`, {
        undo: async () => {
          await call<typeof undoChange>('POST', '/api/people/change/:changeId/undo', { params: { changeId: undo } });
          await refresh(client, ['/api']);
        },
      });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const before = formOf(person);
    const changed = Object.entries(form).filter(([field, value]) => value !== before[field as keyof typeof form]);
    save.mutate({
      body: {
        selection: { people: [person.id] },
        change: Object.fromEntries(changed.map(([field, value]) => [field, value || null])),
      },
    });
  };
  return (
    <>
      <Button
        onClick={() => {
          setForm(formOf(person));
          open();
        }}
      >
        {t`Change`}
      </Button>
      <Dialog opened={opened} onClose={close} title={person.name}>
        <form onSubmit={submit}>
          <Stack>
            <PersonFields person={person} organisation={organisation} form={form} onChange={setForm} />
            {form.leftOn && !person.leftOn && <Leaving personId={person.id} leftOn={form.leftOn} />}
            <Problem error={save.error} reasons={reasons} />
            <Button type="submit" loading={save.isPending}>{t`Save`}</Button>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}

function Leaving({ personId, leftOn }: { readonly personId: string; readonly leftOn: string }): ReactElement | null {
  const { data } = useAsk<typeof previewChange>('POST', '/api/people/change/preview', {
    body: { selection: { people: [personId] }, change: { leftOn } },
  });
  return data ? <WhatEnds ends={data.ends} /> : null;
}

interface PersonFieldsProps {
  readonly person: PersonTold;
  readonly organisation: OrganisationWords;
  readonly form: PersonForm;
  readonly onChange: (form: PersonForm) => void;
}

function PersonFields({ person, organisation, form, onChange }: PersonFieldsProps): ReactElement {
  const { t } = useLingui();
  const set = (field: keyof PersonForm) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...form, [field]: event.currentTarget.value });
  const none = { value: '', label: '–' };
  return (
    <>
      <TextInput label={t`Name`} required maxLength={200} value={form.name} onChange={set('name')} data-autofocus />
      <TextInput label={t`E-mail`} type="email" value={form.email} onChange={set('email')} />
      <TextInput label={t`Job title`} maxLength={200} value={form.title} onChange={set('title')} />
      <ChoosePerson
        label={t`Manager`}
        name={person.manager?.name}
        value={form.managerId}
        onChange={(managerId) => onChange({ ...form, managerId })}
      />
      <NativeSelect
        label={t`Market`}
        value={form.marketId}
        onChange={set('marketId')}
        data={[none, ...organisation.markets]}
      />
      <NativeSelect label={t`Team`} value={form.teamId} onChange={set('teamId')} data={[none, ...organisation.teams]} />
      <RoleFields organisation={organisation} form={form} onChange={onChange} />
      <DayInput
        label={t`Joined`}
        value={form.joinedOn || null}
        onChange={(day) => onChange({ ...form, joinedOn: day ?? '' })}
      />
      <DayInput
        label={t`First day away`}
        value={form.leftOn || null}
        onChange={(day) => onChange({ ...form, leftOn: day ?? '' })}
      />
    </>
  );
}

function RoleFields({ organisation, form, onChange }: Omit<PersonFieldsProps, 'person'>): ReactElement {
  const { t } = useLingui();
  const none = { value: '', label: '–' };
  return (
    <>
      <NativeSelect
        label={t`Role`}
        value={form.roleId}
        onChange={(event) => onChange({ ...form, roleId: event.currentTarget.value, levelId: '', targetLevelId: '' })}
        data={[none, ...organisation.roles]}
      />
      {form.roleId && (
        <>
          <NativeSelect
            label={t`Level held`}
            value={form.levelId}
            onChange={(event) => onChange({ ...form, levelId: event.currentTarget.value })}
            data={[none, ...organisation.levelsOf(form.roleId)]}
          />
          <NativeSelect
            label={t`Target level`}
            description={t`Left open, it is the next one.`}
            value={form.targetLevelId}
            onChange={(event) => onChange({ ...form, targetLevelId: event.currentTarget.value })}
            data={[none, ...organisation.levelsOf(form.roleId)]}
          />
        </>
      )}
    </>
  );
}
