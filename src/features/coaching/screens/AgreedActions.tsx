/** The agreed actions on the sheet: who, until when, what it is on the menu, and whether it is done, by a tick or by finishing it. */
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { ActivityLink } from './ActivityLink.tsx';
import { useKindWords, type FullAgreement } from './coaching-words.ts';
import { DoneWithWords } from './DoneWithWords.tsx';
import { New } from './New.tsx';
import classes from './agreement-sheet.module.css';

type Content = FullAgreement['revisions'][number]['content'];

export interface AgreedActionsProps {
  readonly agreement: FullAgreement;
  readonly content: Content;
  readonly before?: Content | undefined;
  readonly onTick?: (actionId: string, done: boolean, evidence: string) => void;
}

export function AgreedActions({ agreement, content, before, onTick }: AgreedActionsProps): ReactElement {
  const { t } = useLingui();
  const gone =
    before?.actions.filter((action) => !content.actions.some((one) => one.actionId === action.actionId)) ?? [];
  return (
    <ol className={classes['list']}>
      {content.actions.map((action) => (
        <li key={action.actionId} className={classes['actionLine']}>
          <Line
            agreement={agreement}
            action={action}
            isNew={before !== undefined && isNew(action, before)}
            {...(onTick ? { onTick } : {})}
          />
        </li>
      ))}
      {gone.map((action) => (
        <li key={action.actionId} className={classes['gone']}>
          <span className="only-heard">{t`No longer:`}</span> {action.what}
        </li>
      ))}
    </ol>
  );
}

function isNew(action: Content['actions'][number], before: Content): boolean {
  return before.actions.find((one) => one.actionId === action.actionId)?.due !== action.due;
}

interface LineProps extends Pick<AgreedActionsProps, 'agreement' | 'onTick'> {
  readonly action: Content['actions'][number];
  readonly isNew: boolean;
}

function Line({ agreement, action, isNew, onTick }: LineProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const owner = { salesperson: agreement.salesperson.name, manager: agreement.manager.name };
  const { actionId, activityId, what } = action;
  const last = agreement.ticks.findLast((one) => one.actionId === actionId);
  const tick = last?.done ? last : null;
  const overdue = !tick && action.due < format.today() && !agreement.ended;
  const doneOn = tick ? format.day(tick.at.slice(0, 10)) : '';
  const byFinishing = tick?.completionId != null;
  const done = byFinishing ? t`finished on ${doneOn}` : t`done on ${doneOn}`;
  const open = overdue ? t`overdue since ${format.day(action.due)}` : t`due ${format.day(action.due)}`;
  const activity = activityId === null ? undefined : agreement.activities[activityId];
  const words = (
    <span className={classes['action']}>
      <span className={classes['what']} data-done={tick !== null}>
        {what} {isNew && <New />}
      </span>
      <span className={classes['facts']} data-overdue={overdue}>
        {[owner[action.owner], kinds[action.kind], tick ? done : open].join(' · ')}
      </span>
      {tick?.evidence && <span className={classes['evidence']}>{tick.evidence}</span>}
    </span>
  );
  return (
    <>
      {onTick ? (
        <Checkbox
          checked={tick !== null}
          onChange={(event) => onTick(actionId, event.currentTarget.checked, '')}
          label={words}
          classNames={{ body: classes['tick'] ?? '' }}
        />
      ) : (
        words
      )}
      {activityId !== null && activity && (
        <span className={classes['activity']} data-ticked={onTick !== undefined}>
          <ActivityLink
            activityId={activityId}
            activity={activity}
            below={what}
            learns={agreement.mySide === action.owner && !tick && !agreement.ended}
          />
        </span>
      )}
      {onTick && !tick && <DoneWithWords what={what} onDone={(evidence) => onTick(actionId, true, evidence)} />}
    </>
  );
}
