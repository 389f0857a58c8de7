/**
 * The next bite as the one thing to do now: what it is, how many minutes it takes, why it is this one, and the button to begin.
 * A ring around the minutes says how far one has come.
 */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { BiteLink } from './BiteLink.tsx';
import classes from './bite.module.css';
import type { Bite } from './told.ts';
import { useBiteWords } from './use-bite-words.ts';

export function BiteNow({ bite }: { readonly bite: Bite }): ReactElement {
  const { t, i18n } = useLingui();
  const why = useBiteWords()(bite);
  const begun = bite.share > 0;
  return (
    <section className={classes['now']} aria-label={t`The next bite`}>
      <Minutes bite={bite} />
      <div className={classes['words']}>
        <p className={classes['label']}>{begun ? t`Go on where you were` : t`Your next bite`}</p>
        <p className={classes['title']}>{inLanguage(bite.name, i18n.locale)}</p>
        {why && <p className={classes['why']}>{why}</p>}
      </div>
      <div className={classes['action']}>
        <BiteLink bite={bite} />
      </div>
    </section>
  );
}

/** The minutes still to spend, in a ring that closes. */
function Minutes({ bite }: { readonly bite: Bite }): ReactElement {
  const { t } = useLingui();
  const round = 2 * Math.PI * 26;
  const words = plural(bite.minutesLeft, { one: '# minute', other: '# minutes' });
  return (
    <span className={classes['minutes']} role="img" aria-label={bite.share > 0 ? t`${words} left` : words}>
      <svg viewBox="0 0 60 60" aria-hidden="true" focusable="false">
        <circle cx="30" cy="30" r="26" className={classes['track']} />
        <circle
          cx="30"
          cy="30"
          r="26"
          className={classes['arc']}
          strokeDasharray={`${Math.max(0.02, bite.share) * round} ${round}`}
        />
      </svg>
      <span className={classes['number']} aria-hidden="true">
        {bite.minutesLeft}
        <span className={classes['unit']}>{t`min`}</span>
      </span>
    </span>
  );
}
