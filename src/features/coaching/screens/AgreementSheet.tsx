/**
 * What was agreed, to be read in under a minute: the gaps, the actions, the check-back. The same sheet on the screen and on paper.
 * With `before`, what is new against it is marked, and what is gone is listed.
 */
import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { AgreedActions } from './AgreedActions.tsx';
import type { FullAgreement } from './coaching-words.ts';
import { New } from './New.tsx';
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
        <AgreedActions agreement={agreement} content={content} before={before} {...(onTick ? { onTick } : {})} />
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
