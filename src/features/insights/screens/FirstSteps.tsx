/** The way from a roster to the first agreed gap, as long as nobody is assessed: what is done, and what comes when. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './first-steps.module.css';
import type { AcademyTold } from './told.ts';

export function FirstSteps({ told }: { readonly told: AcademyTold }): ReactElement {
  const { t } = useLingui();
  const { reach, version, step } = told;
  const people = reach.people > 1;
  const steps = [
    { title: t`People are in`, says: t`from your roster, with who leads whom`, done: people },
    {
      title: t`The way of selling is in force`,
      says: t`what each role asks for at each level`,
      done: version !== null,
    },
    {
      title: t`Everybody has a role and a level`,
      says: t`set for many at once`,
      done: people && reach.withRole > 0 && step.kind !== 'give-roles',
    },
    { title: t`People are assessed`, says: t`by themselves, and by those who lead them`, done: reach.assessed > 0 },
    {
      title: t`A gap is agreed on`,
      says: t`in a coaching session, with the day on which the two look again`,
      done: reach.agreements > 0,
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section aria-label={t`From a roster to an agreed gap`}>
      <h2 className={classes['heading']}>{t`From a roster to an agreed gap`}</h2>
      <ol className={classes['steps']}>
        {steps.map(({ title, says, done }, at) => (
          <li
            key={title}
            className={classes['step']}
            data-done={done}
            {...(at === next ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={classes['mark']} aria-hidden="true">
              {done ? <Icon name="check" size={16} /> : at + 1}
            </span>
            <span className={classes['words']}>
              <span className={classes['title']}>
                {title}
                {done && <span className="only-heard"> {t`(done)`}</span>}
              </span>
              <span className={classes['says']}>{says}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
