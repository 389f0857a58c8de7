/** My account: language and time zone, e-mail address, password, where I am signed in, and what is kept about me. */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Select, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { languages, speak } from '../../../web/languages.ts';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { setPreferences } from '../joining-contract.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { ConfirmEmail } from './ConfirmEmail.tsx';
import { FormSection } from './FormSection.tsx';
import { OnRecord } from './OnRecord.tsx';
import { Sessions } from './Sessions.tsx';
import { TakeRecord } from './TakeRecord.tsx';

export function MyAccount(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  return (
    <>
      <PageHeader title={t`My account`} lead={me.name} />
      <FormSection
        title={t`Language and time`}
        says={t`Dates and times are shown for this time zone, mails are written in this language.`}
      >
        <Preferences />
      </FormSection>
      <FormSection
        title={t`E-mail`}
        says={t`You sign in with this address. What the academy calls you is kept by an administrator.`}
      >
        <ConfirmEmail />
      </FormSection>
      <FormSection title={t`Password`} says={t`Changing it signs you out everywhere else.`}>
        <ChangePassword />
      </FormSection>
      <FormSection title={t`Where you are signed in`} says={t`A session you end is refused at once.`}>
        <Sessions />
      </FormSection>
      <FormSection title={t`What is kept about you`} says={t`Your whole record as one file you can read and keep.`}>
        <TakeRecord personId={me.id} />
      </FormSection>
      <FormSection
        title={t`Who looked or changed`}
        says={t`Who looked at your record, and who changed something in it.`}
      >
        <OnRecord personId={me.id} />
      </FormSection>
    </>
  );
}

function Preferences(): ReactElement {
  const { t, i18n } = useLingui();
  const me = usePerson();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').concat('UTC'), []);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const save = useDo<typeof setPreferences>('PATCH', '/api/me', { refresh: ['/api/me'], done: () => toast(t`Saved`) });
  const choices = useMemo(
    () =>
      [...new Set([...(me.timeZone ? [me.timeZone] : []), here, ...zones])].map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' '),
      })),
    [zones, here, me.timeZone],
  );
  return (
    <>
      <NativeSelect
        label={t`Language`}
        value={me.language ?? i18n.locale}
        data={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        onChange={(event) => {
          const language = event.currentTarget.value;
          void speak(language);
          save.mutate({ body: { language } });
        }}
      />
      <Select
        label={t`Time zone`}
        searchable
        value={me.timeZone ?? here}
        data={choices}
        limit={50}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={t`No time zone of this name`}
        onChange={(timeZone) => timeZone && save.mutate({ body: { timeZone } })}
      />
      {me.timeZone === null && <Text size="sm" c="dimmed">{t`As on this device, until you choose.`}</Text>}
      <Problem error={save.error} />
    </>
  );
}
