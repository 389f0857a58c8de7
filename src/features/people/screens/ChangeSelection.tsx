/** What is done to a selection: one field for all of them, seen before it is done, taken back after; or invitations. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { call, type Told } from '../../../web/api.ts';
import { refresh, useAsk, useDo } from '../../../web/ask.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Answered } from '../../../web/kit/Answered.tsx';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { changePeople, previewChange, undoChange } from '../contract.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import { useChangeWords } from './change-words.ts';
import { Invite } from './Invite.tsx';
import { WhatEnds } from './WhatEnds.tsx';
import type { OrganisationWords } from './use-organisation.ts';

type Field = 'roleId' | 'levelId' | 'targetLevelId' | 'managerId' | 'marketId' | 'teamId' | 'leftOn';

interface ChangeSelectionProps {
  readonly people: readonly string[];
  readonly filters: object;
  readonly total: number;
  readonly organisation: OrganisationWords;
  readonly onDone: () => void;
}

/** more ids than these make an address no browser keeps */
const mostInAnAddress = 100;

export function ChangeSelection({
  people,
  filters,
  total,
  organisation,
  onDone,
}: ChangeSelectionProps): ReactElement | null {
  const { t } = useLingui();
  const owner = usePerson().grants.includes('owner');
  const [all, setAll] = useState(false);
  const [opened, { open, close }] = useDisclosure(false);
  if (people.length === 0)
    return (
      <Text size="sm" c="dimmed" mb="sm" lh="26px" className="not-printed">
        {t`Choose people to change or invite several at once.`}
      </Text>
    );
  const count = all ? total : people.length;
  return (
    <Group gap={8} mb="sm" className="not-printed">
      <Text size="sm" fw={600}>
        <Plural value={count} one="# person chosen" other="# people chosen" />
      </Text>
      {!all && total > people.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          <Trans>Choose all {total} that fit</Trans>
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={open}>{t`Change them`}</Button>
      {!all && <Invite people={people} onDone={onDone} />}
      {!all && owner && people.length <= mostInAnAddress && (
        <ButtonLink size="compact-sm" variant="default" to="/assign" search={{ people: people.join(',') }}>
          {t`Give something to learn`}
        </ButtonLink>
      )}
      {!all && owner && people.length <= mostInAnAddress && (
        <ButtonLink size="compact-sm" variant="default" to="/ask" search={{ people: people.join(',') }}>
          {t`Ask for assessments`}
        </ButtonLink>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>{t`Choose nobody`}</Button>
      <Dialog opened={opened} onClose={close} title={t`Change the chosen people`} size="lg">
        <ChangeForm
          selection={all ? { filters: filters as never } : { people: [...people] }}
          organisation={organisation}
          onDone={() => {
            close();
            onDone();
          }}
        />
      </Dialog>
    </Group>
  );
}

interface Wished {
  readonly field: Field;
  /** of which a level is chosen */
  readonly role: string;
  readonly value: string;
}

type Selection = { readonly people: string[] } | { readonly filters: never };

function ChangeForm({
  selection,
  organisation,
  onDone,
}: {
  readonly selection: Selection;
  readonly organisation: OrganisationWords;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const client = useQueryClient();
  const reasons = useChangeWords();
  const [wished, setWished] = useState<Wished>({ field: 'roleId', role: '', value: '' });
  const { field, role, value } = wished;
  const change = { [field]: value || null, ...(isLevel(field) && role ? { roleId: role } : {}) };
  const preview = useAsk<typeof previewChange>('POST', '/api/people/change/preview', {
    body: { selection, change },
    hold: true,
  });
  const apply = useDo<typeof changePeople>('POST', '/api/people/change', {
    refresh: ['/api'],
    done: ({ changed, undo }) => {
      onDone();
      if (!undo) return;
      toast(t`Changed: ${changed}`, {
        undo: async () => {
          await call<typeof undoChange>('POST', '/api/people/change/:changeId/undo', { params: { changeId: undo } });
          await refresh(client, ['/api']);
        },
      });
    },
  });
  return (
    <Stack>
      <WishFields wished={wished} onChange={setWished} organisation={organisation} />
      <Answered answer={preview} rows={2} reasons={reasons}>
        {(effect) => (
          <>
            <Effect effect={effect} />
            <Problem error={apply.error} reasons={reasons} />
            <Button
              disabled={effect.changed === 0}
              loading={apply.isPending}
              onClick={() => apply.mutate({ body: { selection, change } })}
            >
              <Plural value={effect.changed} one="Change # person" other="Change # people" />
            </Button>
          </>
        )}
      </Answered>
    </Stack>
  );
}

function isLevel(field: Field): boolean {
  return field === 'levelId' || field === 'targetLevelId';
}

interface WishFieldsProps {
  readonly wished: Wished;
  readonly onChange: (wished: Wished) => void;
  readonly organisation: OrganisationWords;
}

function WishFields({ wished, onChange, organisation }: WishFieldsProps): ReactElement {
  const { t } = useLingui();
  const { field, role, value } = wished;
  const none = { value: '', label: t`Nothing` };
  const setValue = (next: string): void => onChange({ ...wished, value: next });
  const pick = (choices: readonly { value: string; label: string }[], label: string): ReactElement => (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => setValue(event.currentTarget.value)}
      data={[none, ...choices]}
    />
  );
  return (
    <>
      <NativeSelect
        label={t`What to change`}
        value={field}
        onChange={(event) => onChange({ ...wished, field: event.currentTarget.value as Field, value: '' })}
        data={[
          { value: 'roleId', label: t`Role` },
          { value: 'levelId', label: t`Level held` },
          { value: 'targetLevelId', label: t`Target level` },
          { value: 'managerId', label: t`Manager` },
          { value: 'marketId', label: t`Market` },
          { value: 'teamId', label: t`Team` },
          { value: 'leftOn', label: t`First day away` },
        ]}
      />
      {field === 'roleId' && pick(organisation.roles, t`Role`)}
      {isLevel(field) && (
        <NativeSelect
          label={t`Of the role`}
          value={role}
          onChange={(event) => onChange({ ...wished, role: event.currentTarget.value, value: '' })}
          data={[none, ...organisation.roles]}
        />
      )}
      {isLevel(field) && role && pick(organisation.levelsOf(role), t`Level`)}
      {field === 'managerId' && <ChoosePerson label={t`Manager`} value={value} onChange={setValue} />}
      {field === 'marketId' && pick(organisation.markets, t`Market`)}
      {field === 'teamId' && pick(organisation.teams, t`Team`)}
      {field === 'leftOn' && (
        <DayInput label={t`First day away`} value={value || null} onChange={(day) => setValue(day ?? '')} />
      )}
    </>
  );
}

/** Whom the change would reach, and whom not and why. */
function Effect({ effect }: { readonly effect: Told<typeof previewChange> }): ReactElement {
  const { t } = useLingui();
  const reasons = useChangeWords();
  return (
    <>
      <Text size="sm">
        <Trans>
          {effect.changed} of {effect.people} would change.
        </Trans>
      </Text>
      <WhatEnds ends={effect.ends} />
      {effect.refused.length > 0 && (
        <Table>
          <Table.Tbody>
            {effect.refused.map((person) => (
              <Table.Tr key={person.id}>
                <Table.Td>{person.name}</Table.Td>
                <Table.Td>{reasons[person.reason] ?? t`Not possible`}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="sm" c="dimmed">
        {effect.sample
          .slice(0, 8)
          .map((person) => person.name)
          .join(', ')}
      </Text>
    </>
  );
}
