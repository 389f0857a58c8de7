/** What the academy is called, which languages it speaks, how long leavers are kept, and how it is set up. */
import { useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { languages } from '../../../web/languages.ts';
import { useMe, usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { changeAcademy, getAcademy } from '../joining-contract.ts';
import { FormSection } from './FormSection.tsx';
import { useChangeWords } from './change-words.ts';

type Academy = Told<typeof getAcademy>;

export function AcademySettings(): ReactElement {
  const { t } = useLingui();
  const keeps = usePerson().grants.some((grant) => grant === 'owner' || grant === 'administrator');
  const academy = useAsk<typeof getAcademy>('GET', '/api/academy', { when: keeps });
  if (!keeps) {
    return (
      <>
        <PageHeader title={t`Settings`} />
        <Empty
          icon="settings"
          title={t`Owners and administrators keep the settings`}
          action={<ButtonLink to="/">{t`To the first page`}</ButtonLink>}
        >
          {t`Ask one of them if something should change.`}
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t`Settings`} above={<TextLink to="/housekeeping" size="sm">{t`Housekeeping`}</TextLink>} />
      <Answered answer={academy}>{(found) => <Sections academy={found} />}</Answered>
    </>
  );
}

function useSave() {
  const { t } = useLingui();
  return useDo<typeof changeAcademy>('PATCH', '/api/academy', {
    refresh: ['/api/academy', '/api/me', '/api/housekeeping'],
    done: () => toast(t`Saved`),
  });
}

function Sections({ academy }: { readonly academy: Academy }): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <FormSection title={t`Name`} says={t`Stands in mails and at the head of every page.`}>
        <NameOfAcademy academy={academy} />
      </FormSection>
      <FormSection
        title={t`Languages`}
        says={t`In these the way of selling is written. Everybody chooses for themselves which one they read.`}
      >
        <Languages academy={academy} />
      </FormSection>
      <FormSection
        title={t`Leavers`}
        says={t`After this time people who left are erased by the academy itself, for good. What happened stays countable, without names.`}
      >
        <Retention academy={academy} />
      </FormSection>
      <FormSection title={t`How it is set up`} says={t`Whoever runs the server changes this.`}>
        <SetUp academy={academy} />
      </FormSection>
    </>
  );
}

function NameOfAcademy({ academy }: { readonly academy: Academy }): ReactElement {
  const { t } = useLingui();
  const [name, setName] = useState(academy.name);
  const save = useSave();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ body: { name } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t`Name of the academy`}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Problem error={save.error} />
        <Group>
          <Button
            type="submit"
            variant="default"
            disabled={name.trim() === academy.name || name.trim() === ''}
            loading={save.isPending}
          >{t`Save the name`}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Languages({ academy }: { readonly academy: Academy }): ReactElement {
  const { t, i18n } = useLingui();
  const [chosen, setChosen] = useState<readonly string[]>(academy.languages);
  const save = useSave();
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
  const offered = [...new Set([...languages.map((one) => one.tag), ...academy.languages])];
  const change = (next: readonly string[]): void => {
    // the order decides which is first: what was there keeps its place
    const kept = academy.languages.filter((tag) => next.includes(tag));
    const all = [...kept, ...next.filter((tag) => !kept.includes(tag))];
    if (all.length === 0) return;
    setChosen(all);
    save.mutate({ body: { languages: all } });
  };
  return (
    <>
      <Checkbox.Group label={t`The academy speaks`} value={[...chosen]} onChange={change}>
        <Stack gap={8} mt={6}>
          {offered.map((tag) => (
            <Checkbox key={tag} value={tag} label={names.of(tag)} disabled={chosen.length === 1 && chosen[0] === tag} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Problem error={save.error} />
    </>
  );
}

function Retention({ academy }: { readonly academy: Academy }): ReactElement {
  const { t } = useLingui();
  const reasons = useChangeWords();
  const [days, setDays] = useState(String(academy.retentionDays ?? 365));
  const [erases, setErases] = useState(academy.retentionDays !== null);
  const save = useSave();
  const wanted = erases && days !== '' ? Number(days) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ body: { retentionDays: wanted } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Checkbox
          label={t`Erase people some time after they left`}
          checked={erases}
          onChange={(event) => setErases(event.currentTarget.checked)}
        />
        {erases && (
          <TextInput
            type="number"
            label={t`Days after their first day away`}
            min={0}
            max={36_500}
            step={1}
            required
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
            maw={240}
          />
        )}
        {erases && Number(days) < 30 && (
          <Text
            size="sm"
            c="var(--sw-warn)"
          >{t`That is soon: whoever is marked as gone by mistake is erased before anybody notices.`}</Text>
        )}
        <Problem error={save.error} reasons={reasons} />
        <Group>
          <Button
            type="submit"
            variant="default"
            disabled={wanted === academy.retentionDays}
            loading={save.isPending}
          >{t`Save the period`}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function SetUp({ academy }: { readonly academy: Academy }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const mails = useMe()?.installation.mails ?? false;
  const founded = format.moment(academy.foundedAt);
  return (
    <Stack gap={12} align="flex-start">
      <div>
        <Group gap={8}>
          <Text fw={600}>{t`Mail`}</Text>
          {mails ? <Badge color="petrol">{t`Set up`}</Badge> : <Badge color="gray">{t`Not set up`}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {mails
            ? t`Invitations, reminders and dates leave by mail.`
            : t`Invitations and links for new passwords are shown to you, to hand out. The server's SMTP_URL sets mail up.`}
        </Text>
      </div>
      <Text size="sm" c="dimmed">{t`Founded ${founded}`}</Text>
      <Anchor href="/api/reference" size="sm">{t`Everything a program can ask of this academy`}</Anchor>
    </Stack>
  );
}
