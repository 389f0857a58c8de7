/** Coaching, for both sides: what waits, whom to coach next, the sessions and the agreements one is a side of. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { usePerson } from '../../../web/me.ts';
import type { listAgreements } from '../contract.ts';
import type { listSessions } from '../session-contract.ts';
import { AgreementLine } from './AgreementLine.tsx';
import { PlanSession } from './PlanSession.tsx';
import { SessionLine } from './SessionLine.tsx';
import { WhoNext } from './WhoNext.tsx';
import classes from './coaching.module.css';

const few = 6;

export function Coaching(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const [ended, setEnded] = useState(false);
  const [more, setMore] = useState(false);
  const agreements = useAsk<typeof listAgreements>('GET', '/api/coaching/agreements', {
    query: { ended: ended ? 'yes' : 'no' },
    hold: true,
  });
  const sessions = useAsk<typeof listSessions>('GET', '/api/coaching/sessions', {
    query: { limit: more ? 100 : few },
    hold: true,
  });
  const counts = me.grants.includes('administrator') || me.grants.includes('owner');
  return (
    <>
      <PageHeader
        title={t`Coaching`}
        lead={t`What you agree in a session, and what came of it. Only the two of you read it.`}
        action={<PlanSession button={{ variant: me.leads ? 'default' : 'filled' }} />}
        beside={counts && <TextLink to="/coaching/activity">{t`That coaching happens`}</TextLink>}
      />
      {me.leads && <WhoNext />}
      <section className={classes['section']}>
        <div className={classes['head']}>
          <h2 className={classes['heading']}>{t`Agreements`}</h2>
          <Button variant="subtle" size="compact-sm" aria-pressed={ended} onClick={() => setEnded(!ended)}>
            {ended ? t`Without those that ended` : t`Also those that ended`}
          </Button>
        </div>
        <Answered answer={agreements} rows={2} rowHeight={64}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty
                icon="coaching"
                title={t`No agreement yet`}
              >{t`It is written in a coaching session: a gap to close, at most three actions, and the day on which you look again.`}</Empty>
            ) : (
              <ul className={classes['lines']}>
                {items
                  .toSorted((a, b) => waits(b) - waits(a))
                  .map((agreement) => (
                    <AgreementLine key={agreement.id} agreement={agreement} named="other" />
                  ))}
              </ul>
            )
          }
        </Answered>
      </section>
      <section className={classes['section']}>
        <div className={classes['head']}>
          <h2 className={classes['heading']}>{t`Sessions`}</h2>
          {(more || sessions.data?.items.length === few) && (
            <Button variant="subtle" size="compact-sm" aria-pressed={more} onClick={() => setMore(!more)}>
              {more ? t`Only the latest sessions` : t`Earlier sessions too`}
            </Button>
          )}
        </div>
        <Answered answer={sessions} rows={2} rowHeight={64}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty
                icon="calendar"
                title={t`No session yet`}
              >{t`Half an hour is enough: what to talk about is prepared for both of you.`}</Empty>
            ) : (
              <ul className={classes['lines']}>
                {items.map((session) => (
                  <SessionLine key={session.id} session={session} />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
    </>
  );
}

function waits(agreement: { readonly sight: string; readonly waitsForMe?: readonly string[] }): number {
  return agreement.waitsForMe && agreement.waitsForMe.length > 0 ? 1 : 0;
}
