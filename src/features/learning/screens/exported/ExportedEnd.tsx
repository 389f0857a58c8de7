/** The end of a module in another learning system: how it went, and the way out. It claims no more than that something was learned. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../../web/kit/Icon.tsx';
import type { AttemptState } from '../../attempt.ts';
import type { ExportedModule } from '../../exported-module.ts';
import classes from '../module-end.module.css';
import { useSay } from '../speech.ts';
import { useArrival } from '../use-arrival.ts';
import { Button } from './Button.tsx';

export interface ExportedEndProps {
  readonly module: ExportedModule;
  readonly state: AttemptState;
  readonly onLook: () => void;
  readonly onLeave: () => void;
}

export function ExportedEnd({ module, state, onLook, onLeave }: ExportedEndProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const heading = useArrival();
  const { firstRight, questions } = state;
  const minutes = Math.max(1, Math.round(state.seconds / 60));
  return (
    <article className={classes['end']}>
      <span className={classes['seal']} aria-hidden="true">
        <Icon name="check" size={32} />
      </span>
      <h1 ref={heading} tabIndex={-1} className={classes['title']}>
        {t`Finished`}
      </h1>
      <p className={classes['name']}>{say(module.name)}</p>
      <dl className={classes['facts']}>
        {questions > 0 && (
          <div>
            <dt>{t`Right at first try`}</dt>
            <dd>
              {firstRight} <small>{t`of ${questions}`}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>{t`Minutes used`}</dt>
          <dd>
            {minutes} <small>{t`planned ${module.minutes}`}</small>
          </dd>
        </div>
      </dl>
      <div className={classes['ways']}>
        <Button size="lg" onClick={onLeave} data-next>{t`Leave`}</Button>
        <Button variant="default" size="lg" onClick={onLook}>{t`Look through it`}</Button>
      </div>
    </article>
  );
}
