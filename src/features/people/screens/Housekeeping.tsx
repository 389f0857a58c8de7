/** The administrator's first screen: the one thing to do now, what else waits, and the ways to everything they keep. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { getHousekeeping } from '../housekeeping-contract.ts';
import { type Counts, type Thing, thingsToDo } from '../housekeeping.ts';
import classes from './housekeeping.module.css';

export function Housekeeping(): ReactElement {
  const { t } = useLingui();
  const counts = useAsk<typeof getHousekeeping>('GET', '/api/housekeeping');
  return (
    <>
      <PageHeader title={t`Housekeeping`} />
      <Answered answer={counts} rows={4}>
        {(found) => (
          <>
            <ToDo counts={found} />
            <Title order={2}>{t`What you keep`}</Title>
            <Places />
          </>
        )}
      </Answered>
    </>
  );
}

function ToDo({ counts }: { readonly counts: Counts }): ReactElement {
  const { t } = useLingui();
  const words = useThings(counts);
  const [first, ...rest] = thingsToDo(counts);
  if (!first) {
    return (
      <Empty icon="check" title={t`Nothing waits for you`}>
        {t`Everybody has a role and a way to sign in, and all mails went out.`}
      </Empty>
    );
  }
  const now = words[first];
  return (
    <>
      <section className={classes['first']} aria-label={t`The one thing to do now`}>
        <Text size="sm" fw={600} className={classes['now']}>{t`Now`}</Text>
        <p className={classes['title']}>{now.title}</p>
        <Text c="dimmed" maw="60ch">
          {now.says}
        </Text>
        <ButtonLink to={now.to} {...(now.status ? { search: { status: now.status } } : {})} mt={12}>
          {now.action}
        </ButtonLink>
      </section>
      {rest.length > 0 && (
        <>
          <Title order={2}>{t`Then`}</Title>
          <ul className={classes['then']}>
            {rest.map((thing) => (
              <li key={thing}>
                <div className={classes['words']}>
                  <Text fw={600}>{words[thing].title}</Text>
                  <Text size="sm" c="dimmed">
                    {words[thing].says}
                  </Text>
                </div>
                <ButtonLink
                  to={words[thing].to}
                  {...(words[thing].status ? { search: { status: words[thing].status } } : {})}
                  variant="default"
                  size="compact-md"
                >
                  {words[thing].action}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface Words {
  readonly title: ReactElement | string;
  readonly says: string;
  readonly action: string;
  /** which people the directory shows */
  readonly status?: 'left' | 'no-role' | 'no-level' | 'no-sign-in';
  readonly to: '/people' | '/people/import' | '/housekeeping/mails' | '/academy/settings';
}

function useThings(counts: Counts): Readonly<Record<Thing, Words>> {
  const { t } = useLingui();
  return {
    'failed-mails': {
      title: <Plural value={counts.failedMails} one="# mail could not be sent" other="# mails could not be sent" />,
      says: t`Somebody waits for them. See why they failed, and send them again.`,
      action: t`Look at the mails`,
      to: '/housekeeping/mails',
    },
    'first-import': {
      title: t`Bring your people in`,
      says: t`Import the roster from your HR or CRM system; it takes a minute, and you see what happens before it does.`,
      action: t`Import a roster`,
      to: '/people/import',
    },
    'open-import': {
      title: (
        <Plural value={counts.openImports} one="# roster is not applied yet" other="# rosters are not applied yet" />
      ),
      says: t`It was uploaded, but nothing is written until you confirm it. It goes by itself after a day.`,
      action: t`Go on with the import`,
      to: '/people/import',
    },
    'leavers-held': {
      title: (
        <Plural value={counts.leaversHeld} one="# leaver cannot be erased yet" other="# leavers cannot be erased yet" />
      ),
      says: t`Their retention period is over, but they still lead others. Give those another manager.`,
      action: t`See who left`,
      to: '/people',
      status: 'left',
    },
    'no-role': {
      title: <Plural value={counts.noRole} one="# person has no role" other="# people have no role" />,
      says: t`Without a role nothing is required of them, and they see no gaps. Choose several and set it at once.`,
      action: t`Set roles`,
      to: '/people',
      status: 'no-role',
    },
    'to-invite': {
      title: (
        <Plural value={counts.toInvite} one="# person has no way to sign in" other="# people have no way to sign in" />
      ),
      says: t`They have no sign-in and no invitation that still holds.`,
      action: t`Invite them`,
      to: '/people',
      status: 'no-sign-in',
    },
    'no-level': {
      title: <Plural value={counts.noLevel} one="# person holds no level" other="# people hold no level" />,
      says: t`Right for those who just joined; the others work toward the wrong one.`,
      action: t`Set levels`,
      to: '/people',
      status: 'no-level',
    },
    'no-retention': {
      title: t`Say how long leavers are kept`,
      says: t`People have left, and no retention period is set: their records stay for ever.`,
      action: t`Set the period`,
      to: '/academy/settings',
    },
    'leavers-due': {
      title: (
        <Plural
          value={counts.leaversDue}
          one="# leaver will be erased within 30 days"
          other="# leavers will be erased within 30 days"
        />
      ),
      says: t`Their retention period ends, and the academy erases them by itself. Who returns has to be back before.`,
      action: t`See who left`,
      to: '/people',
      status: 'left',
    },
  };
}

function Places(): ReactElement {
  const { t } = useLingui();
  const places: readonly {
    to:
      | '/people'
      | '/people/import'
      | '/organisation'
      | '/housekeeping/access'
      | '/housekeeping/history'
      | '/housekeeping/mails'
      | '/academy/settings';
    icon: IconName;
    label: string;
    says: string;
  }[] = [
    { to: '/people', icon: 'person', label: t`People`, says: t`Find, change and invite` },
    { to: '/people/import', icon: 'upload', label: t`Import`, says: t`A roster from HR or CRM` },
    { to: '/organisation', icon: 'academy', label: t`Organisation`, says: t`Markets, teams, roles` },
    { to: '/housekeeping/access', icon: 'team', label: t`Access`, says: t`Who may do what` },
    { to: '/housekeeping/history', icon: 'path', label: t`History`, says: t`Who did what, and when` },
    { to: '/housekeeping/mails', icon: 'file', label: t`Mails`, says: t`What was sent, and why` },
    { to: '/academy/settings', icon: 'settings', label: t`Settings`, says: t`Name, languages, retention` },
  ];
  return (
    <ul className={classes['places']}>
      {places.map((place) => (
        <li key={place.to}>
          <TextLink to={place.to} className={classes['place']} underline="never" c="inherit">
            <Icon name={place.icon} />
            <span>
              <span className={classes['label']}>{place.label}</span>
              <span className={classes['says']}>{place.says}</span>
            </span>
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
