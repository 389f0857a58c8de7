/** The end of a module: how it went, what it develops, and what comes next. It claims no more than that something was learned. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ComponentType, ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import type { AttemptState } from '../attempt.ts';
import { HowItWent } from './HowItWent.tsx';
import classes from './module-end.module.css';
import type { ModuleTold } from './module-told.ts';
import { useSay } from './speech.ts';

export interface ModuleEndProps {
  readonly activityId: string;
  readonly module: ModuleTold;
  readonly state: AttemptState;
  readonly onLook: () => void;
  readonly onAgain: () => void;
  readonly Next?: ComponentType<{ readonly activityId: string }>;
}

export function ModuleEnd({ activityId, module, state, onLook, onAgain, Next }: ModuleEndProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const format = useFormat();
  const played = [...state.played.values()].some(({ score }) => score !== null);
  const develops = module.develops.map(({ name }) => say(name)).filter(Boolean);
  return (
    <article className={classes['end']}>
      <HowItWent name={say(module.name)} planned={module.minutes} state={state}>
        {played && state.score !== null && (
          <div>
            <dt>{t`Score`}</dt>
            <dd>{format.share(state.score)}</dd>
          </div>
        )}
      </HowItWent>
      {develops.length > 0 && (
        <p className={classes['develops']}>
          <Trans>
            It develops <strong>{format.list(develops)}</strong>. You have learned it; you have shown it once somebody
            saw you do it with a customer.
          </Trans>
        </p>
      )}
      {state.notes.size > 0 && (
        <p className={classes['kept']}>
          <Icon name="flag" size={18} />
          {t`What you wrote is kept, for you only.`}
        </p>
      )}
      {module.newer && <p className={classes['kept']}>{t`There is a newer version of this module meanwhile.`}</p>}
      {Next && (
        <section className={classes['following']}>
          <h2>{t`What comes next`}</h2>
          <Next activityId={activityId} />
        </section>
      )}
      <div className={classes['ways']}>
        <ButtonLink to="/" size="lg" data-next>
          {t`To my first page`}
        </ButtonLink>
        <Button variant="default" size="lg" onClick={onLook}>{t`Look through it`}</Button>
        <Button variant="subtle" size="lg" onClick={onAgain}>{t`Begin anew`}</Button>
      </div>
    </article>
  );
}
