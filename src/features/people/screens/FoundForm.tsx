/** Founding: name, languages, the first administrator, and what to begin with. Everything can be changed later. */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { signIn } from '../../../server/sign-in/contract.ts';
import { call } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { foundAcademy } from '../joining-contract.ts';
import { useJoinWords } from './join-words.ts';

export function FoundForm({
  asksSetupCode,
  onBack,
}: {
  readonly asksSetupCode: boolean;
  readonly onBack: () => void;
}): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const [form, setForm] = useState({ name: '', person: '', email: '', password: '', setupCode: '', start: 'starter' });
  const [languages, setLanguages] = useState(['en', 'de']);
  const set = (field: keyof typeof form) => (event: { currentTarget: { value: string } }) =>
    setForm({ ...form, [field]: event.currentTarget.value });
  const found = useDo<typeof foundAcademy>('POST', '/api/academies', {
    done: () =>
      void call<typeof signIn>('POST', '/api/sign-in', { body: { email: form.email, password: form.password } }).then(
        () => location.assign('/'),
      ),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    found.mutate({
      body: {
        name: form.name,
        languages,
        start: form.start === 'empty' ? 'empty' : 'starter',
        founder: { name: form.person, email: form.email, password: form.password },
        ...(asksSetupCode ? { setupCode: form.setupCode } : {}),
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t`Name of the academy`}
          description={t`Usually your company’s name.`}
          required
          maxLength={120}
          value={form.name}
          onChange={set('name')}
          data-autofocus
        />
        <Beginning
          languages={languages}
          onLanguages={setLanguages}
          start={form.start}
          onStart={(start) => setForm({ ...form, start })}
        />
        <Owner form={form} onChange={(part) => setForm({ ...form, ...part })} />
        {asksSetupCode && (
          <TextInput
            label={t`Set-up code`}
            description={t`The server prints it when it starts.`}
            required
            value={form.setupCode}
            onChange={set('setupCode')}
          />
        )}
        <Problem error={found.error} reasons={reasons} />
        <Button type="submit" loading={found.isPending}>{t`Found the academy`}</Button>
        <Button variant="subtle" onClick={onBack}>{t`Back`}</Button>
      </Stack>
    </form>
  );
}

interface BeginningProps {
  readonly languages: string[];
  readonly onLanguages: (languages: string[]) => void;
  readonly start: string;
  readonly onStart: (start: string) => void;
}

function Beginning({ languages, onLanguages, start, onStart }: BeginningProps): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <Checkbox.Group
        label={t`Languages of its content`}
        value={languages}
        onChange={(next) => next.length > 0 && onLanguages(next)}
      >
        <Group mt={4}>
          <Checkbox value="en" label="English" />
          <Checkbox value="de" label="Deutsch" />
        </Group>
      </Checkbox.Group>
      <Radio.Group label={t`Begin with`} value={start} onChange={onStart}>
        <Stack gap={8} mt={4}>
          <Radio
            value="starter"
            label={t`The starter way of selling`}
            description={t`Six roles, 24 capabilities and what each level asks for, ready to use and to change.`}
          />
          <Radio
            value="empty"
            label={t`An empty way of selling`}
            description={t`You have your own and bring it as a file or write it here.`}
          />
        </Stack>
      </Radio.Group>
    </>
  );
}

interface OwnerForm {
  readonly person: string;
  readonly email: string;
  readonly password: string;
}

function Owner({
  form,
  onChange,
}: {
  readonly form: OwnerForm;
  readonly onChange: (part: Partial<OwnerForm>) => void;
}): ReactElement {
  const { t } = useLingui();
  const set = (field: keyof OwnerForm) => (event: { currentTarget: { value: string } }) =>
    onChange({ [field]: event.currentTarget.value });
  return (
    <>
      <TextInput
        label={t`Your name`}
        description={t`You become the first owner and administrator.`}
        required
        maxLength={200}
        autoComplete="name"
        value={form.person}
        onChange={set('person')}
      />
      <TextInput
        label={t`Your e-mail`}
        type="email"
        required
        autoComplete="username"
        value={form.email}
        onChange={set('email')}
      />
      <PasswordInput
        label={t`Choose a password`}
        description={t`At least 10 characters. A short sentence is easy to keep in mind and hard to guess.`}
        required
        minLength={10}
        autoComplete="new-password"
        value={form.password}
        onChange={set('password')}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
      />
    </>
  );
}
