/** What coaching knows of a person, as far as the reader may see it: their agreements and sessions, and the way to the next one. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { getPerson } from '../../people/contract.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import type { listAgreements } from '../contract.ts';
import type { listSessions } from '../session-contract.ts';
import { AgreementLine } from './AgreementLine.tsx';
import { PlanSession } from './PlanSession.tsx';
import { SessionLine } from './SessionLine.tsx';
import classes from './coaching.module.css';

export function CoachingStory({ person }: { readonly person: Told<typeof getPerson> }): ReactElement | null {
  const { t } = useLingui();
  const agreements = useAsk<typeof listAgreements>('GET', '/api/coaching/agreements', {
    query: { salesperson: person.id },
  });
  const sessions = useAsk<typeof listSessions>('GET', '/api/coaching/sessions', {
    query: { salesperson: person.id, limit: 5 },
  });
  const leads = ['manager', 'above', 'market-head'].includes(person.relation);
  const plans = leads || (person.relation === 'self' && person.manager !== null);
  const known = (agreements.data?.items.length ?? 0) + (sessions.data?.items.length ?? 0);
  if (person.relation === 'colleague' && known === 0) return null;
  if (!plans && known === 0) return null;
  return (
    <section className={classes['section']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t`Coaching`}</h2>
        {plans && !person.leftOn && (
          <PlanSession
            {...(leads ? { person: { id: person.id, name: person.name } } : {})}
            button={{ variant: 'default', size: 'compact-md' }}
          />
        )}
      </div>
      {known === 0 && <Text size="sm" c="dimmed">{t`No session and no agreement yet.`}</Text>}
      <ul className={classes['lines']}>
        {agreements.data?.items.map((agreement) => (
          <AgreementLine key={agreement.id} agreement={agreement} named="manager" />
        ))}
        {sessions.data?.items.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}
