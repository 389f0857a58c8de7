/** After an import: what happened, the way back, and what comes next for those who came in: role and level, invitations. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import { toast } from '../../../web/toasts.ts';
import type { changePeople } from '../contract.ts';
import { changeKinds } from '../roster-changes.ts';
import type { confirmRoster, listImported } from '../roster-contract.ts';
import { Invite } from './Invite.tsx';
import { useKindWords } from './roster-import-words.ts';
import { RosterImportUndo } from './RosterImportUndo.tsx';
import { useOrganisation } from './use-organisation.ts';

interface ResultProps {
  readonly done: Told<typeof confirmRoster>;
  readonly onAgain: () => void;
}

export function RosterImportResult({ done, onAgain }: ResultProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const [undone, setUndone] = useState(false);
  const came = useAsk<typeof listImported>('GET', '/api/roster/imports/:importId/people', {
    params: { importId: done.importId },
    when: !undone,
  });
  const people = came.data?.people ?? [];
  return (
    <Stack gap="lg">
      {!undone && (
        <div role="status">
          <Stats>
            {changeKinds
              .filter((kind) => (done.counts[kind] ?? 0) > 0)
              .map((kind) => (
                <Stat key={kind} label={kinds[kind]} value={format.number(done.counts[kind] ?? 0)} />
              ))}
          </Stats>
        </div>
      )}
      <Group gap="sm">
        <RosterImportUndo importId={done.importId} onUndone={() => setUndone(true)} />
        <ButtonLink to="/people" variant="default">{t`See the people`}</ButtonLink>
        <Button variant="subtle" onClick={onAgain}>{t`Import another file`}</Button>
      </Group>
      {!undone && people.length > 0 && <SetRole people={people} />}
      {!undone && people.length > 0 && (
        <section>
          <Text component="h2" fw={600} mb={4}>{t`Let them in`}</Text>
          <Text
            size="sm"
            c="dimmed"
            mb="xs"
          >{t`Who has an e-mail address gets an invitation by mail, where mail is set up; for the others a link to hand out is made.`}</Text>
          <Invite people={people.map((person) => person.id)} />
        </section>
      )}
    </Stack>
  );
}

/** Roles the file did not know are set for everybody who came without one. */
function SetRole({ people }: { readonly people: Told<typeof listImported>['people'] }): ReactElement | null {
  const { t } = useLingui();
  const organisation = useOrganisation();
  const [role, setRole] = useState('');
  const [level, setLevel] = useState('');
  const change = useDo<typeof changePeople>('POST', '/api/people/change', {
    refresh: ['/api'],
    done: ({ changed }) => toast(t`Changed: ${changed}`),
  });
  const without = people.filter((person) => !person.role).map((person) => person.id);
  if (without.length === 0 || organisation.roles.length === 0) return null;
  const none = { value: '', label: t`Choose` };
  return (
    <section>
      <Text component="h2" fw={600} mb={4}>{t`Give them a role`}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        <Plural
          value={without.length}
          one="# person came in without a role."
          other="# people came in without a role."
        />{' '}
        <Trans>Single people are changed in the directory.</Trans>
      </Text>
      <Group align="end" gap="sm">
        <NativeSelect
          label={t`Role`}
          value={role}
          onChange={(event) => {
            setRole(event.currentTarget.value);
            setLevel('');
          }}
          data={[none, ...organisation.roles]}
        />
        {role && (
          <NativeSelect
            label={t`Level held`}
            value={level}
            onChange={(event) => setLevel(event.currentTarget.value)}
            data={[{ value: '', label: t`None yet` }, ...organisation.levelsOf(role)]}
          />
        )}
        <Button
          variant="default"
          disabled={!role}
          loading={change.isPending}
          onClick={() =>
            change.mutate({
              body: { selection: { people: without }, change: { roleId: role, ...(level ? { levelId: level } : {}) } },
            })
          }
        >
          <Plural value={without.length} one="Set for # person" other="Set for # people" />
        </Button>
      </Group>
      <Problem error={change.error} />
    </section>
  );
}
