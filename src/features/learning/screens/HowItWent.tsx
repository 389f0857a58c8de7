/** How a module went, at its end: in the product and in what is exported from it, so it needs nothing of either. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { AttemptState } from '../attempt.ts';
import classes from './module-end.module.css';
import { useArrival } from './use-arrival.ts';

export interface HowItWentProps {
  readonly name: string;
  /** minutes */
  readonly planned: number;
  readonly state: AttemptState;
  /** facts between the answers and the minutes */
  readonly children?: ReactNode;
}

export function HowItWent({ name, planned, state, children }: HowItWentProps): ReactElement {
  const { t } = useLingui();
  const heading = useArrival();
  const { firstRight, questions } = state;
  return (
    <>
      <span className={classes['seal']} aria-hidden="true">
        <Icon name="check" size={32} />
      </span>
      <h1 ref={heading} tabIndex={-1} className={classes['title']}>
        {t`Finished`}
      </h1>
      <p className={classes['name']}>{name}</p>
      <dl className={classes['facts']}>
        {questions > 0 && (
          <div>
            <dt>{t`Right at first try`}</dt>
            <dd>
              {firstRight} <small>{t`of ${questions}`}</small>
            </dd>
          </div>
        )}
        {children}
        <div>
          <dt>{t`Minutes used`}</dt>
          <dd>
            {Math.max(1, Math.round(state.seconds / 60))} <small>{t`planned ${planned}`}</small>
          </dd>
        </div>
      </dl>
    </>
  );
}
