/** Whom to coach next and why, against the hours the manager has: the first one large. Stands on the coaching page and on the manager's first screen. */
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { Panel } from '../../../web/kit/Panel.tsx';
import { Why } from '../../../web/kit/Why.tsx';
import type { whoNext } from '../session-contract.ts';
import { useReasonWords, type NextPick } from './coaching-words.ts';
import { PlanSession } from './PlanSession.tsx';
import classes from './coaching.module.css';

type Next = Told<typeof whoNext>;

const HoursForm = lazy(() => import('./HoursForm.tsx').then((file) => ({ default: file.HoursForm })));

export interface NextListProps {
  readonly next: Next;
  /** paths asked again when the hours change */
  readonly refresh: readonly string[];
}

export function NextList({ next, refresh }: NextListProps): ReactElement {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const { hours, minutesNeededForFloor } = next;
  const short = minutesNeededForFloor > hours.minutesPerWeek;
  const nobody = next.picks.length === 0 && next.waiting.length === 0;
  return (
    <>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t`Whom to coach next`}</h2>
        <Hours hours={hours} refresh={refresh} />
      </div>
      {nobody && (
        <Empty
          icon="coaching"
          title={next.planned.length > 0 ? t`Everyone has a session in the calendar` : t`You lead nobody yet`}
        >
          {next.planned.length > 0
            ? t`Your planned sessions stand below.`
            : t`Once people are led by you, those who need coaching most stand here first, with the reasons.`}
        </Empty>
      )}
      <ol className={classes['people']}>
        {next.picks.map((pick, at) => (
          <One
            key={pick.person.id}
            pick={pick}
            minutes={hours.minutesPerSession}
            rank={at === 0 ? 'first' : 'this-week'}
          />
        ))}
        {all &&
          next.waiting.map((pick) => (
            <One key={pick.person.id} pick={pick} minutes={hours.minutesPerSession} rank="later" />
          ))}
      </ol>
      {short && (
        <Text size="sm" mt="sm">
          {t`To see everyone at least every ${next.floorWeeks} weeks takes ${minutesNeededForFloor} minutes a week; you have ${hours.minutesPerWeek}.`}
        </Text>
      )}
      {next.waiting.length > 0 && (
        <Button variant="subtle" size="compact-sm" mt="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t`Only this week` : t`Show ${next.waiting.length} more who can wait`}
        </Button>
      )}
    </>
  );
}

interface OneProps {
  readonly pick: NextPick;
  readonly minutes: number;
  readonly rank: 'first' | 'this-week' | 'later';
}

function One({ pick, minutes, rank }: OneProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const say = useReasonWords();
  const [most] = pick.reasons;
  const telling = pick.reasons.filter(
    (one) => most?.reason !== 'floor' || (one.reason !== 'time-since-last-session' && one.reason !== 'never-coached'),
  );
  return (
    <li className={classes['person']} data-rank={rank}>
      <div className={classes['who']}>
        <TextLink to="/people/$personId" params={{ personId: pick.person.id }} fw={600}>
          {pick.person.name}
        </TextLink>
        <span className={classes['reasons']}>{telling.slice(0, 2).map(say).join(' · ')}</span>
      </div>
      <Why of={pick.person.name}>
        <ul className={classes['why']}>
          {pick.reasons.map((reason) => (
            <li key={reason.reason}>
              {say(reason)}
              {reason.points > 0 && (
                <Text span size="sm" c="dimmed">
                  {' '}
                  {t`${format.number(reason.points, 1)} points`}
                </Text>
              )}
            </li>
          ))}
          <li>
            <strong>{t`${format.number(pick.score, 1)} points in all`}</strong>
          </li>
        </ul>
      </Why>
      <PlanSession
        person={pick.person}
        minutes={minutes}
        button={{ variant: rank === 'first' ? 'filled' : 'default', size: rank === 'first' ? 'md' : 'sm' }}
      />
    </li>
  );
}

function Hours({ hours, refresh }: { readonly hours: Next['hours'] } & Pick<NextListProps, 'refresh'>): ReactElement {
  const { t } = useLingui();
  const { minutesPerWeek, minutesPerSession } = hours;
  return (
    <Panel
      label={t`Your time for coaching`}
      place="end"
      buttonClass={classes['hours']}
      button={t`${minutesPerWeek} minutes a week, ${minutesPerSession} a session`}
      width={280}
    >
      {(close) => (
        <Suspense>
          <HoursForm hours={hours} refresh={refresh} onDone={close} />
        </Suspense>
      )}
    </Panel>
  );
}
