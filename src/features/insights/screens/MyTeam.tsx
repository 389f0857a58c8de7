/** A manager's first screen: whom to coach next and why, what is in the calendar, what waits, and where the team's gaps are. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { getMyTeam } from '../contract.ts';
import classes from './first.module.css';
import { Now } from './Now.tsx';
import type { FirstSlots } from './slots.ts';
import { TeamGaps } from './TeamGaps.tsx';
import type { TeamTold } from './told.ts';
import { WaitingList } from './WaitingList.tsx';

export function MyTeam({ NextList }: FirstSlots): ReactElement {
  const { t } = useLingui();
  const team = useAsk<typeof getMyTeam>('GET', '/api/first/my-team');
  return (
    <>
      <PageHeader
        title={t`My team`}
        beside={
          <>
            <ButtonLink to="/ask" variant="default">{t`Ask for assessments`}</ButtonLink>
            <ButtonLink to="/assign" variant="default">{t`Give something to learn`}</ButtonLink>
          </>
        }
      />
      <Answered answer={team} rows={4} rowHeight={110}>
        {(told) => <Team told={told} NextList={NextList} />}
      </Answered>
    </>
  );
}

function Team({ told, NextList }: { readonly told: TeamTold } & Pick<FirstSlots, 'NextList'>): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const planned = told.week.planned
    .map(({ session }) => session)
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const running = planned.find(({ state }) => state === 'running');
  return (
    <>
      {running && (
        <Now
          title={t`You sit together with ${running.salesperson.name}`}
          says={t`Everything for your coaching session is on one page.`}
          icon="coaching"
          action={
            <ButtonLink
              to="/coaching/sessions/$sessionId"
              params={{ sessionId: running.id }}
            >{t`Go to the session`}</ButtonLink>
          }
        />
      )}
      <section className={classes['section']}>
        <NextList next={told.week} refresh={['/api/first/my-team', '/api/coaching/next']} />
      </section>
      {planned.some(({ state }) => state === 'planned') && (
        <section className={classes['section']}>
          <h2 className={classes['heading']}>{t`In your calendar`}</h2>
          <ul className={classes['lines']}>
            {planned
              .filter(({ state }) => state === 'planned')
              .slice(0, 4)
              .map((session) => (
                <li key={session.id} className={classes['line']}>
                  <Icon name="calendar" />
                  <span className={classes['words']}>
                    <strong>{session.salesperson.name}</strong>
                    <span className={classes['aside']}>
                      {[
                        format.moment(session.startsAt),
                        plural(session.minutes, { one: '# minute', other: '# minutes' }),
                      ].join(' · ')}
                    </span>
                  </span>
                  <ButtonLink
                    to="/coaching/sessions/$sessionId"
                    params={{ sessionId: session.id }}
                    variant="default"
                    size="compact-md"
                  >
                    {t`Prepare`}
                  </ButtonLink>
                </li>
              ))}
          </ul>
        </section>
      )}
      <WaitingList waiting={told.waiting} />
      <TeamGaps told={told} />
    </>
  );
}
