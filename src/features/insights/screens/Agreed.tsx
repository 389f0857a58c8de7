/** What was agreed: one's own actions to tick, what the manager does, the gaps it is about, and when the two look again. */
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import classes from './my-path.module.css';
import type { PathTold } from './told.ts';
import type { Ticks } from './use-tick.ts';

type Agreement = NonNullable<PathTold['agreement']>;

export function Agreed({ agreement, ticks }: { readonly agreement: Agreement | null; readonly ticks: Ticks }): ReactElement {
  const { t } = useLingui();
  if (agreement && agreement.state !== 'set-aside') return <Holds agreement={agreement} ticks={ticks} />;
  return (
    <section className={classes['section']}>
      <h2 className={classes['heading']}>{t`What you agreed`}</h2>
      <p className={classes['about']}>{t`Nothing yet. In a coaching session you choose a gap to close with your manager, at most three actions, and the day on which you look again. They stand here to tick off.`}</p>
    </section>
  );
}

function Holds({ agreement, ticks }: { readonly agreement: Agreement; readonly ticks: Ticks }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { manager, checkBack, state } = agreement;
  const holds = state === 'in-force';
  const mine = agreement.actions.filter(({ owner }) => owner === 'salesperson');
  const theirs = agreement.actions.filter(({ owner }) => owner === 'manager');
  const gaps = agreement.gaps.map(({ name }) => inLanguage(name, i18n.locale));
  const due = (action: Agreement['actions'][number]): string => {
    if (action.done) return t`done`;
    if (action.daysOverdue > 0) return t`due ${format.fromToday(action.due)}`;
    return t`until ${format.day(action.due)}`;
  };
  return (
    <section className={classes['section']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{holds ? t`What you agreed` : t`Proposed`}</h2>
        <TextLink to="/coaching/agreements/$agreementId" params={{ agreementId: agreement.id }} size="sm">
          {t`with ${manager.name}`}
        </TextLink>
      </div>
      <p className={classes['about']}>{format.list(gaps)}</p>
      <ul className={classes['lines']}>
        {mine.map((action) => {
          const isDone = ticks.now.get(action.actionId) ?? action.done;
          return (
            <li key={action.actionId}>
              <label className={classes['action']} data-done={isDone}>
                <Checkbox
                  size="md"
                  checked={isDone}
                  disabled={!holds}
                  onChange={(event) => ticks.tick(agreement.id, action.actionId, event.currentTarget.checked)}
                />
                <span className={classes['words']}>
                  <span className={classes['what']}>{action.what}</span>
                  <span className={action.daysOverdue > 0 && !isDone ? classes['late'] : classes['says']}>{due({ ...action, done: isDone })}</span>
                </span>
              </label>
            </li>
          );
        })}
        {theirs.map((action) => (
          <li key={action.actionId} className={classes['theirs']}>
            <span className={classes['words']}>
              <span className={classes['what']}>{action.what}</span>
              <span className={classes['says']}>{t`${manager.name}: ${due(action)}`}</span>
            </span>
          </li>
        ))}
      </ul>
      {holds && checkBack && <p className={classes['about']}>{t`You look again on ${format.day(checkBack)}, ${format.fromToday(checkBack)}.`}</p>}
    </section>
  );
}
