/** The first screen of those who answer for the academy, or for markets of it: what to see to now, readiness, gaps, reach. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import type { getAcademyNow } from '../academy-contract.ts';
import { AcademyStep } from './AcademyStep.tsx';
import classes from './first.module.css';
import { FirstSteps } from './FirstSteps.tsx';
import { MarketGaps } from './MarketGaps.tsx';
import { Movement } from './Movement.tsx';
import type { AcademyTold } from './told.ts';

export function AcademyNow(): ReactElement {
  const { t } = useLingui();
  const academy = useAsk<typeof getAcademyNow>('GET', '/api/first/academy');
  const { path = [], rows = [] } = academy.data?.gaps ?? {};
  const where =
    path.length > 0 ? path.map(({ name }) => name).join(' › ') : rows.length === 1 ? rows[0]?.name : undefined;
  // before anybody was assessed every figure is a zero that says nothing
  const known =
    academy.data?.gaps.rows.some(({ cells }) => cells.some((proven, at) => at % 5 === 2 && proven > 0)) ?? false;
  return (
    <>
      <PageHeader title={t`The academy`} {...(where ? { lead: where } : {})} />
      <Answered answer={academy} rows={4} rowHeight={110}>
        {(told) => (
          <>
            <AcademyStep step={told.step} />
            {known && <Movement told={told} />}
            {known ? <MarketGaps gaps={told.gaps} /> : <FirstSteps told={told} />}
            {known && <Reach told={told} />}
          </>
        )}
      </Answered>
    </>
  );
}

function Reach({ told }: { readonly told: AcademyTold }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { reach, since } = told;
  const asOf = format.day(told.asOf);
  const of = (part: number, whole: number): string => (whole === 0 ? '–' : format.share(part / whole));
  const [assessedSince, coachedSince, checkBacksSince, flowSince] = [
    since.assessed,
    since.coached,
    since.checkBacks,
    since.flow,
  ].map(format.day);
  return (
    <section className={classes['section']}>
      <h2 className={classes['heading']}>{t`Whom it reaches`}</h2>
      <Stats>
        <Stat
          label={t`Assessed in six months`}
          value={of(reach.assessed, reach.withRole)}
          note={t`${reach.assessed} of ${reach.withRole}`}
          why={
            <p>{t`People with a role, of them those with at least one rating by somebody else since ${assessedSince}. Self-evaluations do not count. As of ${asOf}.`}</p>
          }
        />
        <Stat
          label={t`Coached in three months`}
          value={of(reach.coached, reach.withRole)}
          note={t`${reach.coached} of ${reach.withRole}`}
          why={
            <p>{t`People with a role, of them those with whom a coaching session was held since ${coachedSince}. As of ${asOf}.`}</p>
          }
        />
        <Stat
          label={t`Check-backs kept`}
          value={of(reach.checkBacksDone, reach.checkBacksDue)}
          note={t`${reach.checkBacksDone} of ${reach.checkBacksDue}`}
          why={
            <p>{t`Agreed check-backs that fell due since ${checkBacksSince}, of them those in which the gaps were rated anew. ${reach.gapsClosed} of ${reach.gapsLookedAt} gaps looked at were closed; ${reach.agreements} agreements are in force. As of ${asOf}.`}</p>
          }
        />
        <Stat
          label={t`Joined and left in a year`}
          value={`+${format.number(reach.joined)} −${format.number(reach.left)}`}
          note={plural(reach.people, { one: '# person today', other: '# people today' })}
          why={
            <p>{t`Everybody whose first or last day lies after ${flowSince}, as the roster says. Who left keeps their history and counts no longer. As of ${asOf}.`}</p>
          }
        />
      </Stats>
    </section>
  );
}
