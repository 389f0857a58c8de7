/** One person: who they are in the organisation, whom they lead, and, for those who may, everything else about them. */
import { useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement, type ReactNode } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { CopyLink } from '../../../web/kit/CopyLink.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { getPerson } from '../contract.ts';
import type { handOutResetLink } from '../joining-contract.ts';
import { useChangeWords } from './change-words.ts';
import { Invite } from './Invite.tsx';
import { PersonalData } from './PersonalData.tsx';
import classes from './person-page.module.css';
import type { PersonTold } from './person-told.ts';
import { type OrganisationWords, useOrganisation } from './use-organisation.ts';

/** What other features have to say about a person; browser.tsx lists them. */
export interface PersonStory {
  readonly key: string;
  readonly Story: (props: { readonly person: PersonTold }) => ReactNode;
}

// only who keeps people sees these
const EditPerson = lazy(() => import('./EditPerson.tsx').then((file) => ({ default: file.EditPerson })));
const Grants = lazy(() => import('./Grants.tsx').then((file) => ({ default: file.Grants })));

const none: readonly PersonStory[] = [];

export function PersonPage({ stories = none }: { readonly stories?: readonly PersonStory[] }): ReactElement {
  const { personId } = useParams({ strict: false });
  const person = useAsk<typeof getPerson>('GET', '/api/people/:personId', { params: { personId: personId ?? '' } });
  return <Answered answer={person}>{(found) => <Person person={found} stories={stories} />}</Answered>;
}

function Person({
  person,
  stories,
}: {
  readonly person: PersonTold;
  readonly stories: readonly PersonStory[];
}): ReactElement {
  const { t } = useLingui();
  const organisation = useOrganisation();
  const format = useFormat();
  const role = [organisation.roleName(person.roleId), organisation.levelName(person.levelId)]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <PageHeader
        title={person.name}
        above={<TextLink to="/people" size="sm">{t`People`}</TextLink>}
        lead={[person.title, role].filter(Boolean).join(' · ')}
        {...(person.may.change
          ? {
              action: (
                <Suspense fallback={null}>
                  <EditPerson person={person} organisation={organisation} />
                </Suspense>
              ),
            }
          : {})}
      />
      {person.leftOn && <Badge color="gray" mb="sm">{t`Left on ${format.day(person.leftOn)}`}</Badge>}
      <dl className={classes['facts']}>
        <Fact label={t`Market`} value={person.market?.name} />
        <Fact label={t`Team`} value={person.team?.name} />
        <Fact
          label={t`Manager`}
          value={
            person.manager && (
              <TextLink to="/people/$personId" params={{ personId: person.manager.id }}>
                {person.manager.name}
              </TextLink>
            )
          }
        />
        <Fact
          label={t`E-mail`}
          value={person.email && <Anchor href={`mailto:${person.email}`}>{person.email}</Anchor>}
        />
        <Fact label={t`Works toward`} value={organisation.levelName(person.targetLevelId)} />
        <Fact label={t`Joined`} value={person.joinedOn && format.day(person.joinedOn)} />
      </dl>
      {stories.map(({ key, Story }) => (
        <Story key={key} person={person} />
      ))}
      {person.leads.length > 0 && <Led person={person} organisation={organisation} />}
      {person.may.change && <Access person={person} />}
      <PersonalData person={person} />
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: ReactNode }): ReactElement | null {
  if (!value) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Led({
  person,
  organisation,
}: {
  readonly person: PersonTold;
  readonly organisation: OrganisationWords;
}): ReactElement {
  const { t } = useLingui();
  return (
    <section>
      <Title order={2}>{t`Leads`}</Title>
      <ul className={classes['led']}>
        {person.leads.map((one) => (
          <li key={one.id}>
            <TextLink to="/people/$personId" params={{ personId: one.id }}>
              {one.name}
            </TextLink>
            <Text span size="sm" c="dimmed">
              {organisation.roleName(one.roleId)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Access({ person }: { readonly person: PersonTold }): ReactElement {
  const { t } = useLingui();
  const reasons = useChangeWords();
  const link = useDo<typeof handOutResetLink>('POST', '/api/people/:personId/reset-link');
  const states = { none: t`No sign-in yet`, invited: t`Invited, not joined yet`, active: t`Has a sign-in` };
  return (
    <section>
      <Title order={2}>{t`Access`}</Title>
      <Stack mt="sm">
        <Group gap={12}>
          <Text>{states[person.signIn ?? 'none']}</Text>
          {person.signIn !== 'active' && !person.leftOn && <Invite people={[person.id]} />}
          {person.signIn === 'active' && person.may.handOutLink && (
            <Button
              size="compact-sm"
              variant="default"
              loading={link.isPending}
              onClick={() => link.mutate({ params: { personId: person.id } })}
            >
              {t`Make a link for a new password`}
            </Button>
          )}
        </Group>
        <Problem error={link.error} reasons={reasons} />
        {link.data && <CopyLink label={t`Works once, for two days`} link={link.data.link} />}
        <Suspense fallback={null}>
          <Grants person={person} />
        </Suspense>
      </Stack>
    </section>
  );
}
