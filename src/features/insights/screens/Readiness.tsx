/** How much of what the next level asks for is demonstrated, how that moved, and why. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Trend } from '../../../web/kit/Trend.tsx';
import { Why } from '../../../web/kit/Why.tsx';
import { usePerson } from '../../../web/me.ts';
import type { getMovement } from '../../assessments/standing-contract.ts';
import classes from './road.module.css';
import type { PathTold } from './told.ts';

export function Readiness({ told }: { readonly told: PathTold }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const me = usePerson();
  const movement = useAsk<typeof getMovement>('GET', '/api/people/:personId/movement', { params: { personId: me.id } });
  const { share, demonstrated, required } = told.readiness;
  if (share === null) return null;
  const asked = told.road.filter((part) => part.required > 0);
  const shown = asked.filter((part) => part.step >= part.required).length;
  const version = told.version?.number ?? 0;
  const since = told.version ? format.day(told.version.effectiveOn) : '';
  return (
    <span className={classes['readiness']}>
      <Trend
        label={t`Readiness in percent`}
        values={(movement.data?.points ?? []).map((point) => Math.round(point.share * 100))}
      />
      <Why of={t`Readiness`} figure={<span className={classes['share']}>{format.share(share)}</span>}>
        <p>{t`${shown} of the ${asked.length} capabilities that your next level asks for are demonstrated. Weighted by how much each matters: ${demonstrated} of ${required}.`}</p>
        <p>{t`What nobody has judged yet counts as not demonstrated.`}</p>
        <p
          className={classes['says']}
        >{t`By version ${version} of the way of selling, in force since ${since}. As of today.`}</p>
      </Why>
    </span>
  );
}
