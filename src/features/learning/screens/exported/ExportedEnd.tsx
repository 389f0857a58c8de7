/** The end of a module in another learning system: how it went, and the way out. It claims no more than that something was learned. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { AttemptState } from '../../attempt.ts';
import type { ExportedModule } from '../../exported-module.ts';
import { HowItWent } from '../HowItWent.tsx';
import classes from '../module-end.module.css';
import { useSay } from '../speech.ts';
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
  return (
    <article className={classes['end']}>
      <HowItWent name={say(module.name)} planned={module.minutes} state={state} />
      <div className={classes['ways']}>
        <Button size="lg" onClick={onLeave} data-next>{t`Leave`}</Button>
        <Button variant="default" size="lg" onClick={onLook}>{t`Look through it`}</Button>
      </div>
    </article>
  );
}
