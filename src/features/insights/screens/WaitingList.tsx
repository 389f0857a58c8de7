/** What waits for a manager: agreements to accept, check-backs, people to appraise. The overdue come first and say so. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import classes from './first.module.css';
import type { TeamTold } from './told.ts';

type Line = TeamTold['waiting'][number];

const icons: Record<Line['kind'], IconName> = {
  'take-over': 'swap',
  accept: 'check',
  'check-back': 'calendar',
  end: 'coaching',
  renew: 'calendar',
  action: 'check',
  'their-action': 'check',
  placement: 'ladder',
  'level-ready': 'ladder',
  asked: 'assess',
  watch: 'assess',
  begun: 'assess',
  'self-evaluated': 'assess',
  'check-back-soon': 'calendar',
};
/** where it is done, if not where one rates */
const places = {
  watch: '/people/$personId/demonstrate',
  placement: '/people/$personId/placement',
  'level-ready': '/people/$personId/level',
} as const;
const mostShown = 5;

export function WaitingList({ waiting }: { readonly waiting: readonly Line[] }): ReactElement | null {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const words = useWaitingWords();
  if (waiting.length === 0) return null;
  const hidden = waiting.length - mostShown;
  return (
    <section className={classes['section']}>
      <h2 className={classes['heading']}>{t`Waits for you`}</h2>
      <ul className={classes['lines']}>
        {(all ? waiting : waiting.slice(0, mostShown)).map((line) => {
          const { says, action } = words(line);
          return (
            <li key={`${line.kind} ${line.agreementId ?? line.person.id}`} className={classes['line']}>
              <Icon name={icons[line.kind]} />
              <span className={classes['words']}>
                <strong>{line.person.name}</strong>
                <span className={line.daysOverdue > 0 ? classes['late'] : classes['aside']}>{says}</span>
              </span>
              {line.agreementId === null ? (
                <ButtonLink
                  to={places[line.kind as keyof typeof places] ?? '/people/$personId/assess'}
                  params={{ personId: line.person.id }}
                  variant="default"
                  size="compact-md"
                >
                  {action}
                </ButtonLink>
              ) : (
                <ButtonLink
                  to="/coaching/agreements/$agreementId"
                  params={{ agreementId: line.agreementId }}
                  variant="default"
                  size="compact-md"
                >
                  {action}
                </ButtonLink>
              )}
            </li>
          );
        })}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" mt={8} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t`Only the most pressing` : t`Show ${hidden} more`}
        </Button>
      )}
    </section>
  );
}

function useWaitingWords(): (line: Line) => { readonly says: string; readonly action: string } {
  const { t } = useLingui();
  const format = useFormat();
  return ({ kind, day, daysOverdue }) => {
    const date = day ? format.day(day) : '';
    const distance = day ? format.fromToday(day) : '';
    switch (kind) {
      case 'take-over':
        return { says: t`Handed to you: their agreement goes on, read it and take it over`, action: t`Read it` };
      case 'accept':
        return { says: t`A proposal for your agreement waits for your acceptance`, action: t`Read and accept` };
      case 'check-back':
        return {
          says: daysOverdue > 0 ? t`Check-back was due ${distance}, on ${date}` : t`Check-back is due today`,
          action: t`Look again`,
        };
      case 'check-back-soon':
        return { says: t`Check-back ${distance}, on ${date}`, action: t`See the agreement` };
      case 'end':
        return { says: t`Would end the agreement; it takes your answer`, action: t`Answer` };
      case 'renew':
        return { says: t`Gaps stayed open at the check-back: agree on a new date`, action: t`Agree anew` };
      case 'action':
        return {
          says:
            daysOverdue > 0
              ? t`An action of yours was due ${distance}, on ${date}`
              : t`An action of yours is due today`,
          action: t`See the action`,
        };
      case 'their-action':
        return { says: t`An action of theirs was due ${distance}, on ${date}`, action: t`See the action` };
      case 'placement':
        return { says: t`Handed in their placement check on ${date}`, action: t`Give your word` };
      case 'level-ready':
        return {
          says: t`Has met every criterion of the next level; it takes your word`,
          action: t`Look and confirm`,
        };
      case 'asked':
        return { says: t`You were asked for your view, until ${date}`, action: t`Rate` };
      case 'watch':
        return { says: t`Asks you to watch, until ${date}`, action: t`Record what you saw` };
      case 'begun':
        return { says: t`You began to rate on ${date}`, action: t`Go on` };
      case 'self-evaluated':
        return { says: t`Evaluated themselves on ${date}; your view is missing`, action: t`Rate` };
    }
  };
}
