/** On a person's page, for those who keep the academy: their whole record to take along, who looked at it, and erasing for good. */
import { useLingui } from '@lingui/react/macro';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { usePerson } from '../../../web/me.ts';
import { ErasePerson } from './ErasePerson.tsx';
import { OnRecord } from './OnRecord.tsx';
import { TakeRecord } from './TakeRecord.tsx';

export interface PersonalDataProps {
  readonly person: { readonly id: string; readonly name: string; readonly erased: boolean };
}

/** Nothing at all for whom it is not for. */
export function PersonalData({ person }: PersonalDataProps): ReactElement | null {
  const { t } = useLingui();
  const me = usePerson();
  const [shown, { open }] = useDisclosure(false);
  const owner = me.grants.includes('owner');
  const keeps = owner || me.grants.includes('administrator');
  const self = me.id === person.id;
  if (!keeps && !self) return null;
  return (
    <section>
      <Title order={2}>{t`Personal data`}</Title>
      <Stack gap={16} align="flex-start">
        <Text size="sm" c="dimmed" maw="64ch">
          {owner || self
            ? t`The whole record as one readable file. That it was taken is on record.`
            : t`The record as one readable file, without assessments and agreements, which are not for administrators. That it was taken is on record.`}
        </Text>
        <TakeRecord personId={person.id} />
        {(owner || self) && !shown && (
          // in German it is longer than a phone is wide
          <Button
            variant="default"
            h="auto"
            mih={36}
            py={6}
            maw="100%"
            styles={{ label: { whiteSpace: 'normal' } }}
            onClick={open}
          >{t`Who looked at or changed this record`}</Button>
        )}
        {shown && (
          <div style={{ inlineSize: 'min(100%, 560px)' }}>
            <OnRecord personId={person.id} />
          </div>
        )}
        {keeps && !self && !person.erased && <ErasePerson person={person} />}
      </Stack>
    </section>
  );
}
