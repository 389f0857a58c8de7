/** What a person has shown, on their page: the last ones, the way to record another, and to ask somebody to watch. */
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { getPerson } from '../../people/contract.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useAskPages, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { toast } from '../../../web/toasts.ts';
import type { getMayVerify, listDemonstrations, takeBackDemonstration } from '../demonstration-contract.ts';
import { AskToBeWatched } from './AskToBeWatched.tsx';
import classes from './demonstrate.module.css';
import { useOccasions } from './demonstration-words.ts';
import standings from './standings.module.css';

export function DemonstrationStory({ person }: { readonly person: Told<typeof getPerson> }): ReactElement | null {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const self = person.relation === 'self';
  const leads = ['manager', 'above', 'market-head'].includes(person.relation);
  const verifies = useAsk<typeof getMayVerify>('GET', '/api/me/may-verify', { when: !self && !leads });
  const verifier = (verifies.data?.items.length ?? 0) > 0;
  const reads = person.may.seeStandings || verifier;
  const list = useAskPages<typeof listDemonstrations>('GET', '/api/people/:personId/demonstrations', {
    params: { personId: person.id },
    query: { limit: 5 },
    when: reads,
  });
  const items = list.items ?? [];
  if (!reads || (items.length === 0 && person.roleId === null && !verifier)) return null;
  return (
    <section className={standings['story']}>
      <div className={standings['head']}>
        <h2 className={standings['heading']}>{t`Demonstrations`}</h2>
        <div className={standings['actions']}>
          {(leads || verifier) && !person.leftOn && (
            <ButtonLink
              variant="default"
              size="compact-md"
              to="/people/$personId/demonstrate"
              params={{ personId: person.id }}
            >{t`Record what you saw`}</ButtonLink>
          )}
          {self && (
            <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>{t`Ask to be watched`}</Button>
          )}
        </div>
      </div>
      {list.items && items.length === 0 && (
        <Text size="sm" c="dimmed">{t`Nothing seen yet. What a level requires is reached by showing it.`}</Text>
      )}
      <ul className={classes['lines']} aria-label={t`Demonstrations`}>
        {items.map((one) => (
          <Line key={one.assessmentId} personId={person.id} one={one} />
        ))}
      </ul>
      {list.hasMore && (
        <Button mt="xs" variant="subtle" color="gray" size="compact-sm" onClick={list.loadMore}>{t`Show more`}</Button>
      )}
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t`Ask to be watched`}>
        <AskToBeWatched personId={person.id} onDone={() => setAsking(false)} />
      </Dialog>
    </section>
  );
}

function Line({
  personId,
  one,
}: {
  readonly personId: string;
  readonly one: Told<typeof listDemonstrations>['items'][number];
}): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const names = useOccasions();
  const name = inLanguage(one.capability, i18n.locale);
  const takeBack = useDo<typeof takeBackDemonstration>('DELETE', '/api/demonstrations/:assessmentId', {
    refresh: [`/api/people/${personId}`, '/api/gaps', '/api/level-reviews'],
    done: () => toast(t`Taken back. It no longer counts.`),
  });
  const step = one.proficiency;
  return (
    <li>
      <span className={classes['line']}>
        <span className={classes['lineName']}>{t`${name}, step ${step}`}</span>
        <span className={classes['lineMore']}>
          {[names[one.occasion], format.day(one.on), one.rater.name].join(' · ')}
        </span>
        {one.note && <p className={classes['said']}>{one.note}</p>}
      </span>
      {one.mayTakeBack && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t`Take back: ${name}`}
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate({ params: { assessmentId: one.assessmentId } })}
        >{t`Take back`}</Button>
      )}
    </li>
  );
}
