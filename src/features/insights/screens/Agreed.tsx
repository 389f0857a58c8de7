/** What was agreed: one's own actions to tick, what the manager does, the gaps it is about, and when the two look again. */
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { Suspense, useId, type ReactElement } from 'react';
import { daysBetween } from '../../../kernel/day.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import classes from './my-path.module.css';
import type { FirstSlots } from './slots.ts';
import type { PathTold } from './told.ts';
import type { Ticks } from './use-tick.ts';

type Agreement = NonNullable<PathTold['agreement']>;
type Action = Agreement['actions'][number];

export interface AgreedProps extends Pick<FirstSlots, 'WhatHappened'> {
  readonly agreement: Agreement | null;
  readonly ticks: Ticks;
}

export function Agreed({ agreement, ticks, WhatHappened }: AgreedProps): ReactElement {
  const { t } = useLingui();
  if (agreement && agreement.state !== 'set-aside')
    return <Content agreement={agreement} ticks={ticks} WhatHappened={WhatHappened} />;
  return (
    <section className={classes['section']}>
      <h2 className={classes['heading']}>{t`What you agreed`}</h2>
      <p className={classes['about']}>
        {t`Nothing yet. In a coaching session you choose a gap to close with your manager, at most three actions, and the day on which you look again. They stand here to tick off.`}
      </p>
    </section>
  );
}

/** From when on what happened since is in sight: time enough to show something before the day. */
const nearDays = 7;

function Content({ agreement, ticks, WhatHappened }: AgreedProps & { readonly agreement: Agreement }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const due = useDueWords();
  const { manager, checkBack, id } = agreement;
  const holds = agreement.state === 'in-force';
  const mine = agreement.actions.filter(({ owner }) => owner === 'salesperson');
  const theirs = agreement.actions.filter(({ owner }) => owner === 'manager');
  return (
    <section className={classes['section']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{holds ? t`What you agreed` : t`Proposed`}</h2>
        <TextLink to="/coaching/agreements/$agreementId" params={{ agreementId: id }} size="sm">
          {t`with ${manager.name}`}
        </TextLink>
      </div>
      <p className={classes['about']}>{format.list(agreement.gaps.map(({ name }) => inLanguage(name, i18n.locale)))}</p>
      <ul className={classes['lines']}>
        {mine.map((action) => (
          <li key={action.actionId}>
            {holds ? (
              <ToTick
                action={action}
                done={ticks.now.get(action.actionId) ?? action.done}
                onTick={(done) => ticks.tick(id, action.actionId, done)}
              />
            ) : (
              <Plain what={action.what} says={due(action)} />
            )}
            {action.activity && (
              <OnTheMenu activity={action.activity} below={action.what} mine={holds && !action.done} />
            )}
          </li>
        ))}
        {theirs.map((action) => (
          <li key={action.actionId}>
            <Plain what={action.what} says={t`${manager.name}: ${due(action)}`} indented={holds} />
            {action.activity && <OnTheMenu activity={action.activity} below={action.what} mine={false} />}
          </li>
        ))}
      </ul>
      {holds && checkBack && (
        <p
          className={classes['about']}
        >{t`You look again on ${format.day(checkBack)}, ${format.fromToday(checkBack)}.`}</p>
      )}
      {holds && checkBack && daysBetween(format.today(), checkBack) <= nearDays && (
        <Suspense fallback={null}>
          <WhatHappened agreementId={id} />
        </Suspense>
      )}
    </section>
  );
}

/** One tap to what is meant; whoever learns it lands on its first card. */
interface OnTheMenuProps {
  readonly activity: NonNullable<Action['activity']>;
  /** the words it stands below: its name is not said twice */
  readonly below: string;
  readonly mine: boolean;
}

function OnTheMenu({ activity, below, mine }: OnTheMenuProps): ReactElement {
  const { t, i18n } = useLingui();
  const { activityId, cards, minutes } = activity;
  const name = inLanguage(activity.name, i18n.locale);
  const said = below.trim() === name;
  const open = said ? t`Open it, ${minutes} minutes` : t`Open ${name}, ${minutes} minutes`;
  const look = said ? t`On the menu, ${minutes} minutes` : t`${name}, ${minutes} minutes`;
  return (
    <TextLink
      to={cards && mine ? '/learn/$activityId' : '/menu/$activityId'}
      params={{ activityId }}
      size="sm"
      className={classes['onTheMenu'] ?? ''}
    >
      {cards && mine ? open : look}
    </TextLink>
  );
}

interface ToTickProps {
  readonly action: Action;
  readonly done: boolean;
  readonly onTick: (done: boolean) => void;
}

function ToTick({ action, done, onTick }: ToTickProps): ReactElement {
  const due = useDueWords();
  const id = useId();
  return (
    <label htmlFor={id} className={classes['action']} data-done={done}>
      <Checkbox id={id} size="md" checked={done} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span className={classes['words']}>
        <span className={classes['what']}>{action.what}</span>
        <span className={action.daysOverdue > 0 && !done ? classes['late'] : classes['says']}>
          {due({ ...action, done })}
        </span>
      </span>
    </label>
  );
}

/** An action that is not for ticking here: the manager's, or one that is only proposed. */
function Plain({
  what,
  says,
  indented = false,
}: {
  readonly what: string;
  readonly says: string;
  readonly indented?: boolean;
}): ReactElement {
  return (
    <span className={classes['plain']} data-indented={indented}>
      <span className={classes['what']}>{what}</span>
      <span className={classes['says']}>{says}</span>
    </span>
  );
}

function useDueWords(): (action: Pick<Action, 'done' | 'daysOverdue' | 'due' | 'finishedOn'>) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ done, daysOverdue, due, finishedOn }) => {
    if (done) return finishedOn ? t`finished on ${format.day(finishedOn)}` : t`done`;
    return daysOverdue > 0 ? t`due ${format.fromToday(due)}` : t`until ${format.day(due)}`;
  };
}
