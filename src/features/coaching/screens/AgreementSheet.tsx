/**
 * What was agreed, to be read in under a minute: the gaps, the actions, the check-back. The same sheet on the screen and on paper.
 * With `before`, what is new against it is marked, and what is gone is listed.
 */
import { useLingui } from '@lingui/react/macro';
import { Badge, Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { useKindWords, type FullAgreement } from './coaching-words.ts';
import { DoneWithWords } from './DoneWithWords.tsx';
import classes from './agreement-sheet.module.css';

type Content = FullAgreement['revisions'][number]['content'];

export interface AgreementSheetProps {
  readonly agreement: FullAgreement;
  readonly content: Content;
  readonly before?: Content | undefined;
  /** ticking, where it is in force */
  readonly onTick?: (actionId: string, done: boolean, evidence: string) => void;
}

export function AgreementSheet({ agreement, content, before, onTick }: AgreementSheetProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const isNew = (key: 'checkBack' | 'note'): boolean => before !== undefined && before[key] !== content[key];
  return (
    <div className={classes['sheet']}>
      <section>
        <h3 className={classes['heading']}>{content.gaps.length === 1 ? t`The gap to close` : t`The gaps to close`}</h3>
        <Gaps agreement={agreement} content={content} before={before} />
      </section>
      <section>
        <h3 className={classes['heading']}>{t`What we do`}</h3>
        <Actions agreement={agreement} content={content} before={before} {...(onTick ? { onTick } : {})} />
      </section>
      <p className={classes['checkBack']}>
        <Icon name="calendar" size={18} />
        <span>
          {t`Check-back on ${format.longDay(content.checkBack)}`} {isNew('checkBack') && <New />}
        </span>
      </p>
      {content.note && (
        <p className={classes['note']}>
          {content.note} {isNew('note') && <New />}
        </p>
      )}
      {before && before.note && !content.note && <p className={classes['gone']}>{before.note}</p>}
    </div>
  );
}

function New(): ReactElement {
  const { t } = useLingui();
  return <Badge size="sm" color="petrol">{t`new`}</Badge>;
}

function Gaps({ agreement, content, before }: AgreementSheetProps): ReactElement {
  const { t, i18n } = useLingui();
  const name = (id: string): string => inLanguage(agreement.words.capabilities[id] ?? {}, i18n.locale);
  const step = (proficiency: number): string => {
    const found = agreement.words.steps.find((one) => one.proficiency === proficiency);
    return proficiency === 0
      ? t`nothing shown yet`
      : found
        ? `${proficiency} ${inLanguage(found.name, i18n.locale)}`
        : String(proficiency);
  };
  const found = new Map(
    agreement.checkBacks.flatMap((one) => one.outcomes.map((outcome) => [outcome.capabilityId, outcome])),
  );
  const gone = before?.gaps.filter((gap) => !content.gaps.some((one) => one.capabilityId === gap.capabilityId)) ?? [];
  return (
    <ul className={classes['list']}>
      {content.gaps.map((gap) => {
        const was = before?.gaps.find((one) => one.capabilityId === gap.capabilityId);
        const outcome = before ? undefined : found.get(gap.capabilityId);
        return (
          <li key={gap.capabilityId} className={classes['gap']}>
            <strong>{name(gap.capabilityId)}</strong>{' '}
            {before && (was?.from !== gap.from || was.to !== gap.to) && <New />}
            <span className={classes['steps']}>
              <span>{step(gap.from)}</span>
              <Icon name="forward" size={16} />
              <span className="only-heard">{t`to`}</span>
              <span>{step(gap.to)}</span>
            </span>
            {outcome && (
              <Badge size="sm" color={outcome.outcome === 'closed' ? 'petrol' : 'rust'}>
                {outcome.outcome === 'closed'
                  ? t`closed: ${step(outcome.found)} found`
                  : t`still open: ${step(outcome.found)} found`}
              </Badge>
            )}
          </li>
        );
      })}
      {gone.map((gap) => (
        <li key={gap.capabilityId} className={classes['gone']}>
          <span className="only-heard">{t`No longer:`}</span> {name(gap.capabilityId)}
        </li>
      ))}
    </ul>
  );
}

function Actions({ agreement, content, before, onTick }: AgreementSheetProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const owner = { salesperson: agreement.salesperson.name, manager: agreement.manager.name };
  const done = new Map(agreement.ticks.map((tick) => [tick.actionId, tick]));
  const gone =
    before?.actions.filter((action) => !content.actions.some((one) => one.actionId === action.actionId)) ?? [];
  return (
    <ol className={classes['list']}>
      {content.actions.map((action) => {
        const was = before?.actions.find((one) => one.actionId === action.actionId);
        const tick = done.get(action.actionId);
        const overdue = !tick?.done && action.due < format.today() && !agreement.ended;
        const doneOn = tick?.done ? format.day(tick.at.slice(0, 10)) : '';
        const state = tick?.done
          ? t`done on ${doneOn}`
          : overdue
            ? t`overdue since ${format.day(action.due)}`
            : t`due ${format.day(action.due)}`;
        const words = (
          <span className={classes['action']}>
            <span className={classes['what']} data-done={tick?.done ?? false}>
              {action.what} {before && was?.due !== action.due && <New />}
            </span>
            <span className={classes['facts']} data-overdue={overdue}>
              {[owner[action.owner], kinds[action.kind], state].join(' · ')}
            </span>
            {tick?.done && tick.evidence && <span className={classes['evidence']}>{tick.evidence}</span>}
          </span>
        );
        return (
          <li key={action.actionId} className={classes['actionLine']}>
            {onTick ? (
              <Checkbox
                checked={tick?.done ?? false}
                onChange={(event) => onTick(action.actionId, event.currentTarget.checked, '')}
                label={words}
                classNames={{ body: classes['tick'] ?? '' }}
              />
            ) : (
              words
            )}
            {onTick && !tick?.done && (
              <DoneWithWords what={action.what} onDone={(evidence) => onTick(action.actionId, true, evidence)} />
            )}
          </li>
        );
      })}
      {gone.map((action) => (
        <li key={action.actionId} className={classes['gone']}>
          <span className="only-heard">{t`No longer:`}</span> {action.what}
        </li>
      ))}
    </ol>
  );
}
